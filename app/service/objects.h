// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/context.h"

namespace steward::handlers {

/// The object a route is about: the one the path names, or the only one of its kind. Nothing where there is none, or
/// where the caller is not shown it: to him that is the same.
[[nodiscard]] std::optional<domain::EntityRef> entityAsked(const Reading &reading);

} // namespace steward::handlers
