// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every fault of tests/support/faults on every leg of a sign-in, its renewal and its end, at a provider of other
// people's.
#include "probe/desktopface.h"
#include "support/provider.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

using tests::DesktopFace;

namespace {

const QString client = u"console-desktop"_s;

/// What becomes of one request that meets a fault.
enum class Harm {
    None,  ///< it is answered, if late
    Lost,  ///< nobody hears it
    Acted, ///< it is heard, and the answer is lost or spoilt
    Twice, ///< it is heard twice, and answered
};

struct Fault
{
    const char *name;
    QJsonObject rule;
    Harm harm;
};

QList<Fault> faults()
{
    return {
        {"late", {{u"latency"_s, 300}, {u"jitter"_s, 200}}, Harm::None},
        {"503", {{u"status"_s, 503}, {u"headers"_s, QJsonObject{{u"retry-after"_s, u"1"_s}}}}, Harm::Lost},
        {"reset", {{u"reset"_s, true}}, Harm::Lost},
        {"refused", {{u"refuse"_s, true}}, Harm::Lost},
        {"swallowed", {{u"blackhole"_s, true}}, Harm::Lost},
        {"answer lost", {{u"reset_after_request"_s, true}}, Harm::Acted},
        {"delivered twice", {{u"duplicate"_s, 1}}, Harm::Twice},
        {"cut off", {{u"truncate"_s, 40}}, Harm::Acted},
        {"closed early", {{u"close_after"_s, 40}}, Harm::Acted},
        {"in drops", {{u"drip"_s, QJsonObject{{u"bytes"_s, 200}, {u"every"_s, 10}}}}, Harm::None},
        {"in endless drops", {{u"drip"_s, QJsonObject{{u"bytes"_s, 1}, {u"every"_s, 100}}}}, Harm::Acted},
        {"another date",
         {{u"set_headers"_s, QJsonObject{{u"date"_s, u"Thu, 01 Jan 1970 00:00:00 GMT"_s}}}},
         Harm::None},
        {"a bit flipped", {{u"corrupt"_s, 0}}, Harm::Acted},
    };
}

struct Leg
{
    QString method;
    QString path;
};
const Leg metadata{u"GET"_s, u"^/\\.well-known/openid-configuration"_s};
const Leg keys{u"GET"_s, u"^/jwks"_s};
const Leg token{u"POST"_s, u"^/token$"_s};
const Leg revocation{u"POST"_s, u"^/token/revocation"_s};
const Leg api{u"GET"_s, u"^/me"_s};

} // namespace

class FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void atSignIn_data();
    void atSignIn();
    void atRenewal_data() { everyFault(); }
    void atRenewal();
    void atSignOut_data() { everyFault(); }
    void atSignOut();
    void atTheApi_data() { everyFault(); }
    void atTheApi();

private:
    static void everyFault();
    [[nodiscard]] bool strike(const Leg &leg, QJsonObject fault, int times = 0);
    [[nodiscard]] qsizetype renewals() const { return m_provider.countOf(u"grant.success"_s, u"refresh_token"_s); }

    tests::OidcProvider m_provider;
    tests::FaultProxy m_proxy;
    /// Short enough for a test, long enough for a busy machine.
    DesktopSignInLimits m_limits{
        .browser = 60s, .farewell = 100ms, .network = {.overall = 3s, .silence = 2s, .answerBytes = 512 * 1024}};
};

void FaultsTest::initTestCase()
{
    qputenv("BROWSER", tests::OidcProvider::browser().toUtf8());
    qunsetenv("STEWARD_BROWSER");
    QVERIFY(m_provider.start());
    QVERIFY(m_proxy.start(m_provider));
}

void FaultsTest::cleanup()
{
    QVERIFY(m_proxy.setRules({}));
}

void FaultsTest::everyFault()
{
    QTest::addColumn<QJsonObject>("fault");
    QTest::addColumn<int>("harm");
    for (const Fault &fault : faults())
        QTest::newRow(fault.name) << fault.rule << int(fault.harm);
}

/// From now on, or for the next \a times.
bool FaultsTest::strike(const Leg &leg, QJsonObject fault, int times)
{
    fault[u"match"_s] = QJsonObject{{u"method"_s, leg.method}, {u"path"_s, leg.path}};
    if (times > 0)
        fault[u"times"_s] = times;
    (void)m_proxy.takeStruck();
    return m_proxy.setRules({fault});
}

