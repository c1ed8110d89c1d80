// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/search/searchindex.h"

#include "domain/search/searchbase.h"

#include <QSet>

#include <algorithm>
#include <cstring>

namespace steward::domain {

namespace {

/// The first \a limit rows of \a found, each by its best. O(found + limit log found).
void takeBest(std::vector<SearchFound> &found, size_t limit, SearchAnswer &answer)
{
    const auto isWorse = [](const SearchFound &a, const SearchFound &b) { return b.isBefore(a); };
    std::make_heap(found.begin(), found.end(), isWorse);
    QSet<int> rows;
    while (!found.empty()) {
        const SearchHit hit = found.front().hit;
        std::pop_heap(found.begin(), found.end(), isWorse);
        found.pop_back();
        if (rows.contains(hit.row))
            continue;
        if (answer.hits.size() == limit) {
            answer.hasMore = true;
            return;
        }
        rows.insert(hit.row);
        answer.hits.push_back(hit);
    }
}

} // namespace

bool SearchFound::isBefore(const SearchFound &other) const
{
    if (hit.rank != other.hit.rank)
        return hit.rank < other.hit.rank;
    if (const int order = std::strcmp(text, other.text); order != 0)
        return order < 0;
    if (const int order = std::strcmp(word, other.word); order != 0)
        return order < 0;
    if (isLater != other.isLater)
        return other.isLater;
    return hit.row != other.hit.row ? hit.row < other.hit.row : hit.field < other.hit.field;
}

SearchOverlay::SearchOverlay(const SearchOverlay *older, std::vector<int> rows, std::span<const SearchText> texts)
    : m_rows(std::move(rows))
{
    std::sort(m_rows.begin(), m_rows.end());
    for (const SearchText &text : texts) {
        if (const std::string folded = foldForSearch(text.text); !folded.empty())
            m_arena.append(folded, text.row, text.field);
    }
    if (!older)
        return;
    older->m_arena.forEach(0, [this](quint32, std::string_view text) {
        const TextArena::Owner owner = TextArena::ownerAt(text.data() + text.size());
        if (!hides(owner.row))
            m_arena.append(text, owner.row, owner.field);
        return true;
    });
    m_rows.insert(m_rows.end(), older->m_rows.begin(), older->m_rows.end());
    std::sort(m_rows.begin(), m_rows.end());
    m_rows.erase(std::unique(m_rows.begin(), m_rows.end()), m_rows.end());
}

bool SearchOverlay::hides(int row) const
{
    return std::binary_search(m_rows.begin(), m_rows.end(), row);
}

void SearchOverlay::find(const SearchQuery &query, std::vector<SearchFound> &found) const
{
    m_arena.forEach(0, [&](quint32, std::string_view text) {
        if (const std::optional<SearchQuery::Fit> fit = query.fit(text)) {
            const TextArena::Owner owner = TextArena::ownerAt(text.data() + text.size());
            const bool isInside = fit->rank == SearchRank::Inside;
            const size_t word = isInside ? wordStartAt(text, fit->at) : fit->at;
            found.push_back(
                {{owner.row, owner.field, fit->rank}, text.data() + fit->at, text.data() + word, isInside && word > 0});
        }
        return true;
    });
}

qint64 SearchOverlay::bytes() const
{
    return m_arena.bytes() + static_cast<qint64>(m_rows.capacity() * sizeof(int));
}

SearchIndex::SearchIndex() = default;

SearchIndex::SearchIndex(std::shared_ptr<const SearchBase> base)
    : m_base(std::move(base))
{
}

SearchAnswer SearchIndex::find(const SearchQuery &query, int limit) const
{
    SearchAnswer answer;
    if (query.isEmpty() || limit <= 0)
        return answer;
    const size_t most = static_cast<size_t>(limit);
    std::vector<SearchFound> found;
    if (m_base) {
        m_base->findWhole(query, m_overlay.get(), most + 1, found, answer);
        if (found.size() <= most && !query.words().empty())
            m_base->findWords(query, m_overlay.get(), found, answer);
    }
    if (m_overlay)
        m_overlay->find(query, found);
    takeBest(found, most, answer);
    return answer;
}

SearchIndex SearchIndex::with(std::vector<int> rows, std::span<const SearchText> texts) const
{
    SearchIndex later = *this;
    later.m_overlay = std::make_shared<SearchOverlay>(m_overlay.get(), std::move(rows), texts);
    return later;
}

int SearchIndex::changedRows() const
{
    return m_overlay ? static_cast<int>(m_overlay->rows().size()) : 0;
}

int SearchIndex::textCount() const
{
    return m_base ? m_base->textCount() : 0;
}

qint64 SearchIndex::bytes() const
{
    return (m_base ? m_base->bytes() : 0) + (m_overlay ? m_overlay->bytes() : 0);
}

} // namespace steward::domain
