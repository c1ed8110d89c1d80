// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/session.h"
#include "session/desktopsignin.h"
#include "support/fakeprovider.h"
#include "support/scriptedtransport.h"
#include "support/testmain.h"
#include "transport/authorised.h"

#include <QMetaEnum>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

using tests::FakeProvider;
using tests::SigningKey;
using State = Session::State;
using Step = Session::Step;

namespace {

/// The moment, standing, and near enough to the true one for the provider's tokens.
class TestClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return SystemClock().now() + ahead; }
    std::chrono::seconds ahead{0};
};

} // namespace

class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theTableOfMoves();
    void signsIn();
    void asksForWhatTheServerNames();
    void theExchangeSaysNoMoreThanItMust();
    void aSignInThatFailsHasAName_data();
    void aSignInThatFailsHasAName();
    void t3TheCodeIsSentOnce();
    void t4TheCodeIsNotTakenElsewhere();
    void t5ASilentTokenEndpointEndsTheSignIn();
    void nobodyComesBack();
    void onlyAStrangerComesBack();
    void noBrowserOpens();
    void aSignInCanBeCancelledAtAnyStep_data();
    void aSignInCanBeCancelledAtAnyStep();
    void aSecondSignInMeanwhileIsNone();

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

    void signsOut();
    void signsOutThoughTheIssuerIsInTrouble();
    void signsOutWhileRenewing();
    void signsOutWhileSigningIn();
    void withoutASessionThereIsNoToken();

private:
    void makeConsole();
    void beImpatient(); ///< with a network that does not answer
    void signIn();
    [[nodiscard]] bool isActive() const { return m_session->state() == State::Active; }
    void renew(const QByteArray &refused);
    void hang(const QByteArray &path);

    TestClock m_clock;
    DesktopSignInLimits m_limits;
    std::function<bool(const QUrl &)> m_open;
    QList<QUrl> m_opened;
    std::unique_ptr<FakeProvider> m_provider;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<NetWebClient> m_web;
    std::unique_ptr<DesktopSignIn> m_flow;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QSignalSpy> m_failed;
    std::unique_ptr<QSignalSpy> m_revoked;
    QList<State> m_states;
    QList<Step> m_steps;
    QList<QByteArray> m_tokens;
    QList<Error> m_errors;
};

