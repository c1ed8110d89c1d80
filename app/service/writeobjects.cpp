// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/fields.h"
#include "domain/references.h"
#include "service/handlers.h"
#include "service/objects.h"
#include "service/submit.h"
#include "wire/changes.h"

#include <variant>

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

/// What is to be done to an object that is there, as its author knew it.
struct Asked
{
    Wish wish;
    EntityRef entity;
    qint64 version = 0;
};

/// Or the answer: a refusal, or what the same request was answered before.
std::variant<Asked, Response> readAsked(const Context &context)
{
    auto wish = readWish(context);
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
    return Asked{std::move(wish).value(), *entity, std::get<qint64>(version)};
}

/// Id and version are the server's own.
Result<void> withoutOwn(const QJsonObject &body)
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
    return {};
}

/// RFC 7396 by fields: what is not sent stays, and null takes a member away, which of a permission leaves false.
Result<QJsonObject> fieldsSent(const QJsonObject &body)
{
    if (const auto own = withoutOwn(body); !own)
        return own.error();
    QJsonObject flat = flattened(body);
    for (auto it = flat.begin(); it != flat.end(); ++it) {
        if (it.value().isNull() && it.key().startsWith("permissions."_L1))
            it.value() = false;
    }
    return flat;
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

/// Each field from what it is now.
ChangeSet patchSet(const Asked &asked, const QJsonObject &sent, const Project &project)
{
    ChangeSet set{.id = asked.wish.set, .reason = asked.wish.reason};
    for (auto it = sent.begin(); it != sent.end(); ++it) {
        const QJsonValue now = fieldValue(project, asked.entity, it.key());
        set.changes << Change{.entity = asked.entity,
                              .field = it.key(),
                              .before = now,
                              .after = merged(now, it.value()),
                              .baseVersion = asked.version};
    }
    return set;
}

/// What may be said of an object when it is made: what it has fields for. (A making in a change set may say more, as it
/// may be the way back from a removal, or come from a newer console.)
Result<void> checkMaking(const EntityKind &kind, const QJsonObject &object)
{
    ObjectReader reader(object);
    Project scratch;
    QString wrong;
    if (!kind.add(scratch, object, 0, &wrong)) {
        reader.fail(wrong, object.contains(wrong) ? u"field.type"_s : u"field.missing"_s);
        return reader.error();
    }
    const QJsonObject unknown = kind.restAt(scratch, 0);
    for (auto it = unknown.begin(); it != unknown.end(); ++it)
        reader.fail(it.key(), u"field.unknown"_s);
    if (!reader.errors().isEmpty())
        return reader.error();
    return {};
}

/// The `reassignTo` of a removal, the only member its body may have: nothing where it is not there.
Result<std::optional<Id>> readHeir(const QJsonObject &body)
{
    ObjectReader reader(body);
    const QString key = u"reassignTo"_s;
    std::optional<Id> heir;
    if (const QJsonValue value = reader.value(key); value.isNull())
        heir = Id();
    else if (!value.isUndefined()) {
        heir = Id::fromString(value.toString());
        if (!heir)
            reader.fail(key, u"field.id"_s);
    }
    reader.refuseUnknown();
    if (!reader.errors().isEmpty())
        return reader.error();
    return heir;
}

} // namespace

Answer createObject(Context &context)
{
    const auto wish = readWish(context);
    if (!wish)
        return context.refuse(wish.error());
    if (const auto before = repeated(context, *wish))
        return *before;
    if (const auto own = withoutOwn(wish->body); !own)
        return context.refuse(own.error());
    const EntityRef entity{QString(context.kind->name()), Id::random()};
    QJsonObject object = wish->body;
    object.insert(u"id"_s, entity.id.toString());
    if (const auto checked = checkMaking(*context.kind, object); !checked)
        return context.refuse(checked.error());
    const Change made{.entity = entity, .op = Change::Op::Create, .before = QJsonValue::Null, .after = object};
    return submit(context, {.id = wish->set, .changes = {made}, .reason = wish->reason}, *wish);
}

/// A change set of one object: only the members sent change.
Answer patchObject(Context &context)
{
    const auto read = readAsked(context);
    if (const auto *answered = std::get_if<Response>(&read))
        return *answered;
    const auto &asked = std::get<Asked>(read);
    const auto sent = fieldsSent(asked.wish.body);
    if (!sent)
        return context.refuse(sent.error());
    ChangeSet set = patchSet(asked, *sent, context.project);
    const QList<Problem> problems = domain::notAllowed(context.project, set, context.person->id);
    if (!problems.isEmpty()) // before the log is read for him
        return refused(context, {.problems = problems});
    const auto replaced = replacedSince(context, asked.entity, asked.version);
    if (!replaced)
        return context.refuse(replaced.error());
    for (Change &change : set.changes)
        change.before = replaced->value(change.field, change.before);
    return submit(context, set, asked.wish);
}

Answer removeObject(Context &context)
{
    const auto read = readAsked(context);
    if (const auto *answered = std::get_if<Response>(&read))
        return *answered;
    const auto &asked = std::get<Asked>(read);
    const auto heir = readHeir(asked.wish.body);
    if (!heir)
        return context.refuse(heir.error());
    ChangeSet set{.id = asked.wish.set, .reason = asked.wish.reason};
    if (*heir)
        set.changes = reassignments(context.project, asked.entity, **heir);
    set.changes << Change{.entity = asked.entity,
                          .op = Change::Op::Remove,
                          .before = wholeObject(context.project, asked.entity),
                          .after = QJsonValue::Null,
                          .baseVersion = asked.version};
    if (set.changes.size() > wire::mostChangesBack)
        return context.refuse(wire::tooLarge(wire::mostChangesBack));
    return submit(context, set, asked.wish);
}

} // namespace steward::handlers
