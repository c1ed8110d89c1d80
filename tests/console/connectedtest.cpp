// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "console/connectedconsole.h"
#include "console/fakeserver.h"
#include "models/projectstatus.h"
#include "models/reviewchecklist.h"
#include "support/testmain.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

using tests::FakeServer;
using State = Session::State;

/// Who is signed in, and whose the page is: a sign-in that ends, comes back, or comes back as somebody else.
class ConnectedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void signsInAndLoads();
    void samePersonGoesOn();
    void anotherPerson_isAskedAboutTheDraft();
    void anotherPerson_goesOn();
    void anotherPerson_givesBack();
    void anotherPerson_withoutADraft_beginsAnew();
    void signInThatTheServerRefuses_canBeDoneAgain();
    void removedFromTheProject_isSaid();
    void signingOut_leavesNothing();

private:
    Workspace &workspace() { return m_console->workspace(); }
    Session &session() { return m_console->session(); }
    [[nodiscard]] bool isUpToDate();
    void stageName(const QString &name);
    void end(); ///< the issuer takes the grant back
    [[nodiscard]] bool signInAgainAs(const QString &plant);

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<ConnectedConsole> m_console;
    std::unique_ptr<QSignalSpy> m_replaced;
    Id m_role;
};

void ConnectedTest::init()
{
    m_server = std::make_unique<FakeServer>();
    m_role = m_server->plant(u"role.read_only"_s);
    m_preferences = std::make_unique<Preferences>(Preferences::Keep::Session);
    m_console = std::make_unique<ConnectedConsole>(
        *m_preferences, [this](const QUrl &url) { return url.path() == "/end"_L1 || m_server->provider.browse(url); });
    m_replaced = std::make_unique<QSignalSpy>(m_console.get(), &ConnectedConsole::workspaceReplaced);
    m_console->signIn().signInTo(m_server->url().toString());
    QVERIFY(isUpToDate());
    m_replaced->clear();
}

void ConnectedTest::cleanup()
{
    m_console.reset();
    m_preferences.reset();
    m_server.reset();
}