void SessionTest::init()
{
    m_clock.ahead = 0s;
    m_limits = {.browser = 60s, .farewell = 1s, .network = {.overall = 20s, .silence = 10s, .answerBytes = 100'000}};
    m_provider = std::make_unique<FakeProvider>();
    m_open = [this](const QUrl &url) { return m_provider->browse(url); };
    m_opened.clear();
    makeConsole();
    m_states.clear();
    m_steps.clear();
    m_tokens.clear();
    m_errors.clear();
}

void SessionTest::makeConsole()
{
    m_session.reset();
    m_network = std::make_unique<QNetworkAccessManager>();
    m_web = std::make_unique<NetWebClient>(*m_network, m_limits.network);
    const auto open = [this](const QUrl &url) {
        m_opened << url;
        return m_open(url);
    };
    m_flow = std::make_unique<DesktopSignIn>(m_clock, open, m_limits);
    m_session = std::make_unique<Session>(*m_web, *m_flow, m_clock);
    m_session->setRetryWaits({100ms});
    m_failed = std::make_unique<QSignalSpy>(m_session.get(), &Session::signInFailed);
    m_revoked = std::make_unique<QSignalSpy>(m_session.get(), &Session::revoked);
    connect(m_session.get(), &Session::stateChanged, this, [this](State state) { m_states << state; });
    connect(m_session.get(), &Session::stepChanged, this, [this](Step step) { m_steps << step; });
}

void SessionTest::beImpatient()
{
    m_limits.network.overall = 600ms;
    m_limits.network.silence = 300ms;
    makeConsole();
}

void SessionTest::cleanup()
{
    m_session.reset();
    m_flow.reset();
    m_web.reset();
    m_network.reset();
    m_provider.reset();
}

void SessionTest::signIn()
{
    m_session->signIn(m_provider->server());
    QTRY_VERIFY2(isActive(), m_failed->isEmpty() ? "" : qPrintable(m_failed->at(0).at(0).value<Error>().code));
    m_states.clear();
}

void SessionTest::renew(const QByteArray &refused)
{
    m_session->renew(refused, this, [this](const Result<QByteArray> &result) {
        if (result)
            m_tokens << *result;
        else
            m_errors << result.error();
    });
}

void SessionTest::hang(const QByteArray &path)
{
    m_provider->hook = [path](QTcpSocket &, const RawServer::Received &request) { return request.target == path; };
}

void SessionTest::theTableOfMoves()
{
    const QHash<State, QList<State>> table{
        {State::SignedOut, {State::SigningIn}},
        {State::SigningIn, {State::Active, State::SignedOut, State::Expired}},
        {State::Active, {State::Renewing, State::Expired, State::SignedOut}},
        {State::Renewing, {State::Active, State::Offline, State::Expired, State::SignedOut}},
        {State::Offline, {State::Renewing, State::Expired, State::SignedOut}},
        {State::Expired, {State::SigningIn, State::SignedOut}},
    };
    const auto states = QMetaEnum::fromType<State>();
    for (int from = 0; from < states.keyCount(); ++from) {
        for (int to = 0; to < states.keyCount(); ++to) {
            QVERIFY2(
                Session::mayMove(State(from), State(to)) == table.value(State(from)).contains(State(to)),
                qPrintable(QString::fromLatin1(states.key(from)) + u" -> "_s + QString::fromLatin1(states.key(to))));
        }
    }
}

void SessionTest::signsIn()
{
    m_session->signIn(m_provider->server());
    QCOMPARE(m_session->state(), State::SigningIn);
    QCOMPARE(m_session->step(), Step::Server);
    QVERIFY(m_session->accessToken().isEmpty());
    QTRY_VERIFY(isActive());
    QCOMPARE(m_states, (QList<State>{State::SigningIn, State::Active}));
    QCOMPARE(m_steps,
             (QList<Step>{Step::Server, Step::Provider, Step::Browser, Step::Provider, Step::Check, Step::None}));
    const Person ada{u"Ada Admin"_s, u"s-1"_s, m_provider->issuer(), u"ada@example.test"_s};
    QCOMPARE(m_session->person(), ada);
    QCOMPARE(m_session->accessToken(), "at-1"_ba);
    QCOMPARE(m_session->server(), m_provider->server());
    QVERIFY(m_session->isSignedIn());
}

void SessionTest::asksForWhatTheServerNames()
{
    m_provider->resource.insert(u"steward_scopes"_s, QJsonArray{u"steward"_s, u"openid"_s});
    m_provider->resource.insert(u"steward_audience"_s, u"https://steward.example/api?a=b&c=d"_s);
    m_provider->metadata.insert(u"authorization_endpoint"_s, m_provider->issuer() + u"/auth?tenant=t%261"_s);
    m_provider->metadata.insert(u"scopes_supported"_s, QJsonArray{u"openid"_s, u"offline_access"_s, u"profile"_s});
    signIn();
    const QUrlQuery asked(m_provider->lastAuthorisation);
    const auto value = [&asked](const QString &name) { return asked.queryItemValue(name, QUrl::FullyDecoded); };
    QCOMPARE(value(u"client_id"_s), u"console-desktop"_s);
    QCOMPARE(value(u"scope"_s), u"openid offline_access profile steward"_s);
    QCOMPARE(value(u"resource"_s), u"https://steward.example/api?a=b&c=d"_s);
    QCOMPARE(value(u"prompt"_s), u"consent"_s);
    QCOMPARE(value(u"tenant"_s), u"t&1"_s);
    QVERIFY(QRegularExpression(u"^http://127\\.0\\.0\\.1:\\d+/callback$"_s).match(value(u"redirect_uri"_s)).hasMatch());
}

void SessionTest::theExchangeSaysNoMoreThanItMust()
{
    signIn();
    const QUrlQuery form = m_provider->lastForm("/token");
    QStringList names;
    for (const auto &[name, value] : form.queryItems())
        names << name;
    names.sort();
    QCOMPARE(names, (QStringList{u"client_id"_s, u"code"_s, u"code_verifier"_s, u"grant_type"_s, u"redirect_uri"_s}));
    QVERIFY(form.queryItemValue(u"code_verifier"_s).size() >= 43);
    for (const QUrl &url : std::as_const(m_opened))
        QVERIFY(!url.toString().contains(form.queryItemValue(u"code_verifier"_s)));
}

void SessionTest::aSignInThatFailsHasAName_data()
{
    QTest::addColumn<std::function<void(FakeProvider &)>>("spoil");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("exchanges");  // how often the code was sent
    QTest::addColumn<bool>("takenBack"); // tokens had been given

    using Spoil = std::function<void(FakeProvider &)>;
    const auto add = [](const char *name, const QString &code, int exchanges, bool takenBack, const Spoil &spoil) {
        QTest::newRow(name) << spoil << code << exchanges << takenBack;
    };
    add("no client for this face", u"server.no_client"_s, 0, false, [](FakeProvider &p) {
        p.resource.insert(u"steward_clients"_s, QJsonObject{{u"browser"_s, u"x"_s}});
    });
    add("denied", u"signin.denied"_s, 0, false, [](FakeProvider &p) {
        p.comeBackWith = QUrlQuery{{u"code"_s, {}}, {u"error"_s, u"access_denied"_s}};
    });
    add("mix-up: another issuer answers", u"signin.issuer"_s, 0, false, [](FakeProvider &p) {
        p.comeBackWith = QUrlQuery{{u"iss"_s, u"https://evil.example"_s}};
    });
    add("mix-up: nobody says who answers", u"signin.issuer"_s, 0, false, [](FakeProvider &p) {
        p.comeBackWith = QUrlQuery{{u"iss"_s, {}}};
    });
    add("another code", u"signin.code_refused"_s, 1, false, [](FakeProvider &p) {
        p.comeBackWith = QUrlQuery{{u"code"_s, u"c-2"_s}};
    });
    add("no ID token", u"signin.no_id_token"_s, 1, true, [](FakeProvider &p) {
        p.hook = [](QTcpSocket &socket, const RawServer::Received &request) {
            if (request.target == "/token")
                RawServer::replyJson(socket, R"({"token_type":"Bearer","access_token":"a","refresh_token":"r"})");
            return request.target == "/token";
        };
    });
    add("a captive portal for tokens", u"tokens.malformed"_s, 1, false, [](FakeProvider &p) {
        p.hook = [](QTcpSocket &socket, const RawServer::Received &request) {
            if (request.target == "/token")
                RawServer::reply(socket, 200, "<html>");
            return request.target == "/token";
        };
    });
    add("huge tokens", u"provider.unreachable"_s, 1, false, [](FakeProvider &p) {
        p.hook = [](QTcpSocket &socket, const RawServer::Received &request) {
            if (request.target == "/token")
                RawServer::reply(socket, 200, QByteArray(3'000'000, 'x'));
            return request.target == "/token";
        };
    });
    add("the issuer in trouble", u"provider.unreachable"_s, 1, false, [](FakeProvider &p) {
        p.hook = [](QTcpSocket &socket, const RawServer::Received &request) {
            if (request.target == "/token")
                RawServer::reply(socket, 503);
            return request.target == "/token";
        };
    });
    add("another nonce", u"token.nonce"_s, 1, true,
        [](FakeProvider &p) { p.claims.insert(u"nonce"_s, u"replayed"_s); });
    add("no nonce", u"token.nonce"_s, 1, true, [](FakeProvider &p) { p.claims.insert(u"nonce"_s, QJsonValue::Null); });
    add("for another client", u"token.audience"_s, 1, true,
        [](FakeProvider &p) { p.claims.insert(u"aud"_s, u"other"_s); });
    add("of another issuer", u"token.issuer"_s, 1, true,
        [](FakeProvider &p) { p.claims.insert(u"iss"_s, u"https://evil.example"_s); });
    add("long over", u"token.expired"_s, 1, true, [](FakeProvider &p) { p.claims.insert(u"exp"_s, 1'000'000); });
    add("signed by a stranger of the same name", u"token.signature"_s, 1, true,
        [](FakeProvider &p) { p.publishedKey.emplace(SigningKey::Type::EcP256, u"k1"_s); });
    add("signed by a key nobody published", u"token.key_unknown"_s, 1, true,
        [](FakeProvider &p) { p.publishedKey.emplace(SigningKey::Type::EcP256, u"k2"_s); });
    add("no keys", u"provider.unreachable"_s, 1, true,
        [](FakeProvider &p) { p.metadata.insert(u"jwks_uri"_s, p.issuer() + u"/nowhere"_s); });
    add("S256 not among the methods", u"discovery.pkce"_s, 0, false,
        [](FakeProvider &p) { p.metadata.insert(u"code_challenge_methods_supported"_s, QJsonArray{u"plain"_s}); });
    add("a token endpoint in the clear", u"discovery.endpoint"_s, 0, false,
        [](FakeProvider &p) { p.metadata.insert(u"token_endpoint"_s, u"http://steward.example/token"_s); });
}

void SessionTest::aSignInThatFailsHasAName()
{
    QFETCH(std::function<void(FakeProvider &)>, spoil);
    QFETCH(QString, code);
    QFETCH(int, exchanges);
    QFETCH(bool, takenBack);
    spoil(*m_provider);
    m_session->signIn(m_provider->server());
    QTRY_COMPARE(m_failed->count(), 1);
    QCOMPARE(m_failed->at(0).at(0).value<Error>().code, code);
    QCOMPARE(m_session->state(), State::SignedOut);
    QCOMPARE(m_session->step(), Step::None);
    QCOMPARE(m_session->person(), Person());
    QVERIFY(m_session->accessToken().isEmpty());
    QCOMPARE(m_provider->count("/token"), exchanges);
    if (takenBack)
        QTRY_COMPARE(m_provider->count("/revoke"), 1);
    else
        QCOMPARE(m_provider->count("/revoke"), 0);
}

void SessionTest::t3TheCodeIsSentOnce()
{
    m_provider->hook = [](QTcpSocket &socket, const RawServer::Received &request) {
        if (request.target == "/token")
            RawServer::reset(socket);
        return request.target == "/token";
    };
    m_session->signIn(m_provider->server());
    QTRY_COMPARE(m_failed->count(), 1);
    QCOMPARE(m_failed->at(0).at(0).value<Error>().code, u"provider.unreachable"_s);
    QCOMPARE(m_failed->at(0).at(0).value<Error>().kind, Error::Kind::Offline);
    QTest::qWait(50);
    QCOMPARE(m_provider->count("/token"), 1);
}

void SessionTest::t4TheCodeIsNotTakenElsewhere()
{
    RawServer other;
    m_provider->hook = [&other](QTcpSocket &socket, const RawServer::Received &request) {
        if (request.target == "/token")
            RawServer::reply(socket, 307, {}, {{"Location", other.url(u"/token"_s).toEncoded()}});
        return request.target == "/token";
    };
    m_session->signIn(m_provider->server());
    QTRY_COMPARE(m_failed->count(), 1);
    QCOMPARE(m_failed->at(0).at(0).value<Error>().detail, u"redirected"_s);
    QTest::qWait(50);
    QCOMPARE(other.count(), 0);
}

void SessionTest::t5ASilentTokenEndpointEndsTheSignIn()
{
    beImpatient();
    hang("/token");
    m_session->signIn(m_provider->server());
    QTRY_COMPARE_WITH_TIMEOUT(m_failed->count(), 1, 3000);
    QCOMPARE(m_failed->at(0).at(0).value<Error>().kind, Error::Kind::Timeout);
    QCOMPARE(m_provider->count("/token"), 1);
}

void SessionTest::nobodyComesBack()
{
    m_limits.browser = 200ms;
    m_flow = std::make_unique<DesktopSignIn>(
        m_clock, [](const QUrl &) { return true; }, m_limits);
    Session session(*m_web, *m_flow, m_clock);
    QSignalSpy failed(&session, &Session::signInFailed);
    session.signIn(m_provider->server());
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.at(0).at(0).value<Error>().code, u"signin.timeout"_s);
    QCOMPARE(session.state(), State::SignedOut);
}

void SessionTest::onlyAStrangerComesBack()
{
    m_limits.browser = 500ms;
    m_flow = std::make_unique<DesktopSignIn>(
        m_clock, [this](const QUrl &url) { return m_provider->browse(url); }, m_limits);
    m_provider->comeBackWith = QUrlQuery{{u"state"_s, u"guessed"_s}};
    Session session(*m_web, *m_flow, m_clock);
    QSignalSpy failed(&session, &Session::signInFailed);
    session.signIn(m_provider->server());
    QTRY_COMPARE(session.step(), Step::Browser);
    QTest::qWait(200);
    QCOMPARE(failed.count(), 0); // goes on waiting
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.at(0).at(0).value<Error>().code, u"signin.state"_s);
    QCOMPARE(m_provider->count("/token"), 0);
}

