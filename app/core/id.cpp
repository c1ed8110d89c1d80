// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/id.h"

#include <QRandomGenerator>

namespace steward {

namespace {

constexpr qsizetype halfLength = 16;

std::optional<quint64> halfFromString(QStringView text)
{
    quint64 value = 0;
    for (const QChar letter : text) {
        const char16_t c = letter.unicode();
        quint64 digit = 0;
        if (c >= u'0' && c <= u'9')
            digit = c - u'0';
        else if (c >= u'a' && c <= u'f')
            digit = 10U + (c - u'a');
        else
            return std::nullopt;
        value = (value << 4U) | digit;
    }
    return value;
}

} // namespace

Id Id::random()
{
    QRandomGenerator *system = QRandomGenerator::system();
    const quint64 high = system->generate64();
    const quint64 low = system->generate64();
    return {high, low};
}

std::optional<Id> Id::fromString(QStringView text)
{
    if (text.size() != 2 * halfLength)
        return std::nullopt;
    const auto high = halfFromString(text.first(halfLength));
    const auto low = halfFromString(text.sliced(halfLength));
    if (!high || !low)
        return std::nullopt;
    return Id(*high, *low);
}

QString Id::toString() const
{
    QString text(2 * halfLength, Qt::Uninitialized);
    QChar *letter = text.data();
    for (const quint64 half : {m_high, m_low}) {
        for (unsigned shift = 64; shift > 0; ++letter)
            *letter = QLatin1Char("0123456789abcdef"[(half >> (shift -= 4)) & 0xfU]);
    }
    return text;
}

} // namespace steward
