// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "service/handlers.h"
#include "service/invitations.h"
#include "service/limits.h"
#include "service/objects.h"
#include "service/submit.h"

using namespace Qt::StringLiterals;

namespace steward::handlers {

using namespace domain;

namespace {

/// The `expires_at` of the body, its only member besides the reason.
Result<Instant> readExpiry(const Context &context, const QJsonObject &body)
{
    ObjectReader reader(body);
    const QString key = u"expires_at"_s;
    const QJsonValue value = reader.value(key);
    const auto asked = instantFromText(value.toString());
    const Instant now = context.call.now;
    if (!value.isUndefined() && !asked)
        reader.fail(key, u"field.instant"_s);
    else if (asked && (*asked <= now || *asked > now + limits::longestInvitation))
        reader.fail(key, u"field.range"_s);
    reader.refuseUnknown();
    if (!reader.errors().isEmpty())
        return reader.error();
    return asked.value_or(now + limits::invitationLife);
}

/// \a told, with a link that nobody has seen before. Its secret is in this answer and nowhere else.
Response withLink(const Context &context, const Invitation &invitation, Instant expires, const Response &told)
{
    const auto parsed = parseObject(told.body);
    if (!parsed)
        return context.refuse(parsed.error());
    QByteArray secret;
    const auto kept =
        context.store.setAdmissionCode(newAdmissionCode(invitation.id, context.person->id, expires, &secret));
    if (!kept)
        return context.refuse(kept.error());
    QJsonObject body = *parsed;
    body.insert(u"code"_s, invitation.id.toString() + u'.' + QString::fromLatin1(secret));
    body.insert(u"expiresAt"_s, toText(expires));
    return context.json(body);
}

} // namespace

Answer linkInvitation(Context &context)
{
    const auto wish = readWish(context);
    if (!wish)
        return context.refuse(wish.error());
    const auto entity = entityAsked(context);
    if (!entity)
        return context.refuse(404, u"object.unknown"_s);
    const Invitation invitation = *context.project.invitations.find(entity->id);
    if (const QString code = whyOver(invitation); !code.isEmpty())
        return context.refuse(409, code);
    const auto expires = readExpiry(context, wish->body);
    if (!expires)
        return context.refuse(expires.error());
    const ChangeSet set{.id = wish->set,
                        .changes = {changeOf(context, invitation, u"expires_at"_s, toText(*expires))},
                        .reason = wish->reason};
    if (const auto problems = notAllowed(context.project, set, *context.person); !problems.isEmpty())
        return refused(context, {.problems = problems}, set, *wish);
    // A secret is not told twice: who asks again under one key gets another, and the one before is void.
    const auto before = repeated(context, *wish);
    const Response told = before ? *before : submitAlone(context, set, *wish);
    return wish->isDryRun || told.status != 200 ? told : withLink(context, invitation, *expires, told);
}

} // namespace steward::handlers
