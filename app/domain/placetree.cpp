// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/placetree.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace steward::domain {

namespace {

constexpr int noParent = -1;
constexpr int absentParent = -2;

} // namespace

/// The children of each row, in the order of their rows, one after the other.
struct PlaceTree::Children
{
    explicit Children(const std::vector<int> &parents)
        : starts(parents.size() + 1)
        , rows(parents.size())
    {
        for (const int parent : parents) {
            if (parent >= 0)
                ++starts[static_cast<size_t>(parent) + 1];
        }
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        std::vector<int> next = starts;
        for (size_t row = 0; row < parents.size(); ++row) {
            if (parents[row] >= 0)
                rows[static_cast<size_t>(next[static_cast<size_t>(parents[row])]++)] = static_cast<int>(row);
        }
    }

    std::vector<int> starts; ///< by row, and the end of the last
    std::vector<int> rows;
};

PlaceTree::PlaceTree(const Table<Place> &places, const PlaceTree *like)
    : m_places(places)
    , m_parents(static_cast<size_t>(places.size()))
    , m_inUse(static_cast<size_t>(places.size()))
    , m_spans(static_cast<size_t>(places.size()), Span(-1, -1))
{
    readRows(like);
    const Children children(m_parents);
    for (int row = 0; row < places.size(); ++row) {
        if (m_parents[static_cast<size_t>(row)] < 0)
            lay(children, row); // rows in a circle hang on no root and stay out
    }
    m_level.resize(m_rows.size());
    for (size_t level = 0; level < m_rows.size(); ++level) {
        for (const int row : m_rows[level])
            m_level[level].push_back(m_spans[static_cast<size_t>(row)]);
    }
}

/// The rows have the same numbers there: tables that descend from each other only grow at the end, or are made anew.
bool PlaceTree::begins(const Table<Place> &places) const
{
    const int last = m_places.size() - 1;
    return last >= 0 && places.indexOf(m_places.idAt(last)) == last;
}

// Rows keep their numbers as long as none goes and no parent that was missing comes: then what a chunk of rows shares
// with the other tree's table has the same parents.
void PlaceTree::readRows(const PlaceTree *like)
{
    if (like && (like->m_absentParents > 0 || !like->begins(m_places)))
        like = nullptr;
    m_places.eachChunk([this, like](int first, const PlaceColumns &places) {
        if (places.size() > 0 && like && m_places.sharesRow(like->m_places, first))
            takeRows(*like, first, places.size());
        else
            readRows(first, places);
    });
}

void PlaceTree::takeRows(const PlaceTree &like, int first, int count)
{
    std::copy_n(like.m_parents.begin() + first, count, m_parents.begin() + first);
    std::copy_n(like.m_inUse.begin() + first, count, m_inUse.begin() + first);
}

void PlaceTree::readRows(int first, const PlaceColumns &places)
{
    const std::array<int, chunkSize> parents = rowsOf(places.parents.values(), m_places);
    for (int slot = 0; slot < places.size(); ++slot) {
        const auto row = static_cast<size_t>(first + slot);
        const int parent = parents[places.parents.indexAt(slot)];
        m_parents[row] = parent >= 0 ? parent : places.parents.at(slot).isNull() ? noParent : absentParent;
        m_absentParents += m_parents[row] == absentParent ? 1 : 0;
        m_inUse[row] = !places.areArchived.at(slot);
    }
}

// The way down is a vector: foreign data must not decide how deep the stack goes.
void PlaceTree::lay(const Children &children, int root)
{
    std::vector<std::pair<int, int>> way{{root, children.starts[static_cast<size_t>(root)]}}; // row, its next child
    enter(root, 0);
    while (!way.empty()) {
        const auto row = static_cast<size_t>(way.back().first);
        const int child = way.back().second++;
        if (child < children.starts[row + 1]) {
            const int below = children.rows[static_cast<size_t>(child)];
            enter(below, way.size());
            way.emplace_back(below, children.starts[static_cast<size_t>(below)]);
        } else {
            m_spans[row].second = m_count;
            way.pop_back();
        }
    }
}

void PlaceTree::enter(int row, size_t level)
{
    m_spans[static_cast<size_t>(row)].first = m_count;
    if (!m_inUse[static_cast<size_t>(row)])
        return; // takes no position: its span holds what is in use below it
    level = std::min(level, static_cast<size_t>(mostLevels - 1));
    if (m_rows.size() <= level)
        m_rows.resize(level + 1);
    m_rows[level].push_back(row);
    m_order.push_back(row);
    ++m_count;
}

