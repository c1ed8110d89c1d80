// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "console/consolewindow.h"

#include <QQmlComponent>
#include <QQuickWindow>
#include <QtQml/QQmlExtensionPlugin>

#include <memory>

using namespace Qt::StringLiterals;

Q_IMPORT_QML_PLUGIN(Steward_ModelsPlugin)
Q_IMPORT_QML_PLUGIN(Steward_ThemePlugin)
Q_IMPORT_QML_PLUGIN(Steward_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Steward_PagesPlugin)
Q_IMPORT_QML_PLUGIN(Steward_ShellPlugin)

namespace steward {

ConsoleWindow::ConsoleWindow(Workspace &workspace, Preferences &preferences, QObject *signIn, ProjectSwitcher &switcher)
{
    m_engine.addImportPath(u"qrc:/qt/qml"_s); // where modules lie by default only from 6.5 on
    m_engine.setInitialProperties({
        {u"workspace"_s, QVariant::fromValue(&workspace)},
        {u"preferences"_s, QVariant::fromValue(&preferences)},
        {u"signIn"_s, QVariant::fromValue(signIn)},
        {u"switcher"_s, QVariant::fromValue(&switcher)},
    });
    const std::unique_ptr<QObject> fonts(
        QQmlComponent(&m_engine, QUrl(u"qrc:/qt/qml/Steward/Theme/Fonts.qml"_s)).create());
    m_engine.load(QUrl(u"qrc:/qt/qml/Steward/Shell/Main.qml"_s));
}

QQuickWindow *ConsoleWindow::window() const
{
    return m_engine.rootObjects().isEmpty() ? nullptr
                                            : qobject_cast<QQuickWindow *>(m_engine.rootObjects().constFirst());
}

void ConsoleWindow::setWorkspace(Workspace &workspace)
{
    if (QQuickWindow *root = window())
        root->setProperty("workspace", QVariant::fromValue(&workspace));
}

void ConsoleWindow::beginAnew(Workspace &workspace)
{
    setWorkspace(workspace); // first: what is made now sees nothing else
    if (QQuickWindow *root = window())
        QMetaObject::invokeMethod(root, "beginAnew");
}

} // namespace steward
