// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sqlinsertion.h"

#include <bit>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int rowsAtOnce = 100; ///< far below what both databases take of question marks

} // namespace

SqlInsertion::SqlInsertion(const SqlDatabase &database, const QString &into, int columns, const QString &clash)
    : m_database(database)
    , m_into(into)
    , m_columns(columns)
    , m_clash(clash)
{
}

QString SqlInsertion::statement(int rows) const
{
    const QString row = u'(' + QStringList(m_columns, u"?"_s).join(u", "_s) + u')';
    return u"INSERT INTO %1 VALUES %2 %3"_s.arg(m_into, QStringList(rows, row).join(u", "_s), m_clash).trimmed();
}

Result<void> SqlInsertion::add(const QVariantList &row)
{
    Q_ASSERT(row.size() == m_columns);
    m_values += row;
    if (m_values.size() < rowsAtOnce * m_columns)
        return {};
    return m_database.say(statement(rowsAtOnce), std::exchange(m_values, {}));
}

/// By powers of two, so that there are few statements to be kept.
Result<void> SqlInsertion::finish()
{
    const QVariantList values = std::exchange(m_values, {});
    for (qsizetype first = 0; first < values.size();) {
        const auto rows = static_cast<quint64>((values.size() - first) / m_columns);
        const auto now = static_cast<int>(std::bit_floor(rows));
        if (const auto done = m_database.say(statement(now), values.sliced(first, now * m_columns)); !done)
            return done;
        first += now * m_columns;
    }
    return {};
}

} // namespace steward
