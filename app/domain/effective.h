// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/permissionset.h"

#include <vector>

namespace steward::domain {

/// What a stored permission amounts to once the couplings of the catalogue are looked at.
struct Effective
{
    enum class State {
        NotGranted,
        Granted,
        Some,    ///< only the items stored
        Implied, ///< on, because \a cause is on; the stored value is kept for later
        Blocked, ///< off and cannot be switched on, because of \a cause
    };

    State state = State::NotGranted;
    int cause = -1; ///< the permission that implies or blocks

    [[nodiscard]] bool holds() const
    {
        return state == State::Granted || state == State::Some || state == State::Implied;
    }
};

/// O(couplings of one permission).
[[nodiscard]] Effective effective(const PermissionSet &permissions, int permission);

/// One stored permission that \a normalised switches off, and the one that causes it.
struct Clearing
{
    int permission = -1;
    int cause = -1;
};

/// What a server stores when asked for \a asked: every permission whose needs are not met, or that another one clears,
/// is switched off, to a fixed point. Implied ones are computed, never stored. Pure, idempotent.
[[nodiscard]] PermissionSet normalised(const PermissionSet &asked, std::vector<Clearing> *cleared = nullptr);

/// True when normalised() leaves it alone.
[[nodiscard]] bool isNormal(const PermissionSet &permissions);

/// A role that may use the APIs and is limited to places: the API knows no places (DOMAIN.md 10, pain 3).
[[nodiscard]] bool goesAroundPlaces(const PermissionSet &permissions);

/// access_all_locations is not held.
[[nodiscard]] bool isLimitedToPlaces(const PermissionSet &permissions);

} // namespace steward::domain
