// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "wire/pack/columntype.h"
#include "wire/pack/texts.h"

#include <QHash>

#include <bit>
#include <cmath>
#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace steward::wire {

/// The ids of the rows that a snapshot has brought so far, by the kind: what row numbers stand for.
using KnownRows = std::map<QByteArray, std::vector<Id>, std::less<>>;

/// One column of a pack as it lies in the bytes.
struct Column
{
    QString name;
    ColumnType type = ColumnType::None;
    QByteArrayView bytes;                                          ///< into those of the pack
    std::shared_ptr<TextRoom> room = std::make_shared<TextRoom>(); ///< one for all columns of the pack
};

/// Reads the values of one column of \a count rows: `put` is called once for each, in order, as long as all is good. A
/// function for another type than the column's is not to be called.
class ColumnReader
{
public:
    ColumnReader(const Column &column, int count, const KnownRows &known)
        : m_from(column.bytes)
        , m_count(count)
        , m_room(*column.room)
        , m_known(known)
    {
    }

    /// To be asked after reading: every byte was there and meant something.
    [[nodiscard]] bool isGood() const { return m_from.isGood() && m_from.isAtEnd(); }
    void fail() { m_from.fail(); }
    /// For what is read in no way of those below.
    [[nodiscard]] BytesReader &bytes() { return m_from; }
    [[nodiscard]] int count() const { return m_count; }

    template<typename Put>
    void ids(Put put)
    {
        BytesReader all(m_from.raw(static_cast<quint64>(m_count) * 16));
        for (int i = 0; i < m_count && m_from.isGood(); ++i)
            put(i, all.id());
    }
    template<typename Put>
    void rows(Put put)
    {
        References references(*this);
        for (int i = 0; i < m_count && m_from.isGood(); ++i)
            put(i, references.next());
    }
    /// put(i, span of ids)
    template<typename Put>
    void rowLists(Put put)
    {
        References references(*this);
        const std::vector<quint64> sizes = m_from.numbers(m_count);
        std::vector<Id> ids;
        for (int i = 0; i < m_count && m_from.isGood(); ++i) {
            ids.clear();
            for (quint64 left = sizes[static_cast<size_t>(i)]; left > 0 && m_from.isGood(); --left)
                ids.push_back(references.next());
            put(i, std::span<const Id>(ids));
        }
    }
    template<typename Put>
    void texts(Put put)
    {
        readTexts(m_from, m_count, m_room, put);
    }
    /// make(text): what is made of each of the different texts, once; put(i, pointer to it, or null)
    template<typename Make, typename Put>
    void different(Make make, Put put)
    {
        const qsizetype count = m_from.count(1);
        if (count > m_count) // each is there for some row
            return fail();
        const std::vector<quint64> sizes = m_from.numbers(count);
        std::vector<decltype(make(QByteArrayView()))> all;
        for (const quint64 size : sizes)
            all.push_back(make(m_from.raw(size)));
        size_t next = 0;
        for (int i = 0; i < m_count && m_from.isGood(); ++i) {
            const quint64 code = m_from.number();
            const quint64 which = code == 1 ? next++ : code - 2;
            if (code != 0 && (which >= all.size() || !m_room.take(sizes[which])))
                fail();
            else
                put(i, code == 0 ? nullptr : &all[which]);
        }
    }
    /// put(i, optional)
    template<typename Put>
    void numbers(Put put)
    {
        const QByteArrayView there = presence();
        quint64 value = 0;
        for (int i = 0; i < m_count && m_from.isGood(); ++i) {
            const bool isThere = isSet(there, i);
            if (isThere)
                value += static_cast<quint64>(m_from.signedNumber());
            put(i, isThere ? std::optional(static_cast<qint64>(value)) : std::nullopt);
        }
    }
    /// put(i, optional Instant), each of which has a text.
    template<typename Put>
    void moments(Put put)
    {
        numbers([&](int i, std::optional<qint64> ms) {
            constexpr qint64 least = -62'167'219'200'000; // the years 0 to 9999
            constexpr qint64 most = 253'402'300'799'999;
            if (ms && (*ms < least || *ms > most))
                fail();
            else
                put(i, ms ? std::optional(Instant(std::chrono::milliseconds(*ms))) : std::nullopt);
        });
    }
    template<typename Put>
    void doubles(Put put)
    {
        const QByteArrayView there = presence();
        for (int i = 0; i < m_count && m_from.isGood(); ++i) {
            const auto value = isSet(there, i) ? std::optional(std::bit_cast<double>(m_from.eight())) : std::nullopt;
            if (value && !std::isfinite(*value))
                fail();
            else
                put(i, value);
        }
    }
    template<typename Put>
    void booleans(Put put)
    {
        const QByteArrayView there = presence();
        const QByteArrayView set = bits();
        for (int i = 0; i < m_count && m_from.isGood(); ++i)
            put(i, isSet(there, i) ? std::optional(isSet(set, i)) : std::nullopt);
    }

private:
    class References
    {
    public:
        explicit References(ColumnReader &reader);
        [[nodiscard]] Id next()
        {
            m_code += static_cast<quint64>(m_reader.m_from.signedNumber());
            const auto code = static_cast<qint64>(m_code);
            if (code == 0)
                return {};
            const auto &list = code > 0 ? m_rows : std::span<const Id>(m_others);
            const quint64 which = code > 0 ? m_code - 1 : ~m_code;
            if (which < list.size())
                return list[which];
            m_reader.fail();
            return {};
        }

    private:
        ColumnReader &m_reader;
        std::span<const Id> m_rows;
        std::vector<Id> m_others;
        quint64 m_code = 0;
    };

    [[nodiscard]] QByteArrayView presence() { return m_from.byte() == 0 ? QByteArrayView() : bits(); }
    [[nodiscard]] QByteArrayView bits() { return m_from.raw(static_cast<quint64>(m_count + 7) / 8); }
    /// Of no bits all are.
    [[nodiscard]] static bool isSet(QByteArrayView bits, int i)
    {
        return bits.isEmpty() || (static_cast<quint8>(bits[i / 8]) >> (i % 8) & 1);
    }

    BytesReader m_from;
    int m_count;
    TextRoom &m_room;
    const KnownRows &m_known;
};

} // namespace steward::wire
