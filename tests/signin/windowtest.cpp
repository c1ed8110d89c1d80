// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The console as it is started without a demo: its welcome page, a sign-in, a project, and the end of it all; worked by
// what a person sees, against a real provider and a real server.
#include "demo/pack.h"
#include "signin/server.h"
#include "signin/tap.h"
#include "signin/traces.h"
#include "support/mainjob.h"
#include "support/provider.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward::tests {

namespace {

constexpr int patience = 40'000; // ms; each step of the browser starts a program

/// The console in its window.
struct Shown
{
    Shown()
        : app((setUpApplication(), Options{}), [](const QStringList &) { return false; })
        , driver(app.window())
    {
        app.window()->resize(pictureSize);
        app.window()->requestActivate();
    }

    ConsoleApp app;
    Driver driver;
};

void useBrowserAs(const char *login)
{
    qputenv("OP_BROWSER", QByteArray("--login ") + login);
}

} // namespace

#define DO(step) QVERIFY2(step, qPrintable(at().failure() + u'\n' + at().shown().right(700)))

class WindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void fromWelcomeToSignedOut_leavesNothingBehind();
    void signingOut_asksForTheDraft();
    void anotherServer_getsAnotherSession();
    void anotherPerson_isAsked();
    void slowSignIn_saysWhatItWaitsFor_data();
    void slowSignIn_saysWhatItWaitsFor();

private:
    Driver &at() { return m_shown->driver; }
    Workspace &workspace() { return *m_shown->app.workspace(); }
    void open();
    void signIn();
    void stageName(const QString &name);
    [[nodiscard]] bool isLoaded();

    OidcProvider m_provider;
    std::unique_ptr<Tap> m_tap;
    std::unique_ptr<Server> m_server;
    std::unique_ptr<Traces> m_traces;
    std::unique_ptr<Shown> m_shown;
    QHash<QString, Id> m_plants;
};

void WindowTest::initTestCase()
{
    qputenv("STEWARD_BROWSER", OidcProvider::browser().toUtf8());
    m_plants = demo::generate(demo::shapeOf(demo::PackSize::S)).plants;
    QVERIFY(m_provider.start());
    m_tap = std::make_unique<Tap>(QUrl(m_provider.issuer()));
    QVERIFY(m_provider.setOptions({{u"issuer"_s, m_tap->issuer()}}));
}

void WindowTest::init()
{
    useBrowserAs("thokozani");
    QVERIFY(m_provider.setOptions({{u"at-ttl"_s, 300}}));
    QVERIFY(m_provider.setAccounts({{u"thokozani"_s, QJsonObject{{u"sub"_s, u"thokozani"_s}}}}));
    m_tap->delay({}, 0ms);
    m_server = std::make_unique<Server>();
}

void WindowTest::cleanup()
{
    m_shown.reset();
    m_traces.reset();
    m_server.reset();
}

/// The window on a server that is there already.
void WindowTest::open()
{
    QVERIFY(m_server->start(m_tap->issuer()));
    m_traces = std::make_unique<Traces>();
    m_shown = std::make_unique<Shown>();
    QVERIFY(m_shown->app.window() && QTest::qWaitForWindowActive(m_shown->app.window()));
    DO(at().waitFor(QAccessible::Button, u"Sign in"_s));
    QVERIFY(!m_shown->app.demo());
}

void WindowTest::signIn()
{
    DO(at().type(QAccessible::EditableText, u"Address of the server"_s, m_server->url().toString()));
    DO(at().click(QAccessible::Button, u"Sign in"_s));
}

bool WindowTest::isLoaded()
{
    return at().waitUntil([this] { return workspace().loadState() == Workspace::Load::Ready; }, patience)
           && at().waitFor(QAccessible::ListItem, u"Read Only*"_s);
}

