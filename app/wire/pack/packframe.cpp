// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/pack/packframe.h"

#include <QSet>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace steward::wire {

namespace {

constexpr QByteArrayView mark("STWP\x01"); // the last is the version of the format
/// Quicker than the usual 6 by half, and not a tenth longer: most of it are ids, which cannot be made shorter.
constexpr int level = 4;
/// No pack of ours comes near; more is not even tried.
constexpr qsizetype mostPacked = 8 * 1024 * 1024;
constexpr quint32 mostUnpacked = 64 * 1024 * 1024;
constexpr qsizetype mostGrowth = 1032; // what deflate can do at best
constexpr quint64 mostRows = 65'536;   // ours have 4,096

Result<Column> columnFrom(BytesReader &from, const std::shared_ptr<TextRoom> &room)
{
    Column column;
    column.room = room;
    column.name = QString::fromUtf8(from.text());
    column.type = static_cast<ColumnType>(from.byte());
    column.bytes = from.text();
    if (!from.isGood())
        return badPack(u"column \"%1\" is cut off"_s.arg(column.name));
    return column;
}

} // namespace

Error badPack(const QString &what)
{
    return {.kind = Error::Kind::BadReply, .code = u"snapshot.pack"_s, .detail = what};
}

void FrameWriter::append(const QString &name, ColumnType type, const QByteArray &bytes)
{
    ++m_columns;
    m_bytes.text(name.toUtf8());
    m_bytes.byte(static_cast<quint8>(type));
    m_bytes.text(bytes);
}

QByteArray FrameWriter::packed(QLatin1StringView kind) const
{
    BytesWriter whole;
    whole.text(QByteArrayView(kind.data(), kind.size()));
    whole.number(static_cast<quint64>(m_count));
    whole.number(m_columns);
    whole.raw(m_bytes.bytes());
    return mark.toByteArray() + qCompress(whole.bytes(), level);
}

Result<QByteArray> unpacked(const QByteArray &pack)
{
    constexpr qsizetype sizeOfLength = 4;
    if (pack.size() < mark.size() + sizeOfLength || !pack.startsWith(mark.first(mark.size() - 1)))
        return badPack(u"not a pack"_s);
    if (!pack.startsWith(mark))
        return badPack(u"of a format that is not known here"_s);
    const QByteArray rest = pack.sliced(mark.size());
    const auto length = qFromBigEndian<quint32>(rest.constData());
    if (pack.size() > mostPacked || length > mostUnpacked || length > static_cast<quint64>(rest.size()) * mostGrowth)
        return badPack(u"%1 bytes are said to be %2"_s.arg(pack.size()).arg(length));
    QByteArray bytes = qUncompress(rest);
    if (bytes.size() != static_cast<qsizetype>(length))
        return badPack(u"cannot be decompressed"_s);
    return bytes;
}

Result<PackFrame> frameFrom(QByteArrayView bytes)
{
    BytesReader from(bytes);
    PackFrame frame;
    frame.kind = QString::fromUtf8(from.text());
    const quint64 rows = from.number();
    const quint64 columns = from.number();
    if (!from.isGood())
        return badPack(u"the head is cut off"_s);
    if (rows > mostRows)
        return badPack(u"%1 rows"_s.arg(rows));
    frame.count = static_cast<int>(rows);
    QSet<QString> names;
    const auto room = std::make_shared<TextRoom>();
    for (quint64 i = 0; i < columns; ++i) {
        auto column = columnFrom(from, room);
        if (!column)
            return column.error();
        if (names.contains(column->name))
            return badPack(u"column \"%1\" is there twice"_s.arg(column->name));
        names.insert(column->name);
        frame.columns.push_back(std::move(column).value());
    }
    if (!from.isAtEnd())
        return badPack(u"there is more behind the columns"_s);
    if (frame.columns.empty() || frame.columns.front().name != u"id"_s)
        return badPack(u"column \"id\" is not the first"_s);
    if (frame.columns.front().bytes.size() < frame.count) // room is made for so many rows
        return badPack(u"%1 rows of %2 bytes of ids"_s.arg(frame.count).arg(frame.columns.front().bytes.size()));
    return frame;
}

} // namespace steward::wire
