// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/demostarter.h"
#include "models/preferences.h"
#include "workspace/workspace.h"

#include <QQmlApplicationEngine>

class QQuickWindow;

namespace steward {

class SignIn;

/// The QML window over a workspace. \a signIn and \a demoStarter are null in a demo window. All must outlive this.
class ConsoleWindow
{
public:
    ConsoleWindow(Workspace &workspace, Preferences &preferences, QObject *signIn, DemoStarter *demoStarter);

    /// Null when the QML did not load; what is wrong stands in the log.
    [[nodiscard]] QQuickWindow *window() const;
    void setWorkspace(Workspace &workspace);

private:
    QQmlApplicationEngine m_engine;
};

} // namespace steward
