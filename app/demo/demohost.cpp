// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/demohost.h"

#include "core/log.h"
#include "demo/history.h"
#include "store/memorystore.h"

#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace steward::demo {

namespace {

STEWARD_LOG(demo)

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
    std::unique_ptr<DemoHost> host(new DemoHost(std::move(clock)));
    if (const auto filled = host->fill(pack); !filled)
        return filled.error();
    return host;
}

std::unique_ptr<DemoHost> DemoHost::later(PackSize size)
{
    return std::unique_ptr<DemoHost>(new DemoHost(std::make_shared<DemoClock>(), size));
}

DemoHost::DemoHost(std::shared_ptr<const Clock> clock, std::optional<PackSize> wanted)
    : m_clock(std::move(clock))
    , m_wanted(wanted)
    , m_transport({.handle = [this](const Call &call) -> Answer {
                       return isFilled() ? m_service->handle(call) : problem(500, u"store.failed"_s, call.requestId);
                   },
                   .revision = [this]() -> qint64 { return isFilled() ? m_service->revision() : 0; },
                   .hasWork = [this] { return m_service && m_service->hasWork(); },
                   .work = [this](Instant now) { m_service->work(now); },
                   .advance = [this](Instant now) -> Result<bool> {
                       return m_service ? m_service->advance(now) : Result<bool>(false);
                   }},
                  *m_clock)
    , m_tokens(myToken)
{
}

Result<void> DemoHost::fill(const Pack &pack)
{
    auto store = std::make_unique<MemoryStore>(m_clock);
    if (const auto filled = demo::fill(*store, pack); !filled)
        return filled.error();
    const Id me = pack.plants.value(u"me"_s);
    if (const auto bound = store->bindMember(subjectOf(me), me); !bound)
        return bound.error();
    m_plants = pack.plants;
    m_store = std::move(store);
    m_service = std::make_unique<Service>(*m_store);
    m_service->sealSecretsBy(SecretBox::forThisRun());
    m_transport.setBearer(myToken, subjectOf(me));
    return {};
}

bool DemoHost::isFilled()
{
    if (const auto wanted = std::exchange(m_wanted, std::nullopt)) {
        if (const auto filled = fill(generate(shapeOf(*wanted))); !filled)
            qCCritical(logger) << "the demo cannot be made:" << filled.error().code;
    }
    return m_service != nullptr;
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
