// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/delegation.h"

#include "domain/catalogue.h"
#include "domain/effective.h"
#include "domain/setfield.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

const QString adminOnly = u"admin"_s;
const QString everywhere = u"access_all_locations"_s;
const Verdict granted{true, {}};
const Verdict beyond{false, u"beyond_own_rights"_s};

/// The object as the change leaves it; nothing where it cannot be read.
template<typename Row>
std::optional<Row> changed(const std::optional<Row> &before, const Change &change)
{
    if (change.op == Change::Op::Create)
        return fromJson<Row>(change.after.toObject());
    std::optional<Row> after = before;
    if (!after || putField(*after, change.field, change.after) != Put::Done)
        return {};
    return after;
}

template<typename Row>
std::optional<Row> found(const Table<Row> &rows, const Id &id)
{
    if (const auto row = rows.find(id))
        return *row;
    return {};
}

bool areItemsWithin(const PermissionSet &role, const PermissionSet &own, int permission)
{
    // An implied permission is stored as nothing and gives all.
    if (effective(own, permission).state != Effective::State::Some)
        return true;
    if (effective(role, permission).state != Effective::State::Some)
        return false;
    const QStringList held = own.items(permission);
    return std::ranges::all_of(role.items(permission), [&held](const QString &item) { return held.contains(item); });
}

bool isPartOf(const PermissionSet &role, const PermissionSet &own)
{
    for (int permission = 0; permission < catalogue().size(); ++permission) {
        if (effective(role, permission).holds()
            && (!effective(own, permission).holds() || !areItemsWithin(role, own, permission)))
            return false;
    }
    const QJsonObject &unknown = role.unknown();
    for (auto it = unknown.begin(); it != unknown.end(); ++it) { // of a newer server: the same, or all of it
        const QJsonValue held = own.unknown().value(it.key());
        if (held != it.value() && held != QJsonValue(true))
            return false;
    }
    return true;
}

/// Null: none.
bool isPartOf(const Role *role, const Role *own)
{
    return !role || (own && !own->isArchived && isPartOf(role->permissions, own->permissions));
}

bool isLimited(const Role *role)
{
    return role && isLimitedToPlaces(role->permissions);
}

/// The role a person acts under once the one he has comes to its end; null where it has none.
const Role *nextRole(const Project &project, const Person &person)
{
    if (!person.roleUntil)
        return nullptr;
    Person later = person;
    later.role = person.roleAfter;
    return roleOf(project, later);
}

/// Absent: for good.
bool isLater(const std::optional<Instant> &before, const std::optional<Instant> &after)
{
    return before && (!after || *after > *before);
}

bool gainsRole(const Project &project, const Person &before, const Person &after)
{
    const Role *was = roleOf(project, before);
    if (after.role != before.role && !isPartOf(roleOf(project, after), was))
        return true;
    const bool isNextTouched = after.roleUntil != before.roleUntil || after.roleAfter != before.roleAfter;
    return isLater(before.roleUntil, after.roleUntil) || (isNextTouched && !isPartOf(nextRole(project, after), was));
}

/// Places, or more time with them, where they matter.
bool gainsPlaces(const Project &project, const Person &before, const Person &after)
{
    if (!isLimited(roleOf(project, after)) && !isLimited(nextRole(project, after)))
        return false;
    const auto end = [](const Person &person, const Id &place) {
        return person.placeEnds.contains(place) ? std::optional(person.placeEnds.value(place)) : std::nullopt;
    };
    return std::ranges::any_of(after.places, [&](const Id &place) {
        return !before.places.contains(place) || isLater(end(before, place), end(after, place));
    });
}

bool gains(const Project &project, const Person &before, const Person &after)
{
    return (after.isActive && !before.isActive) || isLater(before.deactivateAfter, after.deactivateAfter)
           || gainsRole(project, before, after) || gainsPlaces(project, before, after);
}

/// An end that was set for him, of his account or of his role.
bool putsOffAnEnd(const Person &before, const Person &after)
{
    return isLater(before.deactivateAfter, after.deactivateAfter) || isLater(before.roleUntil, after.roleUntil);
}

