// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/router.h"

namespace steward {

/// The routes of every kind of object, made from what the kind says of itself: all of them are listed and read; what
/// change sets make and remove is made and removed here too, each time as a change set of one. Of a kind with a single
/// object the path is that object's.
[[nodiscard]] std::vector<Route> resourceRoutes();

} // namespace steward
