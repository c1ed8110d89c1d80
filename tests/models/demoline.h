// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/api.h"
#include "core/clock.h"
#include "demo/demohost.h"
#include "domain/fields.h"
#include "transport/authorised.h"
#include "workspace/workspace.h"

namespace steward::tests {

/// A demo window before it has loaded, with its line in hand: latency, faults, a clock that stands still until it is
/// moved. Between it and the service is nothing that tries again.
class DemoLine
{
public:
    explicit DemoLine(demo::PackSize size = demo::PackSize::S);
    Q_DISABLE_COPY_MOVE(DemoLine)

    [[nodiscard]] Workspace &workspace() { return *m_workspace; }
    [[nodiscard]] demo::DemoHost &host() { return *m_host; }
    [[nodiscard]] SetClock &clock() { return *m_clock; }
    [[nodiscard]] bool load(); ///< and waits until the project is there

    [[nodiscard]] domain::EntityRef role(const QString &plant) const
    {
        return {QStringLiteral("role"), m_host->plant(plant)};
    }
    [[nodiscard]] domain::EntityRef person(const QString &plant) const
    {
        return {QStringLiteral("person"), m_host->plant(plant)};
    }
    /// Stages an edit that nobody notices, applies it and waits until it is live.
    [[nodiscard]] bool applySomething();
    /// The same from another window, as the second admin.
    [[nodiscard]] bool applyElsewhere(const domain::Change &change);

    /// One answer of the server to the requests whose path begins so.
    void refuseNext(const QString &route, int status, const QString &code, const QJsonObject &more = {});
    /// No line at all from now on; or again.
    void cut();
    void mend();

private:
    std::shared_ptr<SetClock> m_clock;
    std::unique_ptr<demo::DemoHost> m_host;
    std::unique_ptr<Authorised> m_authorised;
    std::unique_ptr<Api> m_api;
    std::unique_ptr<demo::DemoTokens> m_otherTokens;
    std::unique_ptr<Authorised> m_otherAuthorised;
    std::unique_ptr<Api> m_otherApi;
    std::unique_ptr<Workspace> m_workspace;
    int m_applied = 0;
};

} // namespace steward::tests
