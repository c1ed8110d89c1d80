// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/pack/cellcodec.h"

namespace steward::wire {

/// The value of a row as the codecs take it: of most columns what at() gives.
template<typename Column>
[[nodiscard]] decltype(auto) cellOf(const Column &column, int slot)
{
    return column.at(slot);
}
/// Empty, or the object's text; a copy only where there is none.
[[nodiscard]] inline QByteArray cellOf(const domain::JsonColumn &column, int slot)
{
    const std::span<const char> text = column.textAt(slot);
    if (!text.empty())
        return QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()));
    const QJsonObject object = column.at(slot);
    return object.isEmpty() ? QByteArray() : canonicalJson(object);
}

/// A text of an incoming column, which points into its bytes.
struct RawText
{
    QByteArrayView bytes;
};
/// An object of one: as text where JsonColumn keeps it so, else read.
struct RawObject
{
    QByteArrayView text; ///< empty: see the object
    QJsonObject object;
};

template<typename Column, typename Value>
void appendTo(Column &column, const Value &value)
{
    column.append(value);
}
inline void appendTo(domain::TextColumn &column, const RawText &text)
{
    char bits = 0;
    for (const char letter : text.bytes) // many at a time, as nothing ends it early
        bits |= letter;
    if (!(bits & 0x80))
        column.appendAscii({text.bytes.data(), static_cast<size_t>(text.bytes.size())});
    else
        column.append(QString::fromUtf8(text.bytes));
}
inline void appendTo(domain::JsonColumn &column, const RawObject *object)
{
    if (object && object->text.isEmpty() && !object->object.isEmpty())
        column.append(object->object);
    else
        column.appendText(object ? std::span(object->text.data(), static_cast<size_t>(object->text.size()))
                                 : std::span<const char>());
}

template<>
struct CellCodec<domain::TextColumn>
{
    static constexpr auto type = ColumnType::Texts;
    template<typename Cell>
    static void write(ColumnWriter &to, const ColumnTold &, int count, Cell cell)
    {
        std::vector<QByteArray> texts;
        for (int i = 0; i < count; ++i)
            texts.push_back(QStringView(cell(i)).toUtf8());
        to.texts([&](int i) { return QByteArrayView(texts[static_cast<size_t>(i)]); });
    }
    template<typename Put>
    static void read(ColumnReader &from, const QString &, Put put)
    {
        from.texts([&](int i, QByteArrayView text) { put(i, RawText{text}); });
    }
};

template<>
struct CellCodec<domain::JsonColumn>
{
    static constexpr auto type = ColumnType::Json;
    template<typename Cell>
    static void write(ColumnWriter &to, const ColumnTold &, int count, Cell cell)
    {
        std::vector<QByteArray> texts;
        for (int i = 0; i < count; ++i)
            texts.push_back(cell(i));
        to.different([&](int i) { return QByteArrayView(texts[static_cast<size_t>(i)]); });
    }
    template<typename Put>
    static void read(ColumnReader &from, const QJsonObject &, Put put)
    {
        from.different(
            [&](QByteArrayView text) {
                if (isPlainObject(text))
                    return RawObject{text, {}};
                const auto value = valueFrom(text);
                if (!value || !value->isObject())
                    from.fail();
                return RawObject{{}, value.value_or(QJsonValue()).toObject()};
            },
            [&](int i, const RawObject *object) { put(i, object); });
    }
};

} // namespace steward::wire
