// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/words.h"
#include "service/handlers.h"
#include "service/limits.h"
#include "service/nextpage.h"
#include "service/router.h"
#include "service/sessionbook.h"
#include "service/snapshotshelf.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward::handlers {

namespace {

QJsonValue idOrNull(const Id &id)
{
    return id.isNull() ? QJsonValue() : QJsonValue(id.toString());
}

QJsonObject toJson(const SessionRow &session, const Id &current)
{
    return {
        {u"id"_s, session.id.toString()},
        {u"person"_s, session.person.toString()},
        {u"client"_s, session.client},
        {u"from"_s, session.from},
        {u"beganAt"_s, toText(session.began)},
        {u"seenAt"_s, toText(session.seen)},
        {u"endedAt"_s, session.isOver() ? QJsonValue(toText(*session.ended)) : QJsonValue()},
        {u"endedBy"_s, session.isOver() ? idOrNull(session.endedBy) : QJsonValue()},
        {u"isCurrent"_s, session.id == current},
        {u"endsForGood"_s, !session.sid.isEmpty()},
    };
}

QJsonObject toJson(const SignInEvent &signIn)
{
    QJsonObject object{
        {u"at"_s, toText(signIn.at)},
        {u"what"_s, domain::wordOf(signIn.what)},
        {u"person"_s, idOrNull(signIn.person)},
        {u"issuer"_s, signIn.subject.issuer},
        {u"subject"_s, signIn.subject.subject},
        {u"session"_s, idOrNull(signIn.session)},
        {u"from"_s, signIn.from},
    };
    if (signIn.what == SignInEvent::What::Refused)
        object.insert(u"reason"_s, signIn.reason);
    if (signIn.what == SignInEvent::What::Ended)
        object.insert(u"endedBy"_s, idOrNull(signIn.by));
    return object;
}

QJsonObject toJson(const Read &read)
{
    return {
        {u"at"_s, toText(read.at)}, {u"person"_s, read.person.toString()}, {u"what"_s, read.what},
        {u"scope"_s, read.scope},   {u"objects"_s, read.objects},          {u"bytes"_s, read.bytes},
        {u"from"_s, read.from},
    };
}

/// Everybody may ask for his own, admins for anybody's and everybody's. Nothing of others is told to others: it says
/// where somebody was, and when.
Result<VisitPage> pageAsked(const Context &context)
{
    const Error invalid{.kind = Error::Kind::Invalid, .code = u"query.invalid"_s};
    for (const auto &item : context.query.queryItems()) {
        if (item.first != "before"_L1 && item.first != "limit"_L1 && item.first != "person"_L1)
            return invalid;
    }
    const auto before = context.number(u"before"_s, 0, 0, Q_INT64_C(1) << 53);
    const auto limit = context.number(u"limit"_s, limits::usualObjects, 1, limits::mostObjects);
    const QString whose = context.query.queryItemValue(u"person"_s);
    const auto person = Id::fromString(whose);
    if (!before || !limit || (!whose.isEmpty() && !person))
        return invalid;
    const Id own = context.person->id;
    if (!context.person->isAdmin && !whose.isEmpty() && *person != own)
        return Error{
            .kind = Error::Kind::Forbidden, .code = u"permission.missing"_s, .more = {{u"missing"_s, u"admin"_s}}};
    const Id all = context.person->isAdmin ? Id() : own;
    return VisitPage{.before = *before, .limit = static_cast<int>(*limit), .person = person.value_or(all)};
}

template<typename Row, typename Write>
Response pageOf(const Context &context, const Result<QList<Row>> &rows, int limit, Write write)
{
    if (!rows)
        return context.refuse(rows.error());
    QJsonArray items;
    for (const Row &row : *rows)
        items << write(row);
    QJsonObject body{{u"items"_s, items}};
    const qint64 next = rows->size() == limit ? rows->constLast().number : 0;
    if (next > 0)
        body.insert(u"next"_s, next);
    Response response = context.json(body);
    if (next > 0)
        linkNext(response, targetOf(context.call.request).path, context.query, u"before"_s, QString::number(next));
    return response;
}

} // namespace

Answer sessions(Context &context)
{
    const auto page = pageAsked(context);
    if (!page)
        return context.refuse(page.error());
    const Id current = context.sessions.current(context.call.caller, context.person->id);
    return pageOf(context, context.store.visits().sessions(*page), page->limit,
                  [&current](const SessionRow &session) { return toJson(session, current); });
}

Answer signIns(Context &context)
{
    const auto page = pageAsked(context);
    if (!page)
        return context.refuse(page.error());
    return pageOf(context, context.store.visits().signIns(*page), page->limit,
                  [](const SignInEvent &signIn) { return toJson(signIn); });
}

Answer reads(Context &context)
{
    const auto page = pageAsked(context);
    if (!page)
        return context.refuse(page.error());
    if (const auto written = context.shelf.writeDown(); !written)
        return context.refuse(written.error());
    return pageOf(context, context.store.visits().reads(*page), page->limit,
                  [](const Read &read) { return toJson(read); });
}

Answer endSession(Context &context)
{
    if (!context.query.isEmpty()) // above all no dry run: there is nothing to be tried
        return context.refuse(422, u"query.invalid"_s);
    const Id id = Id::fromString(context.pathArguments.constFirst()).value_or(Id());
    Visits &visits = context.store.visits();
    const auto found = visits.session(id);
    if (!found)
        return context.refuse(found.error());
    if (!*found || ((*found)->person != context.person->id && !context.person->isAdmin))
        return context.refuse(404, u"object.unknown"_s);
    const Id current = context.sessions.current(context.call.caller, context.person->id);
    if (!(*found)->isOver()) {
        if (const auto ended = visits.end(id, context.call.now, context.person->id); !ended)
            return context.refuse(ended.error());
        context.sessions.forget(id);
    }
    const auto now = visits.session(id);
    if (!now)
        return context.refuse(now.error());
    return *now ? context.json(toJson(**now, current)) : context.refuse(404, u"object.unknown"_s);
}

} // namespace steward::handlers
