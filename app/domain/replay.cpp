// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/replay.h"

#include "domain/catalogue.h"
#include "domain/effective.h"
#include "domain/fields.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

constexpr auto permissionPrefix = "permissions."_L1;

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

/// One kind's way from a change to its table; written once for the three.
template<typename Row, typename Read>
void play(Table<Row> &table, const Change &change, Read read, std::optional<qint64> version)
{
    if (change.op == Change::Op::Remove) {
        table = table.without(change.entity.id);
        return;
    }
    QJsonObject object;
    if (change.op == Change::Op::Create) {
        object = change.after.toObject();
    } else {
        const Row *row = table.find(change.entity.id);
        if (!row)
            return;
        object = toJson(*row);
        setField(object, change.field, change.after);
    }
    object.insert(u"id"_s, change.entity.id.toString());
    if (version)
        object.insert(u"version"_s, *version);
    if (auto row = read(object, nullptr))
        table = table.with(std::move(*row));
}

void play(Project &project, const Change &change, std::optional<qint64> version)
{
    if (change.entity.kind == "role"_L1)
        play(project.roles, change, roleFromJson, version);
    else if (change.entity.kind == "person"_L1)
        play(project.people, change, personFromJson, version);
    else if (change.entity.kind == "place"_L1)
        play(project.places, change, placeFromJson, version);
}

void normaliseRole(Project &project, const Id &id, QList<Change> *changes)
{
    const Role *found = project.roles.find(id);
    if (!found || isNormal(found->permissions))
        return;
    Role role = *found;
    std::vector<Clearing> cleared;
    PermissionSet normal = normalised(role.permissions, &cleared);
    if (changes) {
        for (const Clearing &clearing : cleared) {
            *changes << Change{
                .entity = {u"role"_s, id},
                .field = permissionPrefix + catalogue().at(clearing.permission).key,
                .before = role.permissions.value(clearing.permission),
                .after = false,
                .baseVersion = role.version,
                .cause = permissionPrefix + catalogue().at(clearing.cause).key,
            };
        }
    }
    role.permissions = std::move(normal);
    project.roles = project.roles.with(std::move(role));
}

} // namespace

Project replayed(const Project &project, const QList<Change> &changes, qint64 revision)
{
    Project next = project;
    for (const Change &change : changes)
        play(next, change, revision);
    next.revision = revision;
    return next;
}

Project laidOver(const Project &project, const QList<Change> &staged, QList<Change> *changes)
{
    Project next = project;
    QList<Id> roles;
    for (const Change &change : staged) {
        play(next, change, std::nullopt);
        if (change.entity.kind == "role"_L1 && !roles.contains(change.entity.id))
            roles << change.entity.id;
    }
    if (changes)
        *changes = staged;
    for (const Id &role : std::as_const(roles))
        normaliseRole(next, role, changes);
    return next;
}

} // namespace steward::domain
