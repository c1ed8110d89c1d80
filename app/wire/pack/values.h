// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kinds.h"
#include "wire/pack/packframe.h"

#include <QJsonValue>

namespace steward::wire {

/// Columns of any kind, as JSON values: for kinds that have no columns of their own, and for what is not known here.

/// Which references may be said by the number of a row: to a kind that has columns of its own, and to rows that have
/// come before.
class RowNumbers
{
public:
    /// Of rows that are written as \a kind's, up to before \a end.
    RowNumbers(const domain::Project &project, const domain::EntityKind &kind, int end)
        : m_project(project)
        , m_kind(kind)
        , m_end(end)
    {
    }
    [[nodiscard]] RowNumber of(QLatin1StringView kind) const;

private:
    const domain::Project &m_project;
    const domain::EntityKind &m_kind;
    int m_end;
};

/// Of these kinds there may be a hundred thousand, and no row is put together: they are read and written column by
/// column.
[[nodiscard]] bool hasColumns(const domain::EntityKind &kind);
/// Rows of others refer to rows of these kinds by number.
[[nodiscard]] bool isNumbered(const domain::EntityKind &kind);
/// The kind whose ids a kind's own are; empty: they are its own.
[[nodiscard]] QLatin1StringView idsOf(const domain::EntityKind &kind);

/// id(i): of the row in the pack. As numbers of rows of \a target, where there is one.
template<typename IdAt>
void writeIds(FrameWriter &to, const QString &name, QLatin1StringView target, const RowNumbers &numbers, IdAt id)
{
    const QByteArrayView named(target.data(), target.size());
    if (target.isEmpty())
        to.add(name, ColumnType::Ids, [&](ColumnWriter &writer) { writer.ids(id); });
    else
        to.add(name, ColumnType::Rows, [&](ColumnWriter &writer) { writer.rows(named, numbers.of(target), id); });
}

void writeRests(FrameWriter &to, const std::vector<QJsonObject> &rests);
[[nodiscard]] QByteArray packRows(const domain::Project &project, const domain::EntityKind &kind, int first, int count);

/// put(i, value); Null where the row has none. False: the column is not what it must be.
[[nodiscard]] bool readValues(const Column &column, int count, const KnownRows &known,
                              const std::function<void(int, const QJsonValue &)> &put);
/// The text of any value, as writeRests() writes it; nothing if it is none.
[[nodiscard]] std::optional<QJsonValue> valueFrom(QByteArrayView text);

} // namespace steward::wire