bool mayAssign(const Project &project, const Person &editor, const Id &role)
{
    const auto given = project.roles.find(role);
    const Role *own = roleOf(project, editor);
    return given && (given->isNonAdminEditable || (own && given->assignableBy.contains(own->id)));
}

Verdict mayGiveProfile(const Project &project, const Person &editor, const Id &profile)
{
    const QString key = u"edit_user_profile"_s;
    const int permission = catalogue().indexOf(key);
    const Role *own = roleOf(project, editor);
    if (profile.isNull())
        return granted;
    if (!own || !holds(project, editor, permission))
        return {false, key};
    if (effective(own->permissions, permission).state != Effective::State::Some)
        return granted;
    const auto given = project.profiles.find(profile);
    const QStringList items = own->permissions.items(permission);
    const bool isListed = items.contains(profile.toString()) || (given && items.contains(given->handle));
    return {isListed, isListed ? QString() : key};
}

/// Of somebody who is there.
Verdict mayTouch(const Project &project, const Person &editor, const Person &target)
{
    if (target.isAdmin || target.isBreakGlass)
        return {false, adminOnly};
    const QString key = target.kind == Person::Kind::WebUser ? u"edit_web_users"_s : u"edit_commcare_users"_s;
    if (!holdsKey(project, editor, key))
        return {false, key};
    if (!holdsKey(project, editor, everywhere)
        && (target.places.isEmpty() || !staysAmong(project, editor, target.places)))
        return {false, everywhere};
    return granted;
}

bool isWithinRights(const Project &project, const Person &editor, const Person &given)
{
    return isWithinRights(project, editor, roleOf(project, given))
           && isWithinRights(project, editor, nextRole(project, given));
}

/// What he is given by name: roles, asked for even where he has them already, places and a profile.
Verdict mayGive(const Project &project, const Person &editor, const Person &before, const Person &after,
                const QString &field)
{
    const auto mayNot = [&](const Id &role) { return !role.isNull() && !mayAssign(project, editor, role); };
    const bool isMade = field.isEmpty();
    const bool givesRole = isMade || field == u"role" || isLater(before.roleUntil, after.roleUntil);
    if ((givesRole && mayNot(after.role)) || ((isMade || field == u"role_after") && mayNot(after.roleAfter)))
        return {false, u"assign"_s};
    if (!holdsKey(project, editor, everywhere) && !staysAmong(project, editor, after.places))
        return {false, everywhere};
    return after.profile == before.profile ? granted : mayGiveProfile(project, editor, after.profile);
}

/// Those whose role comes to its end.
QList<Person> withAnEnd(const Project &project)
{
    QList<Person> found;
    project.people.eachChunk([&](int first, const PersonColumns &people) {
        for (int slot = 0; slot < people.size(); ++slot) {
            if (people.roleUntil.at(slot))
                found << project.people.at(first + slot);
        }
    });
    return found;
}

Verdict mayMake(const Project &project, const Person &editor, const Change &change)
{
    const auto made = changed<Person>({}, change);
    if (!made)
        return granted;
    if (made->kind != Person::Kind::MobileWorker) // web users come by invitation
        return {false, adminOnly};
    if (const Verdict verdict = mayTouch(project, editor, *made); !verdict.allowed)
        return verdict;
    if (const Verdict verdict = mayGive(project, editor, {}, *made, {}); !verdict.allowed)
        return verdict;
    return isWithinRights(project, editor, *made) ? granted : beyond;
}

} // namespace

bool holdsKey(const Project &project, const Person &person, const QString &key)
{
    const int permission = catalogue().indexOf(key);
    return permission >= 0 && holds(project, person, permission);
}

Verdict needsAll(const Project &project, const Person &person, const QStringList &keys)
{
    for (const QString &key : keys) {
        if (!holdsKey(project, person, key))
            return {false, key};
    }
    return {true, {}};
}

bool staysAmong(const Project &project, const Person &person, const QList<Id> &places)
{
    return std::ranges::all_of(places, [&](const Id &place) {
        return std::ranges::any_of(person.places, [&](const Id &own) {
            const auto held = project.places.find(own);
            return held && !held->isArchived && isWithin(project, place, own);
        });
    });
}

