// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/sending.h"

#include "core/json.h"
#include "vault/digest.h"
#include "wire/changes.h"
#include "wire/routes.h"

using namespace Qt::StringLiterals;

namespace steward::tests {

using Verb = Request::Verb;

QString Sending::path() const
{
    return pathOf(wire::routes::uploads, m_set);
}

QByteArray Sending::bodyOf(const QList<domain::Change> &changes)
{
    return canonicalJson(QJsonObject{{u"changes"_s, wire::toJson(changes)}});
}

Headers Sending::digestOf(const QByteArray &body)
{
    return {{"content-digest", "sha-256=:" + sha256(body).toBase64() + ':'}};
}

Response Sending::open(const QJsonObject &more)
{
    QJsonObject body = more;
    body.insert(u"id"_s, m_set.toString());
    return m_world.post(m_who, wire::routes::uploads, body);
}

Response Sending::put(int number, const QByteArray &body, const Headers &headers)
{
    Headers all = headerValue(headers, "content-digest").isEmpty() ? headers + digestOf(body) : headers;
    all << std::pair{QByteArray("content-type"), QByteArray("application/json")};
    const Answer answer = m_world.handle(
        m_who,
        {.verb = Verb::Put, .path = path() + u"/parts/"_s + QString::number(number), .headers = all, .body = body});
    return std::get<Response>(answer);
}

Response Sending::commit(int parts, bool isDry)
{
    const QString query = isDry ? u"?dryRun=true"_s : QString();
    return m_world.post(m_who, path() + u"/commit"_s + query, {{u"parts"_s, parts}});
}

QJsonObject Sending::begin(const QList<domain::Change> &changes, bool isDry)
{
    (void)open();
    int number = 0;
    for (const domain::Change &change : changes)
        (void)put(++number, {change});
    return tests::bodyOf(commit(number, isDry));
}

void workOff(World &world)
{
    while (world.service->hasWork())
        world.service->work(world.clock.now());
}

QString jobPath(const Response &accepted)
{
    return QString::fromLatin1(headerValue(accepted.headers, "location"));
}

QJsonObject jobOf(World &world, const Id &who, const QString &path)
{
    return bodyOf(world.get(who, path));
}

QJsonObject jobOf(World &world, const Id &who, const QJsonObject &job)
{
    return jobOf(world, who, wire::routes::jobs + u'/' + job.value(u"id"_s).toString());
}

} // namespace steward::tests
