// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/pack/texts.h"

namespace steward::wire {

void writeTexts(BytesWriter &to, const TextViews &texts)
{
    constexpr qsizetype worth = 2; // times shorter
    const QByteArray plain = plainTexts(texts);
    const QByteArray words = wordTexts(texts);
    const QByteArray front = frontTexts(texts);
    const bool areWords = !words.isEmpty() && words.size() <= front.size();
    const QByteArray &other = areWords ? words : front;
    const bool isPlain = other.size() * worth >= plain.size();
    const TextWay way = isPlain ? TextWay::Plain : (areWords ? TextWay::Words : TextWay::Front);
    to.byte(static_cast<quint8>(way));
    to.raw(isPlain ? plain : other);
}

} // namespace steward::wire