void WindowTest::stageName(const QString &name)
{
    DO(at().click(QAccessible::ListItem, u"Read Only*"_s));
    DO(at().click(QAccessible::Button, u"More about this role"_s));
    DO(at().click(QAccessible::MenuItem, u"Rename…"_s));
    DO(at().type(QAccessible::EditableText, u"Name"_s, name));
    DO(at().click(QAccessible::Button, u"Stage this name"_s));
    DO(at().waitGone(QAccessible::Dialog, u"Rename *"_s)); // which holds everything else
    QCOMPARE(workspace().draft().items().size(), 1);
}

void WindowTest::fromWelcomeToSignedOut_leavesNothingBehind()
{
    const QString claimCode = m_server->init();
    QVERIFY(!claimCode.isEmpty());
    open();
    signIn();
    DO(at().waitFor(QAccessible::EditableText, u"Claim code of a new project"_s, patience));
    DO(at().type(QAccessible::EditableText, u"Claim code of a new project"_s, claimCode));
    DO(at().click(QAccessible::Button, u"Claim the project"_s));
    DO(isLoaded());
    DO(at().waitFor(QAccessible::Button, u"Me: Amina Phiri, Admin"_s));
    const QByteArray access = m_shown->app.connected()->session().accessToken();
    QVERIFY(!access.isEmpty());

    stageName(u"Canary Lookers"_s);
    DO(at().click(QAccessible::Button, u"Review and apply"_s));
    DO(at().type(QAccessible::EditableText, whyLabel, u"Canary of the reason"_s));
    const auto isReady = [this] {
        const auto apply = at().find(QAccessible::Button, u"Apply 1 *"_s);
        return apply && apply->description.isEmpty();
    };
    DO(at().waitUntil(isReady, patience));
    DO(at().click(QAccessible::Button, u"Apply 1 *"_s));
    DO(at().waitFor(QAccessible::ListItem, u"*Amina Phiri renamed the role Read Only to Canary Lookers*"_s, patience));
    QVERIFY(workspace().draft().isEmpty());
    QCOMPARE(workspace().journal().size(), 1);

    QSignalSpy revoked(&m_shown->app.connected()->session(), &Session::revoked);
    DO(at().click(QAccessible::Button, u"Me: Amina Phiri, Admin"_s));
    DO(at().click(QAccessible::MenuItem, u"Sign out"_s));
    DO(at().waitFor(QAccessible::Button, u"Sign in"_s)); // nothing was staged, nothing is asked
    QTRY_COMPARE_WITH_TIMEOUT(revoked.count(), 1, patience);
    QVERIFY(revoked.at(0).at(0).toBool());
    QVERIFY(!at().find(QAccessible::NoRole, u"*Amina*"_s));
    QVERIFY(!at().find(QAccessible::NoRole, u"*Canary*"_s));
    m_shown.reset(); // what is written at the end has been written

    QList<QByteArray> secrets{"Amina", "Phiri", "Canary", claimCode.toUtf8(), access};
    for (const auto &name : {u"access_token"_s, u"refresh_token"_s, u"id_token"_s, u"code"_s, u"code_verifier"_s}) {
        const QList<QByteArray> heard = m_tap->heard(name);
        QVERIFY2(!heard.isEmpty(), qPrintable(name));
        secrets << heard;
    }
    QVERIFY(secrets.count(access) >= 2); // the tap hears what the console holds
    QCOMPARE(m_traces->of(secrets).join(u'\n'), QString());
    // The search finds what is there: the server's address is remembered, the log tells of the sign-in.
    QVERIFY(!m_traces->of({m_server->url().authority().toUtf8()}).isEmpty());
    QVERIFY(!m_traces->of({"steward::Session::State::Active"}).isEmpty());
    for (const QByteArray &secret : std::as_const(secrets)) {
        QFile canary(m_traces->path(u"xdg_cache_home/.canary"_s));
        QVERIFY(canary.open(QFile::WriteOnly));
        canary.write("x" + secret.toBase64() + secret);
        canary.close();
        QCOMPARE(m_traces->of({secret}).size(), 1);
    }
    QCOMPARE(m_server->stopAndVerify(), 0);
}

