// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/plainsearch.h"

#include <QSet>
#include <QStringList>

#include <algorithm>
#include <cctype>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

struct Found
{
    SearchRank rank;
    std::string text;
    std::string word; ///< of Inside
    bool isLater;     ///< of Inside
    int row;
    quint8 field;

    auto operator<=>(const Found &) const = default;
};

bool isWord(char byte)
{
    return byte < 0 || std::isalnum(byte);
}

std::vector<size_t> occurrences(const std::string &text, const std::string &part)
{
    std::vector<size_t> all;
    for (size_t at = 0; at + part.size() <= text.size(); ++at) {
        if (text.compare(at, part.size(), part) == 0)
            all.push_back(at);
    }
    return all;
}

bool isWordStart(const std::string &text, size_t at)
{
    return at == 0 || (isWord(text[at]) && !isWord(text[at - 1]));
}

void add(std::vector<Found> &found, const Entry &entry, const std::string &whole)
{
    const std::string &text = entry.folded;
    for (const size_t at : occurrences(text, whole)) {
        SearchRank rank = isWordStart(text, at) ? SearchRank::WordStart : SearchRank::Inside;
        if (at == 0)
            rank = text == whole ? SearchRank::Exact : SearchRank::Prefix;
        size_t word = at;
        while (rank == SearchRank::Inside && !isWordStart(text, word))
            --word;
        const bool isLater = rank == SearchRank::Inside && word > 0;
        found.push_back({rank, text.substr(at), text.substr(word), isLater, entry.row, entry.field});
    }
    const QStringList words = QString::fromStdString(whole).split(u' ');
    if (words.size() < 2)
        return;
    bool isEach = true;
    bool isAtStart = true;
    for (const QString &word : words) {
        const std::vector<size_t> all = occurrences(text, word.toStdString());
        isEach = isEach && !all.empty();
        isAtStart = isAtStart && std::any_of(all.begin(), all.end(), [&](size_t at) { return isWordStart(text, at); });
    }
    if (isEach)
        found.push_back(
            {isAtStart ? SearchRank::WordStarts : SearchRank::Words, text, text, false, entry.row, entry.field});
}

const QList<QStringList> &syllables()
{
    static const QList<QStringList> all{
        {u"ka"_s, u"Chi"_s, u"a"_s, u"wé"_s, u"nda"_s, u"ß"_s, u"1"_s, u"-"_s, u"'"_s},
        {u"مح"_s, u"مَ"_s, u"د"_s, u"أ"_s, u"ئ"_s, u"٣"_s, u"،"_s},
        {u"कि"_s, u"ला"_s, u"क्ष"_s, u"क"_s, u"४"_s},
        {u"አዲ"_s, u"ስ"_s, u"አበ"_s, u"ባ"_s, u"፡"_s},
    };
    return all;
}

} // namespace

SearchAnswer findPlainly(const Entries &entries, const QString &query, int limit)
{
    std::vector<Found> found;
    const std::string whole = foldForSearch(query);
    for (const Entry &entry : entries) {
        if (!whole.empty())
            add(found, entry, whole);
    }
    std::sort(found.begin(), found.end());
    SearchAnswer answer;
    QSet<int> rows;
    for (const Found &each : found) {
        if (rows.contains(each.row))
            continue;
        rows.insert(each.row);
        if (rows.size() > limit)
            answer.hasMore = true;
        else
            answer.hits.push_back({each.row, each.field, each.rank});
    }
    return answer;
}

std::vector<SearchText> textsOf(const Entries &entries)
{
    std::vector<SearchText> texts;
    for (const Entry &entry : entries)
        texts.push_back({entry.row, entry.field, entry.text});
    return texts;
}

NameDraw::NameDraw(quint32 seed)
    : m_random(seed)
{
}

QString NameDraw::name()
{
    const QStringList &script = syllables().at(below(4) * below(4) / 3);
    QString text;
    for (int left = 1 + below(6); left > 0; --left) {
        text += script.at(below(static_cast<int>(script.size())));
        if (below(4) == 0)
            text += u' ';
    }
    return text;
}

Entries NameDraw::entries(int rows)
{
    Entries all;
    for (int row = 0; row < rows; ++row)
        addRow(all, row);
    return all;
}

void NameDraw::addRow(Entries &all, int row)
{
    const int fields = below(4);
    for (int field = 0; field < fields; ++field)
        all.push_back({row, static_cast<quint8>(field), name()});
}

QString NameDraw::query(const Entries &entries)
{
    const QString text = entries.at(static_cast<size_t>(below(static_cast<int>(entries.size())))).text;
    const auto size = static_cast<int>(text.size());
    switch (below(4)) {
    case 0:
        return text.first(1 + below(size));
    case 1:
        return name().first(1) + u' ' + text.first(1 + below(size));
    case 2:
        return name();
    default:
        const int from = below(size);
        return text.sliced(from, 1 + below(size - from));
    }
}

SearchIndex NameDraw::change(const SearchIndex &index, Entries &entries)
{
    QSet<int> rows;
    Entries texts;
    for (int left = below(12); left > 0; --left)
        rows.insert(below(170));
    std::erase_if(entries, [&rows](const Entry &entry) { return rows.contains(entry.row); });
    for (const int row : rows)
        addRow(texts, row);
    entries.insert(entries.end(), texts.begin(), texts.end());
    return index.with({rows.begin(), rows.end()}, textsOf(texts));
}

} // namespace steward::domain
