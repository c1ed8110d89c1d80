// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/effective.h"

#include "domain/catalogue.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// Why \a permission cannot be held, or -1. The root of the matter: a sub-tick whose parent is itself blocked is
/// blocked by what blocks the parent, as that is what a person would have to switch.
int blocker(const PermissionSet &permissions, int permission)
{
    const Permission &entry = catalogue().at(permission);
    for (const int other : entry.clearedBy) {
        if (effective(permissions, other).holds())
            return other;
    }
    for (const int need : entry.needs) {
        const Effective needed = effective(permissions, need);
        if (needed.state == Effective::State::Blocked)
            return needed.cause;
        if (!needed.holds())
            return need;
    }
    return -1;
}

/// What brings \a permission along, or -1.
int implier(const PermissionSet &permissions, int permission)
{
    for (const Implication &implication : catalogue().at(permission).impliedBy) {
        if (effective(permissions, implication.permission).holds()
            && (implication.with < 0 || effective(permissions, implication.with).holds()))
            return implication.permission;
    }
    return -1;
}

} // namespace

// Ends, because Catalogue::fromJson() takes no couplings in a circle.
Effective effective(const PermissionSet &permissions, int permission)
{
    using State = Effective::State;
    if (const int cause = blocker(permissions, permission); cause >= 0)
        return {State::Blocked, cause};
    if (const int cause = implier(permissions, permission); cause >= 0)
        return {State::Implied, cause};
    switch (permissions.scope(permission)) {
    case PermissionSet::Scope::None:
        return {State::NotGranted, -1};
    case PermissionSet::Scope::Some:
        return {State::Some, -1};
    case PermissionSet::Scope::All:
        return {State::Granted, -1};
    }
    return {};
}

PermissionSet normalised(const PermissionSet &asked, std::vector<Clearing> *cleared)
{
    // One round reaches the fixed point: a blocked permission already counts as not held while the others are judged.
    PermissionSet normal = asked;
    for (int permission = 0; permission < catalogue().size(); ++permission) {
        if (!asked.holds(permission))
            continue;
        const Effective state = effective(asked, permission);
        if (state.state != Effective::State::Blocked)
            continue;
        normal.revoke(permission);
        if (cleared)
            cleared->push_back({permission, state.cause});
    }
    return normal;
}

bool isNormal(const PermissionSet &permissions)
{
    return normalised(permissions) == permissions;
}

bool goesAroundPlaces(const PermissionSet &permissions)
{
    static const int api = catalogue().indexOf(u"access_api");
    return isLimitedToPlaces(permissions) && effective(permissions, api).holds();
}

bool isLimitedToPlaces(const PermissionSet &permissions)
{
    static const int everywhere = catalogue().indexOf(u"access_all_locations");
    return !effective(permissions, everywhere).holds();
}

} // namespace steward::domain
