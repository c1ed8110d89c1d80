// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/keydesk.h"

#include "domain/fields.h"
#include "domain/kinds.h"
#include "wire/routes.h"

using namespace Qt::StringLiterals;

namespace steward::tests {

using namespace domain;
using Verb = Request::Verb;

namespace {

Project projectWithKeys()
{
    Project all = World::small();
    all.roles = all.roles.with(roleHolding(feeder, u"Feeder"_s,
                                           {u"access_api"_s, u"access_all_locations"_s, u"view_web_users"_s,
                                            u"view_commcare_users"_s, u"edit_commcare_users"_s, u"view_locations"_s}));
    all.roles = all.roles.with(
        roleHolding(looker, u"Looker"_s, {u"access_api"_s, u"access_all_locations"_s, u"view_locations"_s}));
    all.people = all.people.with({.id = mwai,
                                  .kind = Person::Kind::WebUser,
                                  .name = u"Mwai"_s,
                                  .handle = u"mwai"_s,
                                  .email = u"mwai@x.example"_s,
                                  .role = feeder});
    const Instant end = SetClock(Instant(std::chrono::seconds(1'795'089'900))).now() + std::chrono::days(1);
    all.apiKeys = Table<ApiKey>({
        {.id = weziFull, .owner = wezi, .name = u"All"_s},
        {.id = weziLook, .owner = wezi, .name = u"Look"_s, .role = looker},
        {.id = mwaiKey, .owner = mwai, .name = u"Feed"_s, .ipAllowed = {u"192.0.2.0/24"_s}, .expiresAt = end},
        {.id = graceKey, .owner = grace, .name = u"Read"_s},
    });
    all.ipAccess = Table<IpAccess>({{.id = Id(0x8a, 1)}});
    return all;
}

} // namespace

KeyDesk::KeyDesk()
    : World(projectWithKeys())
{
}

QString KeyDesk::pathTo(const Id &key)
{
    return wire::routes::ofKind(kindOf(u"api_key"_s)->plural()) + u'/' + key.toString();
}

Response KeyDesk::make(const Id &who, const Id &key, const QString &query, Headers headers, const QJsonObject &body)
{
    if (headerValue(headers, "if-match").isEmpty())
        headers << std::pair{QByteArray("if-match"), tag(versionOf(project(), {u"api_key"_s, key}).value_or(0))};
    Request request{.verb = Verb::Post, .path = pathTo(key) + u"/value"_s + query, .headers = headers};
    request.headers << std::pair{QByteArray("content-type"), QByteArray("application/json")};
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return std::get<Response>(handle(who, request));
}

QByteArray KeyDesk::valueOf(const Id &key)
{
    const auto byKeys = std::exchange(keys, {});
    const Response response = make(told(key).owner, key);
    keys = byKeys;
    return bodyOf(response).value(u"value"_s).toString().toLatin1();
}

void KeyDesk::comeBy(const Id &key)
{
    const Id owner = told(key).owner;
    const QByteArray value = valueOf(key);
    keys.insert(owner, {.user = project().people.find(owner)->handle, .value = value});
}

} // namespace steward::tests
