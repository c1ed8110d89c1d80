// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionstage.h"
#include "support/scriptedtransport.h"
#include "support/testmain.h"
#include "transport/authorised.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

using tests::SessionStage;
using tests::SigningKey;

/// A session that goes on: the access token is renewed, once for all who ask, for as long as the grant lives.
class RenewalTest : public SessionStage
{
    Q_OBJECT

private Q_SLOTS:
    void renewsOnceForAll();
    void theNewestRefreshTokenIsUsed();
    void aRefreshTokenThatIsNotRotatedStays();
    void t16ARefusalInPassingIsOvercome();
    void aDeadLineKeepsTheGrant_data();
    void aDeadLineKeepsTheGrant();
    void theIssuersWaitIsKept();
    void givenUp();
    void givenUpWhileRenewing();
    void givenUpWhileOffline();
    void aDeadGrantExpires();
    void withoutARefreshTokenItExpires();
    void anotherPersonEndsIt();
    void newKeysAreFetched();
    void keysThatCannotBeHadDecideNothing();
    void lifeIsCountedFromTheAnswer();
    void serializesWithAuthorised();
};

void RenewalTest::renewsOnceForAll()
{
    signIn();
    for (int i = 0; i < 3; ++i)
        renew("at-1");
    QCOMPARE(m_session->state(), State::Renewing);
    QVERIFY(m_session->accessToken().isEmpty()); // the refused one is not handed out again
    QTRY_COMPARE(m_tokens, (QList<QByteArray>{"at-2", "at-2", "at-2"}));
    QVERIFY(isActive());
    QCOMPARE(m_provider->count("/token"), 2);
    renew("at-1"); // a latecomer gets what is held
    QTRY_COMPARE(m_tokens.size(), 4);
    QCOMPARE(m_tokens.last(), "at-2"_ba);
    QCOMPARE(m_provider->count("/token"), 2);
    QCOMPARE(m_states, (QList<State>{State::Renewing, State::Active}));
}

void RenewalTest::theNewestRefreshTokenIsUsed()
{
    signIn();
    for (int i = 1; i < 5; ++i) {
        renew(m_session->accessToken());
        QTRY_COMPARE(m_tokens.size(), i);
        QCOMPARE(m_provider->lastForm("/token").queryItemValue(u"refresh_token"_s), u"rt-%1"_s.arg(i));
    }
    QStringList names;
    const QUrlQuery form = m_provider->lastForm("/token");
    for (const auto &[name, value] : form.queryItems())
        names << name;
    QCOMPARE(names, (QStringList{u"grant_type"_s, u"refresh_token"_s, u"client_id"_s})); // no empty client_secret (T16)
}

void RenewalTest::aRefreshTokenThatIsNotRotatedStays()
{
    signIn();
    m_provider->giveRefreshToken = false;
    m_provider->giveIdTokenAgain = false;
    for (int i = 1; i < 3; ++i) {
        renew(m_session->accessToken());
        QTRY_COMPARE(m_tokens.size(), i);
        QCOMPARE(m_provider->lastForm("/token").queryItemValue(u"refresh_token"_s), u"rt-1"_s);
    }
    QCOMPARE(m_session->person().name, u"Ada Admin"_s);
}

void RenewalTest::t16ARefusalInPassingIsOvercome()
{
    signIn();
    int refusals = 1;
    m_provider->hook = [&refusals](QTcpSocket &socket, const RawServer::Received &request) {
        if (request.target != "/token" || refusals-- <= 0)
            return false;
        RawServer::reply(socket, 503);
        return true;
    };
    renew("at-1");
    QTRY_COMPARE(m_errors.size(), 1);
    QCOMPARE(m_errors.at(0).kind, Error::Kind::Server); // the line's fault, not the grant's
    QTRY_VERIFY(isActive());                            // by itself
    QCOMPARE(m_states, (QList<State>{State::Renewing, State::Offline, State::Renewing, State::Active}));
    QCOMPARE(m_session->accessToken(), "at-2"_ba);
    QCOMPARE(m_opened.size(), 1); // nobody had to sign in again
}

void RenewalTest::aDeadLineKeepsTheGrant_data()
{
    QTest::addColumn<QByteArray>("answer"); // "-": reset; empty: none at all
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("T3: reset") << "-"_ba << Error::Kind::Offline;
    QTest::newRow("T5: silent") << ""_ba << Error::Kind::Timeout;
    QTest::newRow("T4: leads elsewhere")
        << "HTTP/1.1 307 x\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"_ba << Error::Kind::BadReply;
    QTest::newRow("500") << "HTTP/1.1 500 x\r\nContent-Length: 0\r\n\r\n"_ba << Error::Kind::Server;
    QTest::newRow("429") << "HTTP/1.1 429 x\r\nContent-Length: 0\r\n\r\n"_ba << Error::Kind::RateLimited;
    QTest::newRow("a captive portal") << "HTTP/1.1 200 x\r\nContent-Length: 6\r\n\r\n<html>"_ba
                                      << Error::Kind::BadReply;
    QTest::newRow("a dead grant said with a 503")
        << "HTTP/1.1 503 x\r\nContent-Length: 25\r\n\r\n{\"error\":\"invalid_grant\"}"_ba << Error::Kind::Server;
}

