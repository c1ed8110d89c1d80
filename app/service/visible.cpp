// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/visible.h"

#include "domain/authority.h"
#include "domain/catalogue.h"
#include "domain/placetree.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

bool seesAllPlaces(const Project &project, const Person &person)
{
    return person.isAdmin || holds(project, person, catalogue().indexOf(u"access_all_locations"));
}

bool isInReach(const Project &project, const Person &person, const Id &place)
{
    return std::any_of(person.places.cbegin(), person.places.cend(),
                       [&](const Id &own) { return isWithin(project, place, own); });
}

Table<Place> placesFor(const Project &project, const Person &person)
{
    QSet<Id> shown;
    for (int row = 0; row < project.places.size(); ++row) {
        if (const Id place = project.places.idAt(row); isInReach(project, person, place))
            shown.insert(place);
    }
    for (const Id &own : person.places) { // the way up, so that the tree hangs together
        auto place = project.places.find(own);
        for (int step = 0; place && step < mostLevels; ++step) { // as in isWithin(): it may lead in a circle
            shown.insert(place->id);
            place = project.places.find(place->parent);
        }
    }
    std::vector<Place> rows;
    for (int row = 0; row < project.places.size(); ++row) {
        if (shown.contains(project.places.idAt(row)))
            rows.push_back(project.places.at(row));
    }
    return Table(std::move(rows));
}

Table<Person> peopleFor(const Project &project, const Person &person)
{
    const bool webUsers = holds(project, person, catalogue().indexOf(u"view_web_users"));
    const bool workers = holds(project, person, catalogue().indexOf(u"view_commcare_users"));
    const bool everywhere = seesAllPlaces(project, person);
    std::vector<Person> rows;
    for (int row = 0; row < project.people.size(); ++row) {
        const Membership other = membershipAt(project.people, row);
        const bool kindShown = other.kind == Person::Kind::WebUser ? webUsers : workers;
        const bool inReach = everywhere || std::any_of(other.places.begin(), other.places.end(), [&](const Id &place) {
                                 return isInReach(project, person, place);
                             });
        if (other.id == person.id || (kindShown && inReach))
            rows.push_back(project.people.at(row));
    }
    return Table(std::move(rows));
}

Table<Role> ownRole(const Project &project, const Person &person)
{
    std::vector<Role> rows;
    if (const Role *role = roleOf(project, person))
        rows.push_back(*role);
    return Table(std::move(rows));
}

bool isShown(const Project &project, const Person &person, const Project &visible, const EntityKind &kind, const Id &id)
{
    if (kind.indexOf(visible, id) >= 0)
        return true;
    // what is removed, where all of the kind are shown
    return kind.name() == "role"_L1 ? may(project, person, Act::ReadRoles).allowed
                                    : !isShownInPart(kind) && mayRead(project, person, kind).allowed;
}

} // namespace

bool isShownInPart(const EntityKind &kind)
{
    return kind.name() == "role"_L1 || kind.name() == "person"_L1 || kind.name() == "place"_L1;
}

Project visibleTo(const Project &project, const Person &person)
{
    if (person.isAdmin)
        return project;
    Project visible = project;
    if (!may(project, person, Act::ReadRoles).allowed)
        visible.roles = ownRole(project, person);
    visible.people = peopleFor(project, person);
    if (!may(project, person, Act::ReadPlaces).allowed || !seesAllPlaces(project, person))
        visible.places = placesFor(project, person);
    for (const EntityKind *kind : kinds()) {
        if (!isShownInPart(*kind) && !mayRead(project, person, *kind).allowed)
            kind->batch()->moveTo(visible);
    }
    return visible;
}

QList<Change> visibleTo(const Project &project, const Person &person, const Project &visible,
                        const QList<Change> &changes)
{
    if (person.isAdmin)
        return changes;
    QList<Change> shown;
    for (const Change &change : changes) {
        const EntityKind *known = kindOf(change.entity.kind);
        if (known && isShown(project, person, visible, *known, change.entity.id))
            shown << change;
    }
    return shown;
}

bool movesView(const Project &project, const Person &person, const QList<Change> &changes)
{
    const Role *own = roleOf(project, person);
    const bool isLimited = !seesAllPlaces(project, person);
    const auto holdsReach = [&](const QJsonValue &places) {
        const QJsonArray ids = places.toArray();
        return std::any_of(ids.begin(), ids.end(), [&](const QJsonValue &id) {
            return isInReach(project, person, Id::fromString(id.toString()).value_or(Id()));
        });
    };
    return std::any_of(changes.cbegin(), changes.cend(), [&](const Change &change) {
        if (change.entity.id == person.id
            || (own && change.entity.id == own->id && change.field.startsWith("permissions."_L1)))
            return true;
        if (!isLimited)
            return false;
        return change.entity.kind == "place"_L1
               || (change.field == "places"_L1 && holdsReach(change.before) != holdsReach(change.after));
    });
}

} // namespace steward
