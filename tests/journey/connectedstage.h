// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/consoleapp.h"
#include "console/fakeserver.h"
#include "support/driver.h"

namespace steward::tests {

/// The whole console before a server that is its own issuer, from the welcome page on, with a driver at its keys. Who
/// signs in is the demo's admin; his browser is played, and may be told to answer never.
class ConnectedStage : public QObject
{
    Q_OBJECT

public:
    /// \a keeper: where the console keeps its sign-ins, which must outlive this; null: nowhere.
    explicit ConnectedStage(SecretKeeper *keeper = nullptr);
    ~ConnectedStage() override;
    Q_DISABLE_COPY_MOVE(ConnectedStage)

    void restart();              ///< the program ends and is started anew
    [[nodiscard]] bool isOpen(); ///< the window is active
    [[nodiscard]] Driver &driver() { return *m_driver; }
    [[nodiscard]] FakeServer &server() { return m_server; }
    [[nodiscard]] QQuickWindow *window() const { return m_app->window(); }
    [[nodiscard]] Workspace *workspace() const { return m_app->workspace(); }

    [[nodiscard]] bool beginSignIn(); ///< on the welcome page
    [[nodiscard]] bool signIn();      ///< and waits for the project
    /// The issuer takes the grant back, and the console notices.
    [[nodiscard]] bool endSession();

    /// Whether the console has anything it could ask a server with.
    [[nodiscard]] bool holdsTokens() const;
    /// Whoever signs in there has a browser, too. \a other must outlive this.
    void alsoAt(FakeServer &other) { m_others << &other; }

    bool isBrowserSilent = false;
    QList<QUrl> asked;          ///< to sign in at, one for each time the browser was opened
    int farewells = 0;          ///< how often the browser was led to an issuer to end its session
    QList<QStringList> started; ///< windows of their own that were wished for; none comes

public Q_SLOTS:
    void browse(const QUrl &url);

private:
    FakeServer m_server;
    SecretKeeper *m_keeper;
    QList<FakeServer *> m_others;
    std::unique_ptr<ConsoleApp> m_app;
    std::unique_ptr<Driver> m_driver;
};

} // namespace steward::tests
