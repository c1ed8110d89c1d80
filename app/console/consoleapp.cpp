// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "console/consoleapp.h"

#include "core/log.h"
#include "models/language.h"
#ifndef Q_OS_WASM
#include "vault/keychainkeeper.h"
#endif

#include <QCoreApplication>
#include <QGuiApplication>
#include <QPalette>
#include <QQuickWindow>
#include <QStyleHints>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

STEWARD_LOG(console)

bool systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
#endif
}

/// Since Qt 6.8 the engine collects its garbage in slices. A page first made between two of them may crash it (6.8.2:
/// ExecutableCompilationUnit::populate() marks with a mark stack that is no more), so that all is collected in one go,
/// as before. Ours is little: what a person sees of it is nothing.
void collectGarbageAtOnce()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    constexpr const char *slice = "QV4_GC_TIMELIMIT"; // in milliseconds; 0: no end
    if (!qEnvironmentVariableIsSet(slice))
        qputenv(slice, "0");
#endif
}

QString nameOf(std::optional<demo::PackSize> pack)
{
    return pack ? nameFromPack(*pack) : QString();
}

} // namespace

void setUpApplication()
{
    collectGarbageAtOnce();
    QCoreApplication::setOrganizationName(u"Steward"_s);
    QCoreApplication::setApplicationName(u"steward"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(STEWARD_VERSION));
    if (!setUpLanguage())
        qCCritical(logger) << "the texts with counts are not in this program";
}

ConsoleApp::ConsoleApp(const Options &options, const ProjectSwitcher::Start &start)
    : m_preferences(options.demo || options.scheme ? Preferences::Keep::Session : Preferences::Keep::Platform)
{
    setScheme(options);
    if (options.demo)
        openDemo(demo::DemoHost::later(*options.demo), std::make_unique<ProjectSwitcher>(nameOf(options.demo), start));
#ifdef Q_OS_WASM
    else // The browser's own sign-in comes with the browser edition; until then its page shows the demo.
        openDemo(demo::DemoHost::later(demo::PackSize::M),
                 std::make_unique<ProjectSwitcher>(nameOf(demo::PackSize::M), start));
#else
    else if (options.scheme) // nothing is remembered
        openDesktop(options.server, start, nullptr);
    else {
        m_keyRing = std::make_unique<KeychainKeeper>(u"Steward"_s);
        openDesktop(options.server, start, m_keyRing.get());
    }
#endif
}

ConsoleApp::ConsoleApp(const Options &options, std::unique_ptr<demo::DemoHost> host)
    : m_preferences(Preferences::Keep::Session)
{
    setScheme(options);
    openDemo(std::move(host), std::make_unique<ProjectSwitcher>(nameOf(options.demo), nullptr));
}

void ConsoleApp::setScheme(const Options &options)
{
    if (options.scheme)
        m_preferences.setScheme(*options.scheme);
    m_preferences.setSystemDark(systemIsDark());
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    QObject::connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, &m_preferences,
                     [this] { m_preferences.setSystemDark(systemIsDark()); });
#endif
}

void ConsoleApp::openDemo(std::unique_ptr<demo::DemoHost> host, std::unique_ptr<ProjectSwitcher> switcher)
{
    m_demo = std::make_unique<DemoConsole>(std::move(host));
    m_switcher = std::move(switcher);
    m_workspace = &m_demo->workspace();
    m_window = std::make_unique<ConsoleWindow>(*m_workspace, m_preferences, nullptr, *m_switcher);
    // Later: what asks for it is part of the page that goes.
    QObject::connect(
        m_switcher.get(), &ProjectSwitcher::packRequested, m_switcher.get(),
        [this](const QString &pack) { replaceDemo(pack); }, Qt::QueuedConnection);
    loadOnceShown();
}

void ConsoleApp::replaceDemo(const QString &pack)
{
    const auto size = demo::sizeOf(pack);
    if (!size)
        return;
    auto demo = std::make_unique<DemoConsole>(demo::DemoHost::later(*size));
    m_workspace = &demo->workspace();
    m_switcher->setPack(nameFromPack(*size));
    m_window->beginAnew(*m_workspace);
    m_demo = std::move(demo); // nothing holds the one before any more
    loadOnceShown();
}

/// Making the pack and fetching it take longer than all before, so that the window stands first.
void ConsoleApp::loadOnceShown()
{
    if (window())
        QObject::connect(window(), &QQuickWindow::frameSwapped, m_workspace, &Workspace::load,
                         Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
}

#ifndef Q_OS_WASM
ConsoleApp::ConsoleApp(const Options &options, const ProjectSwitcher::Start &start, SecretKeeper *keeper)
    : m_preferences(options.scheme ? Preferences::Keep::Session : Preferences::Keep::Platform)
{
    setScheme(options);
    openDesktop(options.server, start, keeper);
}

void ConsoleApp::openDesktop(const QString &server, const ProjectSwitcher::Start &start, SecretKeeper *keeper)
{
    if (keeper) {
        m_accounts = std::make_unique<AccountBook>(AccountBook::Keep::Platform);
        m_grants = std::make_unique<GrantStore>(*keeper, *m_accounts);
    }
    m_connected = std::make_unique<ConnectedConsole>(m_preferences, openInBrowser, m_grants.get());
    SignIn &signIn = m_connected->signIn();
    m_switcher = std::make_unique<ProjectSwitcher>(signIn, m_preferences, start);
    m_workspace = &m_connected->workspace();
    m_window = std::make_unique<ConsoleWindow>(*m_workspace, m_preferences, &signIn, *m_switcher);
    QObject::connect(m_connected.get(), &ConnectedConsole::workspaceReplaced, m_connected.get(), [this] {
        m_workspace = &m_connected->workspace();
        m_window->setWorkspace(*m_workspace);
    });
    if (!server.isEmpty())
        signIn.leaveFor(server);
    else
        signIn.resumeLast();
}
#endif

} // namespace steward