void SessionTest::noBrowserOpens()
{
    m_open = [](const QUrl &) { return false; };
    m_session->signIn(m_provider->server());
    QTRY_COMPARE(m_failed->count(), 1);
    QCOMPARE(m_failed->at(0).at(0).value<Error>().code, u"signin.no_browser"_s);
}

void SessionTest::aSignInCanBeCancelledAtAnyStep_data()
{
    QTest::addColumn<QByteArray>("silent");
    QTest::addColumn<Step>("step");
    QTest::newRow("server") << "/.well-known/oauth-protected-resource"_ba << Step::Server;
    QTest::newRow("provider") << "/.well-known/openid-configuration"_ba << Step::Provider;
    QTest::newRow("browser") << ""_ba << Step::Browser;
    QTest::newRow("exchange") << "/token"_ba << Step::Provider;
    QTest::newRow("keys") << "/keys"_ba << Step::Check;
}

void SessionTest::aSignInCanBeCancelledAtAnyStep()
{
    QFETCH(QByteArray, silent);
    QFETCH(Step, step);
    beImpatient();
    hang(silent);
    if (silent.isEmpty())
        m_open = [](const QUrl &) { return true; };
    m_session->signIn(m_provider->server());
    if (silent.isEmpty())
        QTRY_COMPARE(m_opened.size(), 1);
    else
        QTRY_COMPARE(m_provider->count(silent), 1);
    QCOMPARE(m_session->step(), step);
    m_session->cancelSignIn();
    QCOMPARE(m_session->state(), State::SignedOut);
    QCOMPARE(m_failed->count(), 1);
    QCOMPARE(m_failed->at(0).at(0).value<Error>().kind, Error::Kind::Cancelled);
    QTest::qWait(400); // longer than any limit of the network here
    QCOMPARE(m_failed->count(), 1);
    QCOMPARE(m_states, (QList<State>{State::SigningIn, State::SignedOut}));
    // Nothing of it is left: the next one comes through.
    m_provider->hook = nullptr;
    m_open = [this](const QUrl &url) { return m_provider->browse(url); };
    signIn();
}

