// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/changes.h"
#include "domain/placetree.h"

namespace steward::domain {

/// One thing that will happen to people, counted. Codes and arguments only; models make the sentence.
struct Effect
{
    enum class Tone { Neutral, Gain, Loss, Warning, Danger };

    QString code; ///< "reach.narrowed", "reach.widened", "permission.gained", "permission.lost", "permissions.follow",
                  ///< "phone.can_sync", "phone.cannot_sync", "api.around_places", "person.locked_out", "person.let_in",
                  ///< "role.made", "role.removed", "nothing.noticed"
    Tone tone = Tone::Neutral;
    EntityRef entity; ///< what was changed
    QString field;    ///< the change it belongs to; empty: the whole set
    QList<Id> people;
    QStringList permissions; ///< keys
    QJsonObject arguments;   ///< counts: "places", "placesKept", "cases", "holdersOnlyHere"; absent = not reported

    friend bool operator==(const Effect &, const Effect &) = default;
};

/// What a set would do to people if it were applied to \a before.
struct Impact
{
    QList<Id> gain; ///< hold more afterwards in at least one respect
    QList<Id> lose;
    QList<Id> lockedOut; ///< could enter, could not afterwards
    QList<Id> letIn;
    QList<Effect> effects; ///< dangers first, then losses, gains, the rest; stable order
    int touched = 0;       ///< people in at least one of the lists
    int phones = 0;        ///< mobile workers among them

    friend bool operator==(const Impact &, const Impact &) = default;
};

/// Compares two states; \a changes (Outcome::changes) tell which fields to attribute effects to. One pass over the
/// people: O(people + changes); a role's effect is worked out once, not per holder.
[[nodiscard]] Impact impact(const Project &before, const Project &after, const QList<Change> &changes);
/// For one who asks again after each edit: \a trees is kept from one time to the next.
[[nodiscard]] Impact impact(const Project &before, const Project &after, const QList<Change> &changes,
                            LastPlaceTree &trees);

/// The lock-out guard on the whole set: who could enter before and could not after, and whether that may be overridden.
struct LockOut
{
    QList<Id> people; ///< everyone locked out
    QList<Id> never;  ///< among them: the last admin, break-glass people: blocks, always
    bool locksAuthor = false;

    [[nodiscard]] bool isFree() const { return people.isEmpty(); }
};

/// Looks at the author, the admins and break-glass people with a hard stop, at everyone else with names.
[[nodiscard]] LockOut lockOut(const Project &before, const Project &after, const Id &author);

} // namespace steward::domain
