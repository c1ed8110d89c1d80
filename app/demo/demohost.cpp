// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/demohost.h"

#include "demo/history.h"
#include "store/memorystore.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace steward::demo {

namespace {

constexpr auto myToken = "demo";

/// Who a person is at the demo's made-up provider.
Subject subjectOf(const Id &person)
{
    return {u"https://demo.steward.example"_s, person.toString()};
}

} // namespace

DemoTokens::DemoTokens(QByteArray token)
    : m_token(std::move(token))
{
}

QByteArray DemoTokens::accessToken() const
{
    return m_ended ? QByteArray() : m_token;
}

void DemoTokens::renew(const QByteArray &, QObject *context, Done done)
{
    QTimer::singleShot(0, context, [token = accessToken(), done = std::move(done)] {
        if (token.isEmpty())
            done(Error{.kind = Error::Kind::GrantDead});
        else
            done(token);
    });
}

Result<std::unique_ptr<DemoHost>> DemoHost::make(PackSize size, std::shared_ptr<const Clock> clock)
{
    return make(shapeOf(size), std::move(clock));
}

Result<std::unique_ptr<DemoHost>> DemoHost::make(const PackShape &shape, std::shared_ptr<const Clock> clock)
{
    return make(generate(shape), std::move(clock));
}

Result<std::unique_ptr<DemoHost>> DemoHost::make(const Pack &pack, std::shared_ptr<const Clock> clock)
{
    if (!clock)
        clock = std::make_shared<DemoClock>();
    auto store = std::make_unique<MemoryStore>(clock);
    if (const auto filled = fill(*store, pack); !filled)
        return filled.error();
    const Id me = pack.plants.value(u"me"_s);
    if (const auto bound = store->bindMember(subjectOf(me), me); !bound)
        return bound.error();
    return std::unique_ptr<DemoHost>(new DemoHost(std::move(store), pack.plants, std::move(clock)));
}

DemoHost::DemoHost(std::unique_ptr<Store> filled, QHash<QString, Id> plants, std::shared_ptr<const Clock> clock)
    : m_clock(std::move(clock))
    , m_store(std::move(filled))
    , m_plants(std::move(plants))
    , m_service(*m_store)
    , m_transport({.handle = [this](const Call &call) { return m_service.handle(call); },
                   .revision = [this] { return m_service.revision(); }},
                  *m_clock)
    , m_tokens(myToken)
{
    m_transport.setBearer(myToken, subjectOf(plant(u"me"_s)));
}

QByteArray DemoHost::tokenFor(const Id &person)
{
    const auto project = m_store->load();
    if (!project || !project->people.find(person))
        return {};
    if (!m_store->bindMember(subjectOf(person), person))
        return {};
    const QByteArray token = "demo-" + person.toString().toLatin1();
    m_transport.setBearer(token, subjectOf(person));
    return token;
}

bool DemoHost::seat(const Id &person)
{
    if (tokenFor(person).isEmpty())
        return false;
    m_transport.setBearer(myToken, subjectOf(person));
    return true;
}

} // namespace steward::demo
