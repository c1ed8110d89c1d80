// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/project.h"

#include "domain/effective.h"
#include "domain/placetree.h"
#include "domain/roster.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

const Role *mobileDefault(const Project &project)
{
    for (int row = 0; row < project.roles.size(); ++row) {
        if (project.roles.at(row).isMobileWorkerDefault)
            return &project.roles.at(row);
    }
    return nullptr;
}

} // namespace

const Role *roleOf(const Project &project, const Person &person)
{
    if (person.through.role)
        return person.through.role.get();
    if (person.isAdmin)
        return nullptr;
    if (!person.role.isNull())
        return project.roles.find(person.role);
    return person.kind == Person::Kind::MobileWorker ? mobileDefault(project) : nullptr;
}

QList<Id> holders(const Project &project, const Id &role)
{
    QList<Id> holders;
    const int row = project.roles.indexOf(role);
    if (row < 0)
        return holders;
    const Roster roster(project);
    for (int person = 0; person < project.people.size(); ++person) {
        if (const Membership member = membershipAt(project.people, person); roster.rowFor(member) == row)
            holders << member.id;
    }
    return holders;
}

bool holds(const Project &project, const Person &person, int permission)
{
    if (!person.isActive)
        return false;
    if (person.isAdmin)
        return true;
    const Role *role = roleOf(project, person);
    return role && !role->isArchived && effective(role->permissions, permission).holds();
}

static bool isInUseAt(const Table<Place> &places, int row)
{
    if (row < 0)
        return false;
    const auto [columns, slot] = places.cells(row);
    return !columns.areArchived.at(slot);
}

bool isInUse(const Table<Place> &places, const Id &place)
{
    return isInUseAt(places, places.indexOf(place));
}

bool isOneInUse(const Table<Place> &places, std::span<const Id> ids)
{
    return std::ranges::any_of(ids, [&places](const Id &id) { return isInUse(places, id); });
}

bool isOneInUse(const Table<Place> &places, std::span<const int> rows)
{
    return std::ranges::any_of(rows, [&places](int row) { return isInUseAt(places, row); });
}

Id typeOf(const Table<Place> &places, const Id &place)
{
    const int row = places.indexOf(place);
    if (row < 0)
        return {};
    const auto [columns, slot] = places.cells(row);
    return columns.types.at(slot);
}

Membership membershipAt(const Table<Person> &people, int row)
{
    const auto [columns, slot] = people.cells(row);
    return columns.membership(slot);
}

bool canEnter(const Project &project, const Person &person)
{
    if (!person.isActive)
        return false;
    if (person.isAdmin)
        return true;
    const Role *role = roleOf(project, person);
    if (!role || role->isArchived)
        return false;
    return !isLimitedToPlaces(role->permissions) || isOneInUse(project.places, person.places);
}

bool isWithin(const Project &project, const Id &place, const Id &ancestor)
{
    int row = project.places.indexOf(place);
    for (int step = 0; row >= 0 && step < mostLevels; ++step) {
        const auto [places, slot] = project.places.cells(row);
        if (places.idAt(slot) == ancestor)
            return true;
        row = project.places.indexOf(places.parents.at(slot));
    }
    return false;
}

int levelOf(const Project &project, const Place &place)
{
    int level = -1;
    auto type = project.locationTypes.find(place.type);
    for (; type && level < mostLevels; type = project.locationTypes.find(type->parentType))
        ++level;
    return std::max(level, 0);
}

QStringList levelNames(const Project &project)
{
    std::vector<QStringList> levels;
    for (int row = 0; row < project.locationTypes.size(); ++row) {
        const LocationType &type = project.locationTypes.at(row);
        const auto level = static_cast<size_t>(levelOf(project, {.type = type.id}));
        levels.resize(std::max(levels.size(), level + 1));
        levels[level] << type.name;
    }
    QStringList names;
    for (const QStringList &types : levels)
        names << types.join(u" / "_s);
    return names;
}

int placesSeen(const Project &project, const Person &person, int level)
{
    if (!canEnter(project, person))
        return 0;
    const PlaceTree tree(project.places);
    const Role *role = roleOf(project, person);
    const bool limited = role && isLimitedToPlaces(role->permissions);
    return tree.countOf(level, limited ? tree.below(person.places) : tree.everywhere());
}

std::optional<qint64> casesReported(const Project &project)
{
    std::optional<qint64> sum;
    project.places.eachChunk([&sum](int, const PlaceColumns &places) {
        for (const qint64 cases : places.cases.present())
            sum = sum.value_or(0) + cases;
    });
    return sum;
}

} // namespace steward::domain
