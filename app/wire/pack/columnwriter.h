// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "wire/pack/columntype.h"
#include "wire/pack/texts.h"

#include <QHash>

#include <bit>
#include <functional>
#include <optional>

namespace steward::wire {

/// The number of the row of an id, if it can be said by that; null ids are not asked for.
using RowNumber = std::function<std::optional<int>(const Id &)>;

/// Writes the values of one column of \a count rows. Every `at(i)` is called in order, some more than once.
class ColumnWriter
{
public:
    ColumnWriter(BytesWriter &to, int count)
        : m_to(to)
        , m_count(count)
    {
    }

    /// For what is written in no way of those below.
    [[nodiscard]] BytesWriter &bytes() { return m_to; }

    template<typename At>
    void ids(At at)
    {
        for (int i = 0; i < m_count; ++i)
            m_to.id(at(i));
    }
    /// at(i): a list of ids.
    template<typename At>
    void rowLists(QByteArrayView kind, const RowNumber &number, At at)
    {
        References references(number);
        for (int i = 0; i < m_count; ++i) {
            for (const Id &id : at(i))
                references.add(id);
        }
        references.writeHead(kind, m_to);
        for (int i = 0; i < m_count; ++i)
            m_to.number(static_cast<quint64>(std::size(at(i))));
        references.write(m_to);
    }
    /// at(i): an id, or null.
    template<typename At>
    void rows(QByteArrayView kind, const RowNumber &number, At at)
    {
        References references(number);
        for (int i = 0; i < m_count; ++i)
            references.add(at(i));
        references.writeHead(kind, m_to);
        references.write(m_to);
    }
    /// at(i): a view of UTF-8, valid until the end.
    template<typename At>
    void texts(At at)
    {
        TextViews texts;
        texts.reserve(static_cast<size_t>(m_count));
        for (int i = 0; i < m_count; ++i)
            texts.push_back(at(i));
        writeTexts(m_to, texts);
    }
    /// at(i): as texts; what is empty is absent. For words and JSON.
    template<typename At>
    void different(At at)
    {
        QHash<QByteArrayView, qsizetype> known;
        QList<QByteArrayView> all;
        BytesWriter codes;
        for (int i = 0; i < m_count; ++i) {
            const QByteArrayView text = at(i);
            if (text.isEmpty()) {
                codes.byte(0);
            } else if (const auto found = known.constFind(text); found != known.cend()) {
                codes.number(static_cast<quint64>(*found) + 2);
            } else {
                codes.byte(1);
                known.insert(text, all.size());
                all << text;
            }
        }
        m_to.number(static_cast<quint64>(all.size()));
        for (const QByteArrayView text : std::as_const(all))
            m_to.number(static_cast<quint64>(text.size()));
        for (const QByteArrayView text : std::as_const(all))
            m_to.raw(text);
        m_to.raw(codes.bytes());
    }
    /// at(i): an optional whole number. Each is written as the difference to the one before.
    template<typename At>
    void numbers(At at)
    {
        presence([&at](int i) { return at(i).has_value(); });
        quint64 before = 0;
        for (int i = 0; i < m_count; ++i) {
            if (const std::optional<qint64> value = at(i)) {
                m_to.signedNumber(static_cast<qint64>(static_cast<quint64>(*value) - before));
                before = static_cast<quint64>(*value);
            }
        }
    }
    template<typename At>
    void doubles(At at)
    {
        presence([&at](int i) { return at(i).has_value(); });
        for (int i = 0; i < m_count; ++i) {
            if (const std::optional<double> value = at(i))
                m_to.eight(std::bit_cast<quint64>(*value));
        }
    }
    template<typename At>
    void booleans(At at)
    {
        presence([&at](int i) { return at(i).has_value(); });
        bits([&at](int i) { return at(i).value_or(false); });
    }

private:
    /// Ids that are said by the numbers of their rows, and a list of the others.
    class References
    {
    public:
        explicit References(const RowNumber &number)
            : m_number(number)
        {
        }
        void add(const Id &id);
        void writeHead(QByteArrayView kind, BytesWriter &to) const;
        void write(BytesWriter &to) const { to.raw(m_values.bytes()); }

    private:
        [[nodiscard]] qint64 code(const Id &id);

        const RowNumber &m_number;
        QHash<Id, qint64> m_known;
        QList<Id> m_others;
        BytesWriter m_values;
        qint64 m_before = 0;
    };

    /// A byte 0 if all are there, else 1 and a bit for each.
    template<typename IsThere>
    void presence(IsThere isThere)
    {
        bool areAll = true;
        for (int i = 0; i < m_count && areAll; ++i)
            areAll = isThere(i);
        m_to.byte(areAll ? 0 : 1);
        if (!areAll)
            bits(isThere);
    }
    template<typename IsSet>
    void bits(IsSet isSet)
    {
        for (int first = 0; first < m_count; first += 8) {
            quint8 byte = 0;
            for (int i = first; i < std::min(first + 8, m_count); ++i)
                byte |= static_cast<quint8>(isSet(i) ? 1U << (i - first) : 0);
            m_to.byte(byte);
        }
    }

    BytesWriter &m_to;
    int m_count;
};

} // namespace steward::wire
