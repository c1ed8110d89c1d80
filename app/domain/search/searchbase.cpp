// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/search/searchbase.h"

#include <QSet>

#include <algorithm>
#include <cstring>

namespace steward::domain {

namespace {

constexpr int mostOfRarest = 2048; ///< occurrences that are read of the rarest word

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

SearchBase::SearchBase(TextArena arena, const SuffixSorter &starts, const SuffixSorter &insides, int texts)
    : m_arena(std::move(arena))
    , m_places(starts.places().size() + insides.places().size(), LetterPlace::of(m_arena.size(), true).number)
    , m_first{0, starts.begin(WordStart), starts.places().size(), starts.places().size() + insides.places().size()}
    , m_texts(texts)
{
}

SearchBase::Stretch SearchBase::stretchOf(std::string_view text, Group group) const
{
    const auto compared = [this, text](size_t index) { return std::strncmp(textAt(index), text.data(), text.size()); };
    const size_t end = m_first[group + 1];
    const size_t begin = firstWhere(m_first[group], end, [&](size_t index) { return compared(index) >= 0; });
    return {begin, firstWhere(begin, end, [&](size_t index) { return compared(index) > 0; })};
}

SearchBase::Stretches SearchBase::stretchesOf(std::string_view text) const
{
    return {stretchOf(text, TextStart), stretchOf(text, WordStart), stretchOf(text, Inside)};
}

/// Calls \a visit as forEachPlace does, with what is \a at in each later word that is \a word, up to the end.
template<typename Visit>
bool SearchBase::forEachShared(std::string_view word, size_t at, Visit visit) const
{
    const size_t end = m_first[WordStart + 1];
    size_t index =
        firstWhere(m_first[WordStart], end, [&](size_t i) { return std::strcmp(textAt(i), word.data()) >= 0; });
    for (; index < end; ++index) {
        const char *other = textAt(index);
        if (std::strcmp(other, word.data()) != 0)
            return true;
        if (!visit(other + at, other, true))
            return false;
    }
    return true;
}

/// Calls \a visit(text from there on, start of its word, whether that is a later word) for each place in the texts that
/// \a stretch stands for, in their order, until it says false; false then.
template<typename Visit>
bool SearchBase::forEachPlace(const Stretch &stretch, Group group, Visit visit) const
{
    for (size_t index = stretch.begin; index < stretch.end; ++index) {
        const LetterPlace place = placeAt(index);
        const char *here = m_arena.at(place.position());
        if (group != Inside) {
            if (!visit(here, here, false))
                return false;
            continue;
        }
        const std::string_view text = m_arena.textAround(place.position());
        const size_t at = static_cast<size_t>(here - text.data());
        const size_t wordAt = wordStartAt(text, at);
        const bool goesOn = place.isShared() ? forEachShared(text.substr(wordAt), at - wordAt, visit)
                                             : visit(here, text.data() + wordAt, wordAt > 0);
        if (!goesOn)
            return false;
    }
    return true;
}

void SearchBase::findWhole(const SearchQuery &query, const SearchOverlay *overlay, size_t enough,
                           std::vector<SearchFound> &found, SearchAnswer &answer) const
{
    constexpr std::array<SearchRank, groups> ranks{SearchRank::Prefix, SearchRank::WordStart, SearchRank::Inside};
    const size_t size = query.whole().size();
    QSet<int> rows;
    for (const Group group : {TextStart, WordStart, Inside}) {
        const auto take = [&](const char *text, const char *word, bool isLater) {
            ++answer.looked;
            const TextArena::Owner owner = TextArena::ownerAt(text + size + std::strlen(text + size));
            if ((overlay && overlay->hides(owner.row)) || rows.contains(owner.row))
                return true;
            rows.insert(owner.row);
            const bool isExact = group == TextStart && text[size] == '\0';
            found.push_back(
                {{owner.row, owner.field, isExact ? SearchRank::Exact : ranks[group]}, text, word, isLater});
            return found.size() < enough;
        };
        if (!forEachPlace(stretchOf(query.whole(), group), group, take))
            return;
    }
}

void SearchBase::findWords(const SearchQuery &query, const SearchOverlay *overlay, std::vector<SearchFound> &found,
                           SearchAnswer &answer) const
{
    std::vector<Stretches> words;
    for (const std::string_view word : query.words())
        words.push_back(stretchesOf(word));
    const auto count = [](const Stretches &of) {
        return of[TextStart].size() + of[WordStart].size() + of[Inside].size();
    };
    const Stretches rarest = *std::min_element(
        words.begin(), words.end(), [&](const Stretches &a, const Stretches &b) { return count(a) < count(b); });
    int left = mostOfRarest;
    for (const Group group : {TextStart, WordStart, Inside}) {
        const auto take = [&](const char *place, const char *, bool) {
            if (left-- == 0)
                return false;
            const std::string_view text = m_arena.textAround(m_arena.positionOf(place));
            const std::optional<SearchRank> rank = query.fitWords(text, answer.looked);
            const TextArena::Owner owner = TextArena::ownerAt(text.data() + text.size());
            if (rank && !(overlay && overlay->hides(owner.row)))
                found.push_back({{owner.row, owner.field, *rank}, text.data(), text.data()});
            return true;
        };
        if (!forEachPlace(rarest[group], group, take)) {
            answer.isComplete = false;
            return;
        }
    }
}

} // namespace steward::domain
