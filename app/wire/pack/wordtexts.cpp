// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/pack/wordtexts.h"

#include <QHash>

#include <algorithm>

namespace steward::wire {

namespace {

constexpr size_t mostWords = 65'536; ///< of a column: a reader makes room for them

struct Word
{
    QByteArrayView text;
    int uses = 0;
    size_t number = 0; ///< as it is written
};

bool endsWord(char letter)
{
    return letter == ' ' || letter == '.' || letter == '-' || letter == '_' || letter == '@';
}

/// The words of a text, which are together the text.
TextViews wordsOf(QByteArrayView text)
{
    TextViews words;
    qsizetype from = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (endsWord(text[at]) || at + 1 == text.size()) {
            words.push_back(text.sliced(from, at + 1 - from));
            from = at + 1;
        }
    }
    return words;
}

/// Those of most uses first: their numbers are the shortest. Returns them in that order, and numbers them.
TextViews numbered(std::vector<Word> &words)
{
    std::vector<Word *> order;
    for (Word &word : words)
        order.push_back(&word);
    std::ranges::stable_sort(order, std::ranges::greater(), &Word::uses);
    TextViews texts;
    for (Word *word : order) {
        word->number = texts.size();
        texts.push_back(word->text);
    }
    return texts;
}

} // namespace

QByteArray wordTexts(const TextViews &texts)
{
    QHash<QByteArrayView, size_t> known;
    std::vector<Word> words; // in the order of their first coming
    std::vector<size_t> uses;
    BytesWriter counts;
    for (const QByteArrayView text : texts) {
        const TextViews all = wordsOf(text);
        counts.number(all.size());
        for (const QByteArrayView word : all) {
            const size_t which = known.value(word, words.size());
            if (which == mostWords)
                return {};
            if (which == words.size()) {
                known.insert(word, which);
                words.push_back({word});
            }
            ++words[which].uses;
            uses.push_back(which);
        }
    }
    BytesWriter to;
    to.number(words.size());
    to.raw(plainTexts(numbered(words)));
    to.raw(counts.bytes());
    for (const size_t which : uses)
        to.number(words[which].number);
    return to.bytes();
}

WordTexts::WordTexts(BytesReader &from, int count, TextRoom &room)
    : m_from(from)
    , m_room(room)
{
    const qsizetype words = from.count(1);
    if (words > static_cast<qsizetype>(mostWords)) {
        from.fail();
        return;
    }
    PlainTexts texts(from, words, room);
    for (qsizetype i = 0; i < words && from.isGood(); ++i)
        m_words.push_back(texts.next());
    m_counts = from.numbers(count);
}

QByteArrayView WordTexts::next()
{
    m_text.clear();
    for (quint64 left = m_counts[m_next++]; left > 0 && m_from.isGood(); --left) {
        const quint64 number = m_from.number();
        if (number < m_words.size() && m_room.take(static_cast<quint64>(m_words[number].size())))
            m_text.append(m_words[number].data(), static_cast<size_t>(m_words[number].size()));
        else
            m_from.fail();
    }
    return {m_text.data(), static_cast<qsizetype>(m_text.size())};
}

} // namespace steward::wire
