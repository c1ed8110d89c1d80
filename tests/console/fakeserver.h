// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demohost.h"
#include "support/fakeprovider.h"

namespace steward::tests {

/// A made-up project behind a socket, with its issuer at the same address. Whoever signs in is the person of the pack
/// whose name there is the provider's subject: "me", "second_admin".
class FakeServer
{
public:
    FakeServer();

    [[nodiscard]] QUrl url() const { return provider.server(); }
    [[nodiscard]] domain::Project stored() const { return *m_host->store().load(); }
    [[nodiscard]] Id plant(const QString &name) const { return m_host->plant(name); }
    /// How many requests below /v1 bore a token of that person.
    [[nodiscard]] int askedBy(const QString &plant) const { return m_asked.value(plant); }
    /// Answers the tokens given until now, and \a more to come, with 401.
    void refuseTokens(int more = 0) { m_refusedUpTo = m_given + more; }

    FakeProvider provider;
    bool isShutOut = false; ///< nobody is a member any more

private:
    bool act(QTcpSocket &socket, const RawServer::Received &request);

    std::unique_ptr<demo::DemoHost> m_host;
    QObject m_context;
    QHash<QByteArray, QString> m_bearers; ///< plant by access token
    QHash<QString, int> m_asked;
    int m_given = 0;
    int m_refusedUpTo = 0;
};

} // namespace steward::tests
