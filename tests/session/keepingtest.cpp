// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "session/grantstore.h"
#include "session/sessionstage.h"
#include "support/fakekeeper.h"
#include "support/testmain.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

using tests::FakeKeeper;
using tests::FakeProvider;
using tests::SessionStage;

using Kept = Session::Kept;

/// A session that outlives the program: what lies in the key ring when, and what comes of it after a restart.
class KeepingTest : public SessionStage
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void goesOnAfterARestart();
    void rule2_10_keptBeforeUsed();
    void rule2_10_crashBetweenAnswerAndWrite_isOneSignIn();
    void aDeadLineKeepsTheEntry_data();
    void aDeadLineKeepsTheEntry();
    void onlyTheIssuersWordRemovesIt_data();
    void onlyTheIssuersWordRemovesIt();
    void t9_whatIsNotReadIsNotSignedOut_data();
    void t9_whatIsNotReadIsNotSignedOut();
    void locked_worksAfterUnlocking();
    void signedInWhileLocked_isKeptAfterUnlocking();
    void notKept_isTriedAgainWithTheNextToken();
    void rule2_23_signOutRemovesFirst();
    void signOutWhileWriting_leavesNothing();
    void signOutWhileLocked_staysOwed();
    void signOutBeforeTheIssuerWasAsked_isToldToIt();
    void givenUp_isRemoved();
    void left_isKept();
    void leftWhileRenewing_keepsTheNewest();
    void leftWithoutARing_isTakenBack();
    void anotherIssuer_getsNothing();
    void inAnotherWindow_isLeftToIt();
    void anEntryThatWasChanged_isNotUsed_data();
    void anEntryThatWasChanged_isNotUsed();
    void cancelled_staysKept();

private:
    void restart();
    [[nodiscard]] QByteArray keptRefresh() const;
    [[nodiscard]] QString handle() const { return m_book->entries().value(0).handle; }
    [[nodiscard]] bool isKeptWith(const QByteArray &refresh) const { return keptRefresh() == refresh; }
    void failAt(const QByteArray &path, const QByteArray &answer);

    std::unique_ptr<FakeKeeper> m_keeper;
    std::unique_ptr<AccountBook> m_book;
    std::unique_ptr<GrantStore> m_store;
};

void KeepingTest::init()
{
    SessionStage::init();
    m_keeper = std::make_unique<FakeKeeper>();
    m_book = std::make_unique<AccountBook>(AccountBook::Keep::Session);
    m_store = std::make_unique<GrantStore>(*m_keeper, *m_book);
    m_session->keepIn(*m_store);
}

void KeepingTest::cleanup()
{
    SessionStage::cleanup();
    m_store.reset();
    m_book.reset();
    m_keeper.reset();
}

/// The program ends, wherever it is, and is started anew.
void KeepingTest::restart()
{
    m_session.reset();
    m_keeper->loseWishes();
    m_keeper->isHeld = false;
    m_keeper->claimed.clear();
    m_keeper->acts.clear();
    m_store = std::make_unique<GrantStore>(*m_keeper, *m_book);
    makeConsole();
    m_session->keepIn(*m_store);
    m_states.clear();
    m_steps.clear();
    m_opened.clear();
}

QByteArray KeepingTest::keptRefresh() const
{
    if (m_keeper->entries.size() != 1)
        return QByteArray::number(m_keeper->entries.size()) + " entries";
    const auto object = parseObject(m_keeper->entries.first());
    return object ? object->value("refresh"_L1).toString().toUtf8() : "malformed"_ba;
}

/// "-": the connection is reset.
void KeepingTest::failAt(const QByteArray &path, const QByteArray &answer)
{
    m_provider->hook = [path, answer](QTcpSocket &socket, const RawServer::Received &request) {
        if (request.target != path)
            return false;
        if (answer == "-")
            RawServer::reset(socket);
        else
            socket.write(answer);
        return true;
    };
}

