// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/changes.h"
#include "domain/impact.h"
#include "service/handlers.h"
#include "service/submit.h"
#include "wire/changes.h"

#include <algorithm>

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

} // namespace

Response refused(const Context &context, const Outcome &outcome)
{
    const Problem &first = outcome.problems.constFirst();
    return context.refuse(statusOf(first.kind), first.code, {{u"problems"_s, wire::toJson(outcome.problems)}});
}

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

} // namespace steward::handlers
