// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "probe/desktopface.h"
#include "support/provider.h"
#include "support/testmain.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

using tests::DesktopFace;

namespace {

const QString client = u"console-desktop"_s;

/// Of Debian's package, whatever the machine.
QString fakeTime()
{
    const QDir libraries(u"/usr/lib"_s);
    for (const QString &machine : libraries.entryList(QDir::Dirs)) {
        if (const QString found = machine + "/faketime/libfaketime.so.1"_L1; libraries.exists(found))
            return libraries.filePath(found);
    }
    qFatal("faketime is not installed");
}

} // namespace

/// Against a second provider of other people's, which has little in common with the first: what holds there and here is
/// the standard. See tests/support/second.
class SecondTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void signsInRenewsAndSignsOut();
    void theProbeDoesSoToo();
    void aRefusalIsDenied();
    void itsKeysMayChange();
    void outlivesARestartOfTheProvider();
    void aTokenIsGoodOnce();
    void anAnswerThatIsLostCostsOneSignIn();
    void clocksMayDifferALittle_data();
    void clocksMayDifferALittle();

private:
    /// \a ahead: by how many seconds its clock is.
    [[nodiscard]] bool start(int ahead = 0);
    [[nodiscard]] QUrl hook(const QString &name) const { return QUrl(m_issuer).resolved(QUrl(u"/_test/"_s + name)); }
    [[nodiscard]] qint64 liveRefreshTokens() const;

    QTemporaryDir m_folder;
    std::unique_ptr<tests::ReadyProgram> m_provider;
    QString m_issuer;
    DesktopSignInLimits m_limits{.browser = 90s, .farewell = 5s, .network = NetWebClient::defaultLimits};
};

bool SecondTest::start(int ahead)
{
    m_provider = std::make_unique<tests::ReadyProgram>();
    QStringList command{tests::supportFolder() + "/second/provider.py"_L1, m_folder.path()};
    if (!m_issuer.isEmpty())
        command << QString::number(QUrl(m_issuer).port());
    if (ahead != 0) // not by the program faketime, which would be ended in place of the provider
        command = QStringList{u"env"_s, "LD_PRELOAD="_L1 + fakeTime(),
                              (ahead > 0 ? u"FAKETIME=+%1s"_s : u"FAKETIME=%1s"_s).arg(ahead)}
                  + command;
    const QString program = command.takeFirst();
    if (!m_provider->startProgram(program, command))
        return false;
    m_issuer = m_provider->ready().value("issuer"_L1).toString();
    return true;
}

qint64 SecondTest::liveRefreshTokens() const
{
    return parseObject(tests::fetch("GET", hook(u"tokens"_s)))->value("refresh"_L1).toInteger(-1);
}

void SecondTest::initTestCase()
{
    QVERIFY2(start(), "Debian: apt-get install python3-django-oauth-toolkit");
    qputenv("BROWSER", tests::OidcProvider::browser().toUtf8());
    qunsetenv("STEWARD_BROWSER");
}

void SecondTest::signsInRenewsAndSignsOut()
{
    DesktopFace face(m_limits, openInBrowser);
    QCOMPARE(face.signIn(m_issuer, client), QString());
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(face.renew(), QString());
        QCOMPARE(liveRefreshTokens(), 1); // the one before is none any more
    }
    QCOMPARE(face.signOut(), QString());
    QCOMPARE(liveRefreshTokens(), 0);
}

