// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fakeprovider.h"
#include "support/mainjob.h"
#include "support/testmain.h"

#include <QDesktopServices>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

/// A draft is kept in memory alone: nobody loses it without having been told.
class ClosingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutADraftItCloses();
    void staying();
    void leaving();
    void signingOut();
    void signingOutAsNoMember();

private:
    static void edit(Driver &driver);
    static void signIn(Driver &driver, const QString &address);
};

#define VERIFY_DONE(driver, act) QVERIFY2(act, qPrintable((driver).failure() + u'\n' + (driver).shown()))

namespace {

const QString question = u"1 staged change will be lost"_s;

/// A server that is an issuer, too; behind it the service of a demo. Who signs in is the demo's admin.
class SignedInServer : public QObject
{
    Q_OBJECT

public:
    SignedInServer()
    {
        auto made = demo::DemoHost::make(demo::PackSize::S);
        if (made)
            m_host = std::move(made).value();
        m_provider.hook = [this](QTcpSocket &socket, const RawServer::Received &request) {
            const bool isIssuers = request.target.startsWith("/.well-known/") || request.target == "/keys"
                                   || request.target == "/token" || request.target == "/revoke";
            if (!isIssuers)
                pass(socket, request);
            return !isIssuers;
        };
        QDesktopServices::setUrlHandler(u"http"_s, this, "browse");
    }
    ~SignedInServer() override { QDesktopServices::unsetUrlHandler(u"http"_s); }
    Q_DISABLE_COPY_MOVE(SignedInServer)

    [[nodiscard]] QString address() const { return m_provider.server().toString(); }
    [[nodiscard]] const FakeProvider &provider() const { return m_provider; }

    bool isShutOut = false; ///< nobody is a member

public Q_SLOTS:
    void browse(const QUrl &url)
    {
        if (url.path() == "/auth"_L1)
            QVERIFY(m_provider.browse(url));
    }

private:
    void pass(QTcpSocket &socket, const RawServer::Received &received)
    {
        if (isShutOut) {
            RawServer::reply(socket, 403, R"({"type":"urn:steward:problem:member.unknown"})",
                             {{"Content-Type", "application/problem+json"}});
            return;
        }
        Request request{.path = QString::fromUtf8(received.target), .headers = received.headers, .body = received.body};
        request.verb = received.method == "POST" ? Request::Verb::Post : Request::Verb::Get;
        request.headers.removeIf([](const auto &header) { return header.first == "authorization"; });
        request.headers.append({"authorization", "Bearer " + m_host->tokens().accessToken()});
        m_host->transport().send(request, &socket, [&socket](const Result<Response> &answer) {
            if (answer)
                RawServer::reply(socket, answer->status, answer->body, answer->headers);
            else
                RawServer::reset(socket);
        });
    }

    FakeProvider m_provider;
    std::unique_ptr<demo::DemoHost> m_host;
};

} // namespace

void ClosingTest::edit(Driver &driver)
{
    VERIFY_DONE(driver, driver.click(QAccessible::ListItem, u"District Data Officer*"_s));
    VERIFY_DONE(driver, driver.click(QAccessible::CheckBox, fullReach));
    VERIFY_DONE(driver, driver.waitFor(QAccessible::PageTab, u"Review and apply, 1 staged"_s));
}

void ClosingTest::withoutADraftItCloses()
{
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    QVERIFY(stage.window()->close());
    QVERIFY(!stage.window()->isVisible());
}

void ClosingTest::staying()
{
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    edit(stage.driver());
    if (QTest::currentTestFailed())
        return;
    const qint64 revision = stage.revision();
    QVERIFY(!stage.window()->close());
    VERIFY_DONE(stage.driver(), stage.driver().waitFor(QAccessible::Dialog, question));
    QVERIFY(stage.window()->isVisible());
    QVERIFY(!stage.window()->close()); // asking twice is no answer
    VERIFY_DONE(stage.driver(), stage.driver().click(QAccessible::Button, u"Stay here"_s));
    VERIFY_DONE(stage.driver(), stage.driver().waitGone(QAccessible::Dialog, question));

    // by the keyboard: Return is the safe answer, and so is Escape
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Escape}) {
        QVERIFY(!stage.window()->close());
        VERIFY_DONE(stage.driver(), stage.driver().waitFor(QAccessible::Button, u"Stay here"_s));
        QTRY_VERIFY(stage.driver().focused() && stage.driver().focused()->name == "Stay here"_L1);
        stage.driver().press(key);
        VERIFY_DONE(stage.driver(), stage.driver().waitGone(QAccessible::Dialog, question));
    }
    QVERIFY(stage.window()->isVisible());
    QCOMPARE(staged(stage), QStringList{theEdit.constFirst()});
    QCOMPARE(stage.revision(), revision);

    // what is taken back need not be lost
    VERIFY_DONE(stage.driver(), stage.driver().click(QAccessible::CheckBox, fullReach));
    QTRY_VERIFY(staged(stage).isEmpty());
    QVERIFY(stage.window()->close());
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