bool ConnectedTest::isUpToDate()
{
    return QTest::qWaitFor(
        [this] {
            return workspace().loadState() == Workspace::Load::Ready && workspace().line() == Workspace::Line::UpToDate;
        },
        20'000);
}

void ConnectedTest::stageName(const QString &name)
{
    workspace().stage({u"role"_s, m_role}, u"name"_s, name);
}

void ConnectedTest::end()
{
    m_server->provider.comeBackWith = {};
    const auto usual = m_server->provider.hook;
    m_server->provider.hook = [this, usual](QTcpSocket &socket, const RawServer::Received &request) {
        if (request.target != "/token")
            return usual(socket, request);
        m_server->provider.hook = usual;
        RawServer::reply(socket, 400, R"({"error":"invalid_grant"})");
        return true;
    };
    m_server->refuseTokens();
    workspace().tryNow();
    QTRY_COMPARE(session().state(), State::Expired);
    QTRY_COMPARE(workspace().line(), Workspace::Line::SignedOut);
}

bool ConnectedTest::signInAgainAs(const QString &plant)
{
    m_server->provider.subject = plant;
    m_console->signIn().signInAgain();
    return QTest::qWaitFor([this] { return session().state() == State::Active; }, 20'000);
}

void ConnectedTest::signsInAndLoads()
{
    QCOMPARE(workspace().project().people.find(workspace().me().person)->id, m_server->plant(u"me"_s));
    QVERIFY(!m_console->signIn().isOther());
}

void ConnectedTest::samePersonGoesOn()
{
    stageName(u"Readers"_s);
    end();
    QVERIFY(signInAgainAs(u"me"_s));
    QVERIFY(isUpToDate());
    QCOMPARE(m_replaced->count(), 0);
    QCOMPARE(workspace().draft().items().size(), 1);
    workspace().apply();
    QTRY_VERIFY(workspace().draft().isEmpty());
    QCOMPARE(m_server->stored().roles.find(m_role)->name, u"Readers"_s);
}

void ConnectedTest::anotherPerson_isAskedAboutTheDraft()
{
    const qint64 revision = m_server->stored().revision;
    stageName(u"Readers"_s);
    end();
    QVERIFY(signInAgainAs(u"second_admin"_s));
    QVERIFY(m_console->signIn().isOther());
    QCOMPARE(m_console->signIn().otherName(), u"Ada Admin"_s); // as the issuer has it
    QCOMPARE(workspace().draft().items().size(), 1);
    // However hard one tries, nothing of the first goes out in the name of the second.
    workspace().tryNow();
    workspace().resume();
    workspace().dryRun();
    QTRY_COMPARE(workspace().work(), Workspace::Work::Idle);
    workspace().apply();
    QTRY_COMPARE(workspace().work(), Workspace::Work::Idle);
    QCOMPARE(workspace().refusal()->code, u"session.other_person"_s);
    QTest::qWait(100);
    QCOMPARE(m_server->askedBy(u"second_admin"_s), 0);
    QCOMPARE(m_server->stored().revision, revision);
    QCOMPARE(workspace().draft().items().size(), 1);
    QCOMPARE(session().state(), State::Active);
    QCOMPARE(m_replaced->count(), 0);
}

void ConnectedTest::anotherPerson_goesOn()
{
    stageName(u"Readers"_s);
    end();
    QVERIFY(signInAgainAs(u"second_admin"_s));
    m_console->signIn().goOnAsOther();
    QVERIFY(!m_console->signIn().isOther());
    QVERIFY(m_replaced->count() >= 1);
    QVERIFY(workspace().draft().isEmpty());
    QVERIFY(isUpToDate());
    QCOMPARE(workspace().me().person, m_server->plant(u"second_admin"_s));
    QVERIFY(workspace().draft().isEmpty());
    stageName(u"Lookers"_s);
    workspace().apply();
    QTRY_VERIFY(workspace().draft().isEmpty());
    QCOMPARE(m_server->stored().roles.find(m_role)->name, u"Lookers"_s);
}

void ConnectedTest::anotherPerson_givesBack()
{
    stageName(u"Readers"_s);
    end();
    QVERIFY(signInAgainAs(u"second_admin"_s));
    m_server->provider.subject = u"me"_s;
    m_console->signIn().comeBack();
    QVERIFY(!m_console->signIn().isOther());
    QVERIFY(session().accessToken().isEmpty());
    QVERIFY(isUpToDate());
    const QUrlQuery asked(m_server->provider.lastAuthorisation);
    QCOMPARE(asked.queryItemValue(u"prompt"_s, QUrl::FullyDecoded), u"login consent"_s); // else the same one came back
    QCOMPARE(m_replaced->count(), 0);
    QCOMPARE(workspace().draft().items().size(), 1);
    QCOMPARE(m_server->askedBy(u"second_admin"_s), 0);
    QTRY_COMPARE(m_server->provider.count("/revoke"), 1);
    workspace().apply();
    QTRY_VERIFY(workspace().draft().isEmpty());
}

void ConnectedTest::anotherPerson_withoutADraft_beginsAnew()
{
    end();
    QVERIFY(signInAgainAs(u"second_admin"_s));
    QVERIFY(!m_console->signIn().isOther());
    QCOMPARE(m_replaced->count(), 1);
    QVERIFY(isUpToDate());
    QCOMPARE(workspace().me().person, m_server->plant(u"second_admin"_s));
}

void ConnectedTest::signInThatTheServerRefuses_canBeDoneAgain()
{
    stageName(u"Readers"_s);
    QSignalSpy needed(&workspace(), &Workspace::signInNeeded);
    m_server->refuseTokens(1); // and the one it is renewed to
    workspace().tryNow();
    QTRY_COMPARE(needed.count(), 1);
    QCOMPARE(session().state(), State::Expired); // not Active with a question that leads nowhere
    QVERIFY(!m_console->signIn().isSignedIn());
    QVERIFY(signInAgainAs(u"me"_s));
    QVERIFY(isUpToDate());
    QCOMPARE(workspace().draft().items().size(), 1);
    workspace().apply();
    QTRY_VERIFY(workspace().draft().isEmpty());
}

void ConnectedTest::removedFromTheProject_isSaid()
{
    ProjectStatus status;
    status.setWorkspace(&workspace());
    ReviewChecklist checklist;
    checklist.setWorkspace(&workspace());
    stageName(u"Readers"_s);
    m_server->isShutOut = true;
    workspace().tryNow();
    QTRY_COMPARE(status.lineState(), ProjectStatus::LineState::ShutOut);
    QCOMPARE(status.lineText(), u"No access"_s);
    QCOMPARE(status.offlineText(), u"You no longer have access to this project."_s);
    QVERIFY2(status.offlineDetail().contains("Your draft stays here to be read."_L1),
             qPrintable(status.offlineDetail()));
    QCOMPARE(checklist.applyHint(), u"Waits until you have access again. The draft is kept."_s);
    QVERIFY(!checklist.canApply());
    QCOMPARE(status.loadState(), ProjectStatus::LoadState::Ready);
    QCOMPARE(session().state(), State::Active);
    m_server->isShutOut = false;
    status.tryNow();
    QVERIFY(isUpToDate());
    QCOMPARE(status.offlineText(), QString());
    QCOMPARE(workspace().draft().items().size(), 1);
}

void ConnectedTest::signingOut_leavesNothing()
{
    stageName(u"Readers"_s);
    QTest::qWait(100); // what was under way has arrived
    m_console->signIn().signOut();
    QCOMPARE(m_replaced->count(), 1);
    QVERIFY(workspace().draft().isEmpty());
    QCOMPARE(workspace().project(), domain::Project());
    QVERIFY(workspace().me().person.isNull() && workspace().me().name.isEmpty());
    const int asked = m_server->askedBy(u"me"_s);
    QTest::qWait(100);
    QCOMPARE(m_server->askedBy(u"me"_s), asked);
}

STEWARD_TEST(ConnectedTest, "connected", Gui)

} // namespace steward

#include "connectedtest.moc"
