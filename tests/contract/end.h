// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demohost.h"
#include "server/stewardd.h"
#include "transport/http.h"

#include <QNetworkAccessManager>

namespace steward::tests {

/// Where the chain of a console ends: in this process or at a server. The same pack S stands at both, and the same
/// people sign in, by the names of their plants; "stranger" is nobody's name there, "nobody" has no token.
class End
{
public:
    virtual ~End() = default;

    [[nodiscard]] virtual Transport &transport() = 0;
    [[nodiscard]] virtual QByteArray tokenOf(const QString &who) = 0;

    /// Waits for the answer; status 0 when there is none.
    [[nodiscard]] Response ask(const QString &who, Request request);
    /// Asks and goes on.
    void send(const QString &who, Request request, QObject *context, const Transport::Done &done);
};

class DemoEnd final : public End
{
public:
    DemoEnd();
    [[nodiscard]] Transport &transport() override { return m_host->transport(); }
    [[nodiscard]] QByteArray tokenOf(const QString &who) override;
    [[nodiscard]] domain::Project project() const { return *m_host->store().load(); }

private:
    std::unique_ptr<demo::DemoHost> m_host;
};

class LiveEnd final : public End
{
public:
    /// \a database: as stewardd's option; none: a file.
    explicit LiveEnd(const QString &database = {});
    /// The real program listens, on a database that was seeded by its own command.
    [[nodiscard]] bool start();
    /// Again, where it was stopped.
    [[nodiscard]] bool listen();
    [[nodiscard]] Transport &transport() override { return *m_http; }
    [[nodiscard]] QByteArray tokenOf(const QString &who) override { return m_server.issuer().token(who); }
    [[nodiscard]] Stewardd &server() { return m_server; }

private:
    Stewardd m_server;
    QString m_key; ///< of its secrets; a file
    QNetworkAccessManager m_network;
    std::unique_ptr<Http> m_http;
};

/// People of pack S who sign in, with the name of their part and their id.
[[nodiscard]] QHash<QString, Id> signers(const demo::Pack &pack);

} // namespace steward::tests
