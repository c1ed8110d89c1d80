// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/jsonrows.h"

#include "core/json.h"

#include <algorithm>

namespace steward {

namespace {

bool isPlain(QChar letter)
{
    return letter >= u' ' && letter <= u'~' && letter != u'"' && letter != u'\\';
}

void append(QByteArray &to, const QString &text)
{
    if (std::all_of(text.begin(), text.end(), isPlain)) {
        to.append('"').append(text.toLatin1()).append('"');
        return;
    }
    to.append(canonicalJson(QJsonValue(text))); // has what must be escaped, or may have to be
}

} // namespace

void ObjectWriter::text(QStringView key, const QString &value)
{
    m_object.insert(key, value);
}

void ObjectWriter::id(QStringView key, const Id &value)
{
    m_object.insert(key, value.isNull() ? QJsonValue() : QJsonValue(value.toString()));
}

void ObjectWriter::ids(QStringView key, const QList<Id> &values)
{
    QJsonArray array;
    for (const Id &value : values)
        array.append(value.toString());
    m_object.insert(key, array);
}

void ObjectWriter::number(QStringView key, std::optional<qint64> value)
{
    m_object.insert(key, value ? QJsonValue(*value) : QJsonValue());
}

void ObjectWriter::boolean(QStringView key, bool value)
{
    m_object.insert(key, value);
}

void ObjectWriter::value(QStringView key, const QJsonValue &value)
{
    m_object.insert(key, value);
}

void TableWriter::text(QStringView key, const QString &value)
{
    append(cell(key), value);
}

void TableWriter::id(QStringView key, const Id &value)
{
    if (value.isNull())
        this->value(key, {});
    else
        append(cell(key), value.toString());
}

void TableWriter::ids(QStringView key, const QList<Id> &values)
{
    QByteArray &to = cell(key).append('[');
    bool isFirst = true;
    for (const Id &value : values) {
        if (!isFirst)
            to.append(',');
        isFirst = false;
        append(to, value.toString());
    }
    to.append(']');
}

void TableWriter::number(QStringView key, std::optional<qint64> value)
{
    if (value)
        cell(key).append(QByteArray::number(*value));
    else
        this->value(key, {});
}

void TableWriter::boolean(QStringView key, bool value)
{
    cell(key).append(value ? "true" : "false");
}

void TableWriter::value(QStringView key, const QJsonValue &value)
{
    cell(key).append(value.isNull() || value.isUndefined() ? QByteArray("null") : canonicalJson(value));
}

void TableWriter::endRow(const QJsonObject &rest)
{
    for (const QString &key : std::as_const(m_more))
        value(key, rest.value(key));
    m_rows.append(']');
    m_isFirstRow = false;
    m_isFirstCell = true;
}

QByteArray TableWriter::table() const
{
    return "{\"columns\":" + canonicalJson(QJsonValue(QJsonArray::fromStringList(m_columns))) + ",\"rows\":[" + m_rows
           + "]}";
}

QByteArray &TableWriter::cell(QStringView key)
{
    if (m_isFirstRow)
        m_columns << key.toString();
    if (!m_isFirstCell)
        m_rows.append(',');
    else
        m_rows.append(m_isFirstRow ? "[" : ",[");
    m_isFirstCell = false;
    return m_rows;
}

} // namespace steward
