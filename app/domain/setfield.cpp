// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/setfield.h"

#include "domain/catalogue.h"
#include "domain/fields.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

constexpr auto permissionPrefix = "permissions."_L1;

bool isHidden(const QString &field)
{
    return field == u"id" || field == u"version" || field == u"permissions";
}

/// By way of JSON, so that there is one place that knows the types.
template<typename Object, typename Read>
Put putPlain(Object &target, const QString &field, const QJsonValue &value, Read read)
{
    QJsonObject object = toJson(target);
    if (isHidden(field) || !object.contains(field))
        return Put::UnknownField;
    if (value.isUndefined())
        return Put::BadValue;
    object[field] = value;
    auto changed = read(object, nullptr);
    if (!changed)
        return Put::BadValue;
    target = std::move(*changed);
    return Put::Done;
}

/// Takes down one member and lets the others go by: making the whole object for it would take thirty times as long.
class OneMember final : public MemberWriter
{
public:
    explicit OneMember(QStringView wanted)
        : m_wanted(wanted)
    {
    }

    void text(QStringView key, const QString &value) override
    {
        take(key, [&] { m_to.text(key, value); });
    }
    void plain(QStringView key, QLatin1StringView value) override
    {
        take(key, [&] { m_to.plain(key, value); });
    }
    void id(QStringView key, const Id &value) override
    {
        take(key, [&] { m_to.id(key, value); });
    }
    void ids(QStringView key, const QList<Id> &values) override
    {
        take(key, [&] { m_to.ids(key, values); });
    }
    void number(QStringView key, std::optional<qint64> value) override
    {
        take(key, [&] { m_to.number(key, value); });
    }
    void boolean(QStringView key, bool value) override
    {
        take(key, [&] { m_to.boolean(key, value); });
    }
    void value(QStringView key, const QJsonValue &value) override
    {
        take(key, [&] { m_to.value(key, value); });
    }

    /// Undefined: there was none.
    [[nodiscard]] QJsonValue taken() const { return m_to.object().value(m_wanted); }

private:
    template<typename Write>
    void take(QStringView key, Write write)
    {
        if (key == m_wanted)
            write();
    }

    QStringView m_wanted;
    ObjectWriter m_to{{}};
};

template<typename Object>
QJsonValue plainField(const Object &source, const QString &field)
{
    if (isHidden(field))
        return QJsonValue::Undefined;
    if (const QString key = permissionKey(field); !key.isEmpty()) // people and places may have such one day
        return source.rest.value(u"permissions").toObject().value(key);
    OneMember member(field);
    write(source, member);
    const QJsonValue known = member.taken();
    return known.isUndefined() ? source.rest.value(field) : known;
}

} // namespace

Put putField(Role &role, const QString &field, const QJsonValue &value)
{
    const QString key = permissionKey(field);
    if (key.isEmpty())
        return putPlain(role, field, value, roleFromJson);
    const int permission = catalogue().indexOf(key);
    if (permission < 0)
        return Put::UnknownField;
    return role.permissions.setValue(permission, value) ? Put::Done : Put::BadValue;
}

Put putField(Person &person, const QString &field, const QJsonValue &value)
{
    return putPlain(person, field, value, personFromJson);
}

QJsonValue fieldOf(const Role &role, const QString &field)
{
    const QString key = permissionKey(field);
    if (key.isEmpty())
        return plainField(role, field);
    const int permission = catalogue().indexOf(key);
    if (permission >= 0)
        return role.permissions.value(permission);
    const QJsonObject &unknown = role.permissions.unknown();
    return unknown.contains(key) ? unknown.value(key) : QJsonValue(false);
}

QJsonValue fieldOf(const Person &person, const QString &field)
{
    return plainField(person, field);
}

QJsonValue fieldOf(const Place &place, const QString &field)
{
    return plainField(place, field);
}

QString permissionKey(const QString &field)
{
    return field.startsWith(permissionPrefix) ? field.sliced(permissionPrefix.size()) : QString();
}

QString permissionField(int permission)
{
    return permissionPrefix + catalogue().at(permission).key;
}

QJsonValue canonicalValue(const QString &field, const QJsonValue &value)
{
    const int permission = catalogue().indexOf(permissionKey(field));
    PermissionSet set;
    return permission >= 0 && set.setValue(permission, value) ? set.value(permission) : value;
}

} // namespace steward::domain
