// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/consolewindow.h"
#include "console/democonsole.h"
#include "console/options.h"
#ifndef Q_OS_WASM
#include "console/connectedconsole.h"
#include "session/grantstore.h"
#endif

namespace steward {

/// The whole program but main(): preferences, one window, and what stands behind it. A demo and a connected window are
/// never in one process.
class ConsoleApp
{
public:
    /// A QGuiApplication must be there. \a start: a window of its own.
    ConsoleApp(const Options &options, const ProjectSwitcher::Start &start);
#ifndef Q_OS_WASM
    /// A connected window that keeps its sign-ins in \a keeper, which must outlive it. Null: nowhere. Without this one:
    /// in the desktop's key ring, unless the window is to remember nothing.
    ConsoleApp(const Options &options, const ProjectSwitcher::Start &start, SecretKeeper *keeper);
#endif
    /// A demo window on \a host, the only window there can be. Where its pack is one of those offered, the options say
    /// it.
    ConsoleApp(const Options &options, std::unique_ptr<demo::DemoHost> host);

    /// Null: something went wrong and was logged.
    [[nodiscard]] QQuickWindow *window() const
    {
        return m_window ? m_window->window() : nullptr;
    }
    [[nodiscard]] DemoConsole *demo() const
    {
        return m_demo.get();
    } ///< null in a connected window
    [[nodiscard]] Workspace *workspace() const
    {
        return m_workspace;
    }
#ifndef Q_OS_WASM
    [[nodiscard]] ConnectedConsole *connected() const
    {
        return m_connected.get();
    }
#endif

private:
    void openDemo(std::unique_ptr<demo::DemoHost> host, std::unique_ptr<ProjectSwitcher> switcher);
#ifndef Q_OS_WASM
    void openDesktop(const QString &server, const ProjectSwitcher::Start &start, SecretKeeper *keeper);
#endif
    void replaceDemo(const QString &pack);
    void loadOnceShown();
    void setScheme(const Options &options);

    Preferences m_preferences;
    std::unique_ptr<DemoConsole> m_demo;
#ifndef Q_OS_WASM
    std::unique_ptr<SecretKeeper> m_keyRing;
    std::unique_ptr<AccountBook> m_accounts;
    std::unique_ptr<GrantStore> m_grants;
    std::unique_ptr<ConnectedConsole> m_connected;
#endif
    std::unique_ptr<ProjectSwitcher> m_switcher;
    Workspace *m_workspace = nullptr;
    std::unique_ptr<ConsoleWindow> m_window; ///< first to go
};

/// Name, organisation, version, language: before the first window.
void setUpApplication();

} // namespace steward
