// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int maximumDepth = 64;
constexpr double maximumWhole = 9007199254740992.0; // 2^53: above it a double skips whole numbers

/// What is told of a JSON text without reading it.
struct Skimmed
{
    int depth = 0;
    bool hasWideNames = false; ///< of members: any byte beyond ASCII, not escaped
};

Skimmed skimmed(const QByteArray &bytes)
{
    Skimmed skimmed;
    int depth = 0;
    bool inText = false;
    bool isEscaped = false;
    bool isWide = false; // the text begun last, which is a name if a colon comes after it
    for (const char c : bytes) {
        if (inText) {
            isWide = isWide || static_cast<unsigned char>(c) >= 0x80;
            inText = isEscaped || c != '"';
            isEscaped = !isEscaped && c == '\\';
        } else if (c == '"') {
            inText = true;
            isWide = false;
        } else if (c == ':') {
            skimmed.hasWideNames = skimmed.hasWideNames || isWide;
        } else if (c == '{' || c == '[') {
            skimmed.depth = std::max(skimmed.depth, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return skimmed;
}

/// The same, with every name as QJsonObject itself spells it. A name beyond ASCII that was read stays in UTF-8, and Qt
/// (6.4 to 6.8 at least, where SSE2 is) finds no such name of more than 16 letters: value() has nothing for it, and
/// insert() makes a second one.
QJsonValue respelt(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray values;
        for (const QJsonValue &each : value.toArray())
            values << respelt(each);
        return values;
    }
    if (!value.isObject())
        return value;
    const QJsonObject object = value.toObject();
    QJsonObject spelt;
    for (auto it = object.begin(); it != object.end(); ++it)
        spelt.insert(it.key(), respelt(it.value()));
    return spelt;
}

Result<QJsonValue> parse(const QByteArray &bytes)
{
    Error error{.kind = Error::Kind::Invalid, .code = u"json.malformed"_s};
    const Skimmed seen = skimmed(bytes);
    if (seen.depth > maximumDepth) {
        error.code = u"json.depth"_s;
        return error;
    }
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &parseError);
    if (parseError.error != QJsonParseError::NoError) {
        error.detail = u"%1 at byte %2"_s.arg(parseError.errorString()).arg(parseError.offset);
        return error;
    }
    const QJsonValue value = document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array());
    return seen.hasWideNames ? respelt(value) : value;
}

Error expected(const QString &what)
{
    return {.kind = Error::Kind::Invalid, .code = u"json.malformed"_s, .detail = what};
}

QString escaped(QString key)
{
    return key.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
}

} // namespace

Result<QJsonObject> parseObject(const QByteArray &bytes)
{
    const auto value = parse(bytes);
    if (!value)
        return value.error();
    if (!value->isObject())
        return expected(u"an object is expected"_s);
    return value->toObject();
}

Result<QJsonArray> parseArray(const QByteArray &bytes)
{
    const auto value = parse(bytes);
    if (!value)
        return value.error();
    if (!value->isArray())
        return expected(u"an array is expected"_s);
    return value->toArray();
}

QByteArray canonicalJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact); // QJsonObject keeps its keys sorted
}

QByteArray canonicalJson(const QJsonValue &value)
{
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return wrapped.sliced(1, wrapped.size() - 2);
}

ObjectReader::ObjectReader(QJsonObject object, QString pointer)
    : m_object(std::move(object))
    , m_pointer(std::move(pointer))
{
}

ObjectReader::ObjectReader(QStringList columns, QJsonArray cells)
    : m_columns(std::move(columns))
    , m_cells(std::move(cells))
    , m_askedColumns(m_columns.size())
{
    std::fill(m_askedColumns.begin(), m_askedColumns.end(), false);
}

bool ObjectReader::has(const QString &key) const
{
    return m_columns.isEmpty() ? m_object.contains(key) : !found(key).isUndefined();
}

qsizetype ObjectReader::columnOf(const QString &key) const
{
    for (const qsizetype likely : {m_column + 1, m_column}) {
        if (likely >= 0 && likely < m_columns.size() && m_columns.at(likely) == key)
            return m_column = likely;
    }
    const qsizetype column = m_columns.indexOf(key);
    if (column >= 0)
        m_column = column;
    return column;
}

QJsonValue ObjectReader::inColumn(qsizetype column) const
{
    if (column < 0)
        return QJsonValue::Undefined;
    const QJsonValue cell = m_cells.at(column);
    return cell.isNull() ? QJsonValue(QJsonValue::Undefined) : cell;
}

QJsonValue ObjectReader::found(const QString &key) const
{
    if (m_columns.isEmpty())
        return m_object.contains(key) ? m_object.value(key) : QJsonValue(QJsonValue::Undefined);
    return inColumn(columnOf(key));
}

QJsonValue ObjectReader::asked(const QString &key)
{
    if (m_columns.isEmpty())
        m_asked.insert(key);
    else if (const qsizetype column = columnOf(key); column >= 0)
        m_askedColumns[column] = true;
    return found(key);
}