void KeepingTest::goesOnAfterARestart()
{
    signIn();
    const Person ada = m_session->person();
    QTRY_COMPARE(m_session->kept(), Kept::Yes);
    QVERIFY(isKeptWith("rt-1"));
    restart();
    m_session->resume(handle());
    QCOMPARE(m_session->state(), State::Resuming);
    QVERIFY(!m_session->isSignedIn());
    QVERIFY(m_session->accessToken().isEmpty());
    QTRY_VERIFY(isActive());
    QCOMPARE(m_states, (QList<State>{State::Resuming, State::Active}));
    QCOMPARE(m_steps, (QList<Step>{Step::KeyRing, Step::Server, Step::Provider, Step::None}));
    QCOMPARE(m_session->person(), ada);
    QCOMPARE(m_session->server(), m_provider->server());
    QCOMPARE(m_session->accessToken(), "at-2"_ba);
    QCOMPARE(m_provider->lastForm("/token").queryItemValue(u"refresh_token"_s), u"rt-1"_s);
    QVERIFY(isKeptWith("rt-2"));
    QVERIFY(m_opened.isEmpty());
    renew("at-2"); // and on as ever
    QTRY_COMPARE(m_tokens, QList<QByteArray>{"at-3"});
    QVERIFY(isKeptWith("rt-3"));
    m_open = [](const QUrl &) { return true; };
    m_session->signOut();
    QTRY_COMPARE(m_revoked->count(), 1);
    QCOMPARE(QUrlQuery(m_opened.last()).queryItemValue(u"id_token_hint"_s).count(u'.'), 2); // it was kept, too
}

void KeepingTest::rule2_10_keptBeforeUsed()
{
    signIn();
    QTRY_VERIFY(isKeptWith("rt-1"));
    m_keeper->isHeld = true;
    renew("at-1");
    QTRY_COMPARE(m_keeper->acts.count(u"write"_s), 2);
    QTest::qWait(50);
    QVERIFY(isKeptWith("rt-1"));
    QVERIFY(m_session->accessToken().isEmpty());
    QVERIFY(m_tokens.isEmpty());
    QCOMPARE(m_session->state(), State::Renewing);
    connect(m_session.get(), &Session::stateChanged, this, [this](State state) {
        if (state == State::Active)
            QVERIFY(isKeptWith("rt-2"));
    });
    m_keeper->letGo();
    QTRY_COMPARE(m_tokens, QList<QByteArray>{"at-2"});
    QVERIFY(isKeptWith("rt-2"));

    m_provider->giveRefreshToken = false; // nothing new to keep
    renew("at-2");
    QTRY_COMPARE(m_tokens.size(), 2);
    QCOMPARE(m_keeper->acts.count(u"write"_s), 2);
}

void KeepingTest::rule2_10_crashBetweenAnswerAndWrite_isOneSignIn()
{
    signIn();
    QTRY_VERIFY(isKeptWith("rt-1"));
    m_keeper->isHeld = true;
    renew("at-1");
    QTRY_COMPARE(m_keeper->acts.count(u"write"_s), 2);
    restart();
    QVERIFY(isKeptWith("rt-1")); // which is used up
    m_session->resume(handle());
    QTRY_COMPARE(m_session->state(), State::Expired);
    QCOMPARE(m_session->person().name, u"Ada Admin"_s);
    QTRY_VERIFY(m_keeper->entries.isEmpty());
    QTest::qWait(250);
    QCOMPARE(m_provider->count("/token"), 3); // no loop
    QVERIFY(m_book->entries().isEmpty());
    signIn(); // once
    QTRY_VERIFY(isKeptWith("rt-3"));
    restart();
    m_session->resume(handle());
    QTRY_VERIFY(isActive());
}

