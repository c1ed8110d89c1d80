// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/consolewindow.h"
#include "console/democonsole.h"
#include "console/options.h"
#ifndef Q_OS_WASM
#include "console/connectedconsole.h"
#endif

#include <functional>

namespace steward {

/// The whole program but main(): preferences, one window, and what stands behind it. A demo and a connected window are
/// never in one process.
class ConsoleApp
{
public:
    /// How a demo window of its own is started; false: it could not be.
    using StartDemo = std::function<bool(const QString &pack)>;

    /// A QGuiApplication must be there.
    ConsoleApp(const Options &options, StartDemo startDemo);
    /// A demo window on \a host.
    ConsoleApp(const Options &options, std::unique_ptr<demo::DemoHost> host);

    /// Null: something went wrong and was logged.
    [[nodiscard]] QQuickWindow *window() const { return m_window ? m_window->window() : nullptr; }
    [[nodiscard]] DemoConsole *demo() const { return m_demo.get(); } ///< null in a connected window
    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
#ifndef Q_OS_WASM
    [[nodiscard]] ConnectedConsole *connected() const
    {
        return m_connected.get();
    }
#endif

private:
    void openDemo(std::unique_ptr<demo::DemoHost> host);
    void openConnected();
    void setScheme(const Options &options);

    Preferences m_preferences;
    DemoStarter m_demoStarter;
    std::unique_ptr<DemoConsole> m_demo;
#ifndef Q_OS_WASM
    std::unique_ptr<ConnectedConsole> m_connected;
#endif
    Workspace *m_workspace = nullptr;
    std::unique_ptr<ConsoleWindow> m_window; ///< first to go
};

/// Name, organisation, version, language: before the first window.
void setUpApplication();

} // namespace steward