void SessionTest::aSecondSignInMeanwhileIsNone()
{
    hang("/token");
    m_session->signIn(m_provider->server());
    m_session->signIn(QUrl(u"http://127.0.0.1:1"_s));
    QTRY_COMPARE(m_provider->count("/token"), 1);
    QCOMPARE(m_session->server(), m_provider->server());
}

void SessionTest::renewsOnceForAll()
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

void SessionTest::theNewestRefreshTokenIsUsed()
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

void SessionTest::aRefreshTokenThatIsNotRotatedStays()
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

void SessionTest::t16ARefusalInPassingIsOvercome()
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

void SessionTest::aDeadLineKeepsTheGrant_data()
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

void SessionTest::aDeadLineKeepsTheGrant()
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

void SessionTest::theIssuersWaitIsKept()
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

void SessionTest::givenUp()
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

void SessionTest::givenUpWhileRenewing()
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

void SessionTest::givenUpWhileOffline()
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

void SessionTest::aDeadGrantExpires()
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

void SessionTest::withoutARefreshTokenItExpires()
{
    m_provider->giveRefreshToken = false;
    signIn();
    renew("at-1");
    QTRY_COMPARE(m_errors.size(), 1);
    QCOMPARE(m_errors.at(0).code, u"grant.no_refresh_token"_s);
    QCOMPARE(m_session->state(), State::Expired);
    QCOMPARE(m_provider->count("/token"), 1);
}

