// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/id.h"

#include <QRandomGenerator>

namespace steward {

namespace {

constexpr qsizetype halfLength = 16;

template<typename Letter>
std::optional<quint64> halfFrom(const Letter *letters)
{
    quint64 value = 0;
    for (qsizetype i = 0; i < halfLength; ++i) {
        const Letter c = letters[i];
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

template<typename Letter>
std::optional<Id> idFrom(const Letter *letters, qsizetype size)
{
    if (size != 2 * halfLength)
        return std::nullopt;
    const auto high = halfFrom(letters);
    const auto low = halfFrom(letters + halfLength);
    if (!high || !low)
        return std::nullopt;
    return Id(*high, *low);
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
    return idFrom(text.utf16(), text.size());
}

std::optional<Id> Id::fromString(QByteArrayView text)
{
    return idFrom(text.data(), text.size());
}

QString Id::toString() const
{
    const auto letters = digits();
    return QString::fromLatin1(letters.data(), letters.size());
}

std::array<char, 32> Id::digits() const
{
    std::array<char, 2 * halfLength> digits{};
    char *digit = digits.data();
    for (const quint64 half : {m_high, m_low}) {
        for (unsigned shift = 64; shift > 0; ++digit)
            *digit = "0123456789abcdef"[(half >> (shift -= 4)) & 0xfU];
    }
    return digits;
}

} // namespace steward
