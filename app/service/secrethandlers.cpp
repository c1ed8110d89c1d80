// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "service/handlers.h"
#include "service/limits.h"
#include "service/patching.h"
#include "service/router.h"

using namespace Qt::StringLiterals;

namespace steward::handlers {

using namespace domain;

namespace {

/// The last word of the path: "client-secret" is of the field client_secret.
QString fieldAsked(const Context &context)
{
    return targetOf(context.call.request).path.section(u'/', -1).replace(u'-', u'_');
}

struct Given
{
    QByteArray value;
    std::optional<Instant> expires;
};

Result<Given> readGiven(const QJsonObject &body)
{
    ObjectReader reader(body);
    const QString value = reader.text(u"value"_s);
    const Given given{.value = value.toUtf8(), .expires = reader.instant(u"expires_at"_s)};
    const bool isText = body.value(u"value"_s).isString();
    if (isText && (value.isEmpty() || given.value.size() > limits::longestSecret))
        reader.fail(u"value"_s, u"field.length"_s);
    else if (isText && !value.isValidUtf16())
        reader.fail(u"value"_s, u"field.value"_s);
    reader.refuseUnknown();
    if (!reader.errors().isEmpty())
        return reader.error();
    return given;
}

/// As the request is remembered: a plain digest of a short secret could be guessed by whoever reads the database.
QByteArray digestOf(const Context &context, const Wish &wish, const Given &given)
{
    QJsonObject body = wish.body;
    body.insert(u"reason"_s, wish.reason);
    body.insert(u"value"_s, QString::fromLatin1(context.secrets->mark(given.value).toHex()));
    return steward::digestOf(context, body);
}

/// The word that there is a value, or none, as a change set of one field.
Answer submitSecret(Context &context, const Asked &asked, const QString &field, const QJsonObject &told)
{
    ChangeSet set = patchSet(context, asked, {{field, told}});
    set.carriesSecrets = true;
    return submitPatch(context, asked, std::move(set));
}

} // namespace

Answer putSecret(Context &context)
{
    if (!context.secrets)
        return context.refuse(409, u"secrets.unavailable"_s);
    auto wish = readWish(context);
    if (!wish)
        return context.refuse(wish.error());
    const auto given = readGiven(wish->body);
    if (!given)
        return context.refuse(given.error());
    Wish known = *std::move(wish);
    if (known.hasKey)
        known.digest = digestOf(context, known, *given);
    auto read = readAsked(context, known);
    if (auto *answered = std::get_if<Response>(&read))
        return std::move(*answered);
    auto &asked = std::get<Asked>(read);
    const QString field = fieldAsked(context);
    auto sealed = context.secrets->seal(context.project.id, {asked.entity, field}, given->value);
    if (!sealed)
        return context.refuse(sealed.error());
    asked.wish.secret = std::move(sealed).value();
    return submitSecret(context, asked, field,
                        {{u"has_value"_s, true},
                         {u"expires_at"_s, given->expires ? QJsonValue(toText(*given->expires)) : QJsonValue()},
                         {u"set_at"_s, toText(context.call.now)}});
}

/// Without the operator's key, too: what cannot be read any more can be taken away.
Answer removeSecret(Context &context)
{
    const auto read = readAsked(context, readWish(context));
    if (const auto *answered = std::get_if<Response>(&read))
        return *answered;
    const auto &asked = std::get<Asked>(read);
    ObjectReader reader(asked.wish.body);
    reader.refuseUnknown();
    if (!reader.errors().isEmpty())
        return context.refuse(reader.error());
    return submitSecret(
        context, asked, fieldAsked(context),
        {{u"has_value"_s, false}, {u"expires_at"_s, QJsonValue::Null}, {u"set_at"_s, QJsonValue::Null}});
}

} // namespace steward::handlers
