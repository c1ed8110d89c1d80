// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/author.h"
#include "domain/change.h"
#include "domain/project.h"

namespace steward::domain {

/// Why a change set, or one change of it, is refused. Codes and arguments only; models make the sentence.
///
/// Forbidden: forbidden.
/// Invalid: set.empty, kind.read_only, kind.unknown, object.exists, object.id, object.invalid, change.malformed,
///     change.duplicate, field.read_only, field.unknown, field.value, secret.gone (a way back to a secret's earlier
///     value, which nobody has any more), role.name.empty, role.name.blank_start,
///     role.name.length, role.name.characters, role.name.reserved, role.name.taken, role.landing_page,
///     role.assignable_by, permission.unknown, permission.not_offered, permission.blocked, permission.item_unknown,
///     person.role_unknown, person.role_archived, person.place_unknown, person.place_archived, person.primary_place;
///     then, when these find nothing, what validateTouched() finds: findingcodes.h.
/// Stale: field.stale, object.changed (a removal of what has moved on), object.gone.
/// Objection: role.upstream_locked, role.default, role.held, object.referred (others point at what is removed; count),
///     place.top_in_use (a top with places in use below it; count), place.needed (the last place in use of active
///     people).
/// LockOut: lockout.address (the author himself, where he sits now: he could not take it back), lockout.last_admin,
///     lockout.break_glass, lockout.people (acknowledged by name), lockout.sign_in (per rule, by one number: the
///     acknowledgement's entity is the rule's, its words are the number; see domain/barred.h).
struct Problem
{
    enum class Kind {
        Forbidden, ///< 403
        Invalid,   ///< 422
        Stale,     ///< 412
        Objection, ///< 409
        LockOut,   ///< 409: "lockout.*"
    };

    Kind kind = Kind::Invalid;
    QString code;    ///< stable slug, from the list above
    int change = -1; ///< index into ChangeSet::changes; -1: the whole set
    QString field;
    QString missing;    ///< Forbidden: Verdict::missing; "permission.blocked": key of the permission that blocks;
                        ///< "lockout.sign_in": why, as SignIn::wordOf()
    QJsonValue base;    ///< Stale: the value the author started from
    QJsonValue theirs;  ///< Stale: the value now
    qint64 version = 0; ///< Stale: the object's version now
    QList<Id> people;   ///< LockOut: who, of "lockout.sign_in" the first 100; Objection "role.held": the holders
    int count = 0;
    QJsonObject arguments; ///< of a code from findingcodes.h, told there; "object.referred": kinds

    friend bool operator==(const Problem &, const Problem &) = default;
};

/// The outcome of applying a set: the project after it and everything that changed, or the problems and no project.
struct Outcome
{
    std::optional<Project> project; ///< at revision + 1, objects touched carry it as their version
    QList<Change> changes; ///< as asked, then what followed by rule (cause set), in a fixed order; no-ops left out.
                           ///< The cause of what follows from a removal is "removed"
    QList<Problem> problems;
    /// Where the set would lead if nothing stood against it, for impact(): there as soon as the set is allowed and
    /// valid, with \a changes, even while it is stale or objected to or locks somebody out.
    std::optional<Project> wouldBe;

    [[nodiscard]] bool isGood() const { return project.has_value(); }
};

/// Applies all or nothing. Checks in this order: allowed, valid, stale, objections, lock-out; the first that finds
/// something tells all it found. What follows by rule: permissions that no longer have an effect go, a primary place
/// follows the places, what lies below an archived place is archived (taken out of the archive it comes alone), lists
/// lose what is removed; a new object without handle, and a place without site code, get one from the name, once.
/// \a author null: a rule, not a person (may do all). Pure; O(changes) plus O(people) for holders and the guard. By
/// rule is a set without an author, each change of which has a cause (dueBy()): it may write fields that nobody may ask
/// for, keeps its causes, and asks nobody to acknowledge a lock-out; the last admin and break-glass people it spares
/// like any other. A set with \a inverseOf may put back what it could not newly give: permissions not offered, items
/// and places no longer listed. Nothing but no-ops: the same project at revision + 1, without changes.
[[nodiscard]] Outcome apply(const Project &project, const ChangeSet &set, const Author &author);

/// The first check of apply() alone: what \a author may not do of what is asked. O(changes).
[[nodiscard]] QList<Problem> notAllowed(const Project &project, const ChangeSet &set, const Author &author);

/// The changes that lead from \a outcome back to what was before; same order reversed, causes gone: the inverse is
/// complete in itself. A date that fell due by rule (a change that is its own cause) is not put back: it would fall due
/// again at once. Applied, they lead to the same objects; rows that stayed keep their order, what is put back comes
/// after them, and versions are new. Secrets come back without a value: an object that is put back has none (who gives
/// the value again says so), and what would put one back alone apply() refuses as "secret.gone".
[[nodiscard]] QList<Change> inverse(const QList<Change> &changes, const Project &now);

/// The field changes between two states of the same project's objects. O(rows), chunks shared are skipped.
[[nodiscard]] QList<Change> diff(const Project &before, const Project &after);

/// What becomes of one staged change when its object has moved on.
struct Merge
{
    enum class Kind {
        Clean,    ///< nobody touched the field: the change was moved onto the new version. Or it is a set
                  ///< (FieldRule::isSet): the change then leads from their items to theirs and ours together
        Done,     ///< somebody did the same: nothing left to do
        Conflict, ///< both changed it: \a theirs stands on the server
        Gone,     ///< the object is no longer there
    };

    Kind kind = Kind::Clean;
    Change change; ///< Clean, Conflict: with the new base version and, for Conflict, the old value of `before`
    QJsonValue theirs;
};

/// Three-way: what the change started from, what it wants, what \a now holds. Each field for itself, and of a set each
/// item; no value is lost that is not told as a conflict.
[[nodiscard]] Merge merge(const Change &change, const Project &now);

/// True when the change takes something away: a permission or reach narrowed, someone deactivated, an object removed or
/// archived. Removals come first in the review and need their own tick.
[[nodiscard]] bool isRemoval(const Change &change);

/// True when it adds where nothing was: a permission granted, an object made.
[[nodiscard]] bool isAddition(const Change &change);

} // namespace steward::domain
