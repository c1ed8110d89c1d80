// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/pack.h"

#include "demo/draw.h"
#include "demo/people.h"
#include "demo/places.h"
#include "demo/tables.h"

#include <numeric>

using namespace Qt::StringLiterals;

namespace steward::demo {

using namespace domain;

namespace {

/// Which district is what: with two or more the second is the market's, else the only one, or the top.
void plantPlaces(const PlacePlan &places, QHash<QString, Id> &plants)
{
    const auto idOf = [&places](int row) { return places.places[static_cast<size_t>(row)].id; };
    const int districts = places.count[PackShape::District];
    const int first = places.first[PackShape::District];
    plants.insert(u"market_district"_s, idOf(districts > 1 ? first + 1 : first));
    if (districts > 1) {
        plants.insert(u"old_district"_s, idOf(first));
        plants.insert(u"import_parent"_s, idOf(places.parents[static_cast<size_t>(first)]));
    }
}

void plantRoles(const RolePlan &roles, const Tables &tables, QHash<QString, Id> &plants)
{
    for (size_t i = roles.roles.size(); i-- > 0;)
        plants.insert(u"role."_s + roles.templates[i]->key, roles.roles[i].id); // the first of a key stays
    for (auto it = tables.rolePlants.begin(); it != tables.rolePlants.end(); ++it) {
        if (const Id role = plants.value(u"role."_s + it.value()); !role.isNull())
            plants.insert(it.key(), role);
    }
}

} // namespace

int PackShape::placeCount() const
{
    return std::accumulate(places.begin(), places.end(), 0);
}

PackShape shapeOf(PackSize size)
{
    switch (size) {
    case PackSize::S:
        return {.letter = u"S"_s,
                .places = {0, 0, 1, 0, 3, 36},
                .widestFacility = 14,
                .archivedVillages = 1,
                .webUsers = 12,
                .mobileWorkers = 38,
                .roles = 8,
                .hasCountedRoles = true};
    case PackSize::M:
        return {.letter = u"M"_s,
                .places = {1, 0, 4, 16, 120, 1'859},
                .widestFacility = 42,
                .archivedVillages = 24,
                .webUsers = 180,
                .mobileWorkers = 2'820,
                .roles = 20,
                .hasCountedRoles = true};
    }
    Q_UNREACHABLE();
}

Pack generate(const PackShape &shape)
{
    const Tables &all = tables();
    Pack pack{.letter = shape.letter};
    PlacePlan places = makePlaces(shape, all.region);
    RolePlan roles = makeRoles(shape, all);
    plantPlaces(places, pack.plants);
    plantRoles(roles, all, pack.plants);
    std::vector<Person> people = makePeople(shape, all, places, roles, pack.plants);

    Project &project = pack.project;
    project.id = Draws(all.region.key.toStdString(), shape.letter.toStdString(), "project").id(1);
    project.name = all.region.projectName;
    project.environment = Environment::Demo;
    project.utcOffsetMinutes = all.region.utcOffsetMinutes;
    project.locationTypes = Table<LocationType>(std::move(places.types));
    project.capabilities.permissionsNotOffered = all.region.notOffered;
    project.items = all.region.items;
    project.roles = Table<Role>(std::move(roles.roles));
    project.people = Table<Person>(std::move(people));
    project.places = Table<Place>(std::move(places.places));
    return pack;
}

Project makePack(PackSize size)
{
    return generate(shapeOf(size)).project;
}

} // namespace steward::demo
