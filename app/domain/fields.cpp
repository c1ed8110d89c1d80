// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"

#include "domain/setfield.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// Calls \a use with the row, or answers \a otherwise.
template<typename Answer, typename Use>
Answer onRow(const Project &project, const EntityRef &entity, Answer otherwise, Use use)
{
    if (entity.kind == u"role") {
        if (const Role *role = project.roles.find(entity.id))
            return use(*role);
    } else if (entity.kind == u"person") {
        if (const Person *person = project.people.find(entity.id))
            return use(*person);
    } else if (entity.kind == u"place") {
        if (const Place *place = project.places.find(entity.id))
            return use(*place);
    }
    return otherwise;
}

} // namespace

QJsonObject fields(const Project &project, const EntityRef &entity)
{
    return onRow(project, entity, QJsonObject(), [](const auto &row) { return flattened(toJson(row)); });
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
                 [&field](const auto &row) { return fieldOf(row, field); });
}

std::optional<qint64> versionOf(const Project &project, const EntityRef &entity)
{
    return onRow(project, entity, std::optional<qint64>(),
                 [](const auto &row) { return std::optional<qint64>(row.version); });
}

QString nameOf(const Project &project, const EntityRef &entity)
{
    return onRow(project, entity, QString(), [](const auto &row) { return row.name; });
}

bool isPersonal(const EntityRef &entity, const QString &field)
{
    return entity.kind == u"person" && (field == u"name" || field == u"handle");
}

} // namespace steward::domain
