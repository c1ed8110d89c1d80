// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a state takes of the heap, and what one edit adds to that.
#include "bench/domainmeasures.h"
#include "bench/heap.h"
#include "bench/sampling.h"
#include "domain/access/access.h"
#include "domain/changes.h"
#include "domain/placetree.h"

using namespace Qt::StringLiterals;

namespace steward::bench {

using namespace domain;

namespace {

constexpr double kib = 1024;
constexpr double mostMs = 1;
constexpr double mostKib = 256;

Place edited(Place place)
{
    place.name += u" II"_s;
    return place;
}

Person edited(Person person)
{
    person.name += u" II"_s;
    return person;
}

struct Cost
{
    double ms = 0;
    double kib = 0;
};

/// Medians of what edit(i) takes, in time and of the heap as long as its result lives.
template<typename Edit>
Cost costOf(Edit edit)
{
    constexpr int most = 41;
    QList<double> times, bytes;
    times.reserve(most); // nothing of this in what is measured
    bytes.reserve(most);
    double sum = 0;
    for (int i = 0; i < most && (i < 3 || sum < 2'000); ++i) {
        const qint64 before = heapInUse();
        const CpuTimer timer;
        const auto after = edit(i);
        times << timer.ms();
        bytes << double(heapInUse() - before) / kib;
        keep(after);
        sum += times.last();
    }
    return {median(times), median(bytes)};
}

void addCost(Sheet &sheet, const QString &name, const Cost &cost, const Sheet::Goals &forTime = {mostMs, mostMs},
             const Sheet::Goals &forHeap = {mostKib, mostKib})
{
    sheet.add(name, cost.ms, u"ms"_s, forTime);
    sheet.add(name + u", heap"_s, cost.kib, u"KiB"_s, forHeap);
}

/// \a next makes the state after the i-th edit of the one before.
template<typename Next>
void addEdit(Sheet &sheet, const QString &what, const Project &project, Next next)
{
    addCost(sheet, u"one edit, "_s + what, costOf([&](int i) {
                Project after = project;
                next(after, i);
                return after;
            }));
}

/// Fields and new ones of one kind; \a rename makes a copy of the last row somebody else.
template<typename Row, typename Rename>
void measureEditsOf(Sheet &sheet, const QString &what, const Project &project, Table<Row> Project::*table,
                    Rename rename)
{
    const Table<Row> &rows = project.*table;
    const Picks picks("edits");
    addEdit(sheet, u"a field of a "_s + what, project,
            [&](Project &next, int i) { next.*table = (next.*table).with(edited(rows.at(picks.at(i, rows.size())))); });
    addEdit(sheet, u"a "_s + what + u" made"_s, project, [&](Project &next, int i) {
        Row row = rows.at(rows.size() - 1);
        row.id = Id(7, static_cast<quint64>(i) + 1);
        rename(row);
        next.*table = (next.*table).with(edited(row));
    });
}

void measureEachEdit(Sheet &sheet, const Project &project)
{
    measureEditsOf(sheet, u"place"_s, project, &Project::places, [](Place &place) { place.siteCode += u"_new"_s; });
    measureEditsOf(sheet, u"person"_s, project, &Project::people, [](Person &person) { person.handle += u".new"_s; });
    const Picks picks("removed");
    addEdit(sheet, u"a person removed"_s, project, [&](Project &next, int i) {
        next.people = next.people.without(project.people.idAt(picks.at(i, project.people.size())));
    });
}

/// As they follow on each other when a log is read: does one of them pay for those before?
void measureManyEdits(Sheet &sheet, const Project &project)
{
    const Picks picks("many edits");
    QList<double> times;
    Project now = project;
    for (int i = 0; i < 1'000; ++i) {
        const Person person = edited(project.people.at(picks.at(i, project.people.size())));
        const CpuTimer timer;
        Project next = now;
        next.people = next.people.with(person);
        times << timer.ms();
        now = std::move(next);
    }
    sheet.add(u"one edit, the slowest of 1,000 in a row"_s, percentile(times, 100), u"ms"_s);
}

/// With what the next questions need of the state after.
void measureAnswers(Sheet &sheet, const Project &project)
{
    const Picks picks("answers");
    const Id top = project.places.at(0).id;
    const PlaceTree tree(project.places);
    const Cost place = costOf([&](int i) {
        Project next = project;
        next.places = next.places.with(edited(project.places.at(picks.at(i, project.places.size()))));
        return PlaceTree(next.places, &tree); // keeps the places
    });
    const Cost person = costOf([&](int i) {
        Project next = project;
        next.people = next.people.with(edited(project.people.at(picks.at(i, project.people.size()))));
        Access access(std::move(next), demo::virtualStart);
        keep(access.whoCanSee(Sought::place(top, Sight::Place), {.limit = 0}));
        return access;
    });
    addCost(sheet, u"one edit of a place, then the tree"_s, place, {}, {});
    addCost(sheet, u"one edit of a person, then who can see"_s, person, {}, {});
}

/// A state is not the next before its tree can be asked, too.
void measureMove(Sheet &sheet, const World &world, const Project &project)
{
    const ChangeSet set{.id = Id(1, 1), .changes = {world.move}};
    const PlaceTree tree(project.places);
    const Cost alone = costOf([&](int) { return *apply(project, set, world.admin).project; });
    const Cost withTree = costOf([&](int) {
        Project next = *apply(project, set, world.admin).project;
        PlaceTree moved(next.places, &tree);
        return std::pair(std::move(next), std::move(moved));
    });
    const double mostMib = 8;
    sheet.add(u"move of a subtree, heap"_s, alone.kib / 1024, u"MiB"_s, {mostMib, mostMib});
    // The tree is no part of the state: whoever asks keeps two, however many states there are.
    sheet.add(u"move of a subtree, heap with its tree"_s, withTree.kib / 1024, u"MiB"_s);
}

void addPerRow(Sheet &sheet, const QString &name, qint64 bytes, qint64 texts, int rows, double most)
{
    sheet.add(u"memory, "_s + name + u", all in all"_s, double(bytes) / rows, u"B"_s);
    sheet.add(u"memory, "_s + name + u", beyond its texts"_s, double(bytes - texts) / rows, u"B"_s, {most, most});
}

} // namespace

void measureEdits(Sheet &sheet, const World &world, const Project &project)
{
    measureEachEdit(sheet, project);
    measureManyEdits(sheet, project);
    measureAnswers(sheet, project);
    measureMove(sheet, world, project);
}

// From the top down, as what is made on the way to the first answer then is in it, wherever it is kept: the tree goes
// with the places, what questions need of the people with the people.
void measureMemory(Sheet &sheet, const World &world, Project project)
{
    const int places = project.places.size();
    const int people = project.people.size();
    auto tree = std::make_unique<PlaceTree>(project.places);
    auto access = std::make_unique<Access>(project, demo::virtualStart);
    keep(tree->below(QList<Id>{project.places.at(0).id}));
    keep(access->whoCanSee(Sought::place(project.places.at(0).id, Sight::Place)));
    const qint64 all = heapInUse();
    access.reset();
    project.people = {};
    const qint64 withoutPeople = heapInUse();
    tree.reset();
    project.places = {};
    const qint64 withoutBoth = heapInUse();
    addPerRow(sheet, u"a place"_s, withoutPeople - withoutBoth, world.placeTexts, places, 120);
    addPerRow(sheet, u"a person"_s, all - withoutPeople, world.personTexts, people, 200);
}

} // namespace steward::bench
