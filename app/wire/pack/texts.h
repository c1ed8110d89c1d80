// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/pack/fronttexts.h"
#include "wire/pack/wordtexts.h"

namespace steward::wire {

/// How the texts of a column are written; the first of its bytes.
enum class TextWay : quint8 {
    Plain = 0, ///< their lengths, then all their bytes
    Words = 1,
    Front = 2,
};

/// In the way that is the shortest: plainly, if none of the others takes less than half as much. What the compressor
/// finds by itself is not worth another way.
void writeTexts(BytesWriter &to, const TextViews &texts);

/// put(i, view) for each of so many rows, as long as all is good; the view is valid until put() is left.
template<typename Texts, typename Put>
void readTextsOf(BytesReader &from, int count, Put put, Texts texts)
{
    for (int i = 0; i < count && from.isGood(); ++i) {
        const QByteArrayView text = texts.next();
        if (from.isGood())
            put(i, text);
    }
}
template<typename Put>
void readTexts(BytesReader &from, int count, TextRoom &room, Put put)
{
    switch (static_cast<TextWay>(from.byte())) {
    case TextWay::Plain:
        return readTextsOf(from, count, put, PlainTexts(from, count, room));
    case TextWay::Words:
        return readTextsOf(from, count, put, WordTexts(from, count, room));
    case TextWay::Front:
        return readTextsOf(from, count, put, FrontTexts(from, count, room));
    }
    from.fail();
}

} // namespace steward::wire
