// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/entrance.h"

#include "domain/catalogue.h"
#include "domain/denied.h"
#include "service/keydoor.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

const QString accessApi = u"access_api"_s;

std::optional<Response> mayNot(const Context &context, const domain::Verdict &verdict)
{
    if (verdict.allowed)
        return std::nullopt;
    return context.refuse(403, u"permission.missing"_s, {{u"missing"_s, verdict.missing}});
}

/// A key is no session. It takes its own permission beside that of what is asked for (DOMAIN.md 8).
std::optional<Response> letInByKey(const Context &context, const Route &route)
{
    const domain::Person &person = *context.person;
    if (route.takesKeys == TakesKeys::No)
        return mayNot(context, {.missing = u"sign_in"_s});
    if (!domain::canEnter(context.project, person))
        return context.refuse(403, u"member.no_entry"_s, {{u"missing"_s, u"entry"_s}});
    if (domain::isDenied(context.project, person, context.call.caller.address))
        return context.refuse(403, u"member.address"_s);
    if (!domain::holds(context.project, person, domain::catalogue().indexOf(accessApi)))
        return mayNot(context, {.missing = accessApi});
    return mayNot(context, mayAsk(route, context.project, person));
}

} // namespace

Response unknownCaller(const Reading &reading, const QString &code)
{
    Response response = reading.refuse(401, code);
    response.headers.append(std::pair{QByteArray("www-authenticate"), QByteArray("Bearer")});
    return response;
}

Result<bool> Entrance::readKey(Context &context) const
{
    if (!context.call.caller.key)
        return true;
    auto owner = personByKey(context.call.caller, context.project, m_store, context.call.now);
    if (!owner)
        return owner.error();
    context.person = *std::move(owner);
    return context.person.has_value();
}

std::optional<Response> Entrance::letIn(Context &context, const Route &route)
{
    return context.call.caller.key ? letInByKey(context, route) : letInByToken(context, route);
}

std::optional<Response> Entrance::letInByToken(Context &context, const Route &route)
{
    const Call &call = context.call;
    if (call.caller.subject.subject.isEmpty())
        return unknownCaller(context, u"token.missing"_s);
    const auto person = m_members.personOf(call.caller.subject, context.project, call.now);
    if (!person) // not "you are not a member": nobody knows
        return context.refuse(person.error());
    context.person = *person;
    if (route.needs.isOpenToStrangers())
        return std::nullopt;
    if (!context.person)
        return turnAway(context, u"member.unknown"_s);
    if (!domain::canEnter(context.project, *context.person))
        return turnAway(context, u"member.no_entry"_s, {{u"missing"_s, u"entry"_s}});
    if (domain::isDenied(context.project, *context.person, call.caller.address))
        return turnAway(context, u"member.address"_s);
    const auto isOpen = m_sessions.enter(call.caller, context.person->id, call.now);
    if (!isOpen)
        return context.refuse(isOpen.error());
    if (!*isOpen)
        return sessionEnded(context);
    return mayNot(context, mayAsk(route, context.project, *context.person));
}

Response Entrance::turnAway(const Context &context, const QString &code, QJsonObject more)
{
    m_sessions.refused(context.call.caller, context.person ? context.person->id : Id(), code, context.call.now);
    return context.refuse(403, code, std::move(more));
}

/// As of a token that has run out: another has to be got, by signing in.
Response Entrance::sessionEnded(const Context &context)
{
    m_sessions.refused(context.call.caller, context.person->id, u"session.ended"_s, context.call.now);
    Response response = context.refuse(401, u"session.ended"_s);
    response.headers.append(std::pair{QByteArray("www-authenticate"), QByteArray("Bearer error=\"invalid_token\"")});
    return response;
}

} // namespace steward
