// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/values/codec.h"

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// Keys that are ids or words, values that are moments.
template<typename Key, typename ToKey>
QMap<Key, Instant> momentsFrom(ObjectReader &reader, const QString &key, ToKey toKey)
{
    QMap<Key, Instant> moments;
    const QJsonObject object = reader.object(key);
    for (auto it = object.begin(); it != object.end(); ++it) {
        const std::optional<Key> name = toKey(it.key());
        const auto at = instantFromText(it.value().toString());
        if (name && at)
            moments.insert(*name, *at);
        else
            reader.fail(key, u"field.value"_s);
    }
    return moments;
}

} // namespace

QJsonObject restOf(const ObjectReader &reader)
{
    QJsonObject rest = reader.rest();
    if (rest.isEmpty())
        return rest; // nearly always: to walk it would make a copy
    for (auto it = rest.begin(); it != rest.end();)
        it = it.value().isNull() ? rest.erase(it) : it + 1;
    return rest;
}

void MemberReader::operator()(const QString &key, int &to)
{
    const qint64 number = m_reader.integer(key, to);
    if (std::abs(number) > std::numeric_limits<int>::max())
        m_reader.fail(key, u"field.range"_s);
    else
        to = static_cast<int>(number);
}

void MemberReader::operator()(const QString &key, PermissionSet &to)
{
    bool isGood = true;
    to = PermissionSet::fromJson(m_reader.object(key), &isGood);
    if (!isGood)
        m_reader.fail(key, u"field.value"_s);
}

void MemberReader::operator()(const QString &key, std::optional<bool> &to)
{
    const QJsonValue value = m_reader.value(key);
    to = value.isBool() ? std::optional(value.toBool()) : std::nullopt;
    if (!value.isBool() && !value.isNull() && !value.isUndefined())
        m_reader.fail(key, u"field.type"_s);
}

void MemberReader::operator()(const QString &key, std::optional<int> &to)
{
    int number = 0;
    (*this)(key, number);
    const QJsonValue value = m_reader.value(key);
    to = value.isDouble() ? std::optional(number) : std::nullopt;
}

void MemberReader::operator()(const QString &key, std::optional<qint64> &to)
{
    to.reset();
    const qint64 number = m_reader.integer(key, -1);
    if (!m_reader.value(key).isDouble())
        return;
    if (number < 0)
        m_reader.fail(key, u"field.range"_s);
    else
        to = number;
}

void MemberReader::operator()(const QString &key, std::optional<double> &to)
{
    const QJsonValue value = m_reader.value(key);
    to = value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
    if (!value.isDouble() && !value.isNull() && !value.isUndefined())
        m_reader.fail(key, u"field.type"_s);
}

void MemberReader::operator()(const QString &key, QMap<Id, Instant> &to)
{
    to = momentsFrom<Id>(m_reader, key, [](const QString &text) { return Id::fromString(text); });
}

void MemberReader::operator()(const QString &key, QMap<QString, Instant> &to)
{
    to = momentsFrom<QString>(m_reader, key, [](const QString &text) { return std::optional(text); });
}

void MemberTeller::operator()(QStringView key, const std::optional<Instant> &value)
{
    if (!value) {
        m_to.value(key, {});
        return;
    }
    const auto letters = toLetters(*value);
    m_to.plain(key, QLatin1StringView(letters.data(), letters.size()));
}

void MemberTeller::operator()(QStringView key, const std::optional<bool> &value)
{
    if (value)
        m_to.boolean(key, *value);
    else
        m_to.value(key, {});
}

void MemberTeller::operator()(QStringView key, const std::optional<int> &value)
{
    m_to.number(key, value ? std::optional<qint64>(*value) : std::nullopt);
}

void MemberTeller::operator()(QStringView key, const std::optional<double> &value)
{
    m_to.value(key, value ? QJsonValue(*value) : QJsonValue());
}

void MemberTeller::operator()(QStringView key, const QMap<Id, Instant> &value)
{
    QJsonObject moments;
    for (auto it = value.begin(); it != value.end(); ++it)
        moments.insert(it.key().toString(), toText(it.value()));
    m_to.value(key, moments);
}

void MemberTeller::operator()(QStringView key, const QMap<QString, Instant> &value)
{
    QJsonObject moments;
    for (auto it = value.begin(); it != value.end(); ++it)
        moments.insert(it.key(), toText(it.value()));
    m_to.value(key, moments);
}

/// An object's own id is a text even when null.
void writeHead(const Id &id, qint64 version, MemberWriter &to)
{
    const auto digits = id.digits();
    to.plain(u"id", QLatin1StringView(digits.data(), digits.size()));
    to.number(u"version", version);
}

void readHead(ObjectReader &reader, Id &id, qint64 &version)
{
    id = reader.id(u"id"_s);
    if (id.isNull() && reader.errors().isEmpty())
        reader.fail(u"id"_s, u"field.id"_s);
    version = reader.integer(u"version"_s, 0);
}

bool isGood(const ObjectReader &reader, QString *problem)
{
    if (reader.errors().isEmpty())
        return true;
    if (problem)
        *problem = reader.errors().first().pointer.mid(1);
    return false;
}

} // namespace steward::domain
