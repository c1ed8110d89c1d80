// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/applying.h"
#include "domain/fields.h"
#include "domain/setfield.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

using Kind = Problem::Kind;

QString roleProblem(const Applying &applying, const Person &person)
{
    if (person.role.isNull())
        return {};
    const Role *role = applying.next.roles.find(person.role);
    if (!role)
        return u"person.role_unknown"_s;
    return role->isArchived ? u"person.role_archived"_s : QString();
}

/// Whose primary place the set names.
QSet<Id> primariesAsked(const ChangeSet &set)
{
    QSet<Id> people;
    for (const Change &change : set.changes) {
        if (change.entity.kind == u"person" && change.field == u"primary_place")
            people.insert(change.entity.id);
    }
    return people;
}

bool hasPrimaryAmongPlaces(const Person &person)
{
    return person.primaryPlace.isNull() || person.places.contains(person.primaryPlace);
}

/// Of the places only those that are new: one that was archived later may stay. A primary place that the set leaves
/// alone follows the places; one that it names must be among them, even if it is the one that stood there before.
QString placesProblem(const Applying &applying, const QSet<Id> &primaries, const Person &before, const Person &after)
{
    for (const Id &id : after.places) {
        const auto place = applying.next.places.find(id);
        if (!place)
            return u"person.place_unknown"_s;
        if (place->isArchived && !before.places.contains(id) && !applying.putsBack())
            return u"person.place_archived"_s;
    }
    if (!hasPrimaryAmongPlaces(after) && primaries.contains(after.id))
        return u"person.primary_place"_s;
    return {};
}

} // namespace

void checkPeople(Applying &applying)
{
    const std::vector<Asked> all = applying.asked;
    const QSet<Id> primaries = primariesAsked(applying.set);
    for (const Asked &asked : all) {
        const Change &change = asked.change;
        if (change.entity.kind != u"person" || change.op != Change::Op::Update)
            continue;
        const Person before = *applying.before.people.find(change.entity.id);
        const Person after = *applying.next.people.find(change.entity.id);
        QString code;
        if (change.field == u"role")
            code = roleProblem(applying, after);
        else if (change.field == u"places")
            code = placesProblem(applying, primaries, before, after);
        else if (change.field == u"primary_place" && !hasPrimaryAmongPlaces(after))
            code = u"person.primary_place"_s;
        if (!code.isEmpty())
            applying.refuse(Kind::Invalid, code, asked.index, change.field);
    }
}

void followPeople(Applying &applying)
{
    for (const Asked &asked : applying.asked) {
        const Change &change = asked.change;
        if (change.entity.kind != u"person" || change.field != u"places")
            continue;
        const auto person = applying.next.people.find(change.entity.id);
        if (!person || hasPrimaryAmongPlaces(*person))
            continue;
        Person changed = *person;
        changed.primaryPlace = person->places.isEmpty() ? Id() : person->places.first();
        const QString field = u"primary_place"_s;
        const qint64 version = versionOf(applying.before, change.entity).value_or(0);
        applying.followed << Change{
            change.entity, Change::Op::Update, field, fieldOf(*person, field), fieldOf(changed, field),
            version,       u"places"_s};
        applying.next.people = std::move(applying.next.people).with(std::move(changed));
    }
}

} // namespace steward::domain
