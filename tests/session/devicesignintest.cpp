// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/devicesignin.h"
#include "session/session.h"
#include "support/fakeprovider.h"
#include "support/provider.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

using tests::FakeProvider;
using tests::OidcProvider;
using State = Session::State;

namespace {

constexpr auto second = 20ms; // of the clock that the tests run by

/// An issuer with a device flow whose answers to each question a test lists; after them it gives tokens.
class Issuer
{
public:
    Issuer()
    {
        const QString base = fake.issuer();
        fake.metadata.insert(u"device_authorization_endpoint"_s, QString(base + u"/device"_s));
        fake.resource.insert(u"steward_clients"_s, QJsonObject{{u"cli"_s, u"console-cli"_s}});
        code = {{u"device_code"_s, u"d-1"_s},
                {u"user_code"_s, u"WDJB-MJHT"_s},
                {u"verification_uri"_s, QString(base + u"/enter"_s)},
                {u"expires_in"_s, 1000},
                {u"interval"_s, 1}};
        m_clock.start();
        fake.hook = [this](QTcpSocket &socket, const RawServer::Received &request) { return act(socket, request); };
    }

    FakeProvider fake;
    QJsonObject code;
    QList<QByteArray> refusals; ///< "line": the connection is dropped; "503": in trouble
    QJsonObject claims;
    QList<qint64> asked; ///< when, in ms

private:
    bool act(QTcpSocket &socket, const RawServer::Received &request)
    {
        if (request.target == "/device") {
            RawServer::replyJson(socket, QJsonDocument(code).toJson());
            return true;
        }
        if (request.target != "/token")
            return false;
        asked << m_clock.elapsed();
        if (refusals.isEmpty())
            give(socket);
        else
            refuse(socket, refusals.takeFirst());
        return true;
    }

    static void refuse(QTcpSocket &socket, const QByteArray &how)
    {
        if (how == "line")
            return RawServer::reset(socket);
        if (how == "503")
            return RawServer::reply(socket, 503, {}, {{"Retry-After", "9"}});
        RawServer::reply(socket, 400, "{\"error\":\"" + how + "\"}", {{"Content-Type", "application/json"}});
    }

    void give(QTcpSocket &socket)
    {
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        QJsonObject payload{{u"iss"_s, fake.issuer()},
                            {u"sub"_s, u"s-1"_s},
                            {u"aud"_s, u"console-cli"_s},
                            {u"iat"_s, now},
                            {u"exp"_s, now + 300}};
        for (auto it = claims.begin(); it != claims.end(); ++it)
            payload.insert(it.key(), it.value());
        const QJsonObject tokens{{u"token_type"_s, u"Bearer"_s},
                                 {u"access_token"_s, u"at-1"_s},
                                 {u"refresh_token"_s, u"rt-1"_s},
                                 {u"expires_in"_s, 300},
                                 {u"id_token"_s, QString::fromLatin1(fake.key.token(QJsonObject(), payload))}};
        RawServer::replyJson(socket, QJsonDocument(tokens).toJson());
    }

    QElapsedTimer m_clock;
};

/// A terminal, as far as signing in goes.
struct Terminal
{
    explicit Terminal(std::chrono::milliseconds beat = second)
        : flow(
            web, clock, [this](const DeviceCode &code) { shown << code; }, beat)
        , session(web, flow, clock)
        , failed(&session, &Session::signInFailed)
    {
    }

    [[nodiscard]] QString failure() const
    {
        return failed.isEmpty() ? QString() : failed.last().at(0).value<Error>().code;
    }
    [[nodiscard]] QString signIn(const QUrl &server)
    {
        session.signIn(server);
        const bool ended = QTest::qWaitFor([this] { return session.state() != State::SigningIn; }, 20'000);
        return ended ? failure() : u"never ended"_s;
    }

    SystemClock clock;
    QNetworkAccessManager network;
    NetWebClient web{network};
    QList<DeviceCode> shown;
    DeviceSignIn flow;
    Session session;
    QSignalSpy failed;
};

qint64 gap(const Issuer &issuer, qsizetype before)
{
    return issuer.asked.at(before + 1) - issuer.asked.at(before);
}

} // namespace

class DeviceSignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsInWhenThePersonHas()
    {
        Issuer issuer;
        issuer.refusals = {"authorization_pending", "authorization_pending"};
        Terminal terminal;
        QCOMPARE(terminal.signIn(issuer.fake.server()), QString());
        QCOMPARE(terminal.session.state(), State::Active);
        QCOMPARE(terminal.session.person().subject, u"s-1"_s);
        QCOMPARE(terminal.shown.size(), 1);
        QCOMPARE(terminal.shown.at(0).userCode, u"WDJB-MJHT"_s);
        QCOMPARE(issuer.asked.size(), 3);