void KeepingTest::aDeadLineKeepsTheEntry_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("answer");
    for (const auto *const path :
         {"/.well-known/oauth-protected-resource", "/.well-known/openid-configuration", "/token"}) {
        const auto row = [path](const char *name) -> QTestData & {
            return QTest::addRow("%s: %s", path, name) << QByteArray(path);
        };
        row("reset") << "-"_ba;
        row("503") << "HTTP/1.1 503 x\r\nContent-Length: 0\r\n\r\n"_ba;
        row("a captive portal") << "HTTP/1.1 200 x\r\nContent-Length: 6\r\n\r\n<html>"_ba;
    }
    QTest::newRow("no Steward there") << "/.well-known/oauth-protected-resource"_ba
                                      << "HTTP/1.1 404 x\r\nContent-Length: 0\r\n\r\n"_ba;
}

void KeepingTest::aDeadLineKeepsTheEntry()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, answer);
    signIn();
    QTRY_VERIFY(isKeptWith("rt-1"));
    restart();
    m_session->setRetryWaits({10min});
    failAt(path, answer);
    m_session->resume(handle());
    QTRY_COMPARE(m_session->state(), State::Offline);
    QCOMPARE(m_session->step(), Step::None);
    QCOMPARE(m_session->person().name, u"Ada Admin"_s);
    QVERIFY(m_session->accessToken().isEmpty());
    QVERIFY(isKeptWith("rt-1"));
    QCOMPARE(m_keeper->acts, QStringList{u"read"_s});
    m_provider->hook = nullptr;
    m_session->tryNow();
    QTRY_VERIFY(isActive());
    QVERIFY(isKeptWith("rt-2"));
}

void KeepingTest::onlyTheIssuersWordRemovesIt_data()
{
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<bool>("goes");
    QTest::newRow("the grant") << "invalid_grant"_ba << true;
    QTest::newRow("the client, as it is set up today") << "invalid_client"_ba << false;
    QTest::newRow("what the client may") << "unauthorized_client"_ba << false;
}

void KeepingTest::onlyTheIssuersWordRemovesIt()
{
    QFETCH(QByteArray, error);
    QFETCH(bool, goes);
    signIn();
    QTRY_VERIFY(isKeptWith("rt-1"));
    const QString account = handle();
    restart();
    m_provider->hook = [error](QTcpSocket &socket, const RawServer::Received &request) {
        if (request.target == "/token")
            RawServer::reply(socket, 400, "{\"error\":\"" + error + "\"}");
        return request.target == "/token";
    };
    m_session->resume(account);
    QTRY_COMPARE(m_session->state(), State::Expired);
    QTRY_COMPARE(m_keeper->entries.isEmpty(), goes);
    QVERIFY(m_keeper->claimed.isEmpty());
    QCOMPARE(m_store->find(account).has_value(), !goes);
}

void KeepingTest::t9_whatIsNotReadIsNotSignedOut_data()
{
    QTest::addColumn<Keeping>("state");
    QTest::addColumn<Kept>("kept");
    QTest::newRow("locked") << Keeping::Locked << Kept::Locked;
    QTest::newRow("not found") << Keeping::NotThere << Kept::NotThere;
    QTest::newRow("no store") << Keeping::NoStore << Kept::NoStore;
    QTest::newRow("silent") << Keeping::Silent << Kept::Silent;
    QTest::newRow("refused") << Keeping::Refused << Kept::Refused;
}

void KeepingTest::t9_whatIsNotReadIsNotSignedOut()
{
    QFETCH(Keeping, state);
    QFETCH(Kept, kept);
    signIn();
    QTRY_VERIFY(isKeptWith("rt-1"));
    restart();
    m_keeper->state = state;
    m_session->resume(handle());
    QTRY_COMPARE(m_session->state(), State::SignedOut);
    QCOMPARE(m_session->kept(), kept);
    QTest::qWait(20);
    QCOMPARE(m_keeper->acts, QStringList{u"read"_s}); // nothing is written, nothing removed
    QVERIFY(m_keeper->claimed.isEmpty());
    QCOMPARE(m_provider->count("/revoke"), 0);
    m_keeper->state = Keeping::Done; // another time it is there
    m_session->resume(handle());
    QTRY_VERIFY(isActive());
    QCOMPARE(m_session->kept(), Kept::Yes);
}

