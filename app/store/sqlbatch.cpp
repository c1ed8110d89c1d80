// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sqlbatch.h"

#include "store/sqldatabase.h"

#include <QSqlDriver>
#include <QSqlField>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// As of a prepared statement, where a null text is no empty one.
bool isNull(const QVariant &value)
{
    return value.isNull() || (value.typeId() == QMetaType::QString && value.toString().isNull())
           || (value.typeId() == QMetaType::QByteArray && value.toByteArray().isNull());
}

QString quoted(const QSqlDriver &driver, const QVariant &value)
{
    QSqlField field(QString(), value.metaType());
    if (!isNull(value))
        field.setValue(value);
    return driver.formatValue(field);
}

} // namespace

Result<void> SqlBatch::add(const QSqlDatabase &connection, const QString &sql, const QVariantList &values)
{
    QString text = m_count > 0 ? u";\n"_s : QString();
    qsizetype from = 0;
    for (const QVariant &value : values) {
        const auto keepable = SqlDatabase::keepable(value, connection.driver());
        if (!keepable)
            return keepable.error();
        const qsizetype mark = sql.indexOf(u'?', from);
        Q_ASSERT(mark >= 0);
        text += QStringView(sql).sliced(from, mark - from);
        text += quoted(*connection.driver(), *keepable);
        from = mark + 1;
    }
    Q_ASSERT(sql.indexOf(u'?', from) < 0);
    text += QStringView(sql).sliced(from);
    m_text += text;
    ++m_count;
    return {};
}

} // namespace steward
