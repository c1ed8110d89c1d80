// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/access/access.h"
#include "domain/access/within.h"

namespace steward::domain {

/// One question, held against what a role amounts to.
struct Pass
{
    Reason reason = Reason::NoRole; ///< Open, or what stands against it whatever the places
    int permission = -1;            ///< that opens it, or is missing
    bool asksPlaces = false;        ///< Open only to those whose own places hold what is asked for
    bool isOpenInApi = false;       ///< to the others, through the API
};

/// O(permissions asked for).
[[nodiscard]] Pass passOf(const Access::Amount &amount, const Sought &sought);
[[nodiscard]] Pass adminsPass(const Sought &sought);

/// The reason in the end, for somebody who is active.
[[nodiscard]] Reason reasonOf(const Pass &pass, Within::Own own, bool isLimited, const Within &within);

/// The step that names a permission: with what implies or blocks it.
[[nodiscard]] Step permissionStep(const Access::Amount &amount, int permission);

} // namespace steward::domain
