// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/auditfields.h"

#include "domain/catalogue.h"
#include "domain/fields.h"
#include "models/audittext.h"
#include "models/fieldtext.h"

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

/// An object's fields; nothing: it was not there.
using State = std::optional<QJsonObject>;

State stateNow(const Project &project, const EntityRef &entity)
{
    const QJsonObject now = fields(project, entity);
    return now.isEmpty() ? State() : State(now);
}

/// The state before \a change, from the one after it.
void takeBack(State &state, const Change &change)
{
    if (change.op == Change::Op::Create)
        state.reset();
    else if (change.op == Change::Op::Remove)
        state = flattened(change.before.toObject());
    else if (state)
        state->insert(change.field, change.before);
}

void takeBack(State &state, const wire::LogEntry &entry, const EntityRef &entity)
{
    for (auto it = entry.changes.crbegin(); it != entry.changes.crend(); ++it) {
        if (it->entity == entity)
            takeBack(state, *it);
    }
}

/// Fields that can be edited, as the forms have them; a permission that is not held is one too. Of a kind without a
/// form: whatever it has.
QStringList fieldsOf(const QString &kind, const QJsonObject &object)
{
    if (kind == "person"_L1)
        return {u"name"_s,   u"handle"_s,        u"is_admin"_s,  u"role"_s,
                u"places"_s, u"primary_place"_s, u"is_active"_s, u"is_break_glass"_s};
    if (kind != "role"_L1)
        return object.keys();
    QStringList names{u"name"_s};
    for (const PermissionGroup &group : catalogue().groups()) {
        for (const int permission : group.permissions)
            names << permissionField(permission);
    }
    return names << u"landing_page"_s << u"is_non_admin_editable"_s << u"assignable_by"_s << u"is_archived"_s
                 << u"is_mobile_worker_default"_s;
}

QJsonValue valueIn(const State &state, const QString &field)
{
    if (!state)
        return QJsonValue::Undefined;
    const QJsonValue value = state->value(field);
    return value.isUndefined() && permissionOf(field) >= 0 ? QJsonValue(false) : value;
}

bool isWhole(const Change &change)
{
    return change.op != Change::Op::Update;
}

/// There is nothing between \a revision and now that is not among the entries.
bool reaches(qint64 revision, const QList<wire::LogEntry> &newestFirst, const Project &project)
{
    return !newestFirst.isEmpty() && newestFirst.constFirst().revision >= project.revision
           && newestFirst.constLast().revision <= revision + 1;
}

} // namespace

std::optional<QJsonObject> fieldsAt(qint64 revision, const EntityRef &entity, const QList<wire::LogEntry> &newestFirst,
                                    const Project &project)
{
    if (!reaches(revision, newestFirst, project))
        return std::nullopt;
    State state = stateNow(project, entity);
    for (const wire::LogEntry &later : newestFirst) {
        if (later.revision <= revision)
            break;
        if (later.revision <= project.revision) // the replica may be behind the list
            takeBack(state, later, entity);
    }
    return state;
}

AuditFields auditFields(const wire::LogEntry &entry, const QList<wire::LogEntry> &newestFirst, const Project &project)
{
    const auto entity = onlyEntity(entry);
    if (!entity)
        return {AuditFields::Lack::SeveralObjects, {}};
    if (!reaches(entry.revision, newestFirst, project))
        return {AuditFields::Lack::NewerEntries, {}};

    const State after = fieldsAt(entry.revision, *entity, newestFirst, project);
    State before = after;
    takeBack(before, entry, *entity);
    if (!before && !after)
        return {AuditFields::Lack::Object, {}};

    AuditFields all;
    QStringList names = fieldsOf(entity->kind, after ? *after : *before);
    QHash<QString, Change> changed;
    for (const Change &change : entry.changes) {
        if (change.entity != *entity || isWhole(change))
            continue;
        changed.insert(change.field, change);
        if (!names.contains(change.field)) // of a newer server
            names << change.field;
    }
    for (const QString &name : std::as_const(names)) {
        if (const auto known = changed.constFind(name); known != changed.cend()) {
            all.fields << AuditFields::Field{*known};
            continue;
        }
        const Change stayed{
            .entity = *entity, .field = name, .before = valueIn(before, name), .after = valueIn(after, name)};
        all.fields << AuditFields::Field{stayed, stayed.before == stayed.after};
    }
    for (const Change &change : entry.changes) {
        if (change.entity != *entity)
            all.fields << AuditFields::Field{change};
    }
    return all;
}

} // namespace steward
