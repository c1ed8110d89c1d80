// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kinds.h"
#include "domain/values/codec.h"
#include "domain/values/role.h"

namespace steward::domain {

/// Fields by name; inside of domain only, as writing a field alone keeps no rule. A role's permissions are fields of
/// their own, "permissions.edit_data".

/// "permissions.edit_data" → "edit_data"; empty for any other field.
[[nodiscard]] QString permissionKey(const QString &field);
[[nodiscard]] QString permissionField(int permission);

/// Neither id nor version nor the permissions as a whole can be told or written as a field.
[[nodiscard]] bool isHiddenField(QStringView field);

/// Takes down one member and lets the others go by: making the whole object for it would take thirty times as long.
class OneMember final : public MemberWriter
{
public:
    explicit OneMember(QStringView wanted)
        : m_wanted(wanted)
    {
    }

    void text(QStringView key, const QString &value) override;
    void plain(QStringView key, QLatin1StringView value) override;
    void id(QStringView key, const Id &value) override;
    void ids(QStringView key, const QList<Id> &values) override;
    void number(QStringView key, std::optional<qint64> value) override;
    void boolean(QStringView key, bool value) override;
    void value(QStringView key, const QJsonValue &value) override;

    [[nodiscard]] QJsonValue taken() const { return m_taken; } ///< Undefined: there was none

private:
    QStringView m_wanted;
    QJsonValue m_taken = QJsonValue::Undefined;
};

/// Undefined when there is no such field.
template<Entity Row>
[[nodiscard]] QJsonValue fieldOf(const Row &row, const QString &field)
{
    if (isHiddenField(field))
        return QJsonValue::Undefined;
    if (const QString key = permissionKey(field); !key.isEmpty()) // others than roles may have such one day
        return row.rest.value(u"permissions").toObject().value(key);
    OneMember member(field);
    write(row, member);
    return member.taken().isUndefined() ? row.rest.value(field) : member.taken();
}
/// A permission not held is false.
[[nodiscard]] QJsonValue fieldOf(const Role &role, const QString &field);

/// By way of JSON, so that there is one place that knows the types. What is not a field of today's objects is put only
/// where \a rest already has it.
template<Entity Row>
[[nodiscard]] Put putField(Row &row, const QString &field, const QJsonValue &value)
{
    QJsonObject object = toJson(row);
    if (isHiddenField(field) || !object.contains(field))
        return Put::UnknownField;
    if (value.isUndefined())
        return Put::BadValue;
    object[field] = value;
    auto changed = fromJson<Row>(object);
    if (!changed)
        return Put::BadValue;
    row = std::move(*changed);
    return Put::Done;
}
[[nodiscard]] Put putField(Role &role, const QString &field, const QJsonValue &value);

/// Puts a field into an object that is JSON already; a permission that is false is taken out.
void setField(QJsonObject &object, const QString &field, const QJsonValue &value);

/// The one spelling of a value, for comparing: items of a permission are sorted.
[[nodiscard]] QJsonValue canonicalValue(const QString &field, const QJsonValue &value);
/// The one spelling of a whole object: all members, under its id. As it is where the kind or a member is not known.
[[nodiscard]] QJsonObject canonicalObject(const EntityRef &entity, const QJsonObject &object);

} // namespace steward::domain
