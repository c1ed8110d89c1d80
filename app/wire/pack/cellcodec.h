// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/columns/runcolumn.h"
#include "domain/values/word.h"
#include "wire/pack/values.h"

#include <deque>

namespace steward::wire {

/// How each class of columns of the domain is written and read. `at(i)` and `to(i)` give the column of row i, of
/// whatever chunk it is in; `slotOf(i)` where in it. Rows are appended in their order.

/// What is said of a column beside its values.
struct ColumnTold
{
    QByteArrayView refersTo; ///< name of a kind
    RowNumber number;
};

/// An object that JsonColumn keeps as the text it is: one level, ASCII without escapes, keys in their order, whole
/// numbers, no blanks. Whatever else an object may be is for a parser.
[[nodiscard]] bool isPlainObject(QByteArrayView text);
/// The first id is null, or one is there twice.
[[nodiscard]] bool isNoSet(std::span<const Id> ids);
[[nodiscard]] std::optional<QMap<Id, Instant>> momentsFrom(const QJsonValue &object);
[[nodiscard]] QJsonObject told(const QMap<Id, Instant> &moments);

template<typename Column>
struct CellCodec;

template<>
struct CellCodec<domain::PlainColumn<Id>>
{
    static constexpr auto type = ColumnType::Ids;
    template<typename Cell>
    static void write(ColumnWriter &to, const ColumnTold &, int, Cell cell)
    {
        to.ids([&](int i) { return cell(i); });
    }
    template<typename Put>
    static void read(ColumnReader &from, const Id &, Put put)
    {
        from.ids([&](int i, const Id &id) { id.isNull() ? from.fail() : put(i, id); });
    }
};

/// Words: of what decides who somebody is, nothing newer can be guessed.
template<typename E>
requires std::is_enum_v<E>
struct CellCodec<domain::PlainColumn<E>>
{
    static constexpr auto type = ColumnType::Words;
    template<typename Cell>
    static void write(ColumnWriter &to, const ColumnTold &, int, Cell cell)
    {
        to.different([&](int i) {
            const QLatin1StringView word = domain::WordsOf<E>::all.at(static_cast<size_t>(cell(i)));
            return QByteArrayView(word.data(), word.size());
        });
    }
    template<typename Put>
    static void read(ColumnReader &from, const E &, Put put)
    {
        const auto &all = domain::WordsOf<E>::all;
        from.different(
            [&](QByteArrayView text) { return std::ranges::find(all, QLatin1StringView(text)) - all.begin(); },
            [&](int i, const ptrdiff_t *word) {
                !word || *word == std::ssize(all) ? from.fail() : put(i, static_cast<E>(*word));
            });
    }
};

/// Whole numbers, as JSON has them.
template<>
struct CellCodec<domain::DictColumn<qint64>>
{
    static constexpr auto type = ColumnType::Numbers;
    template<typename Cell>
    static void write(ColumnWriter &to, const ColumnTold &, int, Cell cell)
    {
        to.numbers([&](int i) { return std::optional<qint64>(cell(i)); });
    }
    template<typename Put>
    static void read(ColumnReader &from, qint64 otherwise, Put put)
    {
        from.numbers([&](int i, std::optional<qint64> value) {
            const qint64 whole = value.value_or(otherwise);
            whole<-mostWhole || whole> mostWhole ? from.fail() : put(i, whole);
        });
    }
    static constexpr qint64 mostWhole = 1LL << 53;
};

/// Counts: not below 0.
template<>
struct CellCodec<domain::OptionalColumn<qint64>>
{
    static constexpr auto type = ColumnType::Numbers;
    template<typename Cell>
    static void write(ColumnWriter &to, const ColumnTold &, int, Cell cell)
    {
        to.numbers(cell);
    }
    template<typename Put>
    static void read(ColumnReader &from, const std::optional<qint64> &, Put put)
    {
        from.numbers([&](int i, std::optional<qint64> value) {
            const bool isCount = !value || (*value >= 0 && *value <= CellCodec<domain::DictColumn<qint64>>::mostWhole);
            isCount ? put(i, value) : from.fail();
        });
    }
};

template<>
struct CellCodec<domain::OptionalColumn<Instant>>
{
    static constexpr auto type = ColumnType::Moments;
    template<typename Cell>
    static void write(ColumnWriter &to, const ColumnTold &, int, Cell cell)
    {
        to.numbers([&](int i) {
            const std::optional<Instant> at = cell(i);
            return at ? std::optional<qint64>(at->time_since_epoch().count()) : std::nullopt;
        });
    }
    template<typename Put>
    static void read(ColumnReader &from, const std::optional<Instant> &, Put put)
    {
        from.moments(put);
    }
};

template<>
struct CellCodec<domain::OptionalColumn<double>>
{
    static constexpr auto type = ColumnType::Doubles;
    template<typename Cell>
    static void write(ColumnWriter &to, const ColumnTold &, int, Cell cell)
    {
        to.doubles(cell);
    }
    template<typename Put>
    static void read(ColumnReader &from, const std::optional<double> &, Put put)
    {
        from.doubles(put);
    }
};

template<>
struct CellCodec<domain::BitColumn>
{
    static constexpr auto type = ColumnType::Booleans;
    template<typename Cell>
    static void write(ColumnWriter &to, const ColumnTold &, int, Cell cell)
    {
        to.booleans([&](int i) { return std::optional<bool>(cell(i)); });
    }
    template<typename Put>
    static void read(ColumnReader &from, bool otherwise, Put put)
    {
        from.booleans([&](int i, std::optional<bool> value) { put(i, value.value_or(otherwise)); });
    }
};

template<>
struct CellCodec<domain::AnswerColumn>
{
    static constexpr auto type = ColumnType::Booleans;
    template<typename Cell>
    static void write(ColumnWriter &to, const ColumnTold &, int, Cell cell)
    {
        to.booleans(cell);
    }
    template<typename Put>
    static void read(ColumnReader &from, const std::optional<bool> &, Put put)
    {
        from.booleans(put);
    }
};

/// References, for all classes of columns that keep one.
struct ReferenceCodec
{
    static constexpr auto type = ColumnType::Rows;
    template<typename Cell>
    static void write(ColumnWriter &to, const ColumnTold &told, int, Cell cell)
    {
        to.rows(told.refersTo, told.number, cell);
    }
    template<typename Put>
    static void read(ColumnReader &from, const Id &, Put put)
    {
        from.rows(put);
    }
};
template<>
struct CellCodec<domain::DictColumn<Id>> : ReferenceCodec
{
};
template<>
struct CellCodec<domain::ReferenceColumn> : ReferenceCodec
{
};
template<>
struct CellCodec<domain::SparseColumn<Id>> : ReferenceCodec
{
};

template<>
struct CellCodec<domain::IdsColumn>
{
    static constexpr auto type = ColumnType::RowLists;
    template<typename Cell>
    static void write(ColumnWriter &to, const ColumnTold &told, int, Cell cell)
    {
        to.rowLists(told.refersTo, told.number, cell);
    }
    template<typename Put>
    static void read(ColumnReader &from, const QList<Id> &, Put put)
    {
        from.rowLists([&](int i, std::span<const Id> ids) { isNoSet(ids) ? from.fail() : put(i, ids); });
    }
};

template<>
struct CellCodec<domain::SparseColumn<QMap<Id, Instant>>>
{
    using Moments = QMap<Id, Instant>;
    static constexpr auto type = ColumnType::Json;
    template<typename Cell>
    static void write(ColumnWriter &to, const ColumnTold &, int count, Cell cell)
    {
        std::vector<QByteArray> texts;
        for (int i = 0; i < count; ++i) {
            const Moments moments = cell(i);
            texts.push_back(moments.isEmpty() ? QByteArray() : canonicalJson(told(moments)));
        }
        to.different([&](int i) { return QByteArrayView(texts[static_cast<size_t>(i)]); });
    }
    template<typename Put>
    static void read(ColumnReader &from, const Moments &, Put put)
    {
        from.different(
            [&](QByteArrayView text) {
                const auto moments = momentsFrom(valueFrom(text).value_or(QJsonValue()));
                if (!moments)
                    from.fail();
                return moments.value_or(Moments());
            },
            [&](int i, const Moments *moments) { put(i, moments ? *moments : Moments()); });
    }
};

} // namespace steward::wire
