// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/desktopsignin.h"
#include "session/session.h"
#include "transport/authorised.h"
#include "transport/http.h"
#include "transport/retry.h"
#include "workspace/workspace.h"

#include <QNetworkAccessManager>
#include <QTemporaryDir>

namespace steward::tests {

/// A console on the desktop without its window: who is signed in, and the chain down to the network. Its browser is a
/// program that plays a person.
class Console
{
public:
    explicit Console(const QUrl &server);

    /// Through the system's browser, as the person of that login name. Waits for the end; true: signed in.
    [[nodiscard]] bool signIn(const QString &login);
    /// True: the project is there. False: why not is in loadError().
    [[nodiscard]] bool load();
    [[nodiscard]] bool claim(const QString &code);
    /// Dry runs, then applies, and waits for the end.
    [[nodiscard]] bool apply();
    [[nodiscard]] bool isIdle();
    /// The newest rows of the log, newest first.
    [[nodiscard]] QList<wire::LogEntry> audit(int limit);

    [[nodiscard]] Id roleNamed(const QString &name) const;
    [[nodiscard]] const domain::Role &role(const Id &id) const { return *workspace.project().roles.find(id); }
    void stage(const Id &role, const QString &field, const QJsonValue &value)
    {
        workspace.stage({QStringLiteral("role"), role}, field, value);
    }

private:
    SystemClock m_clock;
    QNetworkAccessManager m_network;
    NetWebClient m_web{m_network};
    DesktopSignIn m_flow{m_clock};
    QUrl m_server;
    QTemporaryDir m_browserFolder; ///< its cookies: another console is another computer

public:
    Session session;

private:
    Http m_http;
    Authorised m_authorised;
    Retry m_retry;

public:
    Api api;
    Workspace workspace;
};

} // namespace steward::tests
