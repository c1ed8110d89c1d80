// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QByteArray>
#include <QtEndian>

#include <span>
#include <vector>

namespace steward::wire {

/// What packs are made of (docs/snapshot.md): whole numbers in groups of seven bits, the lowest first; signed ones
/// zigzag; texts in UTF-8, their length before them.
class BytesWriter
{
public:
    void byte(quint8 value) { m_bytes.append(static_cast<char>(value)); }
    void number(quint64 value);
    void signedNumber(qint64 value);
    void eight(quint64 value); ///< eight bytes, the lowest first
    void id(const Id &id);
    void text(QByteArrayView text);
    void raw(QByteArrayView bytes) { m_bytes.append(bytes.data(), bytes.size()); }

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

/// Reads them. What is not there is read as 0 or empty, and from then on isGood() is false: nothing is ever read beyond
/// the end, and no size of something to be made is taken from the bytes without a look at how many there are.
class BytesReader
{
public:
    explicit BytesReader(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] bool isGood() const { return m_isGood; }
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); } ///< of all
    [[nodiscard]] bool isAtEnd() const { return m_at == m_bytes.size(); }
    void fail() { m_isGood = false; }

    quint8 byte();
    quint64 number()
    {
        if (m_at < m_bytes.size() && !(m_bytes[m_at] & 0x80)) // nearly always
            return static_cast<quint8>(m_bytes[m_at++]);
        return longNumber();
    }
    qint64 signedNumber()
    {
        const quint64 value = number();
        return static_cast<qint64>(value >> 1 ^ (0 - (value & 1)));
    }
    quint64 eight();
    Id id()
    {
        const QByteArrayView bytes = raw(16);
        return bytes.isEmpty() ? Id()
                               : Id(qFromBigEndian<quint64>(bytes.data()), qFromBigEndian<quint64>(bytes.data() + 8));
    }
    QByteArrayView text();
    QByteArrayView raw(quint64 size)
    {
        if (!m_isGood || size > static_cast<quint64>(m_bytes.size() - m_at)) {
            fail();
            return {};
        }
        const QByteArrayView found = m_bytes.sliced(m_at, static_cast<qsizetype>(size));
        m_at += found.size();
        return found;
    }
    /// How many of something of at least \a each bytes follow; 0 and no good when there cannot be so many.
    qsizetype count(qsizetype each);
    /// So many, one after the other; 0 where there are none any more. \a count is not one that was read.
    std::vector<quint64> numbers(qsizetype count);

private:
    quint64 longNumber();

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_isGood = true;
};

} // namespace steward::wire