        const QUrlQuery first = issuer.fake.lastForm("/device");
        QCOMPARE(first.queryItemValue(u"client_id"_s), u"console-cli"_s);
        QVERIFY(first.queryItemValue(u"scope"_s, QUrl::FullyDecoded).contains("openid"_L1));
        QCOMPARE(first.queryItemValue(u"resource"_s, QUrl::FullyDecoded), issuer.fake.server().toString());
        QVERIFY(!first.hasQueryItem(u"nonce"_s));
        const QUrlQuery question = issuer.fake.lastForm("/token");
        QCOMPARE(question.queryItemValue(u"device_code"_s), u"d-1"_s);
        QCOMPARE(question.queryItemValue(u"grant_type"_s, QUrl::FullyDecoded),
                 u"urn:ietf:params:oauth:grant-type:device_code"_s);
    }

    void aTokenOfAnotherSignInIsRefused()
    {
        Issuer issuer;
        issuer.claims = {{u"nonce"_s, u"n"_s}};
        Terminal terminal;
        QCOMPARE(terminal.signIn(issuer.fake.server()), u"token.nonce"_s);
    }

    void asksNoFasterThanItMay() // RULES 2.22
    {
        Issuer issuer;
        issuer.code.insert(u"interval"_s, 4);
        issuer.refusals = {"authorization_pending", "authorization_pending"};
        Terminal terminal;
        QCOMPARE(terminal.signIn(issuer.fake.server()), QString());
        QVERIFY(gap(issuer, 0) >= 4 * second.count());
        QVERIFY(gap(issuer, 1) >= 4 * second.count());
    }

    void withoutAnIntervalItIsFiveSeconds()
    {
        Issuer issuer;
        issuer.code.remove(u"interval"_s);
        issuer.refusals = {"authorization_pending"};
        Terminal terminal;
        QCOMPARE(terminal.signIn(issuer.fake.server()), QString());
        QVERIFY(gap(issuer, 0) >= 5 * second.count());
    }

    void slowsDownForGood()
    {
        Issuer issuer;
        issuer.refusals = {"slow_down", "authorization_pending", "slow_down"};
        Terminal terminal;
        QCOMPARE(terminal.signIn(issuer.fake.server()), QString());
        QVERIFY(gap(issuer, 0) >= 6 * second.count());
        QVERIFY(gap(issuer, 1) >= 6 * second.count()); // still
        QVERIFY(gap(issuer, 2) >= 11 * second.count());
    }

    void asksHalfAsOftenWhenTheLineSwallowsQuestions()
    {
        Issuer issuer;
        issuer.code.insert(u"interval"_s, 2);
        issuer.refusals = {"line", "line", "503"};
        Terminal terminal;
        QCOMPARE(terminal.signIn(issuer.fake.server()), QString());
        QVERIFY(gap(issuer, 0) >= 4 * second.count());
        QVERIFY(gap(issuer, 1) >= 8 * second.count());
        QVERIFY(gap(issuer, 2) >= 16 * second.count());
        QCOMPARE(issuer.asked.size(), 4); // none was sent twice
    }

    void waitsAsLongAsAnIssuerInTroubleAsks()
    {
        Issuer issuer;
        issuer.refusals = {"503"};
        Terminal terminal;
        QCOMPARE(terminal.signIn(issuer.fake.server()), QString());
        QVERIFY(gap(issuer, 0) >= 9 * second.count());
    }

