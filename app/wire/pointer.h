// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/changes.h"

namespace steward::wire {

/// In what a body holds the changes of a set.
enum class SentAs {
    Otherwise, ///< made by the server from something else, or in parts
    Set,       ///< its member `changes`
    Object,    ///< its members are those of one object
};

/// Where in the body is what \a problem is about (RFC 6901); empty: nowhere. \a changes are those of the set.
[[nodiscard]] QString pointerTo(const domain::Problem &problem, const QList<domain::Change> &changes, SentAs sentAs);

} // namespace steward::wire