void ClosingTest::leaving()
{
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    edit(stage.driver());
    if (QTest::currentTestFailed())
        return;
    const domain::Project before = stage.stored();
    QVERIFY(!stage.window()->close());
    VERIFY_DONE(stage.driver(), stage.driver().click(QAccessible::Button, u"Close and lose the draft"_s));
    QTRY_VERIFY(!stage.window()->isVisible());
    QCOMPARE(stage.stored(), before); // nothing of it went to the server
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

void ClosingTest::signIn(Driver &driver, const QString &address)
{
    VERIFY_DONE(driver, driver.type(QAccessible::EditableText, u"Address of the server"_s, address));
    VERIFY_DONE(driver, driver.click(QAccessible::Button, u"Sign in"_s));
}

/// Signing out ends the draft as closing does.
void ClosingTest::signingOut()
{
    ConsoleStage::setUpOnce();
    qunsetenv("STEWARD_BROWSER");
    qunsetenv("BROWSER");
    SignedInServer server;
    const ConsoleApp app({.demo = {}, .scheme = Preferences::Scheme::Light}, [](const QString &) { return false; });
    QVERIFY(app.window());
    app.window()->resize(pictureSize);
    app.window()->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(app.window()));
    Driver driver(app.window());
    signIn(driver, server.address());
    if (QTest::currentTestFailed())
        return;
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Heading, u"Roles"_s, 20'000));
    edit(driver);
    if (QTest::currentTestFailed())
        return;

    const auto askToSignOut = [&driver] {
        return driver.click(QAccessible::Button, u"Me: *"_s) && driver.click(QAccessible::MenuItem, u"Sign out"_s)
               && driver.waitFor(QAccessible::Dialog, question);
    };
    VERIFY_DONE(driver, askToSignOut());
    VERIFY_DONE(driver, driver.click(QAccessible::Button, u"Stay here"_s));
    VERIFY_DONE(driver, driver.waitGone(QAccessible::Dialog, question));
    VERIFY_DONE(driver, driver.waitFor(QAccessible::PageTab, u"Review and apply, 1 staged"_s));
    QCOMPARE(server.provider().count("/revoke"), 0);

    VERIFY_DONE(driver, askToSignOut());
    VERIFY_DONE(driver, driver.click(QAccessible::Button, u"Sign out and lose the draft"_s));
    VERIFY_DONE(driver, driver.waitFor(QAccessible::EditableText, u"Address of the server"_s));
    QTRY_VERIFY(server.provider().count("/revoke") > 0);
    QVERIFY(app.workspace()->draft().isEmpty());
    QVERIFY(app.window()->close()); // nothing is left to ask for
}

/// Who is no member has no name and no menu, but is not held either.
void ClosingTest::signingOutAsNoMember()
{
    ConsoleStage::setUpOnce();
    SignedInServer server;
    server.isShutOut = true;
    const ConsoleApp app({.demo = {}, .scheme = Preferences::Scheme::Light}, [](const QString &) { return false; });
    QVERIFY(app.window());
    app.window()->resize(pictureSize);
    app.window()->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(app.window()));
    Driver driver(app.window());
    signIn(driver, server.address());
    if (QTest::currentTestFailed())
        return;
    VERIFY_DONE(driver, driver.waitFor(QAccessible::EditableText, u"Claim code of a new project"_s, 20'000));
    QVERIFY(!driver.find(QAccessible::Button, u"Me: *"_s));

    // no key leads to a page: there is none
    for (const Qt::Key key : {Qt::Key_1, Qt::Key_2, Qt::Key_0})
        driver.press(key, Qt::AltModifier);
    driver.press(Qt::Key_Return, Qt::ControlModifier);
    driver.press(Qt::Key_Return, Qt::ControlModifier);
    driver.press(Qt::Key_F6);
    QVERIFY(driver.find(QAccessible::EditableText, u"Claim code of a new project"_s));

    VERIFY_DONE(driver, driver.tabTo(QAccessible::Button, u"Sign out"_s));
    driver.press(Qt::Key_Return);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::EditableText, u"Address of the server"_s));
    QTRY_VERIFY(server.provider().count("/revoke") > 0);
    QVERIFY(app.window()->close());
}

STEWARD_TEST(ClosingTest, "closing", Gui)
#include "closingtest.moc"