void SecondTest::theProbeDoesSoToo()
{
    QProcess probe;
    probe.start(QStringLiteral(STEWARD_PROBE), {u"signin"_s, u"--issuer"_s, m_issuer, u"--client-id"_s, client,
                                                u"--insecure-loopback"_s, u"--refresh"_s, u"2"_s, u"--signout"_s});
    QVERIFY(probe.waitForFinished(100'000));
    const QByteArrayList lines = probe.readAllStandardOutput().trimmed().split('\n');
    QCOMPARE(lines.mid(1), (QByteArrayList{"refreshed 1", "refreshed 2", "signed-out", "revoked yes"}));
    QCOMPARE(probe.exitCode(), 0);
    QCOMPARE(liveRefreshTokens(), 0);
}

void SecondTest::aRefusalIsDenied()
{
    qputenv("OP_BROWSER", "--deny");
    DesktopFace face(m_limits, openInBrowser);
    QCOMPARE(face.signIn(m_issuer, client), u"signin.denied access_denied"_s);
    qunsetenv("OP_BROWSER");
}

void SecondTest::itsKeysMayChange()
{
    DesktopFace face(m_limits, openInBrowser);
    QCOMPARE(face.signIn(m_issuer, client), QString());
    QVERIFY(!tests::fetch("POST", hook(u"rotate"_s)).isEmpty());
    QCOMPARE(face.renew(), QString()); // without an ID token, as this provider does it: that of before stays
    QCOMPARE(face.signOut(), QString());
    QCOMPARE(face.signIn(m_issuer, client), QString());
}

void SecondTest::outlivesARestartOfTheProvider()
{
    DesktopFace face(m_limits, openInBrowser);
    QCOMPARE(face.signIn(m_issuer, client), QString());
    m_provider.reset();
    bool isBack = false;
    QTimer::singleShot(1s, this, [this, &isBack] { isBack = start(); });
    QCOMPARE(face.renew(), QString()); // tries by itself until somebody answers
    QVERIFY(isBack);
}

/// What a thief has copied is worth nothing once its owner has renewed.
void SecondTest::aTokenIsGoodOnce()
{
    DesktopFace face(m_limits, openInBrowser);
    QCOMPARE(face.signIn(m_issuer, client), QString());
    const auto newest = [this] {
        return parseObject(tests::fetch("GET", hook(u"newest"_s)))->value("refresh"_L1).toString().toLatin1();
    };
    const auto use = [this](const QByteArray &token) {
        return tests::fetch(
            "POST", QUrl(m_issuer + u"/token/"_s),
            encodedForm({{"grant_type", "refresh_token"}, {"client_id", client.toLatin1()}, {"refresh_token", token}}),
            "application/x-www-form-urlencoded");
    };
    const QByteArray copied = newest();
    QCOMPARE(face.renew(), QString());
    QVERIFY(use(copied).isEmpty()); // refused
    QCOMPARE(face.renew(), QString());
    QVERIFY(!use(newest()).isEmpty()); // as it would not have been with the newest
}

void SecondTest::anAnswerThatIsLostCostsOneSignIn()
{
    tests::FaultProxy proxy;
    QVERIFY(proxy.start(QUrl(m_issuer)));
    const QString issuer = proxy.issuer() + u"/o"_s;
    DesktopFace face(m_limits, openInBrowser);
    QCOMPARE(face.signIn(issuer, client), QString());
    QVERIFY(proxy.setRules({QJsonObject{{u"match"_s, QJsonObject{{u"method"_s, u"POST"_s}, {u"path"_s, u"/token/$"_s}}},
                                        {u"times"_s, 1},
                                        {u"reset_after_request"_s, true}}}));
    QCOMPARE(face.renew(), u"grant.invalid_grant invalid_grant"_s);
    QCOMPARE(face.signIn(issuer, client), QString());
    QCOMPARE(face.renew(), QString());
}

void SecondTest::clocksMayDifferALittle_data()
{
    QTest::addColumn<int>("ahead");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("30 s ahead") << 30 << true;
    QTest::newRow("30 s behind") << -30 << true;
    QTest::newRow("a day ahead") << 86'400 << false;
    QTest::newRow("a day behind") << -86'400 << false;
}

void SecondTest::clocksMayDifferALittle()
{
    QFETCH(int, ahead);
    QFETCH(bool, isGood);
    m_provider.reset();
    QVERIFY(start(ahead));
    DesktopFace face(m_limits, openInBrowser);
    const QString wrong = face.signIn(m_issuer, client);
    QVERIFY2(isGood ? wrong.isEmpty() : wrong.startsWith("token."_L1), qPrintable(wrong));
}

STEWARD_TEST(SecondTest, "second", Core)

} // namespace steward

#include "secondtest.moc"
