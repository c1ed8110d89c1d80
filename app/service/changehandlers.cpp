// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/changes.h"
#include "domain/fields.h"
#include "domain/impact.h"
#include "service/handlers.h"
#include "wire/changes.h"
#include <QCryptographicHash>

#include <limits>

using namespace Qt::StringLiterals;

namespace steward::handlers {

using namespace domain;

namespace {

int statusOf(Problem::Kind kind)
{
    switch (kind) {
    case Problem::Kind::Forbidden:
        return 403;
    case Problem::Kind::Invalid:
        return 422;
    case Problem::Kind::Stale:
        return 412;
    case Problem::Kind::Objection:
    case Problem::Kind::LockOut:
        return 409;
    }
    Q_UNREACHABLE();
}

Response refused(const Context &context, const Outcome &outcome)
{
    const Problem &first = outcome.problems.constFirst();
    return context.refuse(statusOf(first.kind), first.code, {{u"problems"_s, wire::toJson(outcome.problems)}});
}

Response answered(const Context &context, const QByteArray &body)
{
    const auto object = parseObject(body);
    return object ? context.json(*object) : context.refuse(object.error());
}

/// The one path on which anything is written. A dry run walks it as far as the commit.
Answer submit(Context &context, const ChangeSet &set, bool isDryRun)
{
    const QByteArray digest = QCryptographicHash::hash(canonicalJson(wire::toJson(set)), QCryptographicHash::Sha256);
    if (!isDryRun) {
        if (const auto remembered = context.store.remembered(set.id)) {
            if (remembered->requestDigest != digest)
                return context.refuse(422, u"idempotency.reused"_s);
            return answered(context, remembered->answer);
        }
    }
    const Outcome outcome = domain::apply(context.project, set, context.person->id);
    if (!outcome.isGood())
        return refused(context, outcome);

    const wire::Applied applied{
        .revision = outcome.project->revision,
        .isDryRun = isDryRun,
        .changes = outcome.changes,
        .impact = impact(context.project, *outcome.project, outcome.changes),
        .at = context.call.now,
    };
    const QJsonObject body = wire::toJson(applied);
    if (isDryRun)
        return context.json(body);

    const auto row = context.store.commit({
        .project = *outcome.project,
        .set = set,
        .changes = outcome.changes,
        .at = context.call.now,
        .author = context.person->id,
        .authorName = context.person->name,
        .from = context.call.caller.from,
        .requestDigest = digest,
        .answer = canonicalJson(body),
    });
    if (!row)
        return context.refuse(row.error());
    context.project = *outcome.project;
    return context.json(body);
}

/// The value a field had when the object was at \a version, told from the log: what the first change after it replaced.
Result<QJsonValue> valueAt(const Context &context, const EntityRef &entity, const QString &field, qint64 version)
{
    const auto rows = context.store.rowsAfter(version, std::numeric_limits<int>::max());
    if (!rows)
        return rows.error();
    for (const AuditRow &row : *rows) {
        for (const Change &change : row.changes) {
            if (change.entity == entity && change.field == field)
                return change.before;
        }
    }
    return fieldValue(context.project, entity, field);
}

struct Precondition
{
    std::optional<qint64> version;
    std::optional<Response> refusal;
};

/// If-Match must name a version of ours, not one from the future (RFC 9110, 13.1.1; 428: RFC 6585).
Precondition precondition(const Context &context, qint64 current)
{
    const QByteArray tag = headerValue(context.call.request.headers, "if-match");
    if (tag.isEmpty())
        return {{}, context.refuse(428, u"precondition.required"_s)};
    bool isNumber = false;
    const bool isOurs = tag.startsWith("\"v") && tag.endsWith('"') && tag.size() > 3;
    const qint64 version = isOurs ? tag.sliced(2, tag.size() - 3).toLongLong(&isNumber) : 0;
    if (!isNumber || version < 0 || version > current)
        return {{}, context.refuse(412, u"precondition.unknown"_s, {{u"version"_s, current}})};
    return {version, {}};
}

std::optional<EntityRef> entityOf(const Context &context, const QString &kind)
{
    const auto id = Id::fromString(context.pathArguments.constFirst());
    if (!id)
        return std::nullopt;
    const EntityRef entity{kind, *id};
    return versionOf(context.project, entity) ? std::optional(entity) : std::nullopt;
}

Id setId(const Context &context)
{
    const auto key = Id::fromString(QString::fromLatin1(headerValue(context.call.request.headers, "idempotency-key")));
    return key.value_or(Id::random());
}

bool isDryRun(const Context &context)
{
    return context.query.queryItemValue(u"dryRun"_s) == "true"_L1;
}

/// A PATCH is a change set of one object: RFC 7396 merge patch, only the members sent change.
Answer patch(Context &context, const QString &kind)
{
    const auto entity = entityOf(context, kind);
    if (!entity)
        return context.refuse(404, u"object.unknown"_s);
    const auto body = parseObject(context.call.request.body);
    if (!body)
        return context.refuse(body.error());
    const Precondition asked = precondition(context, *versionOf(context.project, *entity));
    if (asked.refusal)
        return *asked.refusal;

    ChangeSet set{.id = setId(context)};
    QJsonObject members = *body;
    set.reason = members.take(u"reason"_s).toString();
    const QJsonObject flat = flattened(members);
    for (auto it = flat.begin(); it != flat.end(); ++it) {
        const auto before = valueAt(context, *entity, it.key(), *asked.version);
        if (!before)
            return context.refuse(before.error());
        set.changes << Change{.entity = *entity,
                              .field = it.key(),
                              .before = *before,
                              .after = it.value(),
                              .baseVersion = *asked.version};
    }
    return submit(context, set, isDryRun(context));
}

} // namespace

Answer postChangeSet(Context &context)
{
    const auto body = parseObject(context.call.request.body);
    if (!body)
        return context.refuse(body.error());
    const auto set = wire::changeSetFromJson(*body);
    if (!set)
        return context.refuse(set.error());
    return submit(context, *set, isDryRun(context));
}

Answer createRole(Context &context)
{
    const auto body = parseObject(context.call.request.body);
    if (!body)
        return context.refuse(body.error());
    QJsonObject object = *body;
    const QString reason = object.take(u"reason"_s).toString();
    const Id id = Id::random();
    object.insert(u"id"_s, id.toString());
    const ChangeSet set{
        .id = setId(context),
        .changes = {Change{
            .entity = {u"role"_s, id}, .op = Change::Op::Create, .before = QJsonValue::Null, .after = object}},
        .reason = reason,
    };
    return submit(context, set, isDryRun(context));
}

Answer patchRole(Context &context)
{
    return patch(context, u"role"_s);
}

Answer patchPerson(Context &context)
{
    return patch(context, u"person"_s);
}

Answer removeRole(Context &context)
{
    const auto entity = entityOf(context, u"role"_s);
    if (!entity)
        return context.refuse(404, u"object.unknown"_s);
    const Precondition asked = precondition(context, *versionOf(context.project, *entity));
    if (asked.refusal)
        return *asked.refusal;
    const ChangeSet set{
        .id = setId(context),
        .changes = {Change{.entity = *entity,
                           .op = Change::Op::Remove,
                           .before = domain::toJson(*context.project.roles.find(entity->id)),
                           .after = QJsonValue::Null,
                           .baseVersion = *asked.version}},
    };
    return submit(context, set, isDryRun(context));
}

} // namespace steward::handlers
