// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/changes.h"
#include "domain/placerows.h"

namespace steward::domain {

/// One thing that will happen to people, counted. Codes and arguments only; models make the sentence. The codes, and
/// what they come with beside the people:
///
/// Rights. "permission.gained", "permission.lost", "permissions.follow": permissions, items, itemsKept.
///     "phone.can_sync", "phone.cannot_sync". "api.around_places": cases. "role.made", "role.removed".
/// Sight. "reach.narrowed", "reach.widened": level, total, places, placesKept, sight (of so many people: saw, sees).
///     Who sees everything sees everything, whatever comes and goes.
/// Entry. "person.locked_out": why: inactive, no_role, role_archived, no_place, or SignIn::wordOf(). "person.let_in".
/// Places. "place.made"; "place.moved", "place.archived", "place.put_back", "place.removed": below, how many in use go
///     or come with it.
/// Phones. "phone.resync": get more or less at the next sync. "phone.new_build": only with a new build of the apps.
/// Settings. "sessions.end". "sign_in.warned", "sign_in.not_reported": why, stage; who is known not to follow and is
///     warned, of whom it is not known. "vendor.shut_out", "vendor.let_in", "tries.unlimited", "tries.limited",
///     "requests.allowed", "requests.refused". "invitations.by_address", "invitations.any_address": open.
///     "ip.restricted", "ip.eased": nobody knows from where people come.
/// Single sign-on. "provider.required", "provider.passwords": who must sign in there from now on, who no longer.
///     "provider.tested", "provider.claims", "provider.deactivates".
/// Objects. "key.stopped", "key.narrowed", "key.widened": keys; people: the owners. "client.stopped": clients.
///     "invitation.broken" (its role or places are gone), "invitation.withdrawn": invitations. "profile.values".
///     "field.required".
/// "nothing.noticed".
struct Effect
{
    enum class Tone { Neutral, Gain, Loss, Warning, Danger };

    QString code; ///< one of those below; a newer server may tell of others
    Tone tone = Tone::Neutral;
    EntityRef entity; ///< what was changed
    QString field;    ///< the change it belongs to; empty: the whole set
    QList<Id> people;
    QStringList permissions; ///< keys
    QJsonObject arguments;   ///< what the code comes with; absent = not reported
    int beyond = 0;          ///< so many people besides, whom he who asked is not shown

    [[nodiscard]] int count() const { return static_cast<int>(people.size()) + beyond; }

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
    QList<Id> resync;      ///< mobile workers whose phones get more or less at the next sync
    int sessions = 0;      ///< open sessions that may end: of web users locked out, or of all where they get shorter
    QList<Id> keys;        ///< API keys that stop or may less
    QList<Id> invitations; ///< open ones that lead nowhere afterwards

    /// So many people besides in the lists of the same names, whom he who asked is not shown.
    struct Beyond
    {
        int gain = 0;
        int lose = 0;
        int lockedOut = 0;
        int letIn = 0;

        friend bool operator==(const Beyond &, const Beyond &) = default;
    };
    Beyond beyond;

    friend bool operator==(const Impact &, const Impact &) = default;
};

/// Compares two states; \a changes (Outcome::changes) tell which fields to attribute effects to. One pass over the
/// people: O(people + changes); a role's effect is worked out once, not per holder. Places that stand differently: a
/// tree of each state, O(places) where \a cache has none, and what each person they may touch sees in both.
[[nodiscard]] Impact impact(const Project &before, const Project &after, const QList<Change> &changes);
/// For one who asks again after each edit: \a cache is kept from one time to the next.
[[nodiscard]] Impact impact(const Project &before, const Project &after, const QList<Change> &changes,
                            PlaceCache &cache);

/// The lock-out guard on the whole set: who could enter before and could not after, and whether that may be overridden.
struct LockOut
{
    /// People whom one rule on signing in (SignIn) newly refuses.
    struct Barred
    {
        EntityRef rule; ///< the settings, the IP access or an identity provider
        QString why;    ///< SignIn::wordOf()
        QList<Id> people;

        friend bool operator==(const Barred &, const Barred &) = default;
    };

    QList<Id> people;     ///< locked out by what is theirs: being active, a role, a place; to be acknowledged by name
    QList<Barred> barred; ///< could enter, but are refused; may be everybody: to be acknowledged by count
    QList<Id> never;      ///< among all of them: the last admins, break-glass people: blocks, always
    bool locksAuthor = false;
    bool leavesNoAdmin = false; ///< some admin could sign in before, none could after

    [[nodiscard]] bool isFree() const { return people.isEmpty() && barred.isEmpty(); }
};

/// Looks at the author, the admins and break-glass people with a hard stop, at everyone else with names or numbers.
/// O(people) where rules on signing in differ, else as impact().
[[nodiscard]] LockOut lockOut(const Project &before, const Project &after, const Id &author);

} // namespace steward::domain
