// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/search/suffixsorter.h"

#include <algorithm>
#include <utility>

namespace steward::domain {

namespace {

constexpr size_t basketsOfGroup = 256 * 256;
constexpr size_t mostAtOnce = 1 << 15; ///< more are split first, so that a piece of work stays small

size_t basketOf(size_t group, const char *text)
{
    const size_t first = static_cast<unsigned char>(text[0]);
    const size_t second = static_cast<unsigned char>(text[1]); // 0 at the end of the text
    return group * basketsOfGroup + first * 256 + second;
}

/// \a eight bytes without those from the first 0 on, which are no part of the text.
quint64 keyOf(quint64 eight)
{
    // the highest bit of a byte that is 0: the first one's is the first set, as a text has no byte 1 either
    const quint64 zeros = (eight - 0x0101010101010101) & ~eight & 0x8080808080808080;
    if (zeros == 0)
        return eight;
    const auto before = qCountLeadingZeroBits(zeros) & ~7U;
    return before == 0 ? 0 : eight & (~quint64{0} << (64 - before));
}

bool reachesEnd(quint64 key)
{
    return (key & 0xff) == 0;
}

} // namespace

SuffixSorter::SuffixSorter(size_t groups)
    : m_begins(groups + 1)
    , m_baskets(groups * basketsOfGroup)
{
}

void SuffixSorter::count(size_t group, const char *text)
{
    ++m_baskets[basketOf(group, text)];
}

void SuffixSorter::open()
{
    quint32 total = 0;
    for (size_t basket = 0; basket < m_baskets.size(); ++basket) {
        if (basket % basketsOfGroup == 0)
            m_begins[basket / basketsOfGroup] = total;
        total += std::exchange(m_baskets[basket], total);
    }
    m_begins.back() = total;
    m_places.resize(total);
}

void SuffixSorter::place(size_t group, const char *text, LetterPlace place)
{
    ++m_work;
    m_places[m_baskets[basketOf(group, text)]++] = place;
}

bool SuffixSorter::step(const TextArena &arena, qint64 budget)
{
    const qint64 until = m_work + budget;
    while (m_work < until) {
        if (!m_ranges.empty()) {
            const Range range = m_ranges.back();
            m_ranges.pop_back();
            sort(arena, range);
        } else if (m_basket < m_baskets.size()) {
            const Range range{m_basket == 0 ? 0 : m_baskets[m_basket - 1], m_baskets[m_basket], 2};
            const bool isEnd = m_basket % 256 == 0; // of letters at the end of their text: equal
            if (range.size() > 1 && !isEnd)
                m_ranges.push_back(range);
            ++m_basket;
        } else {
            return false;
        }
    }
    return true;
}

void SuffixSorter::sort(const TextArena &arena, const Range &range)
{
    m_keyed.clear();
    for (size_t i = range.begin; i < range.end; ++i) {
        const LetterPlace place = m_places[i];
        const quint64 eight = arena.eightAt(place.position() + range.depth);
        m_keyed.push_back({keyOf(eight), place, static_cast<quint32>(i)});
    }
    m_work += static_cast<qint64>(range.size());
    if (range.size() <= mostAtOnce || !split(range))
        sortByKey(range);
}

/// In three: below, at and above the middle one of some keys. False: it did not help.
bool SuffixSorter::split(const Range &range)
{
    std::array<quint64, 63> samples{};
    for (size_t i = 0; i < samples.size(); ++i)
        samples[i] = m_keyed[m_keyed.size() / samples.size() * i].key;
    const auto middle = samples.begin() + samples.size() / 2;
    std::nth_element(samples.begin(), middle, samples.end());
    const quint64 key = *middle;
    // stable: what is equal stays in its order
    const auto from =
        std::stable_partition(m_keyed.begin(), m_keyed.end(), [key](const Keyed &k) { return k.key < key; });
    const auto to = std::stable_partition(from, m_keyed.end(), [key](const Keyed &k) { return k.key == key; });
    const Range below{range.begin, range.begin + static_cast<size_t>(from - m_keyed.begin()), range.depth};
    const Range above{range.end - static_cast<size_t>(m_keyed.end() - to), range.end, range.depth};
    if (std::max(below.size(), above.size()) > range.size() / 16 * 15)
        return false;
    for (size_t i = 0; i < m_keyed.size(); ++i)
        m_places[range.begin + i] = m_keyed[i].place;
    for (const Range &part : {below, above}) {
        if (part.size() > 1)
            m_ranges.push_back(part);
    }
    goDeeper({below.end, above.begin, range.depth}, key);
    return true;
}

void SuffixSorter::sortByKey(const Range &range)
{
    std::sort(m_keyed.begin(), m_keyed.end(),
              [](const Keyed &a, const Keyed &b) { return a.key != b.key ? a.key < b.key : a.order < b.order; });
    size_t equal = 0; // where those begin that have the same key
    for (size_t i = 0; i < m_keyed.size(); ++i) {
        m_places[range.begin + i] = m_keyed[i].place;
        if (i + 1 == m_keyed.size() || m_keyed[i + 1].key != m_keyed[i].key) {
            goDeeper({range.begin + equal, range.begin + i + 1, range.depth}, m_keyed[i].key);
            equal = i + 1;
        }
    }
}

void SuffixSorter::goDeeper(const Range &range, quint64 key)
{
    if (range.size() > 1 && !reachesEnd(key))
        m_ranges.push_back({range.begin, range.end, range.depth + quint32{sizeof(key)}});
}

} // namespace steward::domain
