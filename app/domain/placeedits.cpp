// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/placeedits.h"

#include "domain/placetree.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// The place and all above it.
QSet<Id> chainOf(const Table<Place> &places, const Id &place)
{
    QSet<Id> chain;
    Id at = place;
    for (int step = 0; step < mostLevels && !at.isNull() && !chain.contains(at); ++step) {
        const int row = places.indexOf(at);
        if (row < 0)
            break;
        chain.insert(at);
        const auto [columns, slot] = places.cells(row);
        at = columns.parents.at(slot);
    }
    return chain;
}

/// Rows of \a from that may differ in \a other.
template<typename Use>
void eachUnshared(const Table<Place> &from, const Table<Place> &other, Use use)
{
    for (int row = 0; row < from.size(); ++row) {
        if (from.sharesRow(other, row))
            row = from.lastBesides(row);
        else
            use(from.idAt(row));
    }
}

} // namespace

PlaceEdits::PlaceEdits(const Table<Place> &before, const Table<Place> &after)
{
    if (before.isSharedWith(after))
        return;
    eachUnshared(after, before, [&](const Id &place) { compare(before, after, place); });
    eachUnshared(before, after, [&](const Id &place) {
        if (after.indexOf(place) < 0)
            compare(before, after, place);
    });
}

const PlaceEdit *PlaceEdits::firstTouching(std::span<const Id> places) const
{
    const auto found = std::ranges::find_if(m_edits, [&places](const PlaceEdit &edit) {
        return std::ranges::any_of(places, [&edit](const Id &id) { return edit.roots.contains(id); });
    });
    return found == m_edits.end() ? nullptr : &*found;
}

void PlaceEdits::compare(const Table<Place> &before, const Table<Place> &after, const Id &place)
{
    const auto was = before.find(place);
    const auto is = after.find(place);
    const bool comesOrGoes = !was || !is;
    const bool opensOrCloses = !comesOrGoes && was->isArchived != is->isArchived;
    const bool moves = !comesOrGoes && was->parent != is->parent;
    if (!comesOrGoes && !opensOrCloses && !moves)
        return;
    PlaceEdit edit{place, comesOrGoes ? QString() : moves ? u"parent"_s : u"is_archived"_s, {}};
    const QSet<Id> old = chainOf(before, place);
    const QSet<Id> now = chainOf(after, place);
    edit.roots = old + now;
    if (moves && !opensOrCloses)
        edit.roots -= QSet<Id>(old) & now; // it stays below these, and what is below it stays where it is
    m_roots += edit.roots;
    m_edits.push_back(std::move(edit));
}

} // namespace steward::domain
