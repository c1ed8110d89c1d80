// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/visible.h"

#include "domain/authority.h"
#include "domain/catalogue.h"

#include <QSet>

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
        const Place &place = project.places.at(row);
        if (isInReach(project, person, place.id))
            shown.insert(place.id);
    }
    for (const Id &own : person.places) { // the way up, so that the tree hangs together
        for (const Place *place = project.places.find(own); place; place = project.places.find(place->parent))
            shown.insert(place->id);
    }
    std::vector<Place> rows;
    for (int row = 0; row < project.places.size(); ++row) {
        if (shown.contains(project.places.at(row).id))
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
        const Person &other = project.people.at(row);
        const bool kindShown = other.kind == Person::Kind::WebUser ? webUsers : workers;
        const bool inReach = everywhere
                             || std::any_of(other.places.cbegin(), other.places.cend(),
                                            [&](const Id &place) { return isInReach(project, person, place); });
        if (other.id == person.id || (kindShown && inReach))
            rows.push_back(other);
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

} // namespace

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
    return visible;
}

QList<Change> visibleTo(const Project &visible, const QList<Change> &changes)
{
    QList<Change> shown;
    for (const Change &change : changes) {
        const bool isRole = change.entity.kind == "role"_L1;
        const bool isShown = isRole ? visible.roles.find(change.entity.id) || change.op != Change::Op::Update
                             : change.entity.kind == "person"_L1 ? visible.people.find(change.entity.id) != nullptr
                                                                 : visible.places.find(change.entity.id) != nullptr;
        if (isShown)
            shown << change;
    }
    return shown;
}

} // namespace steward
