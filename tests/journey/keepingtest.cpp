// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journey/connectedstage.h"
#include "support/fakekeeper.h"
#include "support/testmain.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

/// A sign-in that outlives the program, as a person meets it: at the next start, with a key ring that is shut or gone,
/// and with more than one account.
class KeepingJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void goesOnAtTheNextStart();
    void lockedAtTheStart_byKeyboard();
    void signedInWhileLocked();
    void withoutAKeyRing_isSaid();
    void overMeanwhile_isSaid();
    void withoutALineAtTheStart();
    void twoAccounts_chosenAndForgotten();

private:
    [[nodiscard]] Driver &driver() { return m_stage->driver(); }
    [[nodiscard]] QString server() const { return m_stage->server().url().toString(); }
    [[nodiscard]] bool isAtRoles() { return driver().waitFor(QAccessible::Heading, u"Roles"_s, 20'000); }
    [[nodiscard]] bool isAtWelcome() { return driver().waitFor(QAccessible::EditableText, u"Address of the server"_s); }
    [[nodiscard]] bool signIn(); ///< and waits until it is kept
    void restart();

    std::unique_ptr<QTemporaryDir> m_settings;
    std::unique_ptr<FakeKeeper> m_keeper;
    std::unique_ptr<ConnectedStage> m_stage;
};

#define VERIFY_DONE(act) QVERIFY2(act, qPrintable(driver().failure() + u'\n' + driver().shown()))

void KeepingJourney::init()
{
    m_settings = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings->path());
    m_keeper = std::make_unique<FakeKeeper>();
    m_stage = std::make_unique<ConnectedStage>(m_keeper.get());
    QVERIFY(m_stage->isOpen());
}

void KeepingJourney::cleanup()
{
    m_stage.reset();
    m_keeper.reset();
}

bool KeepingJourney::signIn()
{
    return m_stage->signIn() && QTest::qWaitFor([this] { return !m_keeper->entries.isEmpty(); });
}

void KeepingJourney::restart()
{
    m_keeper->claimed.clear();
    m_stage->asked.clear();
    m_stage->restart();
    QVERIFY(m_stage->isOpen());
}

void KeepingJourney::goesOnAtTheNextStart()
{
    VERIFY_DONE(signIn());
    QVERIFY(!driver().find(QAccessible::AlertMessage, u"*key ring*"_s)); // nothing to say
    restart();
    VERIFY_DONE(isAtRoles());
    QVERIFY(m_stage->asked.isEmpty());
    QCOMPARE(m_stage->workspace()->project(), m_stage->server().stored());

    VERIFY_DONE(driver().click(QAccessible::Button, u"Me: *"_s));
    VERIFY_DONE(driver().click(QAccessible::MenuItem, u"Sign out"_s));
    VERIFY_DONE(isAtWelcome());
    QTRY_VERIFY(m_keeper->entries.isEmpty());
    VERIFY_DONE(driver().waitFor(QAccessible::Button, u"Continue with "_s + server())); // as anybody
    QVERIFY(!driver().find(QAccessible::NoRole, u"*Ada Admin*"_s));
    restart();
    VERIFY_DONE(isAtWelcome());
    QTest::qWait(100);
    QVERIFY(!m_stage->holdsTokens());
}

void KeepingJourney::lockedAtTheStart_byKeyboard()
{
    VERIFY_DONE(signIn());
    m_keeper->state = Keeping::Locked;
    m_keeper->opensOnWish = false;
    restart();
    const QString told = u"Your key ring is locked. Your sign-in lies in it. Unlock it to go on, or sign in again."_s;
    VERIFY_DONE(driver().waitFor(QAccessible::AlertMessage, told));
    VERIFY_DONE(driver().waitFor(QAccessible::StaticText, u"An account in the key ring"_s));
    VERIFY_DONE(driver().tabTo(QAccessible::Button, u"Unlock and try again"_s));
    driver().press(Qt::Key_Space); // and the person waves the ring's question away
    QTRY_COMPARE(m_keeper->acts.count(u"unlock"_s), 1);
    VERIFY_DONE(driver().waitFor(QAccessible::AlertMessage, told));
    m_keeper->opensOnWish = true;
    VERIFY_DONE(driver().tabTo(QAccessible::Button, u"Unlock and try again"_s));
    driver().press(Qt::Key_Space);
    VERIFY_DONE(isAtRoles());
    QVERIFY(m_stage->asked.isEmpty());
}

void KeepingJourney::signedInWhileLocked()
{
    m_keeper->state = Keeping::Locked;
    VERIFY_DONE(m_stage->signIn());
    VERIFY_DONE(driver().waitFor(QAccessible::AlertMessage, u"Your key ring is locked. You are signed in, but *"_s));
    QVERIFY(m_keeper->entries.isEmpty());
    VERIFY_DONE(driver().click(QAccessible::Button, u"Unlock and try again"_s));
    VERIFY_DONE(driver().waitGone(QAccessible::AlertMessage, u"Your key ring is locked.*"_s));
    QCOMPARE(m_keeper->entries.size(), 1);
}

