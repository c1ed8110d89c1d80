// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What questions cost: who may do what, who can see what, what lies below what.
#include "bench/domainmeasures.h"
#include "bench/sampling.h"
#include "domain/access/access.h"
#include "domain/placetree.h"

#include <numeric>

using namespace Qt::StringLiterals;

namespace steward::bench {

using namespace domain;

namespace {

constexpr int batches = 101;
constexpr int questions = 120;

/// Of all levels, one after the other, so that places near the top are asked for as often as villages.
QList<Id> placesOfAllLevels(const Project &project)
{
    std::vector<std::vector<int>> levels;
    for (int row = 0; row < project.places.size(); ++row) {
        const auto level = static_cast<size_t>(levelOf(project, project.places.at(row)));
        levels.resize(std::max(levels.size(), level + 1));
        levels[level].push_back(row);
    }
    std::erase_if(levels, [](const std::vector<int> &rows) { return rows.empty(); });
    const Picks picks("levels");
    QList<Id> places;
    for (int i = 0; i < questions; ++i) {
        const std::vector<int> &rows = levels.at(static_cast<size_t>(i) % levels.size());
        places << project.places.at(rows.at(static_cast<size_t>(picks.at(i, static_cast<int>(rows.size()))))).id;
    }
    return places;
}

/// The count of what was answered must be the people's, or the figures would be of something else.
Seers asked(const Access &access, const Sought &sought, int limit)
{
    Seers seers = access.whoCanSee(sought, {.limit = limit});
    const int tally = std::accumulate(seers.tally.begin(), seers.tally.end(), 0);
    if (tally != access.project().people.size() || seers.page.size() != qMin(limit, seers.count))
        qFatal("who can see: not everybody was asked");
    return seers;
}

void measureEffective(Sheet &sheet, const Access &access)
{
    const Table<Person> &people = access.project().people;
    const Picks picks("people");
    std::vector<Id> ids;
    std::vector<Person> some;
    for (int i = 0; i < 10'000; ++i) {
        some.push_back(people.at(picks.at(i, people.size())));
        ids.push_back(some.back().id);
    }
    const double floor =
        medianMicroseconds(batches, [&](int i) { return people.indexOf(ids[static_cast<size_t>(i) % ids.size()]); });
    const double found = medianMicroseconds(batches, [&](int i) {
        const int row = people.indexOf(ids[static_cast<size_t>(i) % ids.size()]);
        return access.effectivePermissions(membershipAt(people, row)).holds(0) ? 1 : 0;
    });
    const double alone = medianMicroseconds(batches, [&](int i) {
        return access.effectivePermissions(some[static_cast<size_t>(i) % some.size()]).holds(0) ? 1 : 0;
    });
    // Somebody out of a million is not in the processor's caches: how finding him grows is the memory's affair.
    sheet.addSteady(u"floor: a person's row by id"_s, floor, u"us"_s, {}, {});
    sheet.addSteady(u"effective permissions, by id"_s, found, u"us"_s, {5, 5}, {});
    sheet.addSteady(u"effective permissions, of a person at hand"_s, alone, u"us"_s, {5, {}}, 1.5);
}

void measureWhoCanSee(Sheet &sheet, const Access &access, const Floors &floors)
{
    const QList<Id> places = placesOfAllLevels(access.project());
    const auto sought = [&](int i) {
        return Sought::place(places.at(i), allSights.at(static_cast<size_t>(i) / 7 % allSights.size()));
    };
    (void)asked(access, sought(0), 0); // what is made once is made
    const double counted = medianMs(questions, sought, [&](const Sought &it) { return asked(access, it, 0); });
    const double explained = medianMs(questions, sought, [&](const Sought &it) { return asked(access, it, 200); });
    sheet.add(u"who can see, counted"_s, counted, u"ms"_s, {1, 10});
    sheet.add(u"who can see, with reasons for 200"_s, explained, u"ms"_s, {2, 20});
    sheet.addRatio(u"who can see, counted, to one pass"_s, counted, u"role and place of people"_s, floors.people);
    sheet.addRatio(u"who can see, with reasons, to one pass"_s, explained, u"role and place of people"_s,
                   floors.people);
}

void measureSubtrees(Sheet &sheet, const Project &project, const PlaceTree &tree,
                     std::span<const std::pair<Id, Id>> pairs, const QString &how, std::optional<double> most)
{
    const auto pair = [pairs](int i) { return pairs[static_cast<size_t>(i) % pairs.size()]; };
    const double within =
        medianMicroseconds(batches, [&](int i) { return isWithin(project, pair(i).first, pair(i).second) ? 1 : 0; });
    const double rows =
        medianMicroseconds(batches, [&](int i) { return static_cast<qint64>(tree.rowsBelow(pair(i).first).size()); });
    const double below = medianMicroseconds(batches, [&](int i) {
        return PlaceTree::size(tree.below(QList<Id>{pair(i).first, pair(i).second}));
    });
    sheet.addSteady(u"subtree, is a place within another"_s + how, within, u"us"_s, {}, most);
    sheet.addSteady(u"subtree, all rows below a place"_s + how, rows, u"us"_s, {}, most);
    sheet.addSteady(u"subtree, how many are below two places"_s + how, below, u"us"_s, {}, most);
}

} // namespace

void measureAccess(Sheet &sheet, const Project &project, const Floors &floors)
{
    const Access access(project, demo::virtualStart);
    measureEffective(sheet, access);
    measureWhoCanSee(sheet, access, floors);
}

void measureSubtrees(Sheet &sheet, const Project &project)
{
    const Picks picks("subtrees");
    const Table<Place> &places = project.places;
    std::vector<std::pair<Id, Id>> pairs; // one within the other, or not
    for (int i = 0; i < 10'000; ++i) {
        const Place place = places.at(picks.at(2 * i, places.size()));
        const Id other = places.at(picks.at(2 * i + 1, places.size())).id;
        pairs.emplace_back(place.id, i % 2 == 0 && !place.parent.isNull() ? place.parent : other);
    }
    sheet.add(u"subtree, making the tree"_s, medianMs(9, [&](int) { return PlaceTree(places); }), u"ms"_s);
    const PlaceTree tree(places);
    // Asked again, a question shows what is looked at; each asked once, what of it lies in no cache, which grows with
    // the project however little is looked at.
    measureSubtrees(sheet, project, tree, std::span(pairs).first(64), u", asked again"_s, 1.5);
    measureSubtrees(sheet, project, tree, pairs, u", each once"_s, {});
}

} // namespace steward::bench
