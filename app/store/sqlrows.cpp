// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sqlrows.h"

#include "core/json.h"
#include "domain/values/codec.h"
#include "store/sqldatabase.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using steward::domain::PermissionSet;
using steward::domain::Person;
using steward::domain::Place;
using steward::domain::Role;

namespace steward::sqlrows {

namespace {

/// The cells of a row from left to right; ok() tells whether all of them made sense.
class Cells
{
public:
    explicit Cells(const QSqlQuery &query)
        : m_query(query)
    {
    }

    [[nodiscard]] bool ok() const { return m_ok; }

    QString text() { return SqlDatabase::text(m_query, m_column++); }
    qint64 integer() { return next().toLongLong(); }
    bool flag() { return integer() != 0; }
    Id id() { return expect(Id::fromString(text())); }
    Id optionalId()
    {
        const QString written = text();
        return written.isNull() ? Id() : expect(Id::fromString(written));
    }
    QJsonObject object() { return expect(objectFrom(text())); }
    QList<Id> ids()
    {
        QList<Id> ids;
        for (const auto &entry : expect(arrayFrom(text())))
            ids << expect(Id::fromString(entry.toString()));
        return ids;
    }
    std::optional<qint64> optionalInteger()
    {
        const QVariant value = next();
        return value.isNull() ? std::nullopt : std::optional(value.toLongLong());
    }
    std::optional<Instant> optionalInstant()
    {
        const QString written = text();
        return written.isNull() ? std::nullopt : std::optional(expect(instantFromText(written)));
    }
    PermissionSet permissions()
    {
        bool isPossible = false;
        const PermissionSet permissions = PermissionSet::fromJson(object(), &isPossible);
        m_ok = m_ok && isPossible;
        return permissions;
    }

private:
    QVariant next() { return m_query.value(m_column++); }

    template<typename T>
    T expect(std::optional<T> value)
    {
        m_ok = m_ok && value.has_value();
        return value.value_or(T());
    }