    void stopsWhenTheCodeHasEnded()
    {
        Issuer issuer;
        issuer.code.insert(u"expires_in"_s, 10);
        issuer.refusals = QList<QByteArray>(1000, "authorization_pending");
        Terminal terminal;
        QCOMPARE(terminal.signIn(issuer.fake.server()), u"signin.timeout"_s);
        QTest::qWait(int(5 * second.count())); // one may have been on its way
        const qsizetype asked = issuer.asked.size();
        QVERIFY(asked >= 1);
        QTest::qWait(int(10 * second.count()));
        QCOMPARE(issuer.asked.size(), asked);
    }

    void aRefusalEndsIt_data()
    {
        QTest::addColumn<QByteArray>("refusal");
        QTest::addColumn<QString>("code");
        QTest::newRow("the person says no") << QByteArray("access_denied") << u"signin.denied"_s;
        QTest::newRow("too late") << QByteArray("expired_token") << u"signin.timeout"_s;
        QTest::newRow("another's code") << QByteArray("invalid_grant") << u"signin.code_refused"_s;
        QTest::newRow("another's client") << QByteArray("invalid_client") << u"signin.code_refused"_s;
        QTest::newRow("anything else") << QByteArray("invalid_request") << u"tokens.refused"_s;
    }
    void aRefusalEndsIt()
    {
        QFETCH(const QByteArray, refusal);
        QFETCH(const QString, code);
        Issuer issuer;
        issuer.refusals = {refusal};
        Terminal terminal;
        QCOMPARE(terminal.signIn(issuer.fake.server()), code);
        QCOMPARE(terminal.session.state(), State::SignedOut);
        QTest::qWait(int(5 * second.count()));
        QCOMPARE(issuer.asked.size(), 1);
    }

    void cancelledItAsksNoMore()
    {
        Issuer issuer;
        issuer.refusals = QList<QByteArray>(1000, "authorization_pending");
        Terminal terminal;
        terminal.session.signIn(issuer.fake.server());
        QTRY_VERIFY(issuer.asked.size() >= 2);
        terminal.session.cancelSignIn();
        const qsizetype asked = issuer.asked.size();
        QTest::qWait(int(10 * second.count()));
        QVERIFY(issuer.asked.size() <= asked + 1); // one may have been on its way
        QCOMPARE(terminal.failure(), u"signin.cancelled"_s);
    }

    void anIssuerWithoutADeviceFlowIsTold()
    {
        Issuer issuer;
        issuer.fake.metadata.remove(u"device_authorization_endpoint"_s);
        Terminal terminal;
        QCOMPARE(terminal.signIn(issuer.fake.server()), u"signin.no_device_flow"_s);
    }

