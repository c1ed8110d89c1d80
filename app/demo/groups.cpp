// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/names.h"
#include "demo/objects.h"
#include "demo/templates.h"

using namespace Qt::StringLiterals;

namespace steward::demo {

using namespace domain;

namespace {

constexpr int mostMembers = 40;
constexpr int inGroup = 60;   // of 100 workers of a health centre
constexpr int sharing = 30;   // of 100 groups
constexpr int reporting = 60; // of 100 groups

/// The active workers of each facility and its villages, by number of the facility.
std::vector<std::vector<int>> workersByFacility(const Scene &scene)
{
    const int first = scene.places.first[PackShape::Facility];
    std::vector<std::vector<int>> workers(static_cast<size_t>(scene.places.count[PackShape::Facility]));
    for (size_t i = 0; i < scene.people.people.size(); ++i) {
        const Person &person = scene.people.people[i];
        int row = scene.people.homes[i];
        if (person.kind != Person::Kind::MobileWorker || !person.isActive || row < first)
            continue;
        if (row >= scene.places.first[PackShape::Village])
            row = scene.places.parents[static_cast<size_t>(row)];
        workers[static_cast<size_t>(row - first)].push_back(static_cast<int>(i));
    }
    return workers;
}

QList<Id> membersFrom(const Scene &scene, const Draws &draws, int number, const std::vector<int> &workers)
{
    QList<Id> members;
    for (const int worker : workers) {
        if (members.size() < mostMembers && draws.below(number, "member", 100, worker + 1) < inGroup)
            members << scene.people.people[static_cast<size_t>(worker)].id;
    }
    return members;
}

} // namespace

/// Each group is one of a facility's, evenly spread over the country: there are more of these than of groups.
void addGroups(const Scene &scene, Project &project)
{
    const Draws draws = scene.draws("group");
    const QStringList patterns = writtenWords(u"group_patterns"_s);
    const auto workers = workersByFacility(scene);
    std::vector<Group> groups;
    for (int which = 0; which < scene.shape.groups; ++which) {
        const int number = which + 1;
        const int row = scene.places.spread(PackShape::Facility, which, scene.shape.groups);
        Group group;
        group.id = draws.id(number);
        group.name = patterns.at(draws.below(number, "name", static_cast<int>(patterns.size())))
                         .arg(scene.places.places[static_cast<size_t>(row)].name);
        group.handle = codeOf(group.name);
        group.members = membersFrom(scene, draws, number,
                                    workers[static_cast<size_t>(row - scene.places.first[PackShape::Facility])]);
        group.sharesCases = draws.below(number, "shares_cases", 100) < sharing;
        group.isForReporting = draws.below(number, "reporting", 100) < reporting;
        groups.push_back(std::move(group));
    }
    project.groups = Table(std::move(groups));
}

} // namespace steward::demo
