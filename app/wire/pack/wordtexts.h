// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/pack/plaintexts.h"

#include <string>

namespace steward::wire {

/// Texts that are put together from few different words, as the names of people are: each word once, those that come
/// most often first, then the numbers of the words of each text. What ends a word (a blank, a dot) belongs to it. Where
/// names and user names are made of the same words, the numbers are the same, and the compressor finds them.
/// Empty: there are too many different ones.
[[nodiscard]] QByteArray wordTexts(const TextViews &texts);

/// Reads so many of them, one after the other; what is wrong is told by \a from.
class WordTexts
{
public:
    WordTexts(BytesReader &from, int count, TextRoom &room);
    /// Not to be called more often than there are texts; valid until the next call.
    [[nodiscard]] QByteArrayView next();

private:
    BytesReader &m_from;
    TextRoom &m_room;
    TextViews m_words;
    std::vector<quint64> m_counts; ///< of words, by the text
    std::string m_text;
    size_t m_next = 0;
};

} // namespace steward::wire
