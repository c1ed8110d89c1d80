// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QList>

namespace steward::domain {

/// Why somebody sees something, or what keeps it from him. In the order in which it is asked: of several obstacles the
/// first is told, as nothing is won by clearing a later one.
enum class Reason {
    Open,           ///< seen in the pages, and through the API by who may use it
    OpenInApi,      ///< in the API alone, which knows no places (DOMAIN.md 10, pain 3)
    KeyInactive,    ///< the API key is switched off
    KeyExpired,     ///< or past its end
    Inactive,       ///< the person is not active (3.6)
    NoRole,         ///< a web user without a role (1.5), or with one that is gone
    RoleArchived,   ///< the role gives nothing any more
    NoPlace,        ///< limited to places and has none: cannot enter (2.4; 10, pain 2)
    PlacesArchived, ///< limited to places that are all archived: cannot enter
    VendorOnly,     ///< for staff of the vendor (4.6)
    AdminOnly,      ///< takes the built-in role Admin (1.4)
    NotGranted,     ///< the role does not have the permission
    Blocked,        ///< or cannot have it, because of another one (1.3)
    Unplaced, ///< belongs to no place, so that who is limited to places never sees it: groups, what groups own, who
              ///< has no place (2.4)
    PlaceArchived, ///< its place is archived: out of the reach of all who are limited to places
    OutOfReach,    ///< its place is none of the person's and below none of them (2.4)
};
inline constexpr int reasonCount = static_cast<int>(Reason::OutOfReach) + 1;

[[nodiscard]] constexpr bool isOpen(Reason reason)
{
    return reason == Reason::Open || reason == Reason::OpenInApi;
}

/// One step of the way from somebody to what he sees, or to what stops him: values for a sentence, no words.
struct Step
{
    enum class Kind {
        Person,        ///< id
        ApiKey,        ///< id
        Admin,         ///< the built-in role
        Role,          ///< id: his own
        DefaultRole,   ///< id: of mobile workers without a role of their own
        KeyRole,       ///< id: an API key may no more than this role
        Everywhere,    ///< permission: access_all_locations; where the way ends here, it is what he lacks
        AroundPlaces,  ///< permission: access_api, with a limit to places
        AssignedPlace, ///< id: one of his places, and the one that is asked for
        PlaceAbove,    ///< id: one of his places, above the one that is asked for
        Permission,    ///< permission, and cause where another one implies or blocks it
        Target,        ///< id: the place that is asked for
    };

    Kind kind = Kind::Person;
    Id id;
    int permission = -1; ///< index of the catalogue
    int cause = -1;      ///< likewise

    friend bool operator==(const Step &, const Step &) = default;
};

/// The way ends at what grants, or at what blocks.
struct Answer
{
    Reason reason = Reason::NoRole;
    QList<Step> path;

    [[nodiscard]] bool isOpen() const { return steward::domain::isOpen(reason); }

    friend bool operator==(const Answer &, const Answer &) = default;
};

} // namespace steward::domain