PlaceTree::Reach PlaceTree::everywhere() const
{
    return m_count > 0 ? Reach{{0, m_count}} : Reach();
}

PlaceTree::Reach PlaceTree::below(std::span<const Id> places) const
{
    Reach spans;
    for (const Id &id : places)
        addBelow(m_places.indexOf(id), spans);
    return joined(std::move(spans));
}

PlaceTree::Reach PlaceTree::below(std::span<const int> rows) const
{
    Reach spans;
    for (const int row : rows)
        addBelow(row, spans);
    return joined(std::move(spans));
}

void PlaceTree::addBelow(int row, Reach &spans) const
{
    if (row >= 0 && m_inUse[static_cast<size_t>(row)] && m_spans[static_cast<size_t>(row)].first >= 0)
        spans.push_back(m_spans[static_cast<size_t>(row)]);
}

PlaceTree::Reach PlaceTree::joined(Reach spans)
{
    if (spans.size() < 2)
        return spans;
    std::ranges::sort(spans);
    Reach reach;
    for (const Span &span : spans) {
        if (!reach.empty() && span.first <= reach.back().second)
            reach.back().second = std::max(reach.back().second, span.second);
        else
            reach.push_back(span);
    }
    return reach;
}

int PlaceTree::size(const Reach &reach)
{
    int size = 0;
    for (const auto &[first, last] : reach)
        size += last - first;
    return size;
}

int PlaceTree::overlap(const Reach &left, const Reach &right)
{
    int size = 0;
    auto l = left.begin();
    auto r = right.begin();
    while (l != left.end() && r != right.end()) {
        size += std::max(0, std::min(l->second, r->second) - std::max(l->first, r->first));
        l->second < r->second ? ++l : ++r;
    }
    return size;
}

std::span<const int> PlaceTree::rowsBelow(const Id &place) const
{
    const int row = m_places.indexOf(place);
    if (row < 0 || m_spans[static_cast<size_t>(row)].first < 0)
        return {};
    const auto [first, last] = m_spans[static_cast<size_t>(row)];
    return std::span(m_order).subspan(static_cast<size_t>(first), static_cast<size_t>(last - first));
}

std::vector<PlaceTree::Run> PlaceTree::runsFrom(const PlaceTree &before) const
{
    const bool sameRows = before.begins(m_places);
    std::vector<Run> runs;
    for (int from = 0; from < before.m_count; ++from) {
        const int oldRow = before.m_order[static_cast<size_t>(from)];
        const int row = sameRows ? oldRow : m_places.indexOf(before.m_places.idAt(oldRow));
        if (row < 0 || !m_inUse[static_cast<size_t>(row)])
            continue;
        const int to = m_spans[static_cast<size_t>(row)].first;
        if (to < 0)
            continue;
        if (!runs.empty() && runs.back().from + runs.back().size == from && runs.back().to + runs.back().size == to)
            ++runs.back().size;
        else
            runs.push_back({from, to, 1});
    }
    return runs;
}

PlaceTree::Reach PlaceTree::carried(const Reach &reach, const std::vector<Run> &runs)
{
    Reach spans;
    auto run = runs.begin();
    for (const auto &[first, last] : reach) {
        while (run != runs.end() && run->from + run->size <= first)
            ++run;
        for (auto at = run; at != runs.end() && at->from < last; ++at) {
            const int from = std::max(first, at->from);
            const int to = std::min(last, at->from + at->size);
            spans.emplace_back(at->to + from - at->from, at->to + to - at->from);
        }
    }
    return joined(std::move(spans));
}

int PlaceTree::countOf(int level, const Reach &reach) const
{
    if (level < 0 || level >= static_cast<int>(m_level.size()))
        return 0;
    const std::vector<Span> &spans = m_level[static_cast<size_t>(level)];
    int count = 0;
    auto from = spans.begin();
    for (const auto &[first, last] : reach) {
        from = std::lower_bound(from, spans.end(), first + 1,
                                [](const Span &span, int value) { return span.second < value; });
        const auto to =
            std::lower_bound(from, spans.end(), last, [](const Span &span, int value) { return span.first < value; });
        count += static_cast<int>(to - from);
        from = to;
    }
    return count;
}

int PlaceTree::countingLevel() const
{
    const auto found = std::ranges::find_if(m_level, [](const std::vector<Span> &spans) { return spans.size() > 1; });
    return found == m_level.end() ? -1 : static_cast<int>(found - m_level.begin());
}

} // namespace steward::domain
