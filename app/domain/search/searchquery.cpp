// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/search/searchquery.h"

#include "domain/search/textarena.h"

#include <algorithm>

namespace steward::domain {

namespace {

constexpr size_t none = std::string_view::npos;

/// Where \a word stands in \a text, if it can at the start of a word; none: nowhere.
size_t bestOf(std::string_view text, std::string_view word, qint64 &looked)
{
    const size_t first = text.find(word);
    size_t at = first;
    for (++looked; at != none && !beginsWord(text, at); ++looked)
        at = text.find(word, at + 1);
    return at == none ? first : at;
}

void joinOverlapping(std::vector<TextSpan> &spans)
{
    std::sort(spans.begin(), spans.end(), [](const TextSpan &a, const TextSpan &b) { return a.from < b.from; });
    std::vector<TextSpan> joined;
    for (const TextSpan &span : spans) {
        if (joined.empty() || joined.back().from + joined.back().length < span.from) {
            joined.push_back(span);
            continue;
        }
        TextSpan &last = joined.back();
        last.length = std::max(last.length, span.from + span.length - last.from);
    }
    spans = std::move(joined);
}

} // namespace

SearchQuery::SearchQuery(QStringView text)
    : m_whole(foldForSearch(text))
{
    const std::string_view whole = m_whole;
    for (size_t at = 0; at < whole.size();) {
        const size_t end = std::min(whole.find(' ', at), whole.size());
        m_words.push_back(whole.substr(at, end - at));
        at = end + 1;
    }
    if (m_words.size() < 2)
        m_words.clear();
    std::sort(m_words.begin(), m_words.end());
    m_words.erase(std::unique(m_words.begin(), m_words.end()), m_words.end());
}

std::optional<SearchQuery::Fit> SearchQuery::fitWhole(std::string_view folded) const
{
    size_t at = folded.find(m_whole);
    if (at == none || m_whole.empty())
        return std::nullopt;
    if (at == 0)
        return Fit{folded.size() == m_whole.size() ? SearchRank::Exact : SearchRank::Prefix, 0};
    std::optional<Fit> best;
    for (; at != none; at = folded.find(m_whole, at + 1)) {
        const Fit fit{beginsWord(folded, at) ? SearchRank::WordStart : SearchRank::Inside, at};
        if (!best || fit.rank < best->rank || (fit.rank == best->rank && folded.substr(at) < folded.substr(best->at)))
            best = fit;
    }
    return best;
}

std::optional<SearchRank> SearchQuery::fitWords(std::string_view folded, qint64 &looked) const
{
    if (m_words.empty())
        return std::nullopt;
    SearchRank rank = SearchRank::WordStarts;
    for (const std::string_view word : m_words) {
        const size_t at = bestOf(folded, word, looked);
        if (at == none)
            return std::nullopt;
        if (!beginsWord(folded, at))
            rank = SearchRank::Words;
    }
    return rank;
}

std::optional<SearchQuery::Fit> SearchQuery::fit(std::string_view folded) const
{
    if (const std::optional<Fit> fit = fitWhole(folded))
        return fit;
    qint64 looked = 0;
    const std::optional<SearchRank> rank = fitWords(folded, looked);
    return rank ? std::optional(Fit{*rank, 0}) : std::nullopt;
}

std::vector<TextSpan> SearchQuery::marksIn(QStringView text) const
{
    const TracedText traced = foldTraced(text);
    const std::optional<Fit> best = fit(traced.bytes);
    std::vector<TextSpan> spans;
    if (!best)
        return spans;
    if (best->rank <= SearchRank::Inside)
        return {traced.spanOf(best->at, m_whole.size())};
    qint64 looked = 0;
    for (const std::string_view word : m_words)
        spans.push_back(traced.spanOf(bestOf(traced.bytes, word, looked), word.size()));
    joinOverlapping(spans);
    return spans;
}

} // namespace steward::domain