bool isWithinRights(const Project &project, const Person &person, const Role *role)
{
    return person.isAdmin || isPartOf(role, roleOf(project, person));
}

Verdict mayChangePerson(const Project &project, const Person &editor, const Change &change)
{
    if (change.op == Change::Op::Remove)
        return {false, adminOnly};
    if (change.op == Change::Op::Create)
        return mayMake(project, editor, change);
    const auto before = found(project.people, change.entity.id);
    if (!before) // gone: nothing is given
        return granted;
    if (const Verdict verdict = mayTouch(project, editor, *before); !verdict.allowed)
        return verdict;
    if (change.field == u"is_admin" || change.field == u"is_break_glass")
        return {false, adminOnly};
    const auto after = changed(before, change);
    if (!after)
        return granted;
    if (change.field == u"primary_place" && !after->primaryPlace.isNull() && !holdsKey(project, editor, everywhere)
        && !staysAmong(project, editor, {after->primaryPlace}))
        return {false, everywhere};
    if (const Verdict verdict = mayGive(project, editor, *before, *after, change.field); !verdict.allowed)
        return verdict;
    const bool isSelf = editor.id == before->id;
    const bool takesOver = after->email != before->email && !isSelf;
    if (!takesOver && !gains(project, *before, *after))
        return granted;
    if (isSelf || !isWithinRights(project, editor, *after))
        return beyond;
    return putsOffAnEnd(*before, *after) ? Verdict{false, adminOnly} : granted;
}

Verdict mayMovePlace(const Project &project, const Person &editor, const Change &change)
{
    const Id parent = Id::fromString(change.after.toString()).value_or(Id());
    const auto isWidened = [&](const Person &person) {
        return !isLimited(roleOf(project, person)) && isLimited(nextRole(project, person))
               && staysAmong(project, person, {parent}) && !staysAmong(project, person, {change.entity.id});
    };
    const bool isBeyond = std::ranges::any_of(withAnEnd(project), [&](const Person &person) {
        return !isWithinRights(project, editor, nextRole(project, person)) && isWidened(person);
    });
    return isBeyond ? beyond : granted;
}

Verdict mayChangeInvitation(const Project &project, const Person &editor, const Change &change)
{
    if (!holdsKey(project, editor, u"edit_web_users"_s))
        return {false, u"edit_web_users"_s};
    const bool isLimited = !holdsKey(project, editor, everywhere);
    const auto mayHold = [&](const Invitation &invitation) -> Verdict {
        if (invitation.isAdmin)
            return {false, adminOnly};
        if (isLimited && (invitation.places.isEmpty() || !staysAmong(project, editor, invitation.places)))
            return {false, everywhere};
        return granted;
    };
    const auto before = found(project.invitations, change.entity.id);
    if (const Verdict verdict = before ? mayHold(*before) : granted; !verdict.allowed)
        return verdict;
    const auto after = change.op == Change::Op::Remove ? std::nullopt : changed(before, change);
    if (!after)
        return granted;
    if (const Verdict verdict = mayHold(*after); !verdict.allowed)
        return verdict;
    if (after->status.is(Invitation::Status::Revoked) || after->status.is(Invitation::Status::Expired))
        return granted;
    if (!after->role.isNull() && !mayAssign(project, editor, after->role))
        return {false, u"assign"_s};
    if (!isWithinRights(project, editor, project.roles.find(after->role)))
        return beyond;
    return mayGiveProfile(project, editor, after->profile);
}

Verdict mayChangeKey(const Project &project, const Person &editor, const Change &change)
{
    const auto before = found(project.apiKeys, change.entity.id);
    const auto after = change.op == Change::Op::Remove ? std::nullopt : changed(before, change);
    if ((before && before->owner != editor.id) || (after && after->owner != editor.id))
        return {false, adminOnly};
    return change.op == Change::Op::Remove ? granted : needsAll(project, editor, {u"access_api"_s});
}

} // namespace steward::domain
