// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/changes.h"
#include "service/etags.h"
#include "service/handlers.h"
#include "service/handles.h"
#include "service/limits.h"
#include "service/nextpage.h"
#include "service/readlog.h"
#include "service/visible.h"
#include "wire/changes.h"
#include "wire/logexport.h"
#include "wire/logfilter.h"
#include "wire/routes.h"

using namespace Qt::StringLiterals;

namespace steward::handlers {

using namespace domain;

namespace {

wire::LogEntry entryOf(const AuditRow &row)
{
    return {
        .revision = row.revision,
        .set = row.set,
        .at = row.at,
        .author = row.author,
        .authorName = row.authorName,
        .reason = row.reason,
        .from = row.from,
        .changes = row.changes,
        .inverseOf = row.inverseOf,
        .acknowledged = row.acknowledged,
        .isErased = row.isErased,
        .erasedAt = row.erasedAt,
        .hash = QString::fromLatin1(row.hash.toHex()),
        .previousHash = QString::fromLatin1(row.previousHash.toHex()),
    };
}

/// What somebody is shown who keeps a replica but may not read the audit: the changes to what he sees, and of the
/// author only who it is, if that is somebody he sees.
wire::LogEntry replicaEntryOf(const AuditRow &row, const Context &context, const Project &visible)
{
    wire::LogEntry entry = entryOf(row);
    entry.changes = visibleTo(context.project, *context.person, visible, row.changes);
    entry.reason.clear();
    entry.from.clear();
    entry.acknowledged.clear();
    if (!visible.people.find(row.author)) {
        entry.author = {};
        entry.authorName.clear();
    }
    return entry;
}

/// Of the audit: what the objects are called now.
wire::HandleOf handlesIn(const Context &context)
{
    return [&context](const EntityRef &entity) { return handleOf(context.project, entity); };
}

wire::IdOf idsIn(const Context &context)
{
    return [&context](const QString &kind, const QString &handle) { return idCalled(context.project, kind, handle); };
}

QJsonObject page(const QList<wire::LogEntry> &entries, const Context &context, const wire::HandleOf &handleOf = {})
{
    QJsonArray items;
    for (const wire::LogEntry &entry : entries)
        items << wire::toJson(entry, handleOf);
    return {{u"items"_s, items}, {u"revision"_s, context.project.revision}};
}

Result<AuditRow> rowOf(const Context &context)
{
    const auto id = Id::fromString(context.pathArguments.constFirst());
    if (!id)
        return Error{.kind = Error::Kind::NotFound, .code = u"object.unknown"_s};
    auto row = context.store.row(*id);
    if (!row && row.error().kind == Error::Kind::NotFound)
        return Error{.kind = Error::Kind::NotFound, .code = u"object.unknown"_s};
    return row;
}

/// The answer, as soon as there is one.
std::optional<Response> stepped(SharedCheck &check, const QByteArray &requestId)
{
    if (!check.found) {
        const auto found = check.verification->step();
        if (found && !*found)
            return std::nullopt;
        check.found = found ? Result<ChainCheck>(**found) : found.error();
    }
    if (!*check.found)
        return refusal(check.found->error(), requestId);
    const ChainCheck &found = **check.found;
    QJsonObject body{{u"rows"_s, found.rows}, {u"good"_s, found.firstBadRevision == 0}, {u"at"_s, toText(check.begun)}};
    if (found.firstBadRevision != 0) {
        body.insert(u"firstBadRevision"_s, found.firstBadRevision);
        body.insert(u"what"_s, found.what);
    }
    return Response{200, {{"content-type", "application/json"}}, canonicalJson(body)};
}

} // namespace

Answer readChangeSet(Context &context)
{
    const auto row = rowOf(context);
    return row ? taggedByBytes(context.json(wire::toJson(entryOf(*row), handlesIn(context))))
               : context.refuse(row.error());
}

Answer inverseOfChangeSet(Context &context)
{
    const auto row = rowOf(context);
    if (!row)
        return context.refuse(row.error());
    if (row->isErased)
        return context.refuse(409, u"set.erased"_s);
    return context.json(
        {{u"set"_s, row->set.toString()}, {u"changes"_s, wire::toJson(inverse(row->changes, context.project))}});
}

Answer changesSince(Context &context)
{
    const auto since = context.number(u"since"_s, -1, 0, Q_INT64_C(1) << 53);
    const auto wait = context.number(u"wait"_s, 0, 0, limits::longestWait);
    if (!since || *since < 0 || !wait)
        return context.refuse(422, u"query.invalid"_s);
    if (*since > context.project.revision)
        return context.refuse(409, u"revision.ahead"_s, {{u"revision"_s, context.project.revision}});
    if (*since == context.project.revision && *wait > 0 && !context.call.hasWaited)
        return WaitFor{*since, context.call.now + std::chrono::seconds(*wait)};

    const auto rows = context.store.rowsAfter(*since, limits::mostLogRows);
    if (!rows)
        return context.refuse(rows.error());
    const bool mayReadAll = may(context.project, *context.person, Act::ReadAudit).allowed;
    const Project visible = visibleTo(context.project, *context.person);
    QList<wire::LogEntry> entries;
    for (const AuditRow &row : *rows) {
        if (row.revision > context.project.revision)
            break; // another server's: what of it he may see is not known yet
        if (movesView(context.project, *context.person, row.changes))
            return context.refuse(409, u"view.moved"_s, {{u"revision"_s, context.project.revision}});
        entries << (mayReadAll ? entryOf(row) : replicaEntryOf(row, context, visible));
    }
    Response response = context.json(page(entries, context));
    if (!entries.isEmpty() && entries.constLast().revision < context.project.revision)
        linkNext(response, wire::routes::changes, context.query, u"since"_s,
                 QString::number(entries.constLast().revision));
    return response;
}

Answer audit(Context &context)
{
    const auto before = context.number(u"before"_s, 0, 0, Q_INT64_C(1) << 53);
    const auto limit = context.number(u"limit"_s, 50, 1, limits::mostLogRows);
    const auto filter = wire::logFilterFrom(context.query, {u"before"_s, u"limit"_s}, idsIn(context));
    if (!before || !limit || !filter)
        return context.refuse(422, u"query.invalid"_s);
    const auto found = context.store.find({.filter = *filter, .before = *before, .limit = static_cast<int>(*limit)});
    const auto total = context.store.rowCount();
    if (!found)
        return context.refuse(found.error());
    if (!total)
        return context.refuse(total.error());
    QList<wire::LogEntry> entries;
    for (const AuditRow &row : found->rows)
        entries << entryOf(row);
    QJsonObject body = page(entries, context, handlesIn(context));
    body.insert(u"total"_s, *total);
    if (found->next > 0)
        body.insert(u"next"_s, found->next);
    Response response = taggedByBytes(context.json(body));
    if (found->next > 0)
        linkNext(response, wire::routes::audit, context.query, u"before"_s, QString::number(found->next));
    return response;
}

Answer exportAudit(Context &context)
{
    const auto before = context.number(u"before"_s, 0, 0, Q_INT64_C(1) << 53);
    const auto format = wire::exportFormatFrom(context.query.queryItemValue(u"format"_s));
    const auto filter = wire::logFilterFrom(context.query, {u"before"_s, u"format"_s}, idsIn(context));
    if (!before || !format || !filter)
        return context.refuse(422, u"query.invalid"_s);
    const auto found = context.store.find({.filter = *filter, .before = *before, .limit = limits::mostRowsExported});
    if (!found)
        return context.refuse(found.error());
    QByteArray body = *before == 0 ? wire::exportHead(*format) : QByteArray();
    for (const AuditRow &row : found->rows)
        body += wire::exportOf(*format, entryOf(row), handlesIn(context));
    const QString wanted = wire::queryOf(*filter);
    const auto noted = noteRead(context, {.what = u"audit"_s,
                                          .scope = wanted.isEmpty() ? u"whole"_s : u"part"_s,
                                          .objects = found->rows.size(),
                                          .bytes = body.size()});
    if (!noted)
        return context.refuse(noted.error());
    const QByteArray name = context.query.queryItemValue(u"format"_s).toLatin1();
    Response response{200,
                      {{"content-type", wire::mediaTypeOf(*format)},
                       {"content-disposition", "attachment; filename=\"audit." + name + '"'}},
                      body};
    if (found->next > 0)
        linkNext(response, wire::routes::auditExport, context.query, u"before"_s, QString::number(found->next));
    return response;
}

Answer verification(Context &context)
{
    auto check = context.check.lock();
    if (!check || check->found) {
        auto begun = context.store.verification();
        if (!begun)
            return context.refuse(begun.error());
        check = std::make_shared<SharedCheck>(SharedCheck{std::move(begun).value(), context.call.now, {}});
        context.check = check;
    }
    Task task{[check, id = context.call.requestId] { return stepped(*check, id); }};
    if (auto response = task.step()) // a short log
        return *std::move(response);
    return task;
}

} // namespace steward::handlers