QString ObjectReader::text(const QString &key)
{
    return member(key, QJsonValue::String, true).toString();
}

QString ObjectReader::text(const QString &key, const QString &otherwise)
{
    return member(key, QJsonValue::String, false).toString(otherwise);
}

bool ObjectReader::boolean(const QString &key, bool otherwise)
{
    return member(key, QJsonValue::Bool, false).toBool(otherwise);
}

qint64 ObjectReader::integer(const QString &key)
{
    const qint64 number = integer(key, 0);
    failIfMissing(key);
    return number;
}

qint64 ObjectReader::integer(const QString &key, qint64 otherwise)
{
    const QJsonValue value = member(key, QJsonValue::Double, false);
    if (!value.isDouble())
        return otherwise;
    const double number = value.toDouble();
    if (std::abs(number) > maximumWhole || number != std::floor(number)) {
        fail(key, u"field.range"_s);
        return otherwise;
    }
    return static_cast<qint64>(number);
}

Id ObjectReader::id(const QString &key)
{
    const Id read = id(key, {});
    if (read.isNull())
        failIfMissing(key);
    return read;
}

Id ObjectReader::id(const QString &key, Id otherwise)
{
    const QJsonValue value = member(key, QJsonValue::String, false);
    if (!value.isString())
        return otherwise;
    const std::optional<Id> id = Id::fromString(value.toString());
    if (!id)
        fail(key, u"field.id"_s);
    return id.value_or(otherwise);
}

std::optional<Instant> ObjectReader::instant(const QString &key)
{
    const QString text = this->text(key, {});
    if (text.isEmpty())
        return std::nullopt;
    const std::optional<Instant> instant = instantFromText(text);
    if (!instant)
        fail(key, u"field.value"_s);
    return instant;
}

QJsonObject ObjectReader::object(const QString &key)
{
    return member(key, QJsonValue::Object, false).toObject();
}

QJsonArray ObjectReader::array(const QString &key)
{
    return member(key, QJsonValue::Array, false).toArray();
}

QStringList ObjectReader::texts(const QString &key)
{
    QStringList texts;
    const QJsonArray values = array(key);
    for (const QJsonValue &value : values) {
        if (!value.isString()) {
            fail(key, u"field.type"_s);
            return {};
        }
        texts << value.toString();
    }
    return texts;
}

QList<Id> ObjectReader::ids(const QString &key)
{
    const QStringList texts = this->texts(key);
    QList<Id> ids;
    for (const QString &text : texts)
        ids << Id::fromString(text).value_or(Id());
    // by a set, since a list may have as many as a request has room for; most have one
    const bool isRepeated = ids.size() > 1 && QSet<Id>(ids.cbegin(), ids.cend()).size() < ids.size();
    if (isRepeated || ids.contains(Id())) {
        fail(key, u"field.id"_s);
        return {};
    }
    return ids;
}

QJsonValue ObjectReader::value(const QString &key)
{
    return asked(key);
}

void ObjectReader::fail(const QString &key, const QString &code)
{
    if (m_errors.size() < mostErrors)
        m_errors << FieldError{pointer(key), code};
}

void ObjectReader::failIfMissing(const QString &key)
{
    if (!has(key))
        fail(key, u"field.missing"_s);
}

void ObjectReader::take(const QList<FieldError> &errors)
{
    m_errors += errors.first(std::min(errors.size(), mostErrors - m_errors.size()));
}

void ObjectReader::refuseUnknown()
{
    const QJsonObject unknown = rest();
    for (auto it = unknown.constBegin(); it != unknown.constEnd() && m_errors.size() < mostErrors; ++it)
        fail(it.key(), u"field.unknown"_s);
}

QJsonObject ObjectReader::rest() const
{
    QJsonObject rest;
    for (qsizetype column = 0; column < m_columns.size(); ++column) {
        if (m_askedColumns.at(column))
            continue;
        if (const QJsonValue cell = inColumn(column); !cell.isUndefined())
            rest.insert(m_columns.at(column), cell);
    }
    for (auto it = m_object.begin(); it != m_object.end(); ++it) {
        if (!m_asked.contains(it.key()))
            rest.insert(it.key(), it.value());
    }
    return rest;
}

QString ObjectReader::pointer(const QString &key) const
{
    return key.isEmpty() ? m_pointer : m_pointer + u'/' + escaped(key);
}

Error ObjectReader::error() const
{
    return {.kind = Error::Kind::Invalid, .code = u"body.invalid"_s, .fields = m_errors};
}

QJsonValue ObjectReader::member(const QString &key, QJsonValue::Type type, bool required)
{
    const QJsonValue value = asked(key);
    if (value.type() == type)
        return value;
    if (value.isUndefined()) {
        if (required)
            fail(key, u"field.missing"_s);
        return value;
    }
    if (required || !value.isNull())
        fail(key, u"field.type"_s);
    return QJsonValue(QJsonValue::Undefined);
}

} // namespace steward
