// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/permissionset.h"

#include "domain/catalogue.h"

#include <QJsonArray>

namespace steward::domain {

namespace {

constexpr qsizetype longestItem = 256; // as HQ stores them (DOMAIN.md 1.1)

} // namespace

PermissionSet::Scope PermissionSet::scope(int permission) const
{
    if (permission < 0 || permission >= catalogue().size())
        return Scope::None;
    if (m_all.test(static_cast<size_t>(permission)))
        return Scope::All;
    return !m_some.empty() && m_some.contains(permission) ? Scope::Some : Scope::None;
}

QStringList PermissionSet::items(int permission) const
{
    const auto found = m_some.find(permission);
    return found == m_some.end() ? QStringList() : found->second;
}

void PermissionSet::grant(int permission)
{
    Q_ASSERT(permission >= 0 && permission < catalogue().size());
    m_some.erase(permission);
    m_all.set(static_cast<size_t>(permission));
}

void PermissionSet::grantOnly(int permission, QStringList items)
{
    Q_ASSERT(items.isEmpty() || catalogue().at(permission).hasItems());
    revoke(permission);
    if (items.isEmpty())
        return;
    items.sort();
    items.removeDuplicates();
    m_some.emplace(permission, std::move(items));
}

void PermissionSet::revoke(int permission)
{
    Q_ASSERT(permission >= 0 && permission < catalogue().size());
    m_some.erase(permission);
    m_all.reset(static_cast<size_t>(permission));
}

QJsonValue PermissionSet::value(int permission) const
{
    switch (scope(permission)) {
    case Scope::None:
        return false;
    case Scope::Some:
        return QJsonArray::fromStringList(items(permission));
    case Scope::All:
        return true;
    }
    return false;
}

bool PermissionSet::setValue(int permission, const QJsonValue &value)
{
    if (permission < 0 || permission >= catalogue().size())
        return false;
    if (value.isBool()) {
        value.toBool() ? grant(permission) : revoke(permission);
        return true;
    }
    const QJsonArray array = value.toArray();
    if (array.isEmpty() || !catalogue().at(permission).hasItems())
        return false;
    QStringList items;
    for (const QJsonValue &item : array) {
        const QString text = item.toString();
        if (text.isEmpty() || text.size() > longestItem)
            return false;
        items << text;
    }
    grantOnly(permission, std::move(items));
    return true;
}

QJsonObject PermissionSet::toJson() const
{
    QJsonObject object = m_unknown;
    for (int permission = 0; permission < catalogue().size(); ++permission) {
        if (holds(permission))
            object.insert(catalogue().at(permission).key, value(permission));
    }
    return object;
}

PermissionSet PermissionSet::fromJson(const QJsonObject &object, bool *ok)
{
    PermissionSet permissions;
    bool good = true;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const int permission = catalogue().indexOf(it.key());
        if (permission < 0)
            permissions.setUnknown(it.key(), it.value());
        else
            good = permissions.setValue(permission, it.value()) && good;
    }
    if (ok)
        *ok = good;
    return permissions;
}

void PermissionSet::setUnknown(const QString &key, const QJsonValue &value)
{
    Q_ASSERT(catalogue().indexOf(key) < 0);
    // Not held is not written, for unknown ones too: else two equal sets would not compare equal.
    if (value.isUndefined() || (value.isBool() && !value.toBool()))
        m_unknown.remove(key);
    else
        m_unknown.insert(key, value);
}

} // namespace steward::domain
