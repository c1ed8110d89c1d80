// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/fields.h"
#include "domain/references.h"
#include "service/handlers.h"
#include "service/objects.h"
#include "service/patching.h"
#include "service/submit.h"
#include "wire/changes.h"

using namespace Qt::StringLiterals;

namespace steward::handlers {

using namespace domain;

namespace {

/// The members of the body are the object's.
Result<Wish> objectWished(const Context &context)
{
    const auto read = readWish(context);
    if (!read)
        return read.error();
    Wish wish = *read;
    wish.sentAs = wire::SentAs::Object;
    return wish;
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
    const auto wish = objectWished(context);
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
    const auto read = readAsked(context, objectWished(context));
    if (const auto *answered = std::get_if<Response>(&read))
        return *answered;
    const auto &asked = std::get<Asked>(read);
    const auto sent = fieldsSent(asked.wish.body);
    if (!sent)
        return context.refuse(sent.error());
    return submitPatch(context, asked, patchSet(context, asked, *sent));
}

Answer removeObject(Context &context)
{
    const auto read = readAsked(context, readWish(context));
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