    const QSqlQuery &m_query;
    int m_column = 0;
    bool m_ok = true;
};

QVariant orNull(const Id &id)
{
    return id.isNull() ? QVariant() : QVariant(id.toString());
}

QVariant jsonText(const QList<Id> &ids)
{
    QJsonArray array;
    for (const Id &id : ids)
        array.append(id.toString());
    return sqlrows::jsonText(array);
}

/// The object with what its table has columns for taken from another.
Role withColumns(Role role, const Role &from)
{
    role.id = from.id;
    role.version = from.version;
    role.name = from.name;
    role.permissions = from.permissions;
    role.landingPage = from.landingPage;
    role.isNonAdminEditable = from.isNonAdminEditable;
    role.assignableBy = from.assignableBy;
    role.isArchived = from.isArchived;
    role.isMobileWorkerDefault = from.isMobileWorkerDefault;
    role.isPreset = from.isPreset;
    role.upstreamId = from.upstreamId;
    return role;
}

Person withColumns(Person person, const Person &from)
{
    person.id = from.id;
    person.version = from.version;
    person.kind = from.kind;
    person.name = from.name;
    person.handle = from.handle;
    person.isAdmin = from.isAdmin;
    person.role = from.role;
    person.primaryPlace = from.primaryPlace;
    person.places = from.places;
    person.isActive = from.isActive;
    person.isBreakGlass = from.isBreakGlass;
    person.lastSignIn = from.lastSignIn;
    return person;
}

Place withColumns(Place place, const Place &from)
{
    place.id = from.id;
    place.version = from.version;
    place.name = from.name;
    place.siteCode = from.siteCode;
    place.type = from.type;
    place.parent = from.parent;
    place.isArchived = from.isArchived;
    place.cases = from.cases;
    return place;
}

/// Members without a column: those of rest, and known ones that are not what they are by default.
template<typename Row>
QVariant beyondColumns(const Row &row)
{
    const Row bare = withColumns(Row(), row);
    Row most = bare;
    most.rest = row.rest;
    if (most == row)
        return sqlrows::jsonText(row.rest); // nearly every row
    const QJsonObject known = toJson(bare);
    QJsonObject more = toJson(row);
    for (auto it = known.begin(); it != known.end(); ++it) {
        if (more.value(it.key()) == it.value())
            more.remove(it.key());
    }
    return sqlrows::jsonText(more);
}

/// \a row has what the columns say; \a more is what beyondColumns() made. A column may hold more than JSON: a count
/// beyond 2^53.
template<typename Row>
bool addMembers(const QJsonObject &more, Row &row)
{
    if (more.isEmpty())
        return true;
    QJsonObject object = toJson(row);
    for (auto it = more.begin(); it != more.end(); ++it)
        object.insert(it.key(), it.value());
    auto whole = domain::fromJson<Row>(object);
    if (whole)
        row = withColumns(std::move(*whole), row);
    return whole.has_value();
}

} // namespace

QVariant filled(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

QVariant filled(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

QVariant jsonText(const QJsonValue &value)
{
    return QString::fromUtf8(canonicalJson(value));
}

std::optional<QJsonObject> objectFrom(const QString &text)
{
    if (text == "{}"_L1)
        return QJsonObject(); // nearly every row
    const auto object = parseObject(text.toUtf8());
    return object ? std::optional(*object) : std::nullopt;
}

std::optional<QJsonArray> arrayFrom(const QString &text)
{
    if (text == "[]"_L1)
        return QJsonArray();
    const auto array = parseArray(text.toUtf8());
    return array ? std::optional(*array) : std::nullopt;
}

template<>
QString tableName<Role>()
{
    return u"roles"_s;
}
template<>
QString tableName<Person>()
{
    return u"people"_s;
}
template<>
QString tableName<Place>()
{
    return u"places"_s;
}

bool hasTable(const domain::EntityKind &kind)
{
    return kind.name() == "role"_L1 || kind.name() == "person"_L1 || kind.name() == "place"_L1;
}

template<>
const QStringList &columns<Role>()
{
    static const QStringList names{u"id"_s,
                                   u"version"_s,
                                   u"name"_s,
                                   u"permissions"_s,
                                   u"landing_page"_s,
                                   u"is_non_admin_editable"_s,
                                   u"assignable_by"_s,
                                   u"is_archived"_s,
                                   u"is_mobile_worker_default"_s,
                                   u"is_preset"_s,
                                   u"upstream_id"_s,
                                   u"rest"_s};
    return names;
}

QVariantList valuesOf(const Role &role)
{
    return {role.id.toString(),          role.version,
            filled(role.name),           jsonText(role.permissions.toJson()),
            filled(role.landingPage),    role.isNonAdminEditable,
            jsonText(role.assignableBy), role.isArchived,
            role.isMobileWorkerDefault,  role.isPreset,
            filled(role.upstreamId),     beyondColumns(role)};
}

bool read(const QSqlQuery &query, Role &role)
{
    Cells cells(query);
    role.id = cells.id();
    role.version = cells.integer();
    role.name = cells.text();
    role.permissions = cells.permissions();
    role.landingPage = cells.text();
    role.isNonAdminEditable = cells.flag();
    role.assignableBy = cells.ids();
    role.isArchived = cells.flag();
    role.isMobileWorkerDefault = cells.flag();
    role.isPreset = cells.flag();
    role.upstreamId = cells.text();
    const QJsonObject more = cells.object();
    return cells.ok() && addMembers(more, role);
}

template<>
const QStringList &columns<Person>()
{
    static const QStringList names{u"id"_s,     u"version"_s,   u"kind"_s,           u"name"_s,
                                   u"handle"_s, u"is_admin"_s,  u"role"_s,           u"primary_place"_s,
                                   u"places"_s, u"is_active"_s, u"is_break_glass"_s, u"last_sign_in"_s,
                                   u"rest"_s};
    return names;
}

QVariantList valuesOf(const Person &person)
{
    return {person.id.toString(),
            person.version,
            person.kind == Person::Kind::WebUser ? u"web_user"_s : u"mobile_worker"_s,
            filled(person.name),
            filled(person.handle),
            person.isAdmin,
            orNull(person.role),
            orNull(person.primaryPlace),
            jsonText(person.places),
            person.isActive,
            person.isBreakGlass,
            person.lastSignIn ? QVariant(toText(*person.lastSignIn)) : QVariant(),
            beyondColumns(person)};
}

bool read(const QSqlQuery &query, Person &person)
{
    Cells cells(query);
    person.id = cells.id();
    person.version = cells.integer();
    const QString kind = cells.text();
    person.kind = kind == "web_user"_L1 ? Person::Kind::WebUser : Person::Kind::MobileWorker;
    person.name = cells.text();
    person.handle = cells.text();
    person.isAdmin = cells.flag();
    person.role = cells.optionalId();
    person.primaryPlace = cells.optionalId();
    person.places = cells.ids();
    person.isActive = cells.flag();
    person.isBreakGlass = cells.flag();
    person.lastSignIn = cells.optionalInstant();
    const QJsonObject more = cells.object();
    return cells.ok() && addMembers(more, person) && (kind == "web_user"_L1 || kind == "mobile_worker"_L1);
}

template<>
const QStringList &columns<Place>()
{
    static const QStringList names{u"id"_s,     u"version"_s,     u"name"_s,  u"site_code"_s, u"type"_s,
                                   u"parent"_s, u"is_archived"_s, u"cases"_s, u"rest"_s};
    return names;
}

QVariantList valuesOf(const Place &place)
{
    return {place.id.toString(), place.version,
            filled(place.name),  filled(place.siteCode),
            orNull(place.type),  orNull(place.parent),
            place.isArchived,    place.cases ? QVariant(*place.cases) : QVariant(),
            beyondColumns(place)};
}

bool read(const QSqlQuery &query, Place &place)
{
    Cells cells(query);
    place.id = cells.id();
    place.version = cells.integer();
    place.name = cells.text();
    place.siteCode = cells.text();
    place.type = cells.optionalId();
    place.parent = cells.optionalId();
    place.isArchived = cells.flag();
    place.cases = cells.optionalInteger();
    const QJsonObject more = cells.object();
    return cells.ok() && addMembers(more, place);
}

} // namespace steward::sqlrows
