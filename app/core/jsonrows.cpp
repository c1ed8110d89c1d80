// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/jsonrows.h"

#include "core/json.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace steward {

namespace {

bool isPlain(QChar letter)
{
    return letter >= u' ' && letter <= u'~' && letter != u'"' && letter != u'\\';
}

std::string_view textOf(const std::array<char, 32> &digits)
{
    return {digits.data(), digits.size()};
}

} // namespace

void ObjectWriter::text(QStringView key, const QString &value)
{
    m_object.insert(key, value);
}

void ObjectWriter::plain(QStringView key, QLatin1StringView value)
{
    m_object.insert(key, QString(value));
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
    cell(key);
    quote(value);
}

void TableWriter::plain(QStringView key, QLatin1StringView value)
{
    cell(key);
    quote({value.data(), static_cast<size_t>(value.size())});
}

void TableWriter::id(QStringView key, const Id &value)
{
    if (value.isNull())
        return this->value(key, {});
    cell(key);
    quote(textOf(value.digits()));
}

void TableWriter::ids(QStringView key, const QList<Id> &values)
{
    cell(key);
    add("[");
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (i > 0)
            add(",");
        quote(textOf(values.at(i).digits()));
    }
    add("]");
}

void TableWriter::number(QStringView key, std::optional<qint64> value)
{
    if (!value)
        return this->value(key, {});
    std::array<char, 24> digits{};
    const auto written = std::to_chars(digits.begin(), digits.end(), *value);
    cell(key);
    add({digits.data(), static_cast<size_t>(written.ptr - digits.data())});
}

void TableWriter::boolean(QStringView key, bool value)
{
    cell(key);
    add(value ? "true" : "false");
}

void TableWriter::value(QStringView key, const QJsonValue &value)
{
    cell(key);
    if (value.isNull() || value.isUndefined())
        add("null");
    else
        add(canonicalJson(value).toStdString());
}

void TableWriter::endRow(const QJsonObject &rest)
{
    for (const QString &key : std::as_const(m_more))
        value(key, rest.value(key));
    add("]");
    m_isFirstRow = false;
    m_isFirstCell = true;
}

QByteArray TableWriter::table() const
{
    const QByteArray columns = canonicalJson(QJsonValue(QJsonArray::fromStringList(m_columns)));
    QByteArray table;
    table.reserve(columns.size() + m_size + 32);
    table.append(R"({"columns":)").append(columns).append(R"(,"rows":[)");
    return table.append(m_rows.constData(), m_size).append("]}");
}

void TableWriter::cell(QStringView key)
{
    if (m_isFirstRow)
        m_columns << key.toString();
    add(!m_isFirstCell ? "," : m_isFirstRow ? "[" : ",[");
    m_isFirstCell = false;
}

char *TableWriter::room(qsizetype size)
{
    if (m_rows.size() - m_size < size)
        m_rows.resize(2 * m_rows.size() + size);
    m_size += size;
    return m_rows.data() + m_size - size;
}

void TableWriter::add(std::string_view text)
{
    std::copy(text.begin(), text.end(), room(static_cast<qsizetype>(text.size())));
}

void TableWriter::quote(std::string_view text)
{
    char *to = room(static_cast<qsizetype>(text.size()) + 2);
    *to = '"';
    *std::copy(text.begin(), text.end(), to + 1) = '"';
}

void TableWriter::quote(const QString &text)
{
    if (!std::all_of(text.begin(), text.end(), isPlain)) {
        add(canonicalJson(QJsonValue(text)).toStdString()); // has what must be escaped, or may have to be
        return;
    }
    char *to = room(text.size() + 2);
    *to = '"';
    *std::transform(text.begin(), text.end(), to + 1, [](QChar letter) { return letter.toLatin1(); }) = '"';
}

} // namespace steward