void KeepingTest::locked_worksAfterUnlocking()
{
    signIn();
    QTRY_VERIFY(isKeptWith("rt-1"));
    restart();
    m_keeper->state = Keeping::Locked;
    m_keeper->opensOnWish = false;
    m_session->resume(handle());
    QTRY_COMPARE(m_session->kept(), Kept::Locked);
    m_session->keepAgain(); // the person waves the question away
    QCOMPARE(m_session->state(), State::Resuming);
    QTRY_COMPARE(m_session->state(), State::SignedOut);
    QCOMPARE(m_session->kept(), Kept::Locked);
    m_keeper->opensOnWish = true;
    m_session->keepAgain();
    QTRY_VERIFY(isActive());
    QVERIFY(isKeptWith("rt-2"));
    QVERIFY(m_opened.isEmpty());
}

void KeepingTest::signedInWhileLocked_isKeptAfterUnlocking()
{
    m_keeper->state = Keeping::Locked;
    signIn();
    QTRY_COMPARE(m_session->kept(), Kept::Locked);
    QVERIFY(isActive());
    QVERIFY(m_keeper->entries.isEmpty());
    QVERIFY(m_book->entries().isEmpty()); // nothing is there to go on from
    m_session->keepAgain();
    QTRY_COMPARE(m_session->kept(), Kept::Yes);
    QVERIFY(isKeptWith("rt-1"));
    QCOMPARE(m_book->entries().size(), 1);
}

void KeepingTest::notKept_isTriedAgainWithTheNextToken()
{
    m_keeper->state = Keeping::Silent;
    signIn();
    QTRY_COMPARE(m_session->kept(), Kept::Silent);
    m_keeper->state = Keeping::Done;
    m_provider->giveRefreshToken = false;
    renew("at-1");
    QTRY_COMPARE(m_tokens, QList<QByteArray>{"at-2"});
    QCOMPARE(m_session->kept(), Kept::Yes);
    QVERIFY(isKeptWith("rt-1"));
}

void KeepingTest::rule2_23_signOutRemovesFirst()
{
    signIn();
    QTRY_VERIFY(isKeptWith("rt-1"));
    qsizetype entriesAtRevocation = -1;
    m_provider->hook = [this, &entriesAtRevocation](QTcpSocket &, const RawServer::Received &request) {
        if (request.target == "/revoke")
            entriesAtRevocation = m_keeper->entries.size();
        return false;
    };
    m_open = [](const QUrl &) { return true; };
    m_session->signOut();
    QCOMPARE(m_keeper->acts.last(), u"remove"_s); // before anybody was asked
    QVERIFY(m_book->entries().isEmpty());
    QTRY_COMPARE(m_revoked->count(), 1);
    QCOMPARE(entriesAtRevocation, 0);
    QVERIFY(m_book->owed().isEmpty());
    QVERIFY(m_keeper->claimed.isEmpty());
}

void KeepingTest::signOutWhileWriting_leavesNothing()
{
    signIn();
    QTRY_VERIFY(isKeptWith("rt-1"));
    m_keeper->isHeld = true;
    renew("at-1");
    QTRY_COMPARE(m_keeper->acts.count(u"write"_s), 2);
    m_open = [](const QUrl &) { return true; };
    m_session->signOut();
    QCOMPARE(m_session->state(), State::SignedOut);
    m_keeper->letGo();
    QTRY_VERIFY(m_keeper->entries.isEmpty());
    QTRY_COMPARE(m_revoked->count(), 1);
    QCOMPARE(m_provider->lastForm("/revoke").queryItemValue(u"token"_s), u"rt-2"_s);
    QVERIFY(m_tokens.isEmpty());
    QTest::qWait(20);
    QVERIFY(m_keeper->entries.isEmpty());
}