    void malformed_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        const QString line(u"A\x1b[2J"_s);
        QTest::newRow("no code") << u"device_code"_s << QJsonValue();
        QTest::newRow("a code that breaks a header") << u"device_code"_s << QJsonValue(u"a\r\nb"_s);
        QTest::newRow("nothing to type") << u"user_code"_s << QJsonValue(QString());
        QTest::newRow("what clears a terminal") << u"user_code"_s << QJsonValue(line);
        QTest::newRow("what turns the writing") << u"user_code"_s << QJsonValue(u"\u202eAB"_s);
        QTest::newRow("a page to type") << u"user_code"_s << QJsonValue(QString(65, u'A'));
        QTest::newRow("no address") << u"verification_uri"_s << QJsonValue();
        QTest::newRow("an address without TLS") << u"verification_uri"_s << QJsonValue(u"http://example.test/d"_s);
        QTest::newRow("a program") << u"verification_uri"_s << QJsonValue(u"file:///bin/sh"_s);
        QTest::newRow("no end") << u"expires_in"_s << QJsonValue();
        QTest::newRow("an end that is past") << u"expires_in"_s << QJsonValue(0);
        QTest::newRow("an end in words") << u"expires_in"_s << QJsonValue(u"600"_s);
        QTest::newRow("without a pause") << u"interval"_s << QJsonValue(0);
        QTest::newRow("a pause back in time") << u"interval"_s << QJsonValue(-5);
    }
    void malformed()
    {
        QFETCH(const QString, member);
        QFETCH(const QJsonValue, value);
        Issuer issuer;
        QVERIFY(parseDeviceCode({.status = 200, .body = QJsonDocument(issuer.code).toJson()}, {}));
        issuer.code.insert(member, value);
        const auto code = parseDeviceCode({.status = 200, .body = QJsonDocument(issuer.code).toJson()}, {});
        QVERIFY(!code);
        QCOMPARE(code.error().code, u"device.malformed"_s);
        QCOMPARE(code.error().detail, member);
    }

    void hugeTimesAreCut()
    {
        Issuer issuer;
        issuer.code.insert(u"expires_in"_s, 1e300);
        issuer.code.insert(u"interval"_s, 1e300);
        const auto code = parseDeviceCode({.status = 200, .body = QJsonDocument(issuer.code).toJson()}, {});
        QVERIFY(code);
        QCOMPARE(code->life, 1h);
        QCOMPARE(code->interval, 5min);
    }

    void theLongAddressIsOfTheSameHost()
    {
        Issuer issuer;
        const auto with = [&issuer](const QString &address) {
            issuer.code.insert(u"verification_uri_complete"_s, address);
            return parseDeviceCode({.status = 200, .body = QJsonDocument(issuer.code).toJson()}, {})->addressWithCode;
        };
        const QString good = issuer.fake.issuer() + u"/enter?code=WDJB-MJHT"_s;
        QCOMPARE(with(good), QUrl(good));
        QCOMPARE(with(u"https://elsewhere.test/enter?code=WDJB-MJHT"_s), QUrl());
    }

    void whatTheIssuerRefusesAtOnceIsTold()
    {
        const auto of = [](int status, const QByteArray &body) {
            return parseDeviceCode({.status = status, .body = body}, {}).error();
        };
        QCOMPARE(of(400, R"({"error":"invalid_scope"})").code, u"device.refused"_s);
        QCOMPARE(of(400, R"({"error":"invalid_scope"})").detail, u"invalid_scope"_s);
        QCOMPARE(of(401, R"({"error":"invalid_client"})").kind, Error::Kind::BadReply);
        QCOMPARE(of(503, {}).kind, Error::Kind::Server);
    }

    /// Against a certified provider that is not ours, through a browser that is a program of its own.
    void signsInAtARealProvider()
    {
        OidcProvider provider;
        QVERIFY(provider.start());
        RawServer server;
        server.setAct([&](QTcpSocket &socket, const RawServer::Received &) {
            const QString here = server.url().toString();
            const QJsonObject document{{u"resource"_s, here},
                                       {u"authorization_servers"_s, QJsonArray{provider.issuer()}},
                                       {u"steward_audience"_s, here},
                                       {u"steward_scopes"_s, QJsonArray{u"steward"_s}},
                                       {u"steward_clients"_s, QJsonObject{{u"cli"_s, u"console-cli"_s}}}};
            RawServer::replyJson(socket, QJsonDocument(document).toJson());
        });
        Terminal terminal(100ms); // it names no interval: five of these
        QProcess browser;
        terminal.session.signIn(server.url());
        QTRY_VERIFY_WITH_TIMEOUT(!terminal.shown.isEmpty(), 20'000);
        browser.start(OidcProvider::browser(), {terminal.shown.at(0).address.toString(QUrl::FullyEncoded), u"--code"_s,
                                                terminal.shown.at(0).userCode});
        QTRY_COMPARE_WITH_TIMEOUT(terminal.session.state(), State::Active, 30'000);
        QCOMPARE(terminal.session.person().name, u"Ada Admin"_s);
        QTRY_COMPARE_WITH_TIMEOUT(browser.state(), QProcess::NotRunning, 20'000);

        QList<QByteArray> renewed;
        terminal.session.renew(
            terminal.session.accessToken(), &terminal.session,
            [&renewed](const Result<QByteArray> &token) { renewed << (token ? *token : QByteArray("none")); });
        QTRY_COMPARE(renewed.size(), 1);
        QCOMPARE(renewed.at(0), terminal.session.accessToken());
        QVERIFY(!renewed.at(0).isEmpty());
    }
};

STEWARD_TEST(DeviceSignInTest, "devicesignin", Core)

} // namespace steward

#include "devicesignintest.moc"
