// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/preferences.h"
#include "models/projectswitcher.h"
#include "workspace/workspace.h"

#include <QQmlApplicationEngine>

class QQuickWindow;

namespace steward {

/// The QML window over a workspace. \a signIn is null in a demo window. All must outlive this.
class ConsoleWindow
{
public:
    ConsoleWindow(Workspace &workspace, Preferences &preferences, QObject *signIn, ProjectSwitcher &switcher);

    /// Null when the QML did not load; what is wrong stands in the log.
    [[nodiscard]] QQuickWindow *window() const;
    void setWorkspace(Workspace &workspace);
    void beginAnew(Workspace &workspace); ///< and nothing of the pages stays as it was

private:
    QQmlApplicationEngine m_engine;
};

} // namespace steward
