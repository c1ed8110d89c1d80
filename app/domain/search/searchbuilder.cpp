// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/search/searchbuilder.h"

#include "domain/search/searchbase.h"

#include <algorithm>
#include <cstring>

namespace steward::domain {

bool SearchIndexBuilder::add(const SearchText &text)
{
    const std::string folded = foldForSearch(text.text);
    if (folded.empty())
        return true;
    if (!m_arena.append(folded, text.row, text.field))
        return false;
    forEachWord(folded, [&](size_t at) {
        m_starts.count(at == 0 ? SearchBase::TextStart : SearchBase::WordStart, folded.c_str() + at);
    });
    ++m_texts;
    return true;
}

bool SearchIndexBuilder::step(qint64 budget)
{
    switch (m_phase) {
    case Phase::Add:
        m_arena.shrink();
        m_starts.open();
        m_phase = Phase::PlaceStarts;
        break;
    case Phase::PlaceStarts:
        placeStarts(budget);
        break;
    case Phase::SortStarts:
        if (!m_starts.step(m_arena, budget)) {
            m_nextLater = m_starts.begin(SearchBase::WordStart);
            m_phase = Phase::ListWords;
        }
        break;
    case Phase::ListWords:
        listWords(budget);
        break;
    case Phase::PlaceInsides:
        placeInsides(budget);
        break;
    case Phase::SortInsides:
        if (!m_insides.step(m_arena, budget)) {
            m_words = {};
            m_base = std::make_shared<SearchBase>(std::move(m_arena), m_starts, m_insides, m_texts);
            m_next = 0;
            m_phase = Phase::Pack;
        }
        break;
    case Phase::Pack:
        pack(budget);
        break;
    case Phase::Done:
        break;
    }
    return m_phase != Phase::Done;
}

void SearchIndexBuilder::placeStarts(qint64 budget)
{
    const qint64 until = m_starts.work() + budget;
    m_placed = m_arena.forEach(m_placed, [this, until](quint32 position, std::string_view text) {
        forEachWord(text, [&](size_t at) {
            m_starts.place(at == 0 ? SearchBase::TextStart : SearchBase::WordStart, text.data() + at,
                           LetterPlace::of(position + static_cast<quint32>(at), false));
        });
        return m_starts.work() < until;
    });
    if (m_placed == m_arena.size())
        m_phase = Phase::SortStarts;
}

/// The words that begin a text, and the later ones, but of those that are equal up to the end of their texts only the
/// first; in sorted order.
void SearchIndexBuilder::listWords(qint64 budget)
{
    const std::vector<LetterPlace> &starts = m_starts.places();
    const size_t texts = m_starts.begin(SearchBase::WordStart);
    const auto textAt = [&](size_t index, size_t end) {
        return index < end ? m_arena.at(starts[index].position()) : nullptr;
    };
    for (; budget > 0 && (m_next < texts || m_nextLater < starts.size()); --budget, ++m_work) {
        const char *first = textAt(m_next, texts);
        const char *later = textAt(m_nextLater, starts.size());
        if (!later || (first && std::strcmp(first, later) <= 0)) {
            listWord(starts[m_next++]);
            continue;
        }
        const char *next = textAt(m_nextLater + 1, starts.size());
        const bool isShared = next && std::strcmp(later, next) == 0;
        if (!m_isLaterListed)
            listWord(LetterPlace::of(starts[m_nextLater].position(), isShared));
        m_isLaterListed = isShared;
        ++m_nextLater;
    }
    if (budget == 0)
        return;
    m_insides.open();
    m_next = 0;
    m_phase = Phase::PlaceInsides;
}

void SearchIndexBuilder::listWord(LetterPlace place)
{
    m_words.push_back(place);
    const std::string_view text(m_arena.at(place.position()));
    forEachInside(text, [&](size_t at) { m_insides.count(0, text.data() + at); });
}

void SearchIndexBuilder::placeInsides(qint64 budget)
{
    const qint64 until = m_insides.work() + budget;
    for (; m_next < m_words.size() && m_insides.work() < until; ++m_next, ++m_work) {
        const LetterPlace word = m_words[m_next];
        const std::string_view text(m_arena.at(word.position()));
        forEachInside(text, [&](size_t at) {
            const quint32 position = word.position() + static_cast<quint32>(at);
            m_insides.place(0, text.data() + at, LetterPlace::of(position, word.isShared()));
        });
    }
    if (m_next == m_words.size())
        m_phase = Phase::SortInsides;
}

void SearchIndexBuilder::pack(qint64 budget)
{
    const std::vector<LetterPlace> &starts = m_starts.places();
    const std::vector<LetterPlace> &insides = m_insides.places();
    const size_t count = starts.size() + insides.size();
    const size_t end = std::min(count, m_next + static_cast<size_t>(budget));
    for (; m_next < end; ++m_next, ++m_work)
        m_base->setPlace(m_next, m_next < starts.size() ? starts[m_next] : insides[m_next - starts.size()]);
    if (m_next == count)
        m_phase = Phase::Done;
}

SearchIndex SearchIndexBuilder::take()
{
    while (step()) {}
    SearchIndex index(std::move(m_base));
    *this = SearchIndexBuilder();
    return index;
}

} // namespace steward::domain