void RenewalTest::aDeadLineKeepsTheGrant()
{
    QFETCH(QByteArray, answer);
    QFETCH(Error::Kind, kind);
    if (answer.isEmpty())
        beImpatient();
    m_session->setRetryWaits({10min});
    signIn();
    m_provider->hook = [answer](QTcpSocket &socket, const RawServer::Received &request) {
        if (request.target != "/token")
            return false;
        if (answer == "-")
            RawServer::reset(socket);
        else
            socket.write(answer);
        return true;
    };
    renew("at-1");
    QTRY_COMPARE(m_errors.size(), 1);
    QCOMPARE(m_errors.at(0).kind, kind);
    QVERIFY(m_errors.at(0).code == u"provider.unreachable"_s || m_errors.at(0).code == u"tokens.malformed"_s);
    QCOMPARE(m_session->state(), State::Offline);
    QCOMPARE(m_provider->count("/token"), 2); // of the renewal, one delivery
    QCOMPARE(m_session->person().subject, u"s-1"_s);
    m_provider->hook = nullptr;
    renew({}); // a request does not wait, nor does it ask sooner than is due
    QTRY_COMPARE(m_errors.size(), 2);
    QCOMPARE(m_errors.at(1), m_errors.at(0));
    QCOMPARE(m_provider->count("/token"), 2);
    m_session->tryNow(); // a person may
    renew({});
    QTRY_COMPARE(m_tokens, QList<QByteArray>{"at-2"});
    QCOMPARE(m_provider->lastForm("/token").queryItemValue(u"refresh_token"_s), u"rt-1"_s);
    QVERIFY(isActive());
}

void RenewalTest::theIssuersWaitIsKept()
{
    signIn();
    m_provider->hook = [](QTcpSocket &socket, const RawServer::Received &request) {
        if (request.target == "/token")
            RawServer::reply(socket, 503, {}, {{"Retry-After", "2"}});
        return request.target == "/token";
    };
    renew("at-1");
    QTRY_COMPARE(m_errors.size(), 1);
    QCOMPARE(m_errors.at(0).retryAfter, 2s);
    m_provider->hook = nullptr;
    for (int i = 0; i < 3; ++i)
        renew("at-1");
    m_session->tryNow();
    QTRY_COMPARE(m_errors.size(), 4);
    QCOMPARE(m_errors.at(3), m_errors.at(0));
    QTest::qWait(1200);
    QCOMPARE(m_provider->count("/token"), 2);
    QCOMPARE(m_session->state(), State::Offline);
    QTRY_VERIFY(isActive()); // by itself, when it is due
    QCOMPARE(m_provider->count("/token"), 3);
}

void RenewalTest::givenUp()
{
    m_session->giveUp();
    QCOMPARE(m_session->state(), State::SignedOut);
    signIn();
    m_session->giveUp();
    QCOMPARE(m_session->state(), State::Expired);
    QVERIFY(m_session->accessToken().isEmpty());
    QCOMPARE(m_session->person().name, u"Ada Admin"_s); // for the page that asks to sign in again
    QTRY_COMPARE(m_revoked->count(), 1);
    QCOMPARE(m_provider->lastForm("/revoke").queryItemValue(u"token"_s), u"rt-1"_s);
    m_session->signIn(m_provider->server(), Session::Ask::Anew);
    QTRY_VERIFY(isActive());
    QCOMPARE(QUrlQuery(m_provider->lastAuthorisation).queryItemValue(u"prompt"_s, QUrl::FullyDecoded),
             u"login consent"_s);
}

void RenewalTest::givenUpWhileRenewing()
{
    signIn();
    renew("at-1");
    m_session->giveUp();
    QCOMPARE(m_session->state(), State::Expired);
    QCOMPARE(m_errors.size(), 1);
    QCOMPARE(m_errors.at(0).kind, Error::Kind::GrantDead);
    QTRY_COMPARE(m_revoked->count(), 1);
    QCOMPARE(m_provider->lastForm("/revoke").queryItemValue(u"token"_s), u"rt-2"_s); // what the renewal brought
    QCOMPARE(m_session->state(), State::Expired);
    QVERIFY(m_session->accessToken().isEmpty());
}

void RenewalTest::givenUpWhileOffline()
{
    m_session->setRetryWaits({10min});
    signIn();
    m_provider->hook = [](QTcpSocket &socket, const RawServer::Received &request) {
        if (request.target == "/token")
            RawServer::reset(socket);
        return request.target == "/token";
    };
    renew("at-1");
    QTRY_COMPARE(m_session->state(), State::Offline);
    m_session->giveUp();
    QCOMPARE(m_session->state(), State::Expired);
}

