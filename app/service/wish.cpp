// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/wish.h"

#include "core/json.h"
#include "service/commitqueue.h"
#include "wire/changes.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

Result<Id> readKey(const Context &context)
{
    const QByteArray key = headerValue(context.call.request.headers, "idempotency-key");
    if (key.isEmpty())
        return Id::random();
    const auto id = Id::fromString(QString::fromLatin1(key));
    if (!id || id->isNull())
        return Error{.kind = Error::Kind::Invalid, .code = u"idempotency.malformed"_s};
    return *id;
}

} // namespace

QByteArray digestOf(const Context &context, const QJsonObject &body)
{
    const Request &request = context.call.request;
    QJsonObject meant{
        {u"verb"_s, QString::fromLatin1(verbName(request.verb))},
        {u"path"_s, request.path.section(u'?', 0, 0)},
        {u"version"_s, QString::fromLatin1(headerValue(request.headers, "if-match"))},
        {u"body"_s, body},
        {u"person"_s, context.person->id.toString()},
    };
    if (context.person->through) // which may be told less than he
        meant.insert(u"key"_s, context.person->through.key.toString());
    return QCryptographicHash::hash(canonicalJson(meant), QCryptographicHash::Sha256);
}

Result<bool> readDryRun(const Context &context)
{
    const auto items = context.query.queryItems();
    const bool isUsual = items.isEmpty() || (items.size() == 1 && items.constFirst().first == "dryRun"_L1);
    const QString value = context.query.queryItemValue(u"dryRun"_s);
    if (!isUsual || (!items.isEmpty() && value != "true"_L1 && value != "false"_L1))
        return Error{.kind = Error::Kind::Invalid, .code = u"query.invalid"_s};
    return value == "true"_L1;
}

Result<Wish> readWish(const Context &context)
{
    const QByteArray &bytes = context.call.request.body;
    const bool mayBeEmpty = context.call.request.verb == Request::Verb::Delete;
    auto body = bytes.isEmpty() && mayBeEmpty ? Result(QJsonObject()) : parseObject(bytes);
    const auto key = readKey(context);
    const auto dryRun = readDryRun(context);
    if (!body)
        return body.error();
    if (!key)
        return key.error();
    if (!dryRun)
        return dryRun.error();
    ObjectReader reader(*body);
    Wish wish{.set = *key,
              .hasKey = !headerValue(context.call.request.headers, "idempotency-key").isEmpty(),
              .isDryRun = *dryRun,
              .reason = reader.text(u"reason"_s, {})};
    if (wish.hasKey)
        wish.digest = digestOf(context, *body);
    if (wish.reason.size() > wire::longestReason)
        reader.fail(u"reason"_s, u"field.length"_s);
    if (!reader.errors().isEmpty())
        return reader.error();
    wish.body = reader.rest();
    return wish;
}

std::optional<Response> repeated(const Context &context, const Wish &wish)
{
    if (wish.isDryRun || !wish.hasKey)
        return std::nullopt;
    if (context.commits.holds(wish.set))
        context.commits.commitAll();
    const auto remembered = context.store.remembered(wish.set);
    if (!remembered)
        return std::nullopt;
    if (remembered->requestDigest != wish.digest)
        return context.refuse(422, u"idempotency.reused"_s);
    const auto body = parseObject(remembered->answer);
    return body ? context.json(*body) : context.refuse(500, u"store.damaged"_s);
}

} // namespace steward
