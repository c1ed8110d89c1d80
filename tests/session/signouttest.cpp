// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionstage.h"
#include "support/testmain.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

using tests::SessionStage;

/// The end of a session, by one's own wish: nothing is left, whatever else is going on.
class SignOutTest : public SessionStage
{
    Q_OBJECT

private Q_SLOTS:
    void signsOut();
    void leavesTheBrowserSignedIn();
    void signsOutThoughTheIssuerIsInTrouble();
    void signsOutWhileRenewing();
    void signsOutWhileSigningIn();
    void withoutASessionThereIsNoToken();
};

void SignOutTest::signsOut()
{
    signIn();
    m_open = [](const QUrl &) { return true; };
    m_session->signOut();
    QCOMPARE(m_session->state(), State::SignedOut); // before anybody was asked
    QVERIFY(m_session->accessToken().isEmpty());
    QCOMPARE(m_session->person(), Person());
    QCOMPARE(m_provider->count("/revoke"), 0);

    QTRY_COMPARE(m_revoked->count(), 1);
    QVERIFY(m_revoked->at(0).at(0).toBool());
    const QUrlQuery form = m_provider->lastForm("/revoke");
    QCOMPARE(form.queryItemValue(u"token"_s), u"rt-1"_s);
    QCOMPARE(form.queryItemValue(u"token_type_hint"_s), u"refresh_token"_s);
    QCOMPARE(form.queryItemValue(u"client_id"_s), u"console-desktop"_s);

    QVERIFY(m_flow->isAwaitingBrowser());
    QCOMPARE(m_opened.size(), 2);
    QCOMPARE(m_opened.last().path(), u"/end"_s);
    const QUrlQuery end(m_opened.last());
    QCOMPARE(end.queryItemValue(u"id_token_hint"_s).count(u'.'), 2);
    QCOMPARE(end.queryItemValue(u"client_id"_s), u"console-desktop"_s);
    QVERIFY(end.queryItemValue(u"state"_s).size() >= 43);
    const QString back = end.queryItemValue(u"post_logout_redirect_uri"_s, QUrl::FullyDecoded);
    QVERIFY(QRegularExpression(u"^http://127\\.0\\.0\\.1:\\d+/signed-out$"_s).match(back).hasMatch());
    QTRY_VERIFY(!m_flow->isAwaitingBrowser()); // nobody comes back: it is not awaited for ever
    m_open = [this](const QUrl &url) { return m_provider->browse(url); };
    signIn(); // and in again
}

void SignOutTest::leavesTheBrowserSignedIn()
{
    signIn();
    m_session->signOut(Session::Farewell::Tokens);
    QCOMPARE(m_session->state(), State::SignedOut);
    QVERIFY(m_session->accessToken().isEmpty());
    QCOMPARE(m_session->person(), Person());
    QTRY_COMPARE(m_revoked->count(), 1); // the tokens go as they do with signing out
    QVERIFY(m_revoked->at(0).at(0).toBool());
    QCOMPARE(m_provider->lastForm("/revoke").queryItemValue(u"token"_s), u"rt-1"_s);
    QCOMPARE(m_opened.size(), 1); // to sign in
    signIn();
}

void SignOutTest::signsOutThoughTheIssuerIsInTrouble()
{
    signIn();
    int refusals = 1;
    m_provider->hook = [&refusals](QTcpSocket &socket, const RawServer::Received &request) {
        if (request.target != "/revoke" || refusals-- <= 0)
            return false;
        RawServer::reply(socket, 503, {}, {{"Retry-After", "1"}});
        return true;
    };
    m_open = [](const QUrl &) { return false; };
    m_session->signOut();
    QCOMPARE(m_session->state(), State::SignedOut);
    QTRY_COMPARE(m_revoked->count(), 1);
    QVERIFY(m_revoked->at(0).at(0).toBool());
    QCOMPARE(m_provider->count("/revoke"), 2);
}

void SignOutTest::signsOutWhileRenewing()
{
    signIn();
    renew("at-1");
    m_session->signOut();
    QCOMPARE(m_session->state(), State::SignedOut);
    QCOMPARE(m_errors.size(), 1);
    QCOMPARE(m_errors.at(0).kind, Error::Kind::GrantDead);
    QTRY_COMPARE(m_provider->count("/revoke"), 1);
    QCOMPARE(m_provider->lastForm("/revoke").queryItemValue(u"token"_s), u"rt-2"_s); // the one that came of it
    QCOMPARE(m_session->state(), State::SignedOut);
    QVERIFY(m_session->accessToken().isEmpty());
    QVERIFY(m_tokens.isEmpty());
}

void SignOutTest::signsOutWhileSigningIn()
{
    hang("/token");
    m_session->signIn(m_provider->server());
    QTRY_COMPARE(m_provider->count("/token"), 1);
    m_session->signOut();
    QCOMPARE(m_session->state(), State::SignedOut);
    QCOMPARE(m_failed->count(), 1);
}

void SignOutTest::withoutASessionThereIsNoToken()
{
    QVERIFY(m_session->accessToken().isEmpty());
    renew({});
    QVERIFY(m_errors.isEmpty()); // never inside the call
    QTRY_COMPARE(m_errors.size(), 1);
    QCOMPARE(m_errors.at(0).kind, Error::Kind::GrantDead);
    m_session->signOut();
    m_session->cancelSignIn();
    QCOMPARE(m_states, QList<State>());
}

STEWARD_TEST(SignOutTest, "signout", Core)

} // namespace steward

#include "signouttest.moc"
