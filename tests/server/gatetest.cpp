// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/bearergate.h"
#include "server/testissuer.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::server;
using steward::tests::SigningKey;
using steward::tests::TestIssuer;

namespace {

const QString good = u"good"_s;

} // namespace

class GateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void knowsAGoodToken();
    void checksOnceUntilItEnds();
    void asksTheIssuerOnceForAll();
    void unknownKeyAsksOnceAMinute();
    void newKeyIsFound();
    void withdrawnKeyIsForgotten();
    void strangersAreNotAskedAbout();
    void issuerThatIsAway();
    void issuerThatMisbehaves_data();
    void issuerThatMisbehaves();
    void keysOutliveAFailure();
    void nobodyIsToldWhoIsGone();
    void preparesOnceAndNotInARush();
    void anIssuerThatHangsHurtsNobodyElse();
    void eachIssuerHasItsMinute();
    void noIssuerSpeaksForAnother();
    void onlyAPlainIssuerNeedNotType();

private:
    void trust(const QStringList &issuers);
    /// What the gate says of a token: "good", or the code of the refusal; "" while nothing is said.
    QString verdict(const QByteArray &token);

    QNetworkAccessManager m_network;
    std::unique_ptr<SetClock> m_clock;
    std::unique_ptr<TestIssuer> m_issuer;
    std::unique_ptr<BearerGate> m_gate;
};

void GateTest::init()
{
    m_gate.reset();
    m_clock = std::make_unique<SetClock>(SystemClock().now());
    m_issuer = std::make_unique<TestIssuer>();
    trust({m_issuer->address()});
}

void GateTest::trust(const QStringList &issuers)
{
    const GateRules rules{.issuers = issuers,
                          .audience = QString::fromLatin1(TestIssuer::audience),
                          .scopes = {QString::fromLatin1(TestIssuer::scope)}};
    m_gate = std::make_unique<BearerGate>(rules, m_network, *m_clock);
}

