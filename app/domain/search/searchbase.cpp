// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/search/searchbase.h"

#include <algorithm>
#include <cstring>

namespace steward::domain {

namespace {

constexpr qint64 mostOfRarest = 4096; ///< occurrences that are read of the rarest word

/// The first index from which on \a isIn holds.
template<typename IsIn>
size_t firstWhere(size_t begin, size_t end, IsIn isIn)
{
    while (begin < end) {
        const size_t middle = begin + (end - begin) / 2;
        if (isIn(middle))
            end = middle;
        else
            begin = middle + 1;
    }
    return begin;
}

} // namespace

SearchBase::SearchBase(TextArena arena, const SuffixSorter::Sorted &sorted, int texts)
    : m_arena(std::move(arena))
    , m_positions(sorted.positions.size(), m_arena.size())
    , m_first(sorted.first)
    , m_texts(texts)
{
}

SearchBase::Stretch SearchBase::stretchOf(std::string_view text, int group) const
{
    const auto compared = [this, text](size_t index) {
        return std::strncmp(m_arena.at(m_positions.at(index)), text.data(), text.size());
    };
    const auto which = static_cast<size_t>(group);
    const size_t begin = firstWhere(m_first[which], m_first[which + 1], [&](size_t i) { return compared(i) >= 0; });
    return {begin, firstWhere(begin, m_first[which + 1], [&](size_t i) { return compared(i) > 0; })};
}

SearchBase::Stretches SearchBase::stretchesOf(std::string_view text) const
{
    Stretches stretches;
    for (int group = 0; group < SuffixSorter::groups; ++group)
        stretches[static_cast<size_t>(group)] = stretchOf(text, group);
    return stretches;
}

void SearchBase::findWhole(const SearchQuery &query, const SearchOverlay *overlay, size_t enough,
                           std::vector<SearchFound> &found, SearchAnswer &answer) const
{
    constexpr std::array<SearchRank, SuffixSorter::groups> ranks{SearchRank::Prefix, SearchRank::WordStart,
                                                                 SearchRank::Inside};
    const size_t size = query.whole().size();
    for (int group = 0; group < SuffixSorter::groups && found.size() < enough; ++group) {
        const Stretch stretch = stretchOf(query.whole(), group);
        for (size_t i = stretch.begin; i < stretch.end && found.size() < enough; ++i) {
            ++answer.looked;
            const char *text = m_arena.at(m_positions.at(i));
            const TextArena::Owner owner = TextArena::ownerAt(text + size + std::strlen(text + size));
            const auto isSame = [&owner](const SearchFound &other) { return other.hit.row == owner.row; };
            if ((overlay && overlay->hides(owner.row)) || std::any_of(found.begin(), found.end(), isSame))
                continue;
            const bool isExact = group == SuffixSorter::TextStart && text[size] == '\0';
            const SearchRank rank = isExact ? SearchRank::Exact : ranks[static_cast<size_t>(group)];
            found.push_back({{owner.row, owner.field, rank}, text});
        }
    }
}

void SearchBase::findWords(const SearchQuery &query, const SearchOverlay *overlay, std::vector<SearchFound> &found,
                           SearchAnswer &answer) const
{
    const auto count = [](const Stretches &stretches, int groups) {
        qint64 sum = 0;
        for (int group = 0; group < groups; ++group)
            sum += stretches[static_cast<size_t>(group)].size();
        return sum;
    };
    std::vector<Stretches> words;
    for (const std::string_view word : query.words())
        words.push_back(stretchesOf(word));
    const auto rarest = [&](int groups) {
        return *std::min_element(words.begin(), words.end(), [&](const Stretches &a, const Stretches &b) {
            return count(a, groups) < count(b, groups);
        });
    };
    int groups = SuffixSorter::groups;
    Stretches stretches = rarest(groups);
    if (count(stretches, groups) > mostOfRarest) {
        groups = SuffixSorter::Inside; // those before
        stretches = rarest(groups);
        answer.isComplete = false;
    }
    qint64 left = mostOfRarest;
    for (int group = 0; group < groups; ++group) {
        const Stretch stretch = stretches[static_cast<size_t>(group)];
        for (size_t i = stretch.begin; i < stretch.end && left > 0; ++i, --left) {
            const std::string_view text = m_arena.textAround(m_positions.at(i));
            const std::optional<SearchRank> rank = query.fitWords(text, answer.looked);
            const TextArena::Owner owner = TextArena::ownerAt(text.data() + text.size());
            if (rank && !(overlay && overlay->hides(owner.row)))
                found.push_back({{owner.row, owner.field, *rank}, text.data()});
        }
    }
}

} // namespace steward::domain
