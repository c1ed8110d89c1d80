// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/placetree.h"

#include <algorithm>

namespace steward::domain {

PlaceTree::PlaceTree(const Table<Place> &places)
    : m_places(places)
    , m_spans(static_cast<size_t>(places.size()), Span(-1, -1))
{
    std::vector<std::vector<int>> children(static_cast<size_t>(places.size()));
    std::vector<int> roots;
    for (int row = 0; row < places.size(); ++row) {
        const Id &parent = places.at(row).parent;
        const int parentRow = parent.isNull() ? -1 : places.indexOf(parent);
        if (parentRow < 0)
            roots.push_back(row);
        else
            children[static_cast<size_t>(parentRow)].push_back(row);
    }
    for (const int root : roots)
        lay(children, root); // rows in a circle hang on no root and stay out

    m_level.resize(m_rows.size());
    for (size_t level = 0; level < m_rows.size(); ++level) {
        for (const int row : m_rows[level])
            m_level[level].push_back(m_spans[static_cast<size_t>(row)]);
    }
}

// The way down is a vector: foreign data must not decide how deep the stack goes.
void PlaceTree::lay(const std::vector<std::vector<int>> &children, int root)
{
    struct Step
    {
        int row;
        size_t child;
    };
    std::vector<Step> way{{root, 0}};
    enter(root, 0);
    while (!way.empty()) {
        const auto row = static_cast<size_t>(way.back().row);
        const size_t child = way.back().child++;
        if (child < children[row].size()) {
            enter(children[row][child], way.size());
            way.push_back({children[row][child], 0});
        } else {
            m_spans[row].second = m_count;
            way.pop_back();
        }
    }
}

void PlaceTree::enter(int row, size_t level)
{
    m_spans[static_cast<size_t>(row)].first = m_count;
    const Place &place = m_places.at(row);
    if (place.isArchived)
        return; // takes no position: its span holds what is in use below it
    level = std::min(level, static_cast<size_t>(mostLevels - 1));
    if (m_rows.size() <= level)
        m_rows.resize(level + 1);
    m_rows[level].push_back(row);
    ++m_count;
}

PlaceTree::Reach PlaceTree::everywhere() const
{
    return m_count > 0 ? Reach{{0, m_count}} : Reach();
}

PlaceTree::Reach PlaceTree::below(const QList<Id> &places) const
{
    Reach spans;
    for (const Id &id : places) {
        const int row = m_places.indexOf(id);
        if (row >= 0 && !m_places.at(row).isArchived && m_spans[static_cast<size_t>(row)].first >= 0)
            spans.push_back(m_spans[static_cast<size_t>(row)]);
    }
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
