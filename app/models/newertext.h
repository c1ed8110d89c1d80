// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change.h"
#include "workspace/newer.h"

namespace steward {

/// "dormant (newer than this console)": a word, a field or a kind that a newer server has and we do not know.
[[nodiscard]] QString newerText(const QString &what);

/// How many of these changes are of objects of kinds we do not know.
[[nodiscard]] int newerCount(const QList<domain::Change> &changes);

/// What the status of a project says of a newer server, in one or two sentences; empty: nothing of it is newer, or so
/// much that editing is refused, which is said where it is refused.
[[nodiscard]] QString newerRemark(const Newer &newer);

} // namespace steward
