// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"
#include "core/jsonrows.h"
#include "domain/permissionset.h"
#include "domain/values/word.h"

#include <concepts>

namespace steward::domain {

/// Every value of `domain/values` lists its members once, in `fields(visitor, self)`; what is here reads and writes
/// JSON from that list, so that the two cannot disagree. `id`, `version` and `rest` are common to all and not in it.

/// Members nobody knows yet. One that is null is none: in a table, where there is a cell for each, it could not be
/// told.
[[nodiscard]] QJsonObject restOf(const ObjectReader &reader);

/// A small object inside of a value: it has `fields` of its own, but no id. Its unknown members are kept in `rest`.
template<typename T>
concept Part = requires(T part)
{
    part.rest;
}
&&!requires(T part)
{
    part.version;
};

/// Takes each member out of a reader. Mistakes stay with the reader.
class MemberReader
{
public:
    explicit MemberReader(ObjectReader &reader)
        : m_reader(reader)
    {
    }

    /// A text that must be there.
    void required(const QString &key, QString &to) { to = m_reader.text(key); }

    void operator()(const QString &key, QString &to) { to = m_reader.text(key, {}); }
    void operator()(const QString &key, bool &to) { to = m_reader.boolean(key, to); }
    void operator()(const QString &key, int &to);
    void operator()(const QString &key, Id &to) { to = m_reader.id(key, {}); }
    void operator()(const QString &key, QList<Id> &to) { to = m_reader.ids(key); }
    void operator()(const QString &key, QStringList &to) { to = m_reader.texts(key); }
    void operator()(const QString &key, QJsonObject &to) { to = m_reader.object(key); }
    void operator()(const QString &key, PermissionSet &to);
    void operator()(const QString &key, std::optional<Instant> &to) { to = m_reader.instant(key); }
    void operator()(const QString &key, std::optional<bool> &to);
    void operator()(const QString &key, std::optional<int> &to);
    void operator()(const QString &key, std::optional<qint64> &to); ///< a count: not below 0
    void operator()(const QString &key, std::optional<double> &to);
    void operator()(const QString &key, QMap<Id, Instant> &to);
    void operator()(const QString &key, QMap<QString, Instant> &to);

    /// A word that must be one of those known: of what decides who somebody is, nothing newer can be guessed.
    template<typename E>
    requires std::is_enum_v<E>
    void operator()(const QString &key, E &to)
    {
        const auto word = Word<E>::fromText(m_reader.text(key));
        const auto &all = WordsOf<E>::all;
        const auto found = std::find(all.begin(), all.end(), word.text());
        if (found == all.end())
            m_reader.fail(key, QStringLiteral("field.value"));
        else
            to = static_cast<E>(found - all.begin());
    }
    template<typename E>
    void operator()(const QString &key, Word<E> &to)
    {
        if (const QString text = m_reader.text(key, {}); !text.isNull())
            to = Word<E>::fromText(text);
    }
    template<Part P>
    void operator()(const QString &key, P &to)
    {
        to = part<P>(m_reader.object(key), key);
    }
    template<Part P>
    void operator()(const QString &key, QList<P> &to)
    {
        to.clear();
        const QJsonArray array = m_reader.array(key);
        for (const QJsonValue &value : array) {
            if (!value.isObject())
                m_reader.fail(key, QStringLiteral("field.type"));
            to << part<P>(value.toObject(), key);
        }
    }

private:
    template<Part P>
    P part(const QJsonObject &object, const QString &key)
    {
        P part;
        ObjectReader inner(object, m_reader.pointer(key));
        MemberReader reader(inner);
        P::fields(reader, part);
        part.rest = restOf(inner);
        m_reader.take(inner.errors());
        return part;
    }

    ObjectReader &m_reader;
};

/// Gives each member to a writer, absent ones as null: rows of a table all write the same.
class MemberTeller
{
public:
    explicit MemberTeller(MemberWriter &to)
        : m_to(to)
    {
    }

