// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/api.h"

#include "core/json.h"
#include "wire/problem.h"
#include "wire/routes.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

Request get(const QString &path)
{
    return {.path = path, .headers = {{"accept", "application/json"}}};
}

Request post(const QString &path, const QJsonObject &body)
{
    return {.verb = Request::Verb::Post,
            .path = path,
            .headers = {{"accept", "application/json"}, {"content-type", "application/json"}},
            .body = canonicalJson(body)};
}

/// Whatever is wrong with an answer that came: the contract is broken, the request was not.
Error badReply(const Error &why)
{
    Error error = why;
    error.kind = Error::Kind::BadReply;
    return error;
}

/// A list an answer cannot be without.
QJsonArray needed(ObjectReader &reader, const QString &key)
{
    if (!reader.value(key).isArray())
        reader.fail(key, u"field.missing"_s);
    return reader.value(key).toArray();
}

QList<wire::LogEntry> entriesFrom(ObjectReader &reader)
{
    QList<wire::LogEntry> entries;
    const QJsonArray items = needed(reader, u"items"_s);
    for (const QJsonValue &item : items) {
        auto entry = wire::logEntryFromJson(item.toObject());
        if (entry)
            entries << std::move(entry).value();
        else
            reader.take(entry.error().fields);
    }
    return entries;
}

/// The value, unless something was wrong with what it was read from.
template<typename T>
Result<T> unlessWrong(const ObjectReader &reader, T value)
{
    if (!reader.errors().isEmpty())
        return reader.error();
    return value;
}

} // namespace

Api::Api(Transport &transport)
    : m_transport(transport)
{
}

template<typename T>
Ticket Api::askText(Request request, QObject *context, std::function<Result<T>(const QByteArray &)> read, Done<T> done)
{
    return m_transport.send(std::move(request), context,
                            [read = std::move(read), done = std::move(done)](const Result<Response> &answer) {
                                if (!answer)
                                    return done(answer.error());
                                if (answer->status < 200 || answer->status > 299)
                                    return done(wire::errorFromResponse(*answer));
                                auto value = read(answer->body);
                                if (!value)
                                    return done(badReply(value.error()));
                                done(std::move(value));
                            });
}

template<typename T>
Ticket Api::ask(Request request, QObject *context, std::function<Result<T>(const QJsonObject &)> read, Done<T> done)
{
    const auto readText = [read = std::move(read)](const QByteArray &text) -> Result<T> {
        const auto body = parseObject(text);
        if (!body)
            return body.error();
        return read(*body);
    };
    return askText<T>(std::move(request), context, readText, std::move(done));
}

Ticket Api::me(QObject *context, Done<wire::Me> done)
{
    return ask<wire::Me>(get(wire::routes::me), context, wire::meFromJson, std::move(done));
}

Ticket Api::contract(QObject *context, Done<wire::Contract> done)
{
    return ask<wire::Contract>(get(wire::routes::capabilities), context, wire::contractFromJson, std::move(done));
}

Ticket Api::manifest(QObject *context, Done<wire::Manifest> done)
{
    return ask<wire::Manifest>(get(wire::routes::snapshot), context, wire::manifestFromJson, std::move(done));
}

Ticket Api::pack(const domain::EntityKind &kind, int number, qint64 revision, wire::SnapshotRows &into,
                 QObject *context, Done<void> done)
{
    const QString path =
        wire::routes::snapshot
        + u"/%1/%2?revision=%3"_s.arg(kind.plural(), QString::number(number), QString::number(revision));
    const Request request{.path = path, .headers = {{"accept", wire::packType}}};
    const auto read = [kind = &kind, rows = &into](const QByteArray &pack) { return rows->addPack(*kind, pack); };
    return askText<void>(request, context, read, std::move(done));
}

Ticket Api::changes(qint64 since, std::chrono::seconds wait, QObject *context, Done<Changes> done)
{
    const QString path =
        wire::routes::changes + u"?since=%1&wait=%2"_s.arg(QString::number(since), QString::number(wait.count()));
    return ask<Changes>(
        get(path), context,
        [](const QJsonObject &body) -> Result<Changes> {
            ObjectReader reader(body);
            Changes changes{reader.integer(u"revision"_s), entriesFrom(reader)};
            return unlessWrong(reader, std::move(changes));
        },
        std::move(done));
}

Ticket Api::dryRun(const domain::ChangeSet &set, QObject *context, Done<wire::Applied> done)
{
    return send(set, true, context, std::move(done));
}

Ticket Api::apply(const domain::ChangeSet &set, QObject *context, Done<wire::Applied> done)
{
    return send(set, false, context, std::move(done));
}

Ticket Api::send(const domain::ChangeSet &set, bool isDryRun, QObject *context, Done<wire::Applied> done)
{
    const QString path = isDryRun ? wire::routes::changeSets + u"?dryRun=true"_s : QString(wire::routes::changeSets);
    Request request = post(path, wire::toJson(set));
    request.headers.append(std::pair{QByteArray("idempotency-key"), set.id.toString().toLatin1()});
    return ask<wire::Applied>(std::move(request), context, wire::appliedFromJson, std::move(done));
}

Ticket Api::changeSet(const Id &set, QObject *context, Done<wire::LogEntry> done)
{
    return ask<wire::LogEntry>(get(wire::routes::changeSets + u'/' + set.toString()), context, wire::logEntryFromJson,
                               std::move(done));
}

Ticket Api::inverse(const Id &set, QObject *context, Done<QList<domain::Change>> done)
{
    return ask<QList<domain::Change>>(
        get(wire::routes::changeSets + u"/%1/inverse"_s.arg(set.toString())), context,
        [](const QJsonObject &body) -> Result<QList<domain::Change>> {
            ObjectReader reader(body);
            const QJsonArray changes = needed(reader, u"changes"_s);
            if (!reader.errors().isEmpty())
                return reader.error();
            return wire::changesFromJson(changes, u"/changes"_s);
        },
        std::move(done));
}

Ticket Api::audit(const domain::LogFilter &filter, qint64 before, int limit, QObject *context, Done<AuditPage> done)
{
    const QString path = wire::routes::audit
                         + u"?before=%1&limit=%2"_s.arg(QString::number(before), QString::number(limit))
                         + wire::queryOf(filter);
    return ask<AuditPage>(
        get(path), context,
        [](const QJsonObject &body) -> Result<AuditPage> {
            ObjectReader reader(body);
            AuditPage page{entriesFrom(reader), reader.integer(u"total"_s), reader.integer(u"revision"_s),
                           reader.integer(u"next"_s, 0)};
            return unlessWrong(reader, std::move(page));
        },
        std::move(done));
}

Ticket Api::verification(QObject *context, Done<Verification> done)
{
    return ask<Verification>(
        get(wire::routes::verification), context,
        [](const QJsonObject &body) -> Result<Verification> {
            ObjectReader reader(body);
            Verification verification{
                .rows = reader.integer(u"rows"_s),
                .isGood = reader.boolean(u"good"_s, false),
                .firstBadRevision = reader.integer(u"firstBadRevision"_s, 0),
                .at = instantFromText(reader.text(u"at"_s)).value_or(Instant()),
            };
            return unlessWrong(reader, verification);
        },
        std::move(done));
}

Ticket Api::claim(const QString &code, QObject *context, Done<Id> done)
{
    return ask<Id>(
        post(wire::routes::claims, {{u"code"_s, code}}), context,
        [](const QJsonObject &body) -> Result<Id> {
            ObjectReader reader(body);
            const Id person = reader.id(u"person"_s);
            return unlessWrong(reader, person);
        },
        std::move(done));
}

} // namespace steward
