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

Result<QStringList> quoted(const QSqlDriver &driver, const QVariantList &values)
{
    QStringList texts;
    for (const QVariant &value : values) {
        const auto keepable = SqlDatabase::keepable(value, &driver);
        if (!keepable)
            return keepable.error();
        texts << quoted(driver, *keepable);
    }
    return texts;
}

} // namespace

void SqlBatch::append(QStringView statement)
{
    if (m_count++ > 0)
        m_text += u";\n"_s;
    m_text += statement;
}

Result<void> SqlBatch::add(const QSqlDatabase &connection, const QString &sql, const QVariantList &values)
{
    const auto texts = quoted(*connection.driver(), values);
    if (!texts)
        return texts.error();
    QString statement;
    qsizetype from = 0;
    for (const QString &text : *texts) {
        const qsizetype mark = sql.indexOf(u'?', from);
        Q_ASSERT(mark >= 0);
        statement += QStringView(sql).sliced(from, mark - from);
        statement += text;
        from = mark + 1;
    }
    Q_ASSERT(sql.indexOf(u'?', from) < 0);
    append(statement.append(QStringView(sql).sliced(from)));
    return {};
}

Result<void> SqlBatch::addPrepared(const QSqlDatabase &connection, const QString &sql, const QVariantList &values,
                                   SqlPrepared &prepared)
{
    const auto texts = quoted(*connection.driver(), values);
    if (!texts)
        return texts.error();
    const SqlPrepared::Way way = prepared.wayTo(sql);
    for (const QString &statement : way.before)
        append(statement);
    append(u"EXECUTE "_s + way.name + u'(' + texts->join(u',') + u')');
    return {};
}

} // namespace steward