void WindowTest::signingOut_asksForTheDraft()
{
    QVERIFY(!m_server->seed().isEmpty());
    QVERIFY(m_server->bind(m_tap->issuer(), u"thokozani"_s, m_plants.value(u"me"_s)));
    open();
    signIn();
    DO(isLoaded());
    stageName(u"Lookers"_s);
    DO(at().click(QAccessible::Button, u"Me: *"_s));
    DO(at().click(QAccessible::MenuItem, u"Sign out"_s));
    DO(at().waitFor(QAccessible::Dialog, u"1 staged change will be lost"_s));
    DO(at().click(QAccessible::Button, u"Stay here"_s));
    DO(at().waitGone(QAccessible::Dialog, u"1 staged change will be lost"_s));
    QCOMPARE(workspace().draft().items().size(), 1);
    QVERIFY(m_shown->app.connected()->session().isSignedIn());

    DO(at().click(QAccessible::Button, u"Me: *"_s));
    DO(at().click(QAccessible::MenuItem, u"Sign out"_s));
    DO(at().click(QAccessible::Button, u"Sign out and lose the draft"_s));
    DO(at().waitFor(QAccessible::Button, u"Sign in"_s));
    QVERIFY(workspace().draft().isEmpty());
    QCOMPARE(m_shown->app.connected()->session().state(), Session::State::SignedOut);
}

/// From one server to another behind the same provider, and back: of the one that is left nothing is held.
void WindowTest::anotherServer_getsAnotherSession()
{
    QVERIFY(!m_server->seed().isEmpty());
    QVERIFY(m_server->bind(m_tap->issuer(), u"thokozani"_s, m_plants.value(u"me"_s)));
    Server second;
    QVERIFY(!second.seed().isEmpty());
    QVERIFY(second.bind(m_tap->issuer(), u"thokozani"_s, m_plants.value(u"me"_s)));
    open();
    QVERIFY(second.start(m_tap->issuer()));
    signIn();
    DO(isLoaded());
    stageName(u"Lookers"_s);
    const Session &session = m_shown->app.connected()->session();
    QSignalSpy revoked(&session, &Session::revoked);
    QList<QByteArray> tokens{session.accessToken()};

    DO(at().click(QAccessible::Button, u"Project: *"_s));
    DO(at().click(QAccessible::MenuItem, u"All projects…"_s));
    DO(at().waitFor(QAccessible::Dialog, u"1 staged change will be lost"_s));
    QCOMPARE(session.accessToken(), tokens.constLast());
    DO(at().click(QAccessible::Button, u"Go on and lose the draft"_s));
    DO(at().waitFor(QAccessible::Button, u"Continue with "_s + m_server->url().toString()));
    QCOMPARE(session.state(), Session::State::SignedOut);
    QVERIFY(session.accessToken().isEmpty());
    QVERIFY(workspace().draft().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(revoked.count(), 1, patience);
    QVERIFY(revoked.at(0).at(0).toBool());

    DO(at().type(QAccessible::EditableText, u"Address of the server"_s, second.url().toString()));
    DO(at().click(QAccessible::Button, u"Sign in"_s));
    DO(isLoaded());
    QCOMPARE(session.server(), second.url());
    tokens << session.accessToken();

    DO(at().click(QAccessible::Button, u"Project: *"_s));
    DO(at().click(QAccessible::MenuItem, m_server->url().toString()));
    DO(at().waitUntil([&] { return session.server() == m_server->url() && session.isSignedIn(); }, patience));
    DO(isLoaded());
    QTRY_COMPARE_WITH_TIMEOUT(revoked.count(), 2, patience);
    QVERIFY(revoked.at(1).at(0).toBool());
    tokens << session.accessToken();
    QCOMPARE(QSet<QByteArray>(tokens.cbegin(), tokens.cend()).size(), 3);
    QVERIFY(!tokens.contains(QByteArray()));
    m_shown.reset();
    QCOMPARE(m_traces->of(tokens + QList<QByteArray>{"Lookers", "Umoyo"}).join(u'\n'), QString());
    QCOMPARE(second.stopAndVerify(), 0);
}

void WindowTest::anotherPerson_isAsked()
{
    QVERIFY(!m_server->seed().isEmpty());
    QVERIFY(m_server->bind(m_tap->issuer(), u"thokozani"_s, m_plants.value(u"me"_s)));
    QVERIFY(m_server->bind(m_tap->issuer(), u"wezi"_s, m_plants.value(u"second_admin"_s)));
    QVERIFY(m_provider.setOptions({{u"at-ttl"_s, 2}}));
    open();
    signIn();
    DO(isLoaded());
    stageName(u"Lookers"_s);
    QVERIFY(m_provider.setAccounts({{u"thokozani"_s, QJsonValue::Null}})); // the account is closed
    const Session &session = m_shown->app.connected()->session();
    QTRY_VERIFY_WITH_TIMEOUT(session.accessToken().isEmpty(), patience);
    workspace().tryNow(); // or whenever the feed asks next
    DO(at().waitFor(QAccessible::Dialog, u"Please sign in again"_s, patience));

    QVERIFY(m_provider.setOptions({{u"at-ttl"_s, 300}}));
    useBrowserAs("wezi");
    DO(at().click(QAccessible::Button, u"Sign in"_s));
    DO(at().waitFor(QAccessible::Dialog, u"*has signed in*"_s, patience));
    const auto asked = at().find(QAccessible::Dialog, u"*has signed in*"_s);
    QCOMPARE(asked->description, u"Only Thokozani Mwale can apply the 1 staged change on this page. Going on loses the "
                                 "draft."_s);
    QCOMPARE(workspace().draft().items().size(), 1);
    DO(at().click(QAccessible::Button, u"Sign in as Thokozani Mwale"_s)); // who comes back as wezi all the same
    DO(at().waitGone(QAccessible::Dialog, u"*has signed in*"_s));
    DO(at().waitFor(QAccessible::ProgressBar, u"Waiting for*"_s, patience));
    DO(at().waitFor(QAccessible::Dialog, u"*has signed in*"_s, patience));
    DO(at().click(QAccessible::Button, u"Lose the draft and go on"_s));
    DO(at().waitFor(QAccessible::Button, u"Me: Wezi Nyirenda*"_s, patience));
    DO(isLoaded());
    QVERIFY(workspace().draft().isEmpty());
    QCOMPARE(workspace().me().person, m_plants.value(u"second_admin"_s));
    QVERIFY(!at().find(QAccessible::Dialog, u"*signed in*"_s));
}

void WindowTest::slowSignIn_saysWhatItWaitsFor_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("afterBrowser");
    QTest::newRow("how to sign in") << "/.well-known/openid-configuration"_ba << false;
    QTest::newRow("tokens") << "/token"_ba << true;
}

