// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What it costs to make a project of values, and what there is to compare with.
#include "bench/domainmeasures.h"
#include "bench/sampling.h"
#include "domain/access/access.h"

#include <cstring>

using namespace Qt::StringLiterals;

namespace steward::bench {

using namespace domain;

namespace {

struct Built
{
    Project project;
    double places = 0; ///< ms
    double people = 0;
    double firstQuestion = 0;
};

Built build(const Project &rest, std::vector<Place> places, std::vector<Person> people)
{
    Built built{.project = rest};
    const CpuTimer placesTimer;
    built.project.places = Table<Place>(std::move(places));
    built.places = placesTimer.ms();
    const CpuTimer peopleTimer;
    built.project.people = Table<Person>(std::move(people));
    built.people = peopleTimer.ms();
    const Id top = built.project.places.at(0).id;
    const CpuTimer questionTimer;
    const Access access(built.project, demo::virtualStart);
    keep(access.whoCanSee(Sought::place(top, Sight::Place), {.limit = 0}));
    built.firstQuestion = questionTimer.ms();
    return built;
}

int roundsFor(const World &world)
{
    return world.places.size() < 100'000 ? 15 : world.places.size() < 1'000'000 ? 7 : 3;
}

} // namespace

Project measureBuilding(Sheet &sheet, World &world)
{
    QList<double> places, people, both, first;
    const auto note = [&](const Built &built) {
        places << built.places;
        people << built.people;
        both << built.places + built.people;
        first << built.firstQuestion;
    };
    for (int round = roundsFor(world); round > 1; --round)
        note(build(world.rest, world.places, world.people));
    const Built last = build(world.rest, std::exchange(world.places, {}), std::exchange(world.people, {}));
    note(last);
    sheet.add(u"build, places from values"_s, median(places), u"ms"_s);
    sheet.add(u"build, people from values"_s, median(people), u"ms"_s);
    sheet.add(u"build, both"_s, median(both), u"ms"_s, {200, 2'000});
    sheet.add(u"who can see, Access and its first question"_s, median(first), u"ms"_s);
    return last.project;
}

namespace {

constexpr int floorRounds = 31;

/// In the bytes a search has: UTF-8, one name after the other. What is sought stands nowhere.
double scanOfNames(const Project &project)
{
    QByteArray names;
    for (int row = 0; row < project.places.size(); ++row)
        names += project.places.at(row).name.toUtf8() + '\0';
    const QByteArray part("q\x01z");
    return medianMs(floorRounds, [&](int) {
        return memmem(names.constData(), static_cast<size_t>(names.size()), part.constData(),
                      static_cast<size_t>(part.size()));
    });
}

struct Decisive
{
    qint32 role = -1;
    qint32 place = -1;
    qint32 isActive = 0;
};

double passOverColumn(const Project &project)
{
    std::vector<Decisive> column;
    column.reserve(static_cast<size_t>(project.people.size()));
    for (int row = 0; row < project.people.size(); ++row) {
        const Person &person = project.people.at(row);
        column.push_back({project.roles.indexOf(person.role), project.places.indexOf(person.places.value(0)),
                          person.isActive ? 1 : 0});
    }
    return medianMs(floorRounds, [&](int) {
        qint64 sum = 0;
        for (const Decisive &one : column)
            sum += one.isActive * (one.role ^ one.place);
        return sum;
    });
}

/// As many bytes as all people may take beside their texts.
double passOverBytes(const Project &project)
{
    const std::vector<quint64> bytes(static_cast<size_t>(project.people.size()) * 200 / sizeof(quint64), 1);
    return medianMs(floorRounds, [&](int) {
        quint64 sum = 0;
        for (const quint64 eight : bytes)
            sum += eight;
        return sum;
    });
}

double fetchOfEach(const Project &project)
{
    return medianMs(5, [&](int) {
        qint64 sum = 0;
        for (int row = 0; row < project.people.size(); ++row) {
            const Person &person = project.people.at(row);
            sum += person.name.size() + person.places.size();
        }
        return sum;
    });
}

} // namespace

Floors measureFloors(Sheet &sheet, const Project &project)
{
    const Floors floors{.names = scanOfNames(project), .people = passOverColumn(project)};
    sheet.add(u"floor: one scan of the places' names"_s, floors.names, u"ms"_s);
    sheet.add(u"floor: one pass, role and place of people"_s, floors.people, u"ms"_s);
    sheet.add(u"floor: one pass, 200 bytes of each person"_s, passOverBytes(project), u"ms"_s);
    sheet.add(u"floor: each person fetched from the table"_s, fetchOfEach(project), u"ms"_s);
    return floors;
}

} // namespace steward::bench
