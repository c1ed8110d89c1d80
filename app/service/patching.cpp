// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/patching.h"

#include "domain/fields.h"
#include "service/objects.h"
#include "service/submit.h"

using namespace Qt::StringLiterals;

namespace steward::handlers {

using namespace domain;

namespace {

/// So far back an If-Match may lie, in revisions: what happened since is looked up in the log.
constexpr qint64 longestLookBack = 10'000;

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

/// If-Match must name a version of ours, not one from the future (RFC 9110, 13.1.1; 428: RFC 6585).
std::variant<qint64, Response> versionAsked(const Context &context, qint64 current)
{
    const QByteArray tag = headerValue(context.call.request.headers, "if-match");
    if (tag.isEmpty())
        return context.refuse(428, u"precondition.required"_s);
    bool isNumber = false;
    const bool isOurs = tag.startsWith("\"v") && tag.endsWith('"') && tag.size() > 3;
    const qint64 version = isOurs ? tag.sliced(2, tag.size() - 3).toLongLong(&isNumber) : 0;
    if (!isNumber || version < 0 || version > current)
        return context.refuse(412, u"precondition.unknown"_s, {{u"version"_s, current}});
    return version;
}

/// RFC 7396, section 2.
QJsonValue merged(const QJsonValue &target, const QJsonValue &patch)
{
    if (!patch.isObject())
        return patch;
    QJsonObject result = target.toObject();
    const QJsonObject sent = patch.toObject();
    for (auto it = sent.begin(); it != sent.end(); ++it) {
        if (it.value().isNull())
            result.remove(it.key());
        else
            result.insert(it.key(), merged(result.value(it.key()), it.value()));
    }
    return result;
}

} // namespace

std::variant<Asked, Response> readAsked(const Context &context, const Result<Wish> &wish)
{
    if (!wish)
        return context.refuse(wish.error());
    if (auto before = repeated(context, *wish))
        return *std::move(before);
    const auto entity = entityAsked(context);
    if (!entity)
        return context.refuse(404, u"object.unknown"_s);
    auto version = versionAsked(context, *versionOf(context.project, *entity));
    if (auto *refusal = std::get_if<Response>(&version))
        return std::move(*refusal);
    return Asked{*wish, *entity, std::get<qint64>(version)};
}

ChangeSet patchSet(const Context &context, const Asked &asked, const QJsonObject &sent)
{
    ChangeSet set{.id = asked.wish.set, .reason = asked.wish.reason};
    for (auto it = sent.begin(); it != sent.end(); ++it) {
        const QJsonValue now = fieldValue(context.project, asked.entity, it.key());
        set.changes << Change{.entity = asked.entity,
                              .field = it.key(),
                              .before = now,
                              .after = merged(now, it.value()),
                              .baseVersion = asked.version};
    }
    return set;
}

Answer submitPatch(Context &context, const Asked &asked, ChangeSet set)
{
    const QList<Problem> problems = domain::notAllowed(context.project, set, *context.person);
    if (!problems.isEmpty()) // before the log is read for him
        return refused(context, {.problems = problems}, set, asked.wish);
    const auto replaced = replacedSince(context, asked.entity, asked.version);
    if (!replaced)
        return context.refuse(replaced.error());
    for (Change &change : set.changes)
        change.before = replaced->value(change.field, change.before);
    return submit(context, set, asked.wish);
}

} // namespace steward::handlers
