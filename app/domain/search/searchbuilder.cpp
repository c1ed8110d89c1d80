// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/search/searchbuilder.h"

#include "domain/search/searchbase.h"

#include <algorithm>

namespace steward::domain {

bool SearchIndexBuilder::add(const SearchText &text)
{
    const std::string folded = foldForSearch(text.text);
    if (folded.empty())
        return true;
    if (!m_arena.append(folded, text.row, text.field))
        return false;
    m_sorter.count(folded);
    ++m_texts;
    return true;
}

bool SearchIndexBuilder::step(qint64 budget)
{
    if (!m_isSorted) {
        if (m_sorter.step(m_arena, budget))
            return true;
        m_isSorted = true;
        m_sorted = m_sorter.take();
        m_arena.shrink();
        m_base = std::make_shared<SearchBase>(std::move(m_arena), m_sorted, m_texts);
        return true;
    }
    return pack(budget);
}

bool SearchIndexBuilder::pack(qint64 budget)
{
    const size_t end = std::min(m_sorted.positions.size(), m_packed + static_cast<size_t>(budget));
    for (; m_packed < end; ++m_packed)
        m_base->setPosition(m_packed, m_sorted.positions[m_packed]);
    return m_packed < m_sorted.positions.size();
}

SearchIndex SearchIndexBuilder::take()
{
    while (step()) {}
    SearchIndex index(std::move(m_base));
    *this = SearchIndexBuilder();
    return index;
}

qint64 SearchIndexBuilder::work() const
{
    return m_sorter.work() + static_cast<qint64>(m_packed);
}

} // namespace steward::domain
