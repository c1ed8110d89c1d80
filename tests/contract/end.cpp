// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "contract/end.h"

#include "store/sqlstore.h"
#include "support/exchanges.h"

#include <QEventLoop>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

constexpr int patience = 30'000; // ms

const demo::Pack &pack()
{
    static const demo::Pack made = demo::generate(demo::shapeOf(demo::PackSize::S));
    return made;
}

Id firstOf(const QString &roleKey, bool withPlaces)
{
    const domain::Project &project = pack().project;
    const Id role = pack().plants.value(u"role."_s + roleKey);
    for (const Id &id : domain::holders(project, role)) {
        if (project.people.find(id)->places.isEmpty() != withPlaces)
            return id;
    }
    return {};
}

} // namespace

QHash<QString, Id> signers(const demo::Pack &pack)
{
    QHash<QString, Id> people;
    for (const QString &plant : {u"me"_s, u"second_admin"_s, u"viewer"_s, u"sso_tester"_s})
        people.insert(plant, pack.plants.value(plant));
    people.insert(u"officer"_s, firstOf(u"ddo"_s, true));
    people.insert(u"in_charge"_s, firstOf(u"facility_in_charge"_s, true));  // limited to one clinic
    people.insert(u"placeless"_s, firstOf(u"facility_in_charge"_s, false)); // limited, and to nothing
    return people;
}

Response End::ask(const QString &who, Request request)
{
    QEventLoop loop;
    Response answer;
    const Request asked = request;
    send(who, std::move(request), &loop, [&](const Result<Response> &result) {
        if (result)
            answer = *result;
        loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    loop.exec();
    keepExchange(asked, answer);
    return answer;
}

void End::send(const QString &who, Request request, QObject *context, const Transport::Done &done)
{
    if (who != "nobody"_L1)
        request.headers << std::pair{QByteArray("authorization"), "Bearer " + tokenOf(who)};
    (void)transport().send(std::move(request), context, done);
}

DemoEnd::DemoEnd()
{
    auto made = demo::DemoHost::make(demo::PackSize::S);
    if (!made)
        qFatal("no pack");
    m_host = std::move(made).value();
    m_host->transport().setBearer("stranger", {u"https://elsewhere.example"_s, u"stranger"_s});
}

QByteArray DemoEnd::tokenOf(const QString &who)
{
    if (who == "stranger"_L1)
        return "stranger";
    return m_host->tokenFor(signers(pack()).value(who));
}

LiveEnd::LiveEnd(const QString &database)
    : m_server(database)
{
}

bool LiveEnd::start()
{
    const auto seeded = Stewardd::run({u"seed"_s, u"--database"_s, m_server.database(), u"--pack"_s, u"S"_s});
    if (seeded.code != 0)
        return false;
    {
        const auto store = SqlStore::open(m_server.database());
        if (!store)
            return false;
        const QHash<QString, Id> people = signers(pack());
        for (auto it = people.cbegin(); it != people.cend(); ++it) {
            if (it.value().isNull() || !(*store)->bindMember({m_server.issuer().address(), it.key()}, it.value()))
                return false;
        }
    }
    return listen();
}

bool LiveEnd::listen()
{
    if (m_key.isEmpty())
        m_key = m_server.makeSecretsKey();
    if (m_key.isEmpty() || !m_server.start({u"--secrets-key"_s, m_key}))
        return false;
    m_http = std::make_unique<Http>(QUrl(QString::fromLatin1(m_server.baseUrl())), m_network);
    return true;
}

} // namespace steward::tests
