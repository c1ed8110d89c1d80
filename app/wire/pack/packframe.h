// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "wire/pack/columnreader.h"
#include "wire/pack/columnwriter.h"

namespace steward::wire {

/// A pack before its columns are understood: of which kind, how many rows, and the columns by name.
struct PackFrame
{
    QString kind;
    int count = 0;
    std::vector<Column> columns; ///< into the bytes that were read; each name once, "id" first
};

/// Puts the columns together.
class FrameWriter
{
public:
    explicit FrameWriter(int count)
        : m_count(count)
    {
    }

    /// write(ColumnWriter &); nothing is called for ColumnType::None.
    template<typename Write>
    void add(const QString &name, ColumnType type, Write write)
    {
        BytesWriter bytes;
        ColumnWriter writer(bytes, m_count);
        if (type != ColumnType::None)
            write(writer);
        append(name, type, bytes.bytes());
    }
    /// The pack as it travels.
    [[nodiscard]] QByteArray packed(QLatin1StringView kind) const;

private:
    void append(const QString &name, ColumnType type, const QByteArray &bytes);

    int m_count;
    quint64 m_columns = 0;
    BytesWriter m_bytes;
};

/// Error::BadReply "snapshot.pack"; `detail` says what is wrong with which part.
[[nodiscard]] Error badPack(const QString &what);

/// The bytes of a pack without their compression; they must outlive the frame that is read from them.
[[nodiscard]] Result<QByteArray> unpacked(const QByteArray &pack);
[[nodiscard]] Result<PackFrame> frameFrom(QByteArrayView bytes);

} // namespace steward::wire
