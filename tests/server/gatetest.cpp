// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/bearergate.h"
#include "server/testissuer.h"
#include "support/testmain.h"

#include <QNetworkAccessManager>
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

private:
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
    const GateRules rules{.issuers = {m_issuer->address()},
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

STEWARD_TEST(GateTest, "gate", Core)
#include "gatetest.moc"
