// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"

#include "domain/kinds.h"
#include "domain/setfield.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// Calls \a use with the kind and the row, or answers \a otherwise.
template<typename Answer, typename Use>
Answer onRow(const Project &project, const EntityRef &entity, Answer otherwise, Use use)
{
    const EntityKind *kind = kindOf(entity.kind);
    const int row = kind ? kind->indexOf(project, entity.id) : -1;
    return row < 0 ? otherwise : use(*kind, row);
}

} // namespace

QJsonObject fields(const Project &project, const EntityRef &entity)
{
    return flattened(wholeObject(project, entity));
}

QJsonObject flattened(const QJsonObject &object)
{
    QJsonObject flat = object;
    flat.remove(u"id");
    flat.remove(u"version");
    const QJsonObject permissions = flat.take(u"permissions").toObject();
    for (auto it = flat.begin(); it != flat.end();)
        it = permissionKey(it.key()).isEmpty() ? it + 1 : flat.erase(it); // only called like a permission
    for (auto it = permissions.begin(); it != permissions.end(); ++it) {
        if (!it.key().isEmpty())
            flat.insert(u"permissions."_s + it.key(), it.value());
    }
    return flat;
}

QJsonValue fieldValue(const Project &project, const EntityRef &entity, const QString &field)
{
    return onRow(project, entity, QJsonValue(QJsonValue::Undefined),
                 [&](const EntityKind &kind, int row) { return kind.fieldAt(project, row, field); });
}

std::optional<qint64> versionOf(const Project &project, const EntityRef &entity)
{
    return onRow(project, entity, std::optional<qint64>(),
                 [&](const EntityKind &kind, int row) { return std::optional<qint64>(kind.versionAt(project, row)); });
}

QJsonObject wholeObject(const Project &project, const EntityRef &entity)
{
    return onRow(project, entity, QJsonObject(),
                 [&](const EntityKind &kind, int row) { return kind.objectAt(project, row); });
}

QString nameOf(const Project &project, const EntityRef &entity)
{
    return onRow(project, entity, QString(),
                 [&](const EntityKind &kind, int row) { return kind.nameAt(project, row); });
}

bool isPersonal(const EntityRef &entity, const QString &field)
{
    const EntityKind *kind = kindOf(entity.kind);
    return kind && kind->fieldRule(field).isPersonal;
}

} // namespace steward::domain
