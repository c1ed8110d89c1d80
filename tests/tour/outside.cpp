// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tour/outside.h"

#include "support/consolestage.h"

#include <QCoreApplication>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

constexpr int demoTakesAtMost = 10 * 60'000;

} // namespace

Outside::Outside(TourOptions options)
    : m_options(std::move(options))
{
    m_demo.setProcessChannelMode(QProcess::ForwardedChannels);
}

bool Outside::openWindow()
{
    const auto dark = m_options.scheme == "dark"_L1;
    m_app = std::make_unique<ConsoleApp>(
        Options{.demo = {}, .scheme = dark ? Preferences::Scheme::Dark : Preferences::Scheme::Light},
        [this](const QStringList &arguments) { return startDemo(arguments); });
    if (!m_app->window())
        return false;
    m_driver.emplace(m_app->window());
    m_app->window()->resize(pictureSize);
    m_app->window()->requestActivate();
    return QTest::qWaitForWindowActive(m_app->window());
}

bool Outside::startDemo(const QStringList &wished)
{
    QStringList arguments = QStringList{m_options.folder} + wished + QStringList{u"--scheme"_s, m_options.scheme};
    if (!m_options.broken.isEmpty())
        arguments << u"--break"_s << m_options.broken;
    m_demo.start(QCoreApplication::applicationFilePath(), arguments);
    return true;
}

QList<Step> Outside::steps()
{
    return {
        {.name = u"welcome"_s,
         .title = u"The program opens on its welcome page, with no project"_s,
         .act = [this] { return openWindow(); },
         .check =
             [this] {
                 return m_driver && m_driver->find(QAccessible::Button, u"Sign in"_s)
                        && m_driver->find(QAccessible::Button, u"Start the demo"_s)
                        && m_app->workspace()->loadState() == Workspace::Load::Idle;
             }},
        {.name = u"start"_s,
         .title = u"The pack with 2,000 places is chosen, and the demo opens in a window of its own"_s,
         .act =
             [this] {
                 return m_driver->click(QAccessible::RadioButton, u"M, 2,000 places*"_s)
                        && m_driver->click(QAccessible::Button, u"Start the demo"_s);
             },
         .check =
             [this] {
                 return m_demo.state() == QProcess::Running && m_demo.arguments().contains(u"M"_s) && !m_app->demo();
             }},
    };
}

int Outside::finish()
{
    if (!QTest::qWaitFor([this] { return m_demo.state() == QProcess::NotRunning; }, demoTakesAtMost)) {
        m_demo.kill();
        m_demo.waitForFinished();
        return 1;
    }
    return m_demo.exitStatus() == QProcess::NormalExit ? m_demo.exitCode() : 1;
}

} // namespace steward::tests
