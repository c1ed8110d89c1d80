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

void addCost(Sheet &sheet, const QString &name, const Cost &cost)
{
    sheet.add(name, cost.ms, u"ms"_s, {mostMs, mostMs});
    sheet.add(name + u", heap"_s, cost.kib, u"KiB"_s, {mostKib, mostKib});
}

void measurePlaceEdits(Sheet &sheet, const Project &project)
{
    const Table<Place> &places = project.places;
    const Picks picks("place edits");
    addCost(sheet, u"one edit, a field of a place"_s, costOf([&](int i) {
                Project next = project;
                next.places = next.places.with(edited(places.at(picks.at(i, places.size()))));
                return next;
            }));
    addCost(sheet, u"one edit, a place made"_s, costOf([&](int i) {
                Place place = places.at(places.size() - 1);
                place.id = Id(7, static_cast<quint64>(i) + 1);
                place.siteCode += u"_new"_s;
                Project next = project;
                next.places = next.places.with(edited(place));
                return next;
            }));
}

void measurePersonEdits(Sheet &sheet, const Project &project)
{
    const Table<Person> &people = project.people;
    const Picks picks("person edits");
    addCost(sheet, u"one edit, a field of a person"_s, costOf([&](int i) {
                Project next = project;
                next.people = next.people.with(edited(people.at(picks.at(i, people.size()))));
                return next;
            }));
    addCost(sheet, u"one edit, a person made"_s, costOf([&](int i) {
                Person person = people.at(people.size() - 1);
                person.id = Id(7, static_cast<quint64>(i) + 1);
                person.handle += u".new"_s;
                Project next = project;
                next.people = next.people.with(edited(person));
                return next;
            }));
    addCost(sheet, u"one edit, a person removed"_s, costOf([&](int i) {
                Project next = project;
                next.people = next.people.without(people.at(picks.at(i, people.size())).id);
                return next;
            }));
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
    sheet.add(u"move of a subtree, heap with its tree"_s, withTree.kib / 1024, u"MiB"_s, {mostMib, mostMib});
}

void addPerRow(Sheet &sheet, const QString &name, qint64 bytes, qint64 texts, int rows, double most)
{
    sheet.add(u"memory, "_s + name + u", all in all"_s, double(bytes) / rows, u"B"_s);
    sheet.add(u"memory, "_s + name + u", beyond its texts"_s, double(bytes - texts) / rows, u"B"_s, {most, most});
}

} // namespace

void measureEdits(Sheet &sheet, const World &world, const Project &project)
{
    measurePlaceEdits(sheet, project);
    measurePersonEdits(sheet, project);
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
    keep(tree->below({project.places.at(0).id}));
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
