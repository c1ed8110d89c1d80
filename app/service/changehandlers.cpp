// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/changes.h"
#include "domain/fields.h"
#include "domain/impact.h"
#include "service/handlers.h"
#include "service/wish.h"
#include "wire/changes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::handlers {

using namespace domain;

namespace {

/// So far back an If-Match may lie, in revisions: what happened since is looked up in the log.
constexpr qint64 longestLookBack = 10'000;

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

/// There is nothing in \a changes but what stands in \a way.
bool leadsBack(const QList<Change> &changes, const QList<Change> &way)
{
    using Place = std::pair<EntityRef, QString>;
    QMultiHash<Place, const Change *> steps;
    for (const Change &step : way)
        steps.insert(Place(step.entity, step.field), &step);
    return std::all_of(changes.cbegin(), changes.cend(), [&steps](const Change &change) {
        const auto [first, end] = steps.equal_range(Place(change.entity, change.field));
        return std::any_of(
            first, end, [&change](const Change *step) { return step->op == change.op && step->after == change.after; });
    });
}

/// An inverse may put back what could not newly be given, so it has to be one: of a set in the log, with nothing in it
/// but what leads back. With anything else in it, it is a change set like any other.
Result<ChangeSet> withProvenInverse(const Context &context, ChangeSet set)
{
    if (!set.inverseOf)
        return set;
    const auto row = context.store.row(*set.inverseOf);
    if (!row && row.error().kind == Error::Kind::NotFound)
        return Error{.kind = Error::Kind::Invalid,
                     .code = u"inverse.unknown"_s,
                     .fields = {{u"/inverseOf"_s, u"inverse.unknown"_s}}};
    if (!row)
        return row.error();
    if (!leadsBack(set.changes, inverse(row->changes, context.project)))
        set.inverseOf.reset();
    if (!set.inverseOf && set.changes.size() > wire::mostChanges)
        return wire::tooLarge(wire::mostChanges);
    return set;
}

/// The one path on which anything is written. A dry run walks it as far as the commit.
Answer submit(Context &context, const ChangeSet &asked, const Wish &wish)
{
    const auto proven = withProvenInverse(context, asked);
    if (!proven)
        return context.refuse(proven.error());
    const ChangeSet &set = *proven;
    const Outcome outcome = domain::apply(context.project, set, context.person->id);
    if (!outcome.isGood())
        return refused(context, outcome);

    const wire::Applied applied{
        .revision = outcome.project->revision,
        .isDryRun = wish.isDryRun,
        .changes = outcome.changes,
        .impact = impact(context.project, *outcome.project, outcome.changes),
        .at = context.call.now,
    };
    const QJsonObject body = wire::toJson(applied);
    if (wish.isDryRun)
        return context.json(body);

    const auto row = context.store.commit({
        .project = *outcome.project,
        .set = set,
        .changes = outcome.changes,
        .at = context.call.now,
        .author = context.person->id,
        .authorName = context.person->name,
        .from = context.call.caller.from,
        .requestDigest = wish.digest,
        .answer = canonicalJson(body),
    });
    if (!row) {
        const Response refusal = context.refuse(row.error());
        if (auto loaded = context.store.load(); loaded && row.error().kind == Error::Kind::Stale)
            context.project = std::move(loaded).value(); // somebody else writes to this store
        return refusal;
    }
    context.project = *outcome.project;
    return context.json(body);
}

/// The values the fields of an object had when it was at \a version, told from the log: what the first change after it
/// replaced. A field that is not in it has not changed since.
Result<QHash<QString, QJsonValue>> replacedSince(const Context &context, const EntityRef &entity, qint64 version)
{
    QHash<QString, QJsonValue> replaced;
    const qint64 current = versionOf(context.project, entity).value_or(version);
    if (version == current)
        return replaced;
    if (current - version > longestLookBack)
        return Error{.kind = Error::Kind::Stale, .code = u"precondition.too_old"_s, .more = {{u"version"_s, current}}};
    for (qint64 from = version; from < current;) { // none later touches it
        const auto rows = context.store.rowsTouching(entity.id, from, current);
        if (!rows)
            return rows.error();
        for (const AuditRow &row : *rows) {
            for (const Change &change : row.changes) {
                if (change.entity == entity && !replaced.contains(change.field))
                    replaced.insert(change.field, change.before);
            }
        }
        from = rows->isEmpty() ? current : rows->constLast().revision;
    }
    return replaced;
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

/// RFC 7396 by fields: what is not sent stays, and null takes a member away, which of a permission leaves false.
Result<QJsonObject> fieldsSent(const QJsonObject &body)
{
    ObjectReader reader(body);
    if (body.contains(u"permissions"_s) && !body.value(u"permissions"_s).isObject())
        reader.fail(u"permissions"_s, u"field.type"_s);
    for (const QString &key : {u"id"_s, u"version"_s}) {
        if (body.contains(key))
            reader.fail(key, u"field.read_only"_s);
    }
    if (!reader.errors().isEmpty())
        return reader.error();
    QJsonObject flat = flattened(body);
    for (auto it = flat.begin(); it != flat.end(); ++it) {
        if (it.value().isNull() && it.key().startsWith("permissions."_L1))
            it.value() = false;
    }
    return flat;
}

/// What may be said of a role when it is made: what may be changed of it later. (A making in a change set may say more,
/// as it may be the way back from a removal.)
Result<void> checkMaking(const QJsonObject &body)
{
    ObjectReader reader(body);
    for (const QString &key : {u"name"_s, u"permissions"_s, u"landing_page"_s, u"is_non_admin_editable"_s,
                               u"assignable_by"_s, u"is_archived"_s})
        (void)reader.value(key);
    reader.refuseUnknown();
    if (!reader.errors().isEmpty())
        return reader.error();
    return {};
}

/// A PATCH is a change set of one object: only the members sent change.
Answer patch(Context &context, const QString &kind)
{
    const auto wish = readWish(context);
    if (!wish)
        return context.refuse(wish.error());
    if (const auto before = repeated(context, *wish))
        return *before;
    const auto entity = entityOf(context, kind);
    if (!entity)
        return context.refuse(404, u"object.unknown"_s);
    const Precondition asked = precondition(context, *versionOf(context.project, *entity));
    if (asked.refusal)
        return *asked.refusal;
    const auto sent = fieldsSent(wish->body);
    if (!sent)
        return context.refuse(sent.error());

    ChangeSet set{.id = wish->set, .reason = wish->reason};
    for (auto it = sent->begin(); it != sent->end(); ++it)
        set.changes << Change{.entity = *entity,
                              .field = it.key(),
                              .before = fieldValue(context.project, *entity, it.key()),
                              .after = it.value(),
                              .baseVersion = *asked.version};
    const QList<Problem> problems = domain::notAllowed(context.project, set, context.person->id);
    if (!problems.isEmpty()) // before the log is read for him
        return refused(context, {.problems = problems});
    const auto replaced = replacedSince(context, *entity, *asked.version);
    if (!replaced)
        return context.refuse(replaced.error());
    for (Change &change : set.changes)
        change.before = replaced->value(change.field, change.before);
    return submit(context, set, *wish);
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
    const auto dryRun = readDryRun(context);
    if (!dryRun)
        return context.refuse(dryRun.error());
    const Wish wish{.set = set->id, .digest = digestOf(context, *body), .isDryRun = *dryRun};
    if (const auto before = repeated(context, wish))
        return *before;
    return submit(context, *set, wish);
}

Answer createRole(Context &context)
{
    const auto wish = readWish(context);
    if (!wish)
        return context.refuse(wish.error());
    if (const auto before = repeated(context, *wish))
        return *before;
    if (const auto checked = checkMaking(wish->body); !checked)
        return context.refuse(checked.error());
    const Id id = Id::random();
    QJsonObject object = wish->body;
    object.insert(u"id"_s, id.toString());
    const Change made{.entity = {u"role"_s, id}, .op = Change::Op::Create, .before = QJsonValue::Null, .after = object};
    return submit(context, {.id = wish->set, .changes = {made}, .reason = wish->reason}, *wish);
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
    const auto wish = readWish(context);
    if (!wish)
        return context.refuse(wish.error());
    if (!wish->body.isEmpty())
        return context.refuse(422, u"body.invalid"_s);
    if (const auto before = repeated(context, *wish))
        return *before;
    const auto entity = entityOf(context, u"role"_s);
    if (!entity)
        return context.refuse(404, u"object.unknown"_s);
    const Precondition asked = precondition(context, *versionOf(context.project, *entity));
    if (asked.refusal)
        return *asked.refusal;
    const Change removal{.entity = *entity,
                         .op = Change::Op::Remove,
                         .before = domain::toJson(*context.project.roles.find(entity->id)),
                         .after = QJsonValue::Null,
                         .baseVersion = *asked.version};
    return submit(context, {.id = wish->set, .changes = {removal}, .reason = wish->reason}, *wish);
}

} // namespace steward::handlers
