// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/changes.h"

#include "domain/fields.h"
#include "domain/kinds/tablekind.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// Absent is what a permission not held looks like among flat fields.
QJsonValue flatValue(const QJsonObject &flat, const QString &field)
{
    if (flat.contains(field))
        return flat.value(field);
    return permissionKey(field).isEmpty() ? QJsonValue() : QJsonValue(false);
}

/// Items of \a before that \a after has not.
bool losesItems(const QJsonArray &before, const QJsonArray &after)
{
    return std::any_of(before.begin(), before.end(),
                       [&after](const QJsonValue &item) { return !after.contains(item); });
}

bool isHeld(const QJsonValue &value)
{
    return !value.isNull() && !value.isUndefined() && value != QJsonValue(false);
}

bool narrows(const QJsonValue &before, const QJsonValue &after)
{
    if (!isHeld(before))
        return false;
    if (!isHeld(after))
        return true;
    if (before.isBool())
        return after.isArray();
    return before.isArray() && after.isArray() && losesItems(before.toArray(), after.toArray());
}

/// The object as it can be put back: the values of its secrets went with it.
QJsonObject withoutSecrets(const EntityRef &entity, QJsonObject object)
{
    const EntityKind *kind = kindOf(entity.kind);
    for (const FieldRule &rule : kind ? kind->fieldRules() : std::vector<FieldRule>()) {
        if (rule.isSecret)
            object.remove(rule.field);
    }
    return object;
}

} // namespace

void addUpdates(QList<Change> &changes, const EntityRef &entity, const QJsonObject &was, const QJsonObject &is,
                qint64 version)
{
    const QJsonObject before = flattened(was);
    const QJsonObject after = flattened(is);
    QSet<QString> names;
    for (auto it = before.begin(); it != before.end(); ++it)
        names.insert(it.key());
    for (auto it = after.begin(); it != after.end(); ++it)
        names.insert(it.key());
    QStringList sorted(names.begin(), names.end());
    sorted.sort();
    for (const QString &field : std::as_const(sorted)) {
        const QJsonValue then = flatValue(before, field);
        const QJsonValue now = flatValue(after, field);
        if (then != now)
            changes << Change{entity, Change::Op::Update, field, then, now, version, {}};
    }
}

QList<Change> inverse(const QList<Change> &changes, const Project &now)
{
    QList<Change> inverse;
    QSet<EntityRef> made; // goes whole
    for (const Change &change : changes) {
        if (change.op == Change::Op::Create)
            made.insert(change.entity);
    }
    QHash<std::pair<EntityRef, QString>, qsizetype>
        fields; // asked for, and then changed by what followed: one way back
    for (auto it = changes.rbegin(); it != changes.rend(); ++it) {
        const bool isUpdate = it->op == Change::Op::Update;
        if (isUpdate && (it->cause == it->field || made.contains(it->entity)))
            continue;
        if (const auto later = fields.constFind({it->entity, it->field}); isUpdate && later != fields.cend()) {
            inverse[*later].after = it->before;
            continue;
        }
        if (isUpdate)
            fields.insert({it->entity, it->field}, inverse.size());
        Change back{it->entity, it->op, it->field, it->after, it->before, 0, {}};
        if (it->op == Change::Op::Create)
            back.op = Change::Op::Remove;
        else if (it->op == Change::Op::Remove) {
            back.op = Change::Op::Create;
            back.after = withoutSecrets(it->entity, it->before.toObject());
        }
        if (back.op != Change::Op::Create)
            back.baseVersion = versionOf(now, it->entity).value_or(0);
        inverse << back;
    }
    return inverse;
}

QList<Change> diff(const Project &before, const Project &after)
{
    QList<Change> changes;
    for (const EntityKind *kind : kinds())
        kind->addDifferences(changes, before, after);
    return changes;
}

bool isRemoval(const Change &change)
{
    if (change.op != Change::Op::Update)
        return change.op == Change::Op::Remove;
    if (!permissionKey(change.field).isEmpty())
        return narrows(change.before, change.after);
    if (change.field == u"is_archived")
        return change.after == QJsonValue(true);
    if (change.field == u"is_active" || change.field == u"is_admin")
        return change.after == QJsonValue(false);
    if (change.entity.kind == u"person" && change.field == u"role")
        return change.after.isNull();
    return change.entity.kind == u"person" && change.field == u"places"
           && losesItems(change.before.toArray(), change.after.toArray());
}

bool isAddition(const Change &change)
{
    if (change.op != Change::Op::Update)
        return change.op == Change::Op::Create;
    return !permissionKey(change.field).isEmpty() && !isHeld(change.before) && isHeld(change.after);
}

} // namespace steward::domain