QString GateTest::verdict(const QByteArray &token)
{
    QString verdict;
    m_gate->check(token, this, [&verdict](const Result<oidc::AccessToken> &checked) {
        verdict = checked ? good : checked.error().code;
    });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(!verdict.isEmpty(), 15'000); }();
    return verdict;
}

void GateTest::knowsAGoodToken()
{
    std::optional<oidc::AccessToken> known;
    m_gate->check(m_issuer->token(u"amina"_s), this, [&](const Result<oidc::AccessToken> &checked) {
        QVERIFY2(checked, checked ? "" : qPrintable(checked.error().code));
        known = *checked;
    });
    QTRY_VERIFY(known);
    QCOMPARE(known->issuer, m_issuer->address());
    QCOMPARE(known->subject, u"amina"_s);
    QCOMPARE(known->clientId, QString::fromLatin1(TestIssuer::client));
}

void GateTest::checksOnceUntilItEnds()
{
    const QByteArray token = m_issuer->token(u"amina"_s);
    QCOMPARE(verdict(token), good);
    // Its key is taken back, and an unknown one makes us see it.
    const SigningKey other(SigningKey::Type::EcP256, u"other"_s);
    m_issuer->publish({});
    m_clock->advance(61s);
    QCOMPARE(verdict(m_issuer->token({}, {}, &other)), u"token.key_unknown"_s);
    QCOMPARE(m_issuer->timesAsked(), 2);
    // What has been checked stays good until it ends, what has not does not.
    QCOMPARE(verdict(token), good);
    QCOMPARE(verdict(m_issuer->token(u"wezi"_s)), u"token.key_unknown"_s);
    m_clock->advance(9min);
    QVERIFY(verdict(token) != good);
}

void GateTest::asksTheIssuerOnceForAll()
{
    int answers = 0;
    for (int i = 0; i < 20; ++i) {
        m_gate->check(m_issuer->token(u"person %1"_s.arg(i)), this,
                      [&answers](const Result<oidc::AccessToken> &checked) {
                          QVERIFY(checked);
                          ++answers;
                      });
    }
    QTRY_COMPARE(answers, 20);
    QCOMPARE(m_issuer->timesAsked(), 1);
}

void GateTest::unknownKeyAsksOnceAMinute()
{
    const SigningKey other(SigningKey::Type::EcP256, u"other"_s);
    QCOMPARE(verdict(m_issuer->token(u"a"_s)), good);
    QCOMPARE(m_issuer->timesAsked(), 1);
    for (int i = 0; i < 30; ++i)
        QCOMPARE(verdict(m_issuer->token({{u"sub"_s, QString::number(i)}}, {}, &other)), u"token.key_unknown"_s);
    QCOMPARE(m_issuer->timesAsked(), 1);
    m_clock->advance(61s);
    for (int i = 0; i < 30; ++i)
        QCOMPARE(verdict(m_issuer->token({{u"sub"_s, QString::number(i)}}, {}, &other)), u"token.key_unknown"_s);
    QCOMPARE(m_issuer->timesAsked(), 2);
}

void GateTest::newKeyIsFound()
{
    const SigningKey next(SigningKey::Type::Rsa, u"key-2"_s);
    QCOMPARE(verdict(m_issuer->token(u"a"_s)), good);
    m_issuer->publish({&m_issuer->key(), &next});
    m_clock->advance(61s);
    QCOMPARE(verdict(m_issuer->token({}, {}, &next)), good);
}

void GateTest::withdrawnKeyIsForgotten()
{
    const SigningKey next(SigningKey::Type::EcP256, u"key-2"_s);
    const qint64 later = QDateTime::currentSecsSinceEpoch() + 7200;
    QCOMPARE(verdict(m_issuer->token(u"a"_s)), good);
    m_issuer->publish({&next});
    m_clock->advance(11min);
    // The keys at hand are old: used this once, and asked for anew meanwhile.
    QCOMPARE(verdict(m_issuer->token(QJsonObject{{u"sub"_s, u"b"_s}, {u"exp"_s, later}})), good);
    QTRY_COMPARE(m_issuer->timesAsked(), 2);
    QTRY_COMPARE(verdict(m_issuer->token(QJsonObject{{u"sub"_s, u"c"_s}, {u"exp"_s, later}})), u"token.key_unknown"_s);
}

void GateTest::strangersAreNotAskedAbout()
{
    const TestIssuer stranger;
    QCOMPARE(verdict(stranger.token(u"a"_s)), u"token.issuer"_s);
    QCOMPARE(stranger.timesAsked(), 0);
    QCOMPARE(verdict("x"), u"token.malformed"_s);
    QCOMPARE(m_issuer->timesAsked(), 0);
    // One that names the issuer but is no good whatever the keys say.
    QCOMPARE(verdict(m_issuer->token({{u"aud"_s, u"https://other.test"_s}})), u"token.audience"_s);
    QCOMPARE(m_issuer->timesAsked(), 0);
}

void GateTest::issuerThatIsAway()
{
    const QByteArray token = m_issuer->token(u"a"_s);
    m_issuer.reset();
    QCOMPARE(verdict(token), u"issuer.unreachable"_s);
}

void GateTest::issuerThatMisbehaves_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("error") << 500 << QByteArray() << QByteArray("{}");
    QTest::newRow("redirect") << 302 << QByteArray("http://127.0.0.1:1/") << QByteArray();
    QTest::newRow("page") << 200 << QByteArray() << QByteArray("<html>");
    QTest::newRow("nothing") << 200 << QByteArray() << QByteArray();
    QTest::newRow("huge") << 200 << QByteArray() << QByteArray(1'000'000, ' ');
    QTest::newRow("another issuer") << 200 << QByteArray() << QByteArray(R"({"issuer":"https://evil.test"})");
}

void GateTest::issuerThatMisbehaves()
{
    QFETCH(int, status);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, body);
    Response response{status, {}, body};
    if (!header.isEmpty())
        setHeader(response, "location", header);
    m_issuer->misbehave(response);
    const QByteArray token = m_issuer->token(u"a"_s);
    QCOMPARE(verdict(token), u"issuer.unreachable"_s);
    // It comes to its senses; we come back to it soon, not at once.
    m_issuer->misbehave({});
    QCOMPARE(verdict(token), u"issuer.unreachable"_s);
    m_clock->advance(6s);
    QCOMPARE(verdict(token), good);
}

void GateTest::keysOutliveAFailure()
{
    const qint64 later = QDateTime::currentSecsSinceEpoch() + 200'000;
    auto next = [&, i = 0]() mutable {
        return m_issuer->token(QJsonObject{{u"sub"_s, QString::number(++i)}, {u"exp"_s, later}});
    };
    QCOMPARE(verdict(next()), good);
    m_issuer->misbehave(Response{500, {}, {}});
    m_clock->advance(1h);
    QCOMPARE(verdict(next()), good);
    QTest::qWait(200);
    QCOMPARE(verdict(next()), good);
    m_clock->advance(24h);
    QCOMPARE(verdict(next()), u"issuer.unreachable"_s);
}

void GateTest::nobodyIsToldWhoIsGone()
{
    auto context = std::make_unique<QObject>();
    bool isTold = false;
    m_gate->check(m_issuer->token(u"a"_s), context.get(), [&](const Result<oidc::AccessToken> &) { isTold = true; });
    context.reset();
    QTRY_COMPARE(m_issuer->timesAsked(), 1);
    QTest::qWait(100);
    QVERIFY(!isTold);
}

