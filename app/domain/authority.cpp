// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/authority.h"

#include "domain/catalogue.h"
#include "domain/delegation.h"
#include "domain/effective.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

const QString adminOnly = u"admin"_s;
const QString everywhere = u"access_all_locations"_s;

Id idOf(const QJsonValue &value)
{
    return Id::fromString(value.toString()).value_or(Id());
}

/// Of those limited to places: a place below one's own, moved or made only below one's own. Nothing else has a place.
bool staysWithin(const Project &project, const Person &person, const Change &change)
{
    if (change.entity.kind != u"place")
        return false;
    if (change.op == Change::Op::Create)
        return staysAmong(project, person, {idOf(change.after.toObject().value(u"parent"))});
    if (change.field == u"parent" && !staysAmong(project, person, {idOf(change.after)}))
        return false;
    return staysAmong(project, person, {change.entity.id}) && !person.places.contains(change.entity.id);
}

/// The word that there is a value goes with a value that its maker is told.
bool givesKeyValue(const Change &change)
{
    return change.entity.kind == u"api_key" && change.field == u"value"
           && change.after[u"has_value"] == QJsonValue(true);
}

bool isTouchedByKeys(const Change &change)
{
    const EntityKind *kind = kindOf(change.entity.kind);
    return change.entity.kind != u"api_key" && !(kind && kind->fieldRule(change.field).isSecret);
}

bool isOwner(const Project &project, const Person &person, const Id &key)
{
    const auto found = project.apiKeys.find(key);
    return found && found->owner == person.id;
}

} // namespace

Verdict may(const Project &project, const Person &person, Act act)
{
    if (!canEnter(project, person))
        return {false, u"entry"_s};
    if (person.isAdmin)
        return {true, {}};
    switch (act) {
    case Act::Enter:
    case Act::ReadProject:
        return {true, {}};
    case Act::ReadRoles:
        return needsAll(project, person, {u"view_roles"_s});
    case Act::ReadPeople:
        return needsAll(project, person, {u"view_web_users"_s, u"view_commcare_users"_s, everywhere});
    case Act::ReadPlaces:
        return needsAll(project, person, {u"view_locations"_s, everywhere});
    case Act::ReadAudit:
    case Act::EditRoles:
        return {false, adminOnly};
    case Act::EditPeople:
        if (holdsKey(project, person, u"edit_web_users"_s))
            return {true, {}};
        return needsAll(project, person, {u"edit_commcare_users"_s});
    }
    return {false, adminOnly};
}

Verdict mayRead(const Project &project, const Person &person, const EntityKind &kind)
{
    if (!canEnter(project, person))
        return {false, u"entry"_s};
    return person.isAdmin ? Verdict{true, {}} : needsAll(project, person, kind.toRead());
}

Verdict mayWrite(const Project &project, const Person &person, const EntityKind &kind)
{
    const bool isPerson = kind.name() == "person"_L1;
    const Verdict general = may(project, person, isPerson ? Act::EditPeople : Act::ReadProject);
    const bool isOwn = kind.name() == "api_key"_L1; // everybody has those of his own
    if (!general.allowed || person.isAdmin || isPerson || isOwn)
        return general;
    return needsAll(project, person, kind.toWrite());
}

Verdict mayChange(const Project &project, const Person &person, const Change &change)
{
    const EntityKind *kind = kindOf(change.entity.kind);
    const bool isPerson = change.entity.kind == u"person";
    const Verdict general = may(project, person, isPerson ? Act::EditPeople : Act::ReadProject);
    if (!general.allowed)
        return general;
    if (person.through && !isTouchedByKeys(change))
        return {false, u"sign_in"_s};
    if (givesKeyValue(change) && !isOwner(project, person, change.entity.id))
        return {false, u"owner"_s};
    if (person.isAdmin)
        return general;
    if (!kind) // of what nobody knows, only an admin may speak
        return {false, adminOnly};
    if (isPerson)
        return mayChangePerson(project, person, change);
    if (kind->name() == "invitation"_L1)
        return mayChangeInvitation(project, person, change);
    if (kind->name() == "api_key"_L1)
        return mayChangeKey(project, person, change);
    const Verdict held = needsAll(project, person, kind->toWrite());
    if (!held.allowed)
        return held;
    if (!holdsKey(project, person, everywhere) && !staysWithin(project, person, change))
        return {false, everywhere};
    const bool isMove = kind->name() == "place"_L1 && change.field == u"parent";
    return isMove ? mayMovePlace(project, person, change) : held;
}

QList<Id> admins(const Project &project)
{
    QList<Id> admins;
    for (int row = 0; row < project.people.size(); ++row) {
        const Membership person = membershipAt(project.people, row);
        if (person.isAdmin && person.isActive)
            admins << person.id;
    }
    return admins;
}

bool hasAdmin(const Project &project)
{
    for (int row = 0; row < project.people.size(); ++row) {
        if (const Membership person = membershipAt(project.people, row); person.isAdmin && person.isActive)
            return true;
    }
    return false;
}

} // namespace steward::domain
