// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Against a certified provider that is not ours, through a browser that is a program of its own.
#include "session/desktopsignin.h"
#include "session/session.h"
#include "support/provider.h"
#include "support/rawserver.h"
#include "support/testmain.h"
#include "vault/base64url.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

using tests::FaultProxy;
using tests::OidcProvider;
using State = Session::State;

namespace {

constexpr int patience = 30'000; // ms; each step of the browser starts a program

/// A server that has nothing but the document which names its issuer.
class DocumentServer
{
public:
    explicit DocumentServer(const QString &issuer)
    {
        m_server.setAct([this, issuer](QTcpSocket &socket, const RawServer::Received &) {
            const QString here = m_server.url().toString();
            const QJsonObject document{{u"resource"_s, here},
                                       {u"authorization_servers"_s, QJsonArray{issuer}},
                                       {u"steward_audience"_s, here},
                                       {u"steward_scopes"_s, QJsonArray{u"steward"_s}},
                                       {u"steward_clients"_s, QJsonObject{{u"desktop"_s, u"console-desktop"_s}}}};
            RawServer::replyJson(socket, QJsonDocument(document).toJson());
        });
    }
    [[nodiscard]] QUrl url() const { return m_server.url(); }

private:
    RawServer m_server;
};

QJsonObject claimsOf(const QByteArray &jwt)
{
    const QList<QByteArray> parts = jwt.split('.');
    return parts.size() == 3 ? QJsonDocument::fromJson(fromBase64Url(parts[1]).value_or(QByteArray())).object()
                             : QJsonObject();
}

/// A console, as far as signing in goes.
struct Console
{
    explicit Console(std::chrono::milliseconds waitForBrowser = std::chrono::minutes(1))
        : flow(clock, openInBrowser, {.browser = waitForBrowser})
        , session(web, flow, clock)
        , failed(&session, &Session::signInFailed)
        , revoked(&session, &Session::revoked)
    {
        session.setRetryWaits({200ms});
    }

    [[nodiscard]] QString failure() const
    {
        return failed.isEmpty() ? QString() : failed.last().at(0).value<Error>().code;
    }
    void renew()
    {
        session.renew(session.accessToken(), &session, [this](const Result<QByteArray> &result) {
            if (result)
                tokens << *result;
            else
                errors << result.error();
        });
    }

    SystemClock clock;
    QNetworkAccessManager network;
    NetWebClient web{network};
    DesktopSignIn flow;
    Session session;
    QSignalSpy failed;
    QSignalSpy revoked;
    QList<QByteArray> tokens;
    QList<Error> errors;
};

} // namespace

class SignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("STEWARD_BROWSER", OidcProvider::browser().toUtf8());
        QVERIFY(m_provider.start());
        m_server = std::make_unique<DocumentServer>(m_provider.issuer());
    }

    void init()
    {
        qunsetenv("OP_BROWSER");
        QVERIFY(m_provider.setOptions({{u"at-ttl"_s, 300}, {u"skew"_s, 0}}));
    }

    void signsInRenewsAndSignsOut()
    {
        QTemporaryDir folder;
        const QString log = folder.filePath(u"log"_s);
        qputenv("OP_BROWSER", u"--jar %1 --log %2"_s.arg(folder.filePath(u"jar"_s), log).toUtf8());
        Console console;
        console.session.signIn(m_server->url());
        QTRY_VERIFY_WITH_TIMEOUT(console.session.state() != State::SigningIn, patience);
        QCOMPARE(console.failure(), QString());
        const Person ada{u"Ada Admin"_s, u"admin"_s, m_provider.issuer(), u"admin@example.test"_s};
        QCOMPARE(console.session.person(), ada);
        const QByteArray first = console.session.accessToken();
        QCOMPARE(claimsOf(first)["aud"_L1].toString(), m_server->url().toString());
        QCOMPARE(claimsOf(first)["scope"_L1].toString(), u"steward"_s);

        // The provider rotates: a refresh token used twice would end the grant.
        for (int i = 1; i <= 3; ++i) {
            console.renew();
            QTRY_COMPARE(console.tokens.size(), i);
            QVERIFY(console.tokens.last() != first);
            QCOMPARE(claimsOf(console.tokens.last())["aud"_L1].toString(), m_server->url().toString());
        }
        QCOMPARE(m_provider.countOf(u"grant.success"_s, u"refresh_token"_s), 3);

        console.session.signOut();
        QCOMPARE(console.session.state(), State::SignedOut);
        QTRY_COMPARE_WITH_TIMEOUT(console.revoked.count(), 1, patience);
        QVERIFY(console.revoked.at(0).at(0).toBool());
        QTRY_VERIFY_WITH_TIMEOUT(m_provider.countOf(u"end_session.success"_s) == 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(linesOf(log).size() == 2, patience);
        const QJsonObject end = QJsonDocument::fromJson(linesOf(log).at(1)).object();
        QCOMPARE(end["exit"_L1].toInt(), 0); // the browser came back to our page
        QVERIFY(end["to"_L1].toString().endsWith("/signed-out"_L1));
    }

    void anAccessTokenThatHasEndedIsRenewed()
    {
        QVERIFY(m_provider.setOptions({{u"at-ttl"_s, 2}}));
        Console console;
        console.session.signIn(m_server->url());
        QTRY_COMPARE_WITH_TIMEOUT(console.session.state(), State::Active, patience);
        QTRY_VERIFY(console.session.accessToken().isEmpty());
        console.renew();
        QTRY_COMPARE(console.tokens.size(), 1);
        QVERIFY(!console.session.accessToken().isEmpty());
    }

    void aRefusalIsDenied()
    {
        qputenv("OP_BROWSER", "--deny");
        Console console;
        console.session.signIn(m_server->url());
        QTRY_VERIFY_WITH_TIMEOUT(!console.failed.isEmpty(), patience);
        QCOMPARE(console.failure(), u"signin.denied"_s);
        QCOMPARE(console.session.state(), State::SignedOut);
    }

    void aClosedBrowserEndsWithTheTime()
    {
        qputenv("OP_BROWSER", "--close");
        Console console(1s);
        console.session.signIn(m_server->url());
        QTRY_VERIFY_WITH_TIMEOUT(!console.failed.isEmpty(), patience);
        QCOMPARE(console.failure(), u"signin.timeout"_s);
    }

    void aDeadAccountExpires()
    {
        qputenv("OP_BROWSER", "--login nora");
        QVERIFY(m_provider.setAccounts({{u"nora"_s, QJsonObject{{u"sub"_s, u"n-17"_s}, {u"acr"_s, u"aal1"_s}}}}));
        Console console;
        console.session.signIn(m_server->url());
        QTRY_COMPARE_WITH_TIMEOUT(console.session.state(), State::Active, patience);
        QCOMPARE(console.session.person().subject, u"n-17"_s);
        QVERIFY(m_provider.setAccounts({{u"nora"_s, QJsonValue::Null}}));
        console.renew();
        QTRY_COMPARE(console.errors.size(), 1);
        QCOMPARE(console.errors.at(0).kind, Error::Kind::GrantDead);
        QCOMPARE(console.session.state(), State::Expired);

        qputenv("OP_BROWSER", "--login viewer");
        console.session.signIn(m_server->url());
        QTRY_COMPARE_WITH_TIMEOUT(console.session.state(), State::Active, patience);
        QVERIFY(console.session.person().subject != u"n-17"_s);
    }

    void clocksMayDifferALittle_data()
    {
        QTest::addColumn<int>("skew");
        QTest::addColumn<bool>("good");
        QTest::newRow("30 s ahead") << 30 << true;
        QTest::newRow("30 s behind") << -30 << true;
        QTest::newRow("an hour ahead") << 3600 << false;
        QTest::newRow("an hour behind") << -3600 << false;
    }

    void clocksMayDifferALittle()
    {
        QFETCH(int, skew);
        QFETCH(bool, good);
        QVERIFY(m_provider.setOptions({{u"skew"_s, skew}}));
        Console console;
        console.session.signIn(m_server->url());
        QTRY_VERIFY_WITH_TIMEOUT(console.session.state() != State::SigningIn, patience);
        QCOMPARE(console.session.state() == State::Active, good);
        if (!good)
            QVERIFY2(console.failure().startsWith("token."_L1), qPrintable(console.failure()));
    }

    void t16ARefusalInPassingIsOvercome()
    {
        OidcProvider provider;
        QVERIFY(provider.start());
        FaultProxy proxy;
        QVERIFY(proxy.start(provider));
        const DocumentServer server(proxy.issuer());
        Console console;
        console.session.signIn(server.url());
        QTRY_VERIFY_WITH_TIMEOUT(console.session.state() != State::SigningIn, patience);
        QCOMPARE(console.failure(), QString());
        QCOMPARE(console.session.person().issuer, proxy.issuer());

        const QJsonObject tokenEndpoint{{u"method"_s, u"POST"_s}, {u"path"_s, u"^/token"_s}};
        QVERIFY(proxy.setRules({QJsonObject{{u"match"_s, tokenEndpoint}, {u"times"_s, 1}, {u"status"_s, 503}}}));
        console.renew();
        QTRY_COMPARE(console.errors.size(), 1);
        QVERIFY(console.errors.at(0).kind != Error::Kind::GrantDead);
        QTRY_COMPARE(console.session.state(), State::Active);
        QCOMPARE(provider.countOf(u"grant.success"_s, u"refresh_token"_s), 1);

        // Acted upon, and the answer lost: delivered once, so that the loss is the worst that happens.
        QVERIFY(proxy.setRules(
            {QJsonObject{{u"match"_s, tokenEndpoint}, {u"times"_s, 1}, {u"reset_after_request"_s, true}}}));
        console.session.setRetryWaits({10min});
        console.renew();
        QTRY_COMPARE(console.errors.size(), 2);
        QCOMPARE(console.session.state(), State::Offline);
        QCOMPARE(provider.countOf(u"grant.success"_s, u"refresh_token"_s), 2);
    }

    void twoProvidersAreTwoWorlds()
    {
        OidcProvider other;
        QVERIFY(other.start());
        const DocumentServer otherServer(other.issuer());
        Console one;
        Console two;
        one.session.signIn(m_server->url());
        two.session.signIn(otherServer.url());
        QTRY_COMPARE_WITH_TIMEOUT(one.session.state(), State::Active, patience);
        QTRY_COMPARE_WITH_TIMEOUT(two.session.state(), State::Active, patience);
        QCOMPARE(one.session.person().subject, two.session.person().subject); // the same name …
        QVERIFY(one.session.person() != two.session.person());                // … is not the same person
        QCOMPARE(claimsOf(one.session.accessToken())["iss"_L1].toString(), m_provider.issuer());
        QCOMPARE(claimsOf(two.session.accessToken())["iss"_L1].toString(), other.issuer());
    }

private:
    static QList<QByteArray> linesOf(const QString &file)
    {
        QFile log(file);
        return log.open(QFile::ReadOnly) ? log.readAll().trimmed().split('\n') : QList<QByteArray>();
    }

    OidcProvider m_provider;
    std::unique_ptr<DocumentServer> m_server;
};

STEWARD_TEST(SignInTest, "signin", Core)

} // namespace steward

#include "signintest.moc"
