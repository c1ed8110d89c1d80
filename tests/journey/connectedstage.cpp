// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journey/connectedstage.h"

#include "support/consolestage.h"

#include <QDesktopServices>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::tests {

ConnectedStage::ConnectedStage(SecretKeeper *keeper)
    : m_keeper(keeper)
{
    ConsoleStage::setUpOnce();
    qunsetenv("STEWARD_BROWSER");
    qunsetenv("BROWSER");
    QDesktopServices::setUrlHandler(u"http"_s, this, "browse");
    restart();
}

void ConnectedStage::restart()
{
    m_driver.reset();
    m_app.reset();
    m_app = std::make_unique<ConsoleApp>(
        Options{.demo = {}, .scheme = Preferences::Scheme::Light},
        [this](const QStringList &arguments) {
            started << arguments;
            return false;
        },
        m_keeper);
    if (!m_app->window())
        return;
    m_app->window()->resize(pictureSize);
    m_app->window()->requestActivate();
    m_driver = std::make_unique<Driver>(m_app->window());
}

ConnectedStage::~ConnectedStage()
{
    QDesktopServices::unsetUrlHandler(u"http"_s);
}

bool ConnectedStage::isOpen()
{
    return m_driver && QTest::qWaitForWindowActive(m_app->window());
}

void ConnectedStage::browse(const QUrl &url)
{
    if (url.path() == "/end"_L1)
        ++farewells;
    if (url.path() != "/auth"_L1)
        return;
    asked << url;
    if (isBrowserSilent)
        return;
    const auto isThere = [&](const FakeServer *other) { return other->url().port() == url.port(); };
    const auto other = std::find_if(m_others.cbegin(), m_others.cend(), isThere);
    QVERIFY((other == m_others.cend() ? m_server : **other).provider.browse(url));
}

bool ConnectedStage::holdsTokens() const
{
    return !m_app->connected()->session().accessToken().isEmpty();
}

bool ConnectedStage::beginSignIn()
{
    return m_driver->type(QAccessible::EditableText, u"Address of the server"_s, m_server.url().toString())
           && m_driver->click(QAccessible::Button, u"Sign in"_s);
}

bool ConnectedStage::signIn()
{
    return beginSignIn() && m_driver->waitFor(QAccessible::Heading, u"Roles"_s, 20'000);
}

bool ConnectedStage::endSession()
{
    const auto usual = m_server.provider.hook;
    m_server.provider.hook = [this, usual](QTcpSocket &socket, const RawServer::Received &request) {
        if (request.target != "/token")
            return usual(socket, request);
        m_server.provider.hook = usual;
        RawServer::reply(socket, 400, R"({"error":"invalid_grant"})");
        return true;
    };
    m_server.refuseTokens();
    workspace()->tryNow();
    return m_driver->waitFor(QAccessible::Dialog, u"Please sign in again"_s, 20'000);
}

} // namespace steward::tests
