// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/setfield.h"

#include "domain/catalogue.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

constexpr auto permissionPrefix = "permissions."_L1;

} // namespace

bool isHiddenField(QStringView field)
{
    return field == u"id" || field == u"version" || field == u"permissions";
}

void OneMember::text(QStringView key, const QString &value)
{
    if (key == m_wanted)
        m_taken = value;
}

void OneMember::plain(QStringView key, QLatin1StringView value)
{
    if (key == m_wanted)
        m_taken = QString(value);
}

void OneMember::id(QStringView key, const Id &value)
{
    if (key == m_wanted)
        m_taken = value.isNull() ? QJsonValue() : QJsonValue(value.toString());
}

void OneMember::ids(QStringView key, const QList<Id> &values)
{
    if (key != m_wanted)
        return;
    ObjectWriter to({});
    to.ids(key, values);
    m_taken = to.object().value(key);
}

void OneMember::number(QStringView key, std::optional<qint64> value)
{
    if (key == m_wanted)
        m_taken = value ? QJsonValue(*value) : QJsonValue();
}

void OneMember::boolean(QStringView key, bool value)
{
    if (key == m_wanted)
        m_taken = value;
}

void OneMember::value(QStringView key, const QJsonValue &value)
{
    if (key == m_wanted)
        m_taken = value;
}

QJsonValue fieldOf(const Role &role, const QString &field)
{
    const QString key = permissionKey(field);
    if (key.isEmpty())
        return fieldOf<Role>(role, field);
    const int permission = catalogue().indexOf(key);
    if (permission >= 0)
        return role.permissions.value(permission);
    const QJsonObject &unknown = role.permissions.unknown();
    return unknown.contains(key) ? unknown.value(key) : QJsonValue(false);
}

Put putField(Role &role, const QString &field, const QJsonValue &value)
{
    const QString key = permissionKey(field);
    if (key.isEmpty())
        return putField<Role>(role, field, value);
    const int permission = catalogue().indexOf(key);
    if (permission < 0)
        return Put::UnknownField;
    return role.permissions.setValue(permission, value) ? Put::Done : Put::BadValue;
}

void setField(QJsonObject &object, const QString &field, const QJsonValue &value)
{
    if (!field.startsWith(permissionPrefix)) {
        object.insert(field, value);
        return;
    }
    QJsonObject permissions = object.value(u"permissions"_s).toObject();
    const QString key = field.sliced(permissionPrefix.size());
    if (value.isBool() && !value.toBool())
        permissions.remove(key);
    else
        permissions.insert(key, value);
    object.insert(u"permissions"_s, permissions);
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

QJsonObject canonicalObject(const EntityRef &entity, const QJsonObject &object)
{
    const EntityKind *kind = kindOf(entity.kind);
    QJsonObject whole = object;
    whole.insert(u"id"_s, entity.id.toString());
    Project alone;
    if (!kind || !kind->add(alone, whole, std::nullopt, nullptr))
        return whole;
    return kind->objectAt(alone, 0);
}

} // namespace steward::domain