void FaultsTest::atSignIn_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("fault");
    QTest::addColumn<int>("harm");
    const QList<std::pair<const char *, Leg>> legs{{"metadata", metadata}, {"keys", keys}, {"token", token}};
    for (const auto &[name, leg] : legs) {
        for (const Fault &fault : faults())
            QTest::addRow("%s, %s", name, fault.name) << leg.method << leg.path << fault.rule << int(fault.harm);
    }
}

void FaultsTest::atSignIn()
{
    QFETCH(QString, method);
    QFETCH(QString, path);
    QFETCH(QJsonObject, fault);
    QFETCH(int, harm);
    QVERIFY(strike({method, path}, fault));
    DesktopFace face(m_limits, openInBrowser);
    const QString wrong = face.signIn(m_proxy.issuer(), client);
    const bool isGood = harm == int(Harm::None) || harm == int(Harm::Twice);
    QVERIFY2(wrong.isEmpty() == isGood, qPrintable(wrong));
    QVERIFY2(wrong != u"no end"_s, "it hangs");
    if (path == token.path)
        QCOMPARE(m_proxy.takeStruck(), 1); // a code is sent once, whatever becomes of it
    if (isGood)
        return;
    QVERIFY(m_proxy.setRules({}));
    QCOMPARE(face.signIn(m_proxy.issuer(), client), QString()); // nothing of it is in the way
}

/// What is not heard is said again until it is; where the answer is lost, the token is used up, and only a new sign-in
/// helps. This provider takes the second use of one for a theft, and ends all that came of it.
void FaultsTest::atRenewal()
{
    QFETCH(QJsonObject, fault);
    QFETCH(int, harm);
    DesktopFace face(m_limits, openInBrowser);
    QCOMPARE(face.signIn(m_proxy.issuer(), client), QString());
    const qsizetype before = renewals();
    QVERIFY(strike(token, fault, 1));
    const QString wrong = face.renew();
    QCOMPARE(m_proxy.takeStruck(), 1);
    QCOMPARE(renewals(), before + 1);
    if (harm == int(Harm::Acted)) {
        QCOMPARE(wrong, u"grant.invalid_grant invalid_grant"_s);
        QCOMPARE(face.signIn(m_proxy.issuer(), client), QString());
        return;
    }
    QCOMPARE(wrong, QString());
    QCOMPARE(face.renew(), harm == int(Harm::Twice) ? u"grant.invalid_grant invalid_grant"_s : QString());
}

void FaultsTest::atSignOut()
{
    QFETCH(QJsonObject, fault);
    DesktopFace face(m_limits, openInBrowser);
    QCOMPARE(face.signIn(m_proxy.issuer(), client), QString());
    QVERIFY(strike(revocation, fault, 1));
    QCOMPARE(face.signOut(), QString());
    QCOMPARE(m_proxy.takeStruck(), 1);
    QVERIFY(!face.isSignedIn());
    QCOMPARE(face.signIn(m_proxy.issuer(), client), QString());
}

void FaultsTest::atTheApi()
{
    QFETCH(QJsonObject, fault);
    QFETCH(int, harm);
    DesktopFace face(m_limits, openInBrowser);
    QCOMPARE(face.signIn(m_proxy.issuer(), client), QString());
    QVERIFY(strike(api, fault, 1));
    const QUrl me(m_proxy.issuer() + u"/me"_s);
    const QString wrong = face.ask(me);
    QCOMPARE(m_proxy.takeStruck(), 1);
    QVERIFY2(wrong != u"no end"_s, "it hangs");
    // A read may be sent again by who carries it; what is whole is an answer, in drops or with a bit flipped.
    const bool isWhole = harm == int(Harm::None) || harm == int(Harm::Twice) || fault.contains("corrupt"_L1)
                         || fault.contains("drip"_L1);
    const bool isAgain =
        fault.contains("reset"_L1) || fault.contains("refuse"_L1) || fault.contains("reset_after_request"_L1);
    QVERIFY2(isAgain || wrong.isEmpty() == isWhole, qPrintable(wrong));
    QCOMPARE(face.ask(me), QString()); // the session is what it was
}

STEWARD_TEST(FaultsTest, "faults", Core)

} // namespace steward

#include "faultstest.moc"
