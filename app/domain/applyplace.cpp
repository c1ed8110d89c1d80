// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/applying.h"
#include "domain/fields.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// Rows by the row above them.
std::vector<std::vector<int>> rowsBelow(const Table<Place> &places)
{
    std::vector<std::vector<int>> below(static_cast<size_t>(places.size()));
    places.eachChunk([&](int first, const PlaceColumns &columns) {
        const std::array<int, chunkSize> parents = rowsOf(columns.parents.values(), places);
        for (int slot = 0; slot < columns.size(); ++slot) {
            if (const int parent = parents[columns.parents.indexAt(slot)]; parent >= 0)
                below[static_cast<size_t>(parent)].push_back(first + slot);
        }
    });
    return below;
}

void archive(Applying &applying, int row)
{
    Place place = applying.next.places.at(row);
    const EntityRef entity{u"place"_s, place.id};
    const qint64 version = versionOf(applying.before, entity).value_or(0);
    applying.followed << Change{entity,  Change::Op::Update, u"is_archived"_s, false, true,
                                version, u"archived_above"_s};
    place.isArchived = true;
    if (!applying.isDraft)
        place.version = applying.next.revision;
    applying.next.places = std::move(applying.next.places).with(std::move(place));
}

/// Everything in use below one place; how many those were. What is archived already had its turn, and all below it.
int archiveBelow(Applying &applying, const std::vector<std::vector<int>> &below, int top)
{
    int archived = 0;
    std::vector<int> open{top};
    while (!open.empty()) {
        const auto row = static_cast<size_t>(open.back());
        open.pop_back();
        for (const int child : below[row]) {
            const auto [places, slot] = applying.next.places.cells(child);
            if (places.areArchived.at(slot))
                continue;
            archive(applying, child);
            ++archived;
            open.push_back(child);
        }
    }
    return archived;
}

bool archives(const Change &change)
{
    return change.entity.kind == u"place" && change.op == Change::Op::Update && change.field == u"is_archived"
           && change.after == QJsonValue(true);
}

/// Active people who had a place in use, and have none now.
QList<Id> leftWithoutPlace(const Applying &applying)
{
    QList<Id> people;
    for (int row = 0; row < applying.next.people.size(); ++row) {
        const Membership person = membershipAt(applying.next.people, row);
        if (!person.isActive || person.places.empty() || isOneInUse(applying.next.places, person.places))
            continue;
        const int before = applying.before.people.indexOf(person.id);
        if (before >= 0 && isOneInUse(applying.before.places, membershipAt(applying.before.people, before).places))
            people << person.id;
    }
    return people;
}

} // namespace

void followPlaces(Applying &applying)
{
    std::optional<std::vector<std::vector<int>>> below;
    for (const Asked &asked : applying.asked) {
        if (!archives(asked.change))
            continue;
        if (!below)
            below = rowsBelow(applying.next.places);
        const int row = applying.next.places.indexOf(asked.change.entity.id);
        if (row < 0) // of a draft that another has overtaken: the place is gone
            continue;
        const int count = archiveBelow(applying, *below, row);
        applying.archived.push_back({asked.index, asked.change.entity.id, count});
    }
}

void objectToPlaces(Applying &applying)
{
    if (applying.archived.empty())
        return;
    for (const Archived &archived : applying.archived) {
        const auto place = applying.next.places.find(archived.place);
        if (place->parent.isNull() && archived.below > 0)
            applying.problems << Problem{.kind = Problem::Kind::Objection,
                                         .code = u"place.top_in_use"_s,
                                         .change = archived.index,
                                         .field = u"is_archived"_s,
                                         .count = archived.below};
    }
    // The way back is open: whom it would lock out, the guard says.
    const QList<Id> people = applying.putsBack() ? QList<Id>() : leftWithoutPlace(applying);
    if (!people.isEmpty())
        applying.problems << Problem{.kind = Problem::Kind::Objection,
                                     .code = u"place.needed"_s,
                                     .change = applying.archived.front().index,
                                     .field = u"is_archived"_s,
                                     .people = people,
                                     .count = static_cast<int>(people.size())};
}

} // namespace steward::domain
