// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/pack/bytes.h"

#include <QtEndian>

namespace steward::wire {

namespace {

constexpr int bitsOfAByte = 7;

} // namespace

void BytesWriter::number(quint64 value)
{
    for (; value >= 0x80; value >>= bitsOfAByte)
        byte(static_cast<quint8>(value | 0x80));
    byte(static_cast<quint8>(value));
}

void BytesWriter::signedNumber(qint64 value)
{
    number(static_cast<quint64>(value) << 1 ^ static_cast<quint64>(value >> 63));
}

void BytesWriter::eight(quint64 value)
{
    const quint64 ordered = qToLittleEndian(value);
    m_bytes.append(reinterpret_cast<const char *>(&ordered), sizeof ordered);
}

void BytesWriter::id(const Id &id)
{
    const auto [high, low] = id.halves();
    for (const quint64 half : {high, low}) {
        const quint64 ordered = qToBigEndian(half); // the order of its digits
        m_bytes.append(reinterpret_cast<const char *>(&ordered), sizeof ordered);
    }
}

void BytesWriter::text(QByteArrayView text)
{
    number(static_cast<quint64>(text.size()));
    raw(text);
}

quint8 BytesReader::byte()
{
    const QByteArrayView one = raw(1);
    return one.isEmpty() ? 0 : static_cast<quint8>(one.front());
}

quint64 BytesReader::longNumber()
{
    quint64 value = 0;
    for (int shift = 0; shift < 64 && m_isGood && m_at < m_bytes.size(); shift += bitsOfAByte) {
        const auto next = static_cast<quint8>(m_bytes[m_at++]);
        const quint64 bits = next & 0x7f;
        if (shift == 63 && bits > 1)
            break;
        value |= bits << shift;
        if (!(next & 0x80))
            return value;
    }
    fail();
    return 0;
}

quint64 BytesReader::eight()
{
    const QByteArrayView bytes = raw(8);
    return bytes.isEmpty() ? 0 : qFromLittleEndian<quint64>(bytes.data());
}

QByteArrayView BytesReader::text()
{
    return raw(number());
}

qsizetype BytesReader::count(qsizetype each)
{
    const quint64 count = number();
    if (m_isGood && count <= static_cast<quint64>((m_bytes.size() - m_at) / each))
        return static_cast<qsizetype>(count);
    fail();
    return 0;
}

std::vector<quint64> BytesReader::numbers(qsizetype count)
{
    std::vector<quint64> numbers(static_cast<size_t>(count));
    for (quint64 &each : numbers)
        each = number();
    return numbers;
}

} // namespace steward::wire