void KeepingTest::signOutWhileLocked_staysOwed()
{
    signIn();
    QTRY_VERIFY(isKeptWith("rt-1"));
    const QString account = handle();
    m_keeper->state = Keeping::Locked;
    m_open = [](const QUrl &) { return true; };
    m_session->signOut();
    QTRY_COMPARE(m_revoked->count(), 1);
    QCOMPARE(m_book->owed().size(), 1);
    restart();
    QTRY_COMPARE(m_keeper->acts, QStringList{u"remove"_s}); // tried at once
    QTest::qWait(20);
    QCOMPARE(m_book->owed().size(), 1);
    m_session->resume(account); // signed out is signed out
    QCOMPARE(m_session->state(), State::SignedOut);
    m_keeper->state = Keeping::Done;
    restart();
    QTRY_VERIFY(m_keeper->entries.isEmpty());
    QTRY_VERIFY(m_book->owed().isEmpty());
}

void KeepingTest::signOutBeforeTheIssuerWasAsked_isToldToIt()
{
    signIn();
    QTRY_VERIFY(isKeptWith("rt-1"));
    restart();
    m_session->setRetryWaits({10min});
    failAt("/.well-known/oauth-protected-resource", "-");
    m_session->resume(handle());
    QTRY_COMPARE(m_session->state(), State::Offline);
    m_provider->hook = nullptr;
    m_session->signOut();
    QCOMPARE(m_session->state(), State::SignedOut);
    QTRY_COMPARE(m_revoked->count(), 1);
    QVERIFY(m_revoked->at(0).at(0).toBool());
    QCOMPARE(m_provider->lastForm("/revoke").queryItemValue(u"token"_s), u"rt-1"_s);
    QVERIFY(m_keeper->entries.isEmpty());
}

void KeepingTest::givenUp_isRemoved()
{
    signIn();
    QTRY_VERIFY(isKeptWith("rt-1"));
    m_session->giveUp();
    QTRY_VERIFY(m_keeper->entries.isEmpty());
    QTRY_COMPARE(m_revoked->count(), 1);
}

void KeepingTest::left_isKept()
{
    signIn();
    QTRY_COMPARE(m_session->kept(), Kept::Yes);
    m_session->leave();
    QCOMPARE(m_session->state(), State::SignedOut);
    QCOMPARE(m_session->person(), Person());
    QVERIFY(m_session->accessToken().isEmpty());
    QVERIFY(isKeptWith("rt-1"));
    QVERIFY(m_keeper->claimed.isEmpty());
    m_session->resume(handle());
    QTRY_VERIFY(isActive());
    QCOMPARE(m_provider->count("/revoke"), 0);
    QCOMPARE(m_opened.size(), 1); // of the sign-in
}

void KeepingTest::leftWhileRenewing_keepsTheNewest()
{
    signIn();
    QTRY_COMPARE(m_session->kept(), Kept::Yes);
    renew("at-1");
    m_session->leave();
    m_session->resume(handle()); // at once: it waits for the answer, whose token is the only good one
    QTRY_VERIFY(isActive());
    QCOMPARE(m_provider->count("/token"), 3);
    QCOMPARE(m_provider->lastForm("/token").queryItemValue(u"refresh_token"_s), u"rt-2"_s);
    QVERIFY(isKeptWith("rt-3"));
    QCOMPARE(m_errors.size(), 1); // who asked before it was left
    QCOMPARE(m_provider->count("/revoke"), 0);
}

void KeepingTest::leftWithoutARing_isTakenBack()
{
    m_keeper->state = Keeping::NoStore;
    signIn();
    QTRY_COMPARE(m_session->kept(), Kept::NoStore);
    QVERIFY(m_book->entries().isEmpty());
    m_session->leave();
    QTRY_COMPARE(m_revoked->count(), 1);
    QCOMPARE(m_provider->lastForm("/revoke").queryItemValue(u"token"_s), u"rt-1"_s);
}

void KeepingTest::anotherIssuer_getsNothing()
{
    signIn();
    QTRY_VERIFY(isKeptWith("rt-1"));
    FakeProvider other;
    restart();
    m_provider->resource.insert(u"authorization_servers"_s, QJsonArray{other.issuer()});
    m_session->resume(handle());
    QTRY_COMPARE(m_session->state(), State::Expired);
    QCOMPARE(other.count("/token"), 0);
    QCOMPARE(m_provider->count("/token"), 1);
    QVERIFY(isKeptWith("rt-1")); // the server may be mended
    m_provider->resource.insert(u"authorization_servers"_s, QJsonArray{m_provider->issuer()});
    m_session->resume(handle());
    QTRY_VERIFY(isActive());
}

