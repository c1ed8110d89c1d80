// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/access/access.h"

namespace steward::domain {

/// All that somebody sees.
struct View
{
    /// How far a sight goes.
    struct Reach
    {
        Sight sight = Sight::Place;
        Reason reason = Reason::NoRole; ///< Open: see \a isEverywhere; OpenInApi: in the pages his places, there all
        int permission = -1;            ///< that opens it, or is missing
        bool isEverywhere = false;
    };
    /// Objects of one kind, all or none of them. Not of places and people, of which he may see some: Reach tells.
    struct Objects
    {
        QLatin1StringView kind;
        Reason toRead = Reason::NoRole;
        std::optional<Reason> toChange; ///< some of them: mayChange() looks at each change; none: nobody changes
                                        ///< what is only reported
    };
    /// A key of his and what it gives.
    struct Key
    {
        Id id;
        Reason reason = Reason::NoRole; ///< OpenInApi: goes around his places
        Access::Held held;              ///< permissions; with access_api among them, or none
        bool isFromSomeAddresses = false;
    };
    struct Remark
    {
        enum class Kind {
            SomeAddresses, ///< IP lists hold him up, wherever he is right (DOMAIN.md 4.8)
            SignsInWith,   ///< id: the identity provider he is sent to (DOMAIN.md 5)
            RoleEnds,      ///< at, by rule
            PlaceEnds,     ///< id, at, by rule
        };
        Kind kind = Kind::SomeAddresses;
        Id id;
        std::optional<Instant> at;
    };

    EffectivePermissions permissions;
    std::array<Reach, allSights.size()> reach;
    QList<Id> places; ///< those of his own, in use, that lie in no other of them; he sees what is below, too. Empty
                      ///< where he is not limited, or cannot enter
    Reason groups = Reason::NoRole;
    QList<Objects> objects;
    QList<Key> keys;
    QList<Remark> remarks;
};

/// O(permissions + kinds + keys + providers + places of the person × depth).
[[nodiscard]] View whatCanSee(const Access &access, const Person &person);

} // namespace steward::domain
