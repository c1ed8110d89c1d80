// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/visible.h"

#include "domain/authority.h"
#include "domain/catalogue.h"

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

bool isInReach(const Project &project, const QList<Id> &places, const Id &place)
{
    return std::ranges::any_of(places, [&](const Id &own) { return isWithin(project, place, own); });
}

Table<Place> placesFor(const Project &project, const View &view)
{
    std::vector<Place> rows;
    for (int row = 0; row < project.places.size(); ++row) {
        if (view.showsPlace(row))
            rows.push_back(project.places.at(row));
    }
    return Table(std::move(rows));
}

Table<Person> peopleFor(const Project &project, const View &view)
{
    std::vector<Person> rows;
    for (int row = 0; row < project.people.size(); ++row) {
        if (view.showsPerson(row))
            rows.push_back(project.people.at(row));
    }
    return Table(std::move(rows));
}

Table<Role> ownRole(const Project &project, const Person &person)
{
    std::vector<Role> rows;
    const Role *role = roleOf(project, person);
    if (const auto row = role ? project.roles.indexOf(role->id) : -1; row >= 0) // as it is, whatever a key takes of it
        rows.push_back(project.roles.at(row));
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

bool isInSight(const Project &project, const QList<Id> &own, const Id &place)
{
    return isInReach(project, own, place)
           || std::ranges::any_of(own, [&](const Id &one) { return isWithin(project, one, place); });
}

View::View(const Project &project, const Person &person)
    : m_project(project)
    , m_person(person)
    , m_everywhere(seesAllPlaces(project, person))
    , m_places(holds(project, person, catalogue().indexOf(u"view_locations")))
    , m_webUsers(holds(project, person, catalogue().indexOf(u"view_web_users")))
    , m_workers(holds(project, person, catalogue().indexOf(u"view_commcare_users")))
{
}

Verdict View::mayList(const EntityKind &kind) const
{
    const bool isInPart = (kind.name() == "person"_L1 && (m_webUsers || m_workers)) || kind.name() == "api_key"_L1;
    if (isInPart && canEnter(m_project, m_person))
        return {.allowed = true};
    return mayRead(m_project, m_person, kind);
}

bool View::showsRow(const EntityKind &kind, int row) const
{
    if (kind.name() == "person"_L1)
        return showsPerson(row);
    if (kind.name() == "api_key"_L1)
        return m_person.isAdmin || m_project.apiKeys.at(row).owner == m_person.id;
    return kind.name() != "place"_L1 || showsPlace(row);
}

bool View::isInReach(const Id &place) const
{
    return steward::isInReach(m_project, m_person.places, place);
}

bool View::showsPlace(int row) const
{
    return showsAllPlaces() || isInSight(m_project, m_person.places, m_project.places.idAt(row));
}

bool View::showsPerson(int row) const
{
    const Membership other = membershipAt(m_project.people, row);
    const bool isShown = other.kind == Person::Kind::WebUser ? m_webUsers : m_workers;
    return other.id == m_person.id
           || (isShown
               && (m_everywhere || std::ranges::any_of(other.places, [this](const Id &id) { return isInReach(id); })));
}

Project visibleTo(const Project &project, const Person &person)
{
    if (person.isAdmin)
        return project;
    Project visible = project;
    if (!may(project, person, Act::ReadRoles).allowed)
        visible.roles = ownRole(project, person);
    const View view(project, person);
    if (!may(project, person, Act::ReadPeople).allowed)
        visible.people = peopleFor(project, view);
    if (!may(project, person, Act::ReadPlaces).allowed)
        visible.places = placesFor(project, view);
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
            return isInReach(project, person.places, Id::fromString(id.toString()).value_or(Id()));
        });
    };
    const auto isOfKey = [&person](const Change &change) { // the key's role is not told apart from the others
        const bool isItsRole = change.entity.id == person.through.key && change.field == "role_id"_L1;
        return person.through && (isItsRole || change.field.startsWith("permissions."_L1));
    };
    return std::any_of(changes.cbegin(), changes.cend(), [&](const Change &change) {
        if (change.entity.id == person.id || isOfKey(change)
            || (own && change.entity.id == own->id && change.field.startsWith("permissions."_L1)))
            return true;
        if (!isLimited)
            return false;
        return change.entity.kind == "place"_L1
               || (change.field == "places"_L1 && holdsReach(change.before) != holdsReach(change.after));
    });
}

} // namespace steward