void KeepingTest::inAnotherWindow_isLeftToIt()
{
    signIn();
    QTRY_VERIFY(isKeptWith("rt-1"));
    const QString key = m_keeper->entries.firstKey();
    restart();
    m_keeper->inUse.insert(key);
    m_session->resume(handle());
    QTRY_COMPARE(m_session->kept(), Kept::InUse);
    QCOMPARE(m_session->state(), State::SignedOut);
    QCOMPARE(m_provider->count("/token"), 1);
    signIn(); // a sign-in of its own
    QCOMPARE(m_session->kept(), Kept::InUse);
    QVERIFY(isKeptWith("rt-1"));
    m_open = [](const QUrl &) { return true; };
    m_session->signOut();
    QTRY_COMPARE(m_revoked->count(), 1);
    QVERIFY(isKeptWith("rt-1")); // what is the other window's stays
    QCOMPARE(m_provider->lastForm("/revoke").queryItemValue(u"token"_s), u"rt-2"_s);
}

void KeepingTest::anEntryThatWasChanged_isNotUsed_data()
{
    using Spoil = std::function<QByteArray(QJsonObject)>;
    QTest::addColumn<Spoil>("spoil");
    const auto add = [](const char *name, const Spoil &spoil) { QTest::newRow(name) << spoil; };
    const auto with = [](const QString &name, const QJsonValue &value) {
        return [name, value](QJsonObject object) {
            object.insert(name, value);
            return canonicalJson(object);
        };
    };
    add("no JSON", [](const QJsonObject &) { return "{"_ba; });
    add("of a newer form", with(u"version"_s, 2));
    add("of another server", with(u"server"_s, u"https://other.example"_s));
    add("of another issuer", with(u"issuer"_s, u"https://other.example"_s));
    add("of another client", with(u"client"_s, u"other"_s));
    add("of somebody else", with(u"subject"_s, u"s-2"_s));
    add("no token", with(u"refresh"_s, QString()));
    add("a token that breaks a line", with(u"refresh"_s, u"a\r\nb"_s));
    add("too large", with(u"name"_s, QString(600'000, u'x')));
}

void KeepingTest::anEntryThatWasChanged_isNotUsed()
{
    using Spoil = std::function<QByteArray(QJsonObject)>;
    QFETCH(Spoil, spoil);
    signIn();
    QTRY_VERIFY(isKeptWith("rt-1"));
    restart();
    m_keeper->entries.first() = spoil(*parseObject(m_keeper->entries.first()));
    m_session->resume(handle());
    QTRY_COMPARE(m_session->state(), State::SignedOut);
    QCOMPARE(m_session->kept(), Kept::Refused);
    QCOMPARE(m_provider->count("/token"), 1);
    signIn(); // which replaces it
    QTRY_VERIFY(isKeptWith("rt-2"));
}

void KeepingTest::cancelled_staysKept()
{
    signIn();
    QTRY_VERIFY(isKeptWith("rt-1"));
    restart();
    hang("/.well-known/openid-configuration");
    m_session->resume(handle());
    QTRY_COMPARE(m_session->step(), Step::Provider);
    m_session->cancelSignIn();
    QCOMPARE(m_session->state(), State::SignedOut);
    QCOMPARE(m_session->step(), Step::None);
    QCOMPARE(m_session->person(), Person());
    QVERIFY(isKeptWith("rt-1"));
    QVERIFY(m_keeper->claimed.isEmpty());
    m_provider->hook = nullptr;
    m_session->resume(handle());
    QTRY_VERIFY(isActive());
}

STEWARD_TEST(KeepingTest, "keeping", Core)

} // namespace steward

#include "keepingtest.moc"