void GateTest::preparesOnceAndNotInARush()
{
    QCOMPARE(m_gate->issuerCount(), 1);
    QCOMPARE(m_gate->readCount(), 0);
    for (int i = 0; i < 5; ++i)
        m_gate->prepare();
    QTRY_COMPARE(m_gate->readCount(), 1);
    m_gate->prepare();
    QTest::qWait(100);
    QCOMPARE(m_issuer->timesAsked(), 1);
    // One that is away is asked again, but not each time.
    trust({m_issuer->address() + u"/nobody"_s});
    const auto asked = [&] { return m_issuer->timesAskedForDocument(); };
    const int before = asked();
    m_gate->prepare();
    QTRY_COMPARE(asked(), before + 1);
    QTest::qWait(100);
    for (int i = 0; i < 5; ++i)
        m_gate->prepare();
    QTest::qWait(100);
    QCOMPARE(asked(), before + 1);
    m_clock->advance(6s);
    m_gate->prepare();
    QTRY_COMPARE(asked(), before + 2);
}

void GateTest::anIssuerThatHangsHurtsNobodyElse()
{
    QTcpServer silent; // takes connections, and says nothing
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const QString away = u"http://127.0.0.1:%1"_s.arg(silent.serverPort());
    trust({away, m_issuer->address()});
    QString stuck;
    for (int i = 0; i < 50; ++i) {
        m_gate->check(
            m_issuer->token(QJsonObject{{u"iss"_s, away}, {u"sub"_s, QString::number(i)}}), this,
            [&stuck](const Result<oidc::AccessToken> &checked) { stuck = checked ? good : checked.error().code; });
    }
    QElapsedTimer spent;
    spent.start();
    QCOMPARE(verdict(m_issuer->token(u"amina"_s)), good);
    QVERIFY2(spent.elapsed() < 2000, qPrintable(QString::number(spent.elapsed())));
    QVERIFY2(stuck.isEmpty(), qPrintable(stuck));
    QTRY_COMPARE_WITH_TIMEOUT(stuck, u"issuer.unreachable"_s, 15'000);
    QCOMPARE(m_gate->readCount(), 1);
    QCOMPARE(verdict(m_issuer->token(u"wezi"_s)), good);
}

void GateTest::eachIssuerHasItsMinute()
{
    const TestIssuer other;
    const SigningKey unknown(SigningKey::Type::EcP256, u"unknown"_s);
    trust({m_issuer->address(), other.address()});
    QCOMPARE(verdict(m_issuer->token(u"a"_s)), good);
    QCOMPARE(verdict(other.token(u"a"_s)), good);
    m_clock->advance(61s);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(verdict(m_issuer->token({{u"sub"_s, QString::number(i)}}, {}, &unknown)), u"token.key_unknown"_s);
    QCOMPARE(m_issuer->timesAsked(), 2);
    QCOMPARE(other.timesAsked(), 1);
    // The flood at one has not used up what the other may ask.
    QCOMPARE(verdict(other.token({}, {}, &unknown)), u"token.key_unknown"_s);
    QCOMPARE(other.timesAsked(), 2);
    QCOMPARE(m_issuer->timesAsked(), 2);
}

void GateTest::noIssuerSpeaksForAnother()
{
    const TestIssuer other; // its key has the same id
    trust({m_issuer->address(), other.address()});
    QCOMPARE(m_issuer->key().id(), other.key().id());
    QCOMPARE(verdict(m_issuer->token({{u"iss"_s, other.address()}})), u"token.signature"_s);
    QCOMPARE(verdict(other.token({{u"iss"_s, m_issuer->address()}})), u"token.signature"_s);
    // Nor is one taken for the other by how its name is written.
    QCOMPARE(verdict(other.token({{u"iss"_s, QString(other.address() + u'/')}})), u"token.issuer"_s);
}

void GateTest::onlyAPlainIssuerNeedNotType()
{
    const TestIssuer plain;
    GateRules rules{.issuers = {m_issuer->address(), plain.address()},
                    .plainIssuers = {plain.address()},
                    .audience = QString::fromLatin1(TestIssuer::audience),
                    .scopes = {QString::fromLatin1(TestIssuer::scope)}};
    m_gate = std::make_unique<BearerGate>(rules, m_network, *m_clock);
    const QJsonObject untyped{{u"typ"_s, u"JWT"_s}};
    QCOMPARE(verdict(m_issuer->token({}, untyped)), u"token.type"_s);
    QCOMPARE(verdict(plain.token({}, untyped)), good);
    const QString client = QString::fromLatin1(TestIssuer::client);
    const QJsonObject forTheClient{{u"aud"_s, QJsonArray{rules.audience, client}}};
    QCOMPARE(verdict(plain.token(forTheClient, untyped)), u"token.type"_s);
}

STEWARD_TEST(GateTest, "gate", Core)
#include "gatetest.moc"