void SessionTest::anotherPersonEndsIt()
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

void SessionTest::newKeysAreFetched()
{
    signIn();
    m_clock.ahead = 11s;
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

void SessionTest::keysThatCannotBeHadDecideNothing()
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

void SessionTest::lifeIsCountedFromTheAnswer()
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

void SessionTest::serializesWithAuthorised()
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

void SessionTest::signsOut()
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

    QCOMPARE(m_opened.size(), 2);
    QCOMPARE(m_opened.last().path(), u"/end"_s);
    const QUrlQuery end(m_opened.last());
    QCOMPARE(end.queryItemValue(u"id_token_hint"_s).count(u'.'), 2);
    QCOMPARE(end.queryItemValue(u"client_id"_s), u"console-desktop"_s);
    QVERIFY(end.queryItemValue(u"state"_s).size() >= 43);
    const QString back = end.queryItemValue(u"post_logout_redirect_uri"_s, QUrl::FullyDecoded);
    QVERIFY(QRegularExpression(u"^http://127\\.0\\.0\\.1:\\d+/signed-out$"_s).match(back).hasMatch());
    m_open = [this](const QUrl &url) { return m_provider->browse(url); };
    signIn(); // and in again
}

void SessionTest::signsOutThoughTheIssuerIsInTrouble()
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

void SessionTest::signsOutWhileRenewing()
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

void SessionTest::signsOutWhileSigningIn()
{
    hang("/token");
    m_session->signIn(m_provider->server());
    QTRY_COMPARE(m_provider->count("/token"), 1);
    m_session->signOut();
    QCOMPARE(m_session->state(), State::SignedOut);
    QCOMPARE(m_failed->count(), 1);
}

void SessionTest::withoutASessionThereIsNoToken()
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

STEWARD_TEST(SessionTest, "session", Core)

} // namespace steward

#include "sessiontest.moc"
