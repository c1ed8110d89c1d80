// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/replay.h"

#include "domain/catalogue.h"
#include "domain/effective.h"
#include "domain/kinds.h"

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

void play(Project &project, const Change &change, std::optional<qint64> version)
{
    const EntityKind *kind = kindOf(change.entity.kind);
    if (!kind)
        return;
    if (change.op == Change::Op::Remove) {
        kind->remove(project, {change.entity.id});
        return;
    }
    QJsonObject object;
    if (change.op == Change::Op::Create) {
        object = change.after.toObject();
    } else {
        const int row = kind->indexOf(project, change.entity.id);
        if (row < 0)
            return;
        object = kind->objectAt(project, row);
        setField(object, change.field, change.after);
    }
    object.insert(u"id"_s, change.entity.id.toString());
    kind->add(project, object, version, nullptr); // what cannot be read is newer than we are: passed over
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
