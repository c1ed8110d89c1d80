// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/pack.h"

#include "demo/objects.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace steward::demo {

using namespace domain;

namespace {

/// Which place is what: with two or more districts the second is the market's, else the only one, or the top.
void plantPlaces(const PlacePlan &places, QHash<QString, Id> &plants)
{
    const auto idOf = [&places](int row) { return places.places[static_cast<size_t>(row)].id; };
    const int districts = places.count[PackShape::District];
    const int first = places.first[PackShape::District];
    if (places.widest >= 0)
        plants.insert(u"wide_place"_s, idOf(places.widest));
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

void addObjects(const Scene &scene, PlacePlan &places, PeoplePlan &people, Project &project)
{
    addProfiles(scene, places.places, project);
    addAccounts(scene, project, people.people);
    addGroups(scene, project);
    addInvitations(scene, project);
    addSignIn(scene, project);
    addKeys(scene, project);
    addProtection(scene, project);
    addFacts(scene, project);
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
                .hasCountedRoles = true,
                .groups = 2,
                .invitations = 2,
                .accessRequests = 1,
                .identityProviders = 1,
                .apiKeys = 1,
                .oauthClients = 1,
                .agreements = 2};
    case PackSize::M:
        return {.letter = u"M"_s,
                .places = {1, 0, 4, 16, 120, 1'859},
                .widestFacility = 42,
                .archivedVillages = 24,
                .webUsers = 180,
                .mobileWorkers = 2'820,
                .roles = 20,
                .hasCountedRoles = true,
                .groups = 40,
                .invitations = 14,
                .accessRequests = 5,
                .identityProviders = 2,
                .apiKeys = 6,
                .oauthClients = 2,
                .agreements = 5};
    case PackSize::L:
        return {.letter = u"L"_s,
                .places = {1, 3, 24, 160, 1'100, 18'712},
                .widestFacility = 60,
                .archivedVillages = 240,
                .webUsers = 1'000,
                .mobileWorkers = 19'000,
                .roles = 60,
                .groups = 300,
                .invitations = 60,
                .accessRequests = 12,
                .identityProviders = 3,
                .apiKeys = 20,
                .oauthClients = 3,
                .agreements = 6};
    case PackSize::XL:
        return {.letter = u"XL"_s,
                .places = {1, 8, 90, 700, 6'200, 113'001},
                .widestFacility = 20'000,
                .archivedVillages = 1'400,
                .webUsers = 4'000,
                .mobileWorkers = 96'000,
                .roles = 200,
                .groups = 1'500,
                .invitations = 240,
                .accessRequests = 40,
                .identityProviders = 6,
                .apiKeys = 60,
                .oauthClients = 4,
                .agreements = 8};
    }
    Q_UNREACHABLE();
}

std::optional<PackSize> sizeOf(QStringView letter)
{
    const auto size = std::ranges::find_if(
        packSizes, [letter](PackSize each) { return shapeOf(each).letter.compare(letter, Qt::CaseInsensitive) == 0; });
    return size == packSizes.end() ? std::nullopt : std::optional(*size);
}

PackShape hugeShape()
{
    PackShape shape = shapeOf(PackSize::XL);
    shape.letter = u"XXL"_s;
    shape.places[PackShape::Village] += 1'000'000 - shape.placeCount();
    shape.mobileWorkers = 1'000'000 - shape.webUsers;
    return shape;
}

Pack generate(const PackShape &shape)
{
    const Tables &all = tables();
    Pack pack{.letter = shape.letter};
    PlacePlan places = makePlaces(shape, all.region);
    RolePlan roles = makeRoles(shape, all);
    plantPlaces(places, pack.plants);
    plantRoles(roles, all, pack.plants);
    PeoplePlan people = makePeople(shape, all, places, roles, pack.plants);

    Project &project = pack.project;
    project.id = Draws(all.region.key.toStdString(), shape.letter.toStdString(), "project").id(1);
    project.name = all.region.projectName;
    project.environment = Environment::Demo;
    project.utcOffsetMinutes = all.region.utcOffsetMinutes;
    project.capabilities.permissionsNotOffered = all.region.notOffered;
    project.capabilities.whyNotOffered = all.region.whyNotOffered;
    project.items = all.region.items;
    addObjects({shape, all, places, roles, people, pack.plants, project.id}, places, people, project);
    project.locationTypes = Table<LocationType>(std::move(places.types));
    project.roles = Table<Role>(std::move(roles.roles));
    project.people = Table<Person>(std::move(people.people));
    project.places = Table<Place>(std::move(places.places));
    return pack;
}

Project makePack(PackSize size)
{
    return generate(shapeOf(size)).project;
}

} // namespace steward::demo