void KeepingJourney::withoutAKeyRing_isSaid()
{
    m_keeper->state = Keeping::NoStore;
    VERIFY_DONE(m_stage->signIn());
    const QString told =
        u"No key ring was found on this computer. You are signed in, but will have to sign in again next time."_s;
    VERIFY_DONE(driver().waitFor(QAccessible::AlertMessage, told));
    VERIFY_DONE(driver().click(QAccessible::Button, u"Close"_s));
    VERIFY_DONE(driver().waitGone(QAccessible::AlertMessage, told));
    restart();
    VERIFY_DONE(isAtWelcome());
    QVERIFY(!driver().find(QAccessible::AlertMessage, u"*key ring*"_s)); // none was promised
}

void KeepingJourney::overMeanwhile_isSaid()
{
    VERIFY_DONE(signIn());
    m_stage->server().provider.hook = [usual = m_stage->server().provider.hook](QTcpSocket &socket,
                                                                                const RawServer::Received &request) {
        if (request.target != "/token" || !request.body.contains("refresh_token"))
            return usual(socket, request);
        RawServer::reply(socket, 400, R"({"error":"invalid_grant"})");
        return true;
    };
    restart();
    VERIFY_DONE(driver().waitFor(QAccessible::AlertMessage, u"Your sign-in has ended. Sign in again to go on."_s));
    QTRY_VERIFY(m_keeper->entries.isEmpty());
    VERIFY_DONE(driver().click(QAccessible::Button, u"Sign in"_s)); // the address is there
    VERIFY_DONE(isAtRoles());
    QCOMPARE(m_stage->asked.size(), 1);
}

void KeepingJourney::withoutALineAtTheStart()
{
    VERIFY_DONE(signIn());
    const auto usual = m_stage->server().provider.hook;
    m_stage->server().provider.hook = [](QTcpSocket &socket, const RawServer::Received &) {
        RawServer::reset(socket);
        return true;
    };
    restart();
    VERIFY_DONE(driver().waitFor(QAccessible::Button, u"Try again"_s, 20'000));
    QCOMPARE(m_keeper->entries.size(), 1);
    m_stage->server().provider.hook = usual;
    VERIFY_DONE(driver().click(QAccessible::Button, u"Try again"_s));
    VERIFY_DONE(isAtRoles());
    QVERIFY(m_stage->asked.isEmpty());
}

void KeepingJourney::twoAccounts_chosenAndForgotten()
{
    VERIFY_DONE(signIn());
    VERIFY_DONE(driver().click(QAccessible::Button, u"Project: *"_s));
    VERIFY_DONE(driver().click(QAccessible::MenuItem, u"All projects…"_s));
    const QString first = u"Continue with %1 as Ada Admin"_s.arg(server());
    VERIFY_DONE(driver().waitFor(QAccessible::Button, first));
    QVERIFY(!m_stage->holdsTokens());
    QCOMPARE(m_stage->server().provider.count("/revoke"), 0);

    m_stage->server().provider.subject = u"second_admin"_s;
    m_stage->server().provider.claims = {{u"name"_s, u"Bee Boss"_s}};
    VERIFY_DONE(m_stage->signIn());
    QTRY_COMPARE(m_keeper->entries.size(), 2);
    QCOMPARE(QUrlQuery(m_stage->asked.last()).queryItemValue(u"prompt"_s, QUrl::FullyDecoded), u"login consent"_s);
    QCOMPARE(m_stage->workspace()->me().person, m_stage->server().plant(u"second_admin"_s));
    VERIFY_DONE(driver().click(QAccessible::Button, u"Project: *"_s));
    VERIFY_DONE(driver().click(QAccessible::MenuItem, u"All projects…"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::Button, u"Continue with %1 as Bee Boss"_s.arg(server())));

    m_stage->server().provider.subject = u"me"_s;
    m_stage->server().provider.claims = {};
    VERIFY_DONE(driver().click(QAccessible::Button, first));
    VERIFY_DONE(isAtRoles());
    QCOMPARE(m_stage->workspace()->me().person, m_stage->server().plant(u"me"_s));
    QCOMPARE(m_stage->asked.size(), 2);
    VERIFY_DONE(driver().click(QAccessible::Button, u"Project: *"_s));
    VERIFY_DONE(driver().click(QAccessible::MenuItem, u"All projects…"_s));

    VERIFY_DONE(driver().click(QAccessible::Button, u"Forget Bee Boss at %1"_s.arg(server())));
    QTRY_COMPARE(m_keeper->entries.size(), 1);
    VERIFY_DONE(driver().waitGone(QAccessible::Button, u"*Bee Boss*"_s));
    VERIFY_DONE(driver().click(QAccessible::Button, u"Forget Ada Admin at %1"_s.arg(server())));
    QTRY_VERIFY(m_keeper->entries.isEmpty());
    VERIFY_DONE(driver().waitGone(QAccessible::Button, u"Continue with*"_s)); // the server, too
}

STEWARD_TEST(KeepingJourney, "keeping", Gui)

#include "keepingtest.moc"