void WindowTest::slowSignIn_saysWhatItWaitsFor()
{
    QFETCH(QByteArray, path);
    QFETCH(bool, afterBrowser);
    QVERIFY(!m_server->seed().isEmpty());
    QVERIFY(m_server->bind(m_tap->issuer(), u"thokozani"_s, m_plants.value(u"me"_s)));
    open();
    m_tap->delay(path, 3000ms);
    signIn();
    const QString awaited = u"Waiting for the sign-in service"_s;
    const auto isTold = [&] { return at().find(QAccessible::ProgressBar, awaited).has_value(); };
    QElapsedTimer timer;
    timer.start();
    if (afterBrowser) {
        DO(at().waitFor(QAccessible::ProgressBar, u"Waiting for you to sign in in the browser"_s, patience));
        DO(at().waitGone(QAccessible::ProgressBar, u"Waiting for you to sign in in the browser"_s, patience));
        timer.restart();
    }
    DO(at().waitUntil(isTold, patience));
    QVERIFY2(timer.elapsed() <= 400, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(at().find(QAccessible::Button, u"Cancel"_s)); // and it need not be waited for
    QTest::qWait(1500);
    QVERIFY(isTold());
    DO(isLoaded());
    QVERIFY(timer.elapsed() >= 2500); // it was slow
}

STEWARD_TEST(WindowTest, "window", Gui)

} // namespace steward::tests

#include "windowtest.moc"
