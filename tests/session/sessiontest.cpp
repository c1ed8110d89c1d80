// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionstage.h"
#include "support/testmain.h"

#include <QMetaEnum>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

using tests::FakeProvider;
using tests::SessionStage;
using tests::SigningKey;

/// Signing in: each way it can end, and what goes over the line meanwhile.
class SessionTest : public SessionStage
{
    Q_OBJECT

private Q_SLOTS:
    void theTableOfMoves();
    void signsIn();
    void aServerThatIsKnownIsNotAskedAgain();
    void aServerThatIsKnownMustNameAnIssuer_data();
    void aServerThatIsKnownMustNameAnIssuer();
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
    void aSignInCanBeCancelledOnHearingOfAStep();
    void aSecondSignInMeanwhileIsNone();
};

void SessionTest::theTableOfMoves()
{
    const QHash<State, QList<State>> table{
        {State::SignedOut, {State::SigningIn, State::Resuming}},
        {State::SigningIn, {State::Active, State::SignedOut, State::Expired}},
        {State::Active, {State::Renewing, State::Expired, State::SignedOut}},
        {State::Renewing, {State::Active, State::Offline, State::Expired, State::SignedOut}},
        {State::Offline, {State::Renewing, State::Expired, State::SignedOut}},
        {State::Expired, {State::SigningIn, State::Resuming, State::SignedOut}},
        {State::Resuming, {State::Active, State::Offline, State::Expired, State::SignedOut}},
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

void SessionTest::aServerThatIsKnownIsNotAskedAgain()
{
    const oidc::ResourceMetadata known{.resource = m_provider->server(),
                                       .issuers = {m_provider->issuer()},
                                       .audience = m_provider->issuer(),
                                       .scopes = {u"steward"_s},
                                       .desktopClient = u"console-desktop"_s};
    m_session->signInAt(known);
    QCOMPARE(m_session->state(), State::SigningIn);
    m_session->signInAt(known); // a second one meanwhile is none
    QTRY_VERIFY(isActive());
    QCOMPARE(m_steps, (QList<Step>{Step::Provider, Step::Browser, Step::Provider, Step::Check, Step::None}));
    QCOMPARE(m_provider->count("/.well-known/oauth-protected-resource"), 0);
    QCOMPARE(m_provider->count("/.well-known/openid-configuration"), 1);
    QCOMPARE(m_session->server(), m_provider->server());
}

void SessionTest::aServerThatIsKnownMustNameAnIssuer_data()
{
    QTest::addColumn<QStringList>("issuers");
    QTest::newRow("none") << QStringList();
    QTest::newRow("in the clear") << QStringList{u"http://id.example"_s};
    QTest::newRow("no address") << QStringList{u"id.example"_s};
}

void SessionTest::aServerThatIsKnownMustNameAnIssuer()
{
    QFETCH(QStringList, issuers);
    m_session->signInAt({.resource = m_provider->server(), .issuers = issuers, .desktopClient = u"x"_s});
    QCOMPARE(m_session->state(), State::SigningIn);
    QTRY_COMPARE(m_failed->count(), 1);
    QCOMPARE(m_failed->at(0).at(0).value<Error>().code, u"resource.issuers"_s);
    QCOMPARE(m_session->state(), State::SignedOut);
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

void SessionTest::aSignInCanBeCancelledOnHearingOfAStep()
{
    connect(m_session.get(), &Session::stepChanged, this, [this](Step step) {
        if (step != Step::None)
            m_session->cancelSignIn();
    });
    m_session->signIn(m_provider->server());
    QCOMPARE(m_session->state(), State::SignedOut);
    m_session->signInAt({.issuers = {m_provider->issuer()}, .desktopClient = u"console-desktop"_s});
    QCOMPARE(m_session->state(), State::SignedOut);
    QTest::qWait(200);
    QCOMPARE(m_provider->raw().count(), 0);
    QCOMPARE(m_failed->count(), 2);
}

void SessionTest::aSecondSignInMeanwhileIsNone()
{
    hang("/token");
    m_session->signIn(m_provider->server());
    m_session->signIn(QUrl(u"http://127.0.0.1:1"_s));
    QTRY_COMPARE(m_provider->count("/token"), 1);
    QCOMPARE(m_session->server(), m_provider->server());
}

STEWARD_TEST(SessionTest, "session", Core)

} // namespace steward

#include "sessiontest.moc"