void RenewalTest::aDeadGrantExpires()
{
    signIn();
    m_provider->hook = [](QTcpSocket &socket, const RawServer::Received &request) {
        if (request.target == "/token")
            RawServer::reply(socket, 400, R"({"error":"invalid_grant"})");
        return request.target == "/token";
    };
    renew("at-1");
    renew("at-1");
    QTRY_COMPARE(m_errors.size(), 2);
    QCOMPARE(m_errors.at(0).kind, Error::Kind::GrantDead);
    QCOMPARE(m_errors.at(0).code, u"grant.invalid_grant"_s);
    QCOMPARE(m_session->state(), State::Expired);
    QVERIFY(m_session->accessToken().isEmpty());
    QCOMPARE(m_session->person().name, u"Ada Admin"_s); // for the page that asks to sign in again
    renew("at-1");
    QTRY_COMPARE(m_errors.size(), 3);
    QTest::qWait(250);
    QCOMPARE(m_provider->count("/token"), 2); // no loop
    QCOMPARE(m_session->state(), State::Expired);

    m_provider->hook = nullptr;
    m_open = [](const QUrl &) { return false; };
    m_session->signIn(m_provider->server());
    QTRY_COMPARE(m_failed->count(), 1);
    QCOMPARE(m_session->state(), State::Expired); // where it came from
    m_open = [this](const QUrl &url) { return m_provider->browse(url); };
    signIn();
}

void RenewalTest::withoutARefreshTokenItExpires()
{
    m_provider->giveRefreshToken = false;
    signIn();
    renew("at-1");
    QTRY_COMPARE(m_errors.size(), 1);
    QCOMPARE(m_errors.at(0).code, u"grant.no_refresh_token"_s);
    QCOMPARE(m_session->state(), State::Expired);
    QCOMPARE(m_provider->count("/token"), 1);
}

void RenewalTest::anotherPersonEndsIt()
{
    signIn();
    m_provider->subject = u"s-2"_s;
    renew("at-1");
    QTRY_COMPARE(m_errors.size(), 1);
    QCOMPARE(m_errors.at(0).kind, Error::Kind::GrantDead);
    QCOMPARE(m_errors.at(0).code, u"token.changed"_s);
    QCOMPARE(m_session->state(), State::Expired);
    QTRY_COMPARE(m_provider->count("/revoke"), 1);
    QCOMPARE(m_provider->lastForm("/revoke").queryItemValue(u"token"_s), u"rt-2"_s);
}

void RenewalTest::newKeysAreFetched()
{
    signIn();
    m_provider->key = SigningKey(SigningKey::Type::EcP256, u"k2"_s);
    renew("at-1");
    QTRY_COMPARE(m_tokens, QList<QByteArray>{"at-2"});
    QCOMPARE(m_provider->count("/keys"), 2);
    // A flood of unknown keys does not become a flood of fetches.
    m_provider->publishedKey.emplace(m_provider->key);
    m_provider->key = SigningKey(SigningKey::Type::EcP256, u"k3"_s);
    renew("at-2");
    QTRY_COMPARE(m_errors.size(), 1);
    QCOMPARE(m_provider->count("/keys"), 2);
}

void RenewalTest::keysThatCannotBeHadDecideNothing()
{
    beImpatient();
    signIn();
    m_clock.ahead = 11s;
    m_provider->key = SigningKey(SigningKey::Type::EcP256, u"k2"_s);
    hang("/keys");
    renew("at-1");
    QTRY_COMPARE(m_tokens, QList<QByteArray>{"at-2"});
    QVERIFY(isActive());
}

void RenewalTest::lifeIsCountedFromTheAnswer()
{
    m_provider->life = 100;
    signIn();
    m_clock.ahead = 85s;
    QCOMPARE(m_session->accessToken(), "at-1"_ba);
    m_clock.ahead = 95s; // a little before its end
    QVERIFY(m_session->accessToken().isEmpty());
    renew({});
    QTRY_COMPARE(m_tokens, QList<QByteArray>{"at-2"});
    QCOMPARE(m_session->accessToken(), "at-2"_ba);
}

void RenewalTest::serializesWithAuthorised()
{
    signIn();
    ScriptedTransport below;
    Authorised authorised(below, *m_session);
    QList<int> statuses;
    for (int i = 0; i < 3; ++i) {
        below.answer(401);
        authorised.send({.path = u"/roles"_s}, this,
                        [&statuses](const Result<Response> &result) { statuses << (result ? result->status : 0); });
    }
    for (int i = 0; i < 3; ++i)
        below.answer(200);
    QTRY_COMPARE(statuses, (QList<int>{200, 200, 200}));
    QCOMPARE(headerValue(below.lastRequest().headers, "authorization"), "Bearer at-2"_ba);
    QCOMPARE(m_provider->count("/token"), 2);
}

STEWARD_TEST(RenewalTest, "renewal", Core)

} // namespace steward

#include "renewaltest.moc"
