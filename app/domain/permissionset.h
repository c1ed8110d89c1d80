// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

#include <bitset>
#include <map>

namespace steward::domain {

/// What a role has stored for each permission of the bundled catalogue (index = catalogue index), and, untouched, what
/// a newer server sent that this catalogue does not know.
class PermissionSet
{
public:
    enum class Scope { None, Some, All };

    [[nodiscard]] Scope scope(int permission) const;
    [[nodiscard]] bool holds(int permission) const { return scope(permission) != Scope::None; }
    [[nodiscard]] QStringList items(int permission) const; ///< sorted; empty unless Some

    void grant(int permission);
    void grantOnly(int permission, QStringList items); ///< no items: revoke. Only where Permission::hasItems()
    void revoke(int permission);

    /// One permission on the wire: true, false, or a non-empty array of item ids.
    [[nodiscard]] QJsonValue value(int permission) const;
    /// False, and nothing changed, when the value is not one this permission can have.
    [[nodiscard]] bool setValue(int permission, const QJsonValue &value);

    /// All permissions that are held, by key, with the unknown ones: {"edit_data": true, "view_reports": ["a"]}.
    [[nodiscard]] QJsonObject toJson() const;
    /// Unknown keys are kept as they are, but for false, which is the same as absent; a known key with an impossible
    /// value makes \a ok false.
    [[nodiscard]] static PermissionSet fromJson(const QJsonObject &object, bool *ok = nullptr);

    [[nodiscard]] const QJsonObject &unknown() const { return m_unknown; }
    void setUnknown(const QString &key, const QJsonValue &value); ///< false or Undefined removes

    friend bool operator==(const PermissionSet &, const PermissionSet &) = default;

private:
    std::bitset<64> m_all;
    std::map<int, QStringList> m_some;
    QJsonObject m_unknown;
};

} // namespace steward::domain
