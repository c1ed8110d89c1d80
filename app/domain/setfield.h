// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/objects.h"

namespace steward::domain {

/// Writing fields by name; inside of domain only, as a field alone keeps no rule.

enum class Put {
    Done,
    UnknownField,
    BadValue, ///< nothing was changed
};

/// What is not a field of today's objects is put only where \a rest already has it.
[[nodiscard]] Put putField(Role &role, const QString &field, const QJsonValue &value);
[[nodiscard]] Put putField(Person &person, const QString &field, const QJsonValue &value);

/// Undefined when there is no such field; a permission not held is false.
[[nodiscard]] QJsonValue fieldOf(const Role &role, const QString &field);
[[nodiscard]] QJsonValue fieldOf(const Person &person, const QString &field);
[[nodiscard]] QJsonValue fieldOf(const Place &place, const QString &field);

/// "permissions.edit_data" → "edit_data"; empty for any other field.
[[nodiscard]] QString permissionKey(const QString &field);
[[nodiscard]] QString permissionField(int permission);

/// The one spelling of a value, for comparing: items of a permission are sorted.
[[nodiscard]] QJsonValue canonicalValue(const QString &field, const QJsonValue &value);

} // namespace steward::domain