    void required(QStringView key, const QString &value) { m_to.text(key, value); }

    void operator()(QStringView key, const QString &value) { m_to.text(key, value); }
    void operator()(QStringView key, bool value) { m_to.boolean(key, value); }
    void operator()(QStringView key, int value) { m_to.number(key, value); }
    void operator()(QStringView key, const Id &value) { m_to.id(key, value); }
    void operator()(QStringView key, const QList<Id> &value) { m_to.ids(key, value); }
    void operator()(QStringView key, const QStringList &value) { m_to.value(key, QJsonArray::fromStringList(value)); }
    void operator()(QStringView key, const QJsonObject &value) { m_to.value(key, value); }
    void operator()(QStringView key, const PermissionSet &value) { m_to.value(key, value.toJson()); }
    void operator()(QStringView key, const std::optional<Instant> &value);
    void operator()(QStringView key, const std::optional<bool> &value);
    void operator()(QStringView key, const std::optional<int> &value);
    void operator()(QStringView key, const std::optional<qint64> &value) { m_to.number(key, value); }
    void operator()(QStringView key, const std::optional<double> &value);
    void operator()(QStringView key, const QMap<Id, Instant> &value);
    void operator()(QStringView key, const QMap<QString, Instant> &value);

    template<typename E>
    requires std::is_enum_v<E>
    void operator()(QStringView key, E value) { m_to.plain(key, WordsOf<E>::all.at(static_cast<size_t>(value))); }
    template<typename E>
    void operator()(QStringView key, const Word<E> &value)
    {
        m_to.text(key, value.text());
    }
    template<Part P>
    void operator()(QStringView key, const P &value)
    {
        m_to.value(key, part(value));
    }
    template<Part P>
    void operator()(QStringView key, const QList<P> &values)
    {
        QJsonArray array;
        for (const P &value : values)
            array << part(value);
        m_to.value(key, array);
    }

private:
    template<Part P>
    static QJsonObject part(const P &value)
    {
        ObjectWriter to(value.rest);
        MemberTeller teller(to);
        P::fields(teller, value);
        return to.object();
    }

    MemberWriter &m_to;
};

/// An object that stands in a project by itself.
template<typename T>
concept Entity = requires(T row)
{
    {
        row.id
        } -> std::convertible_to<Id>;
    {
        row.version
        } -> std::convertible_to<qint64>;
    {
        row.rest
        } -> std::convertible_to<QJsonObject>;
};

/// What every object begins with.
void writeHead(const Id &id, qint64 version, MemberWriter &to);
void readHead(ObjectReader &reader, Id &id, qint64 &version);
/// No mistakes so far; else \a problem gets the member's name.
[[nodiscard]] bool isGood(const ObjectReader &reader, QString *problem);

/// All members but those of rest.
template<Entity Row>
void write(const Row &row, MemberWriter &to)
{
    writeHead(row.id, row.version, to);
    MemberTeller teller(to);
    Row::fields(teller, row);
}

template<Entity Row>
[[nodiscard]] QJsonObject toJson(const Row &row)
{
    ObjectWriter to(row.rest);
    write(row, to);
    return to.object();
}

/// Nothing when a known member has the wrong type; unknown members go to rest, but for nulls. \a problem
/// gets the member's name.
template<Entity Row>
[[nodiscard]] std::optional<Row> read(ObjectReader &reader, QString *problem = nullptr)
{
    Row row;
    readHead(reader, row.id, row.version);
    MemberReader members(reader);
    Row::fields(members, row);
    row.rest = restOf(reader);
    return isGood(reader, problem) ? std::optional(std::move(row)) : std::nullopt;
}

template<Entity Row>
[[nodiscard]] std::optional<Row> fromJson(const QJsonObject &object, QString *problem = nullptr)
{
    ObjectReader reader(object);
    return read<Row>(reader, problem);
}

} // namespace steward::domain
