// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "probe/desktopface.h"
#include "support/provider.h"
#include "support/testmain.h"

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

private:
    [[nodiscard]] bool start();
    [[nodiscard]] QUrl hook(const QString &name) const { return QUrl(m_issuer).resolved(QUrl(u"/_test/"_s + name)); }
    [[nodiscard]] qint64 liveRefreshTokens() const;

    QTemporaryDir m_folder;
    std::unique_ptr<tests::ReadyProgram> m_provider;
    QString m_issuer;
    DesktopSignInLimits m_limits{.browser = 90s, .farewell = 5s, .network = NetWebClient::defaultLimits};
};

bool SecondTest::start()
{
    m_provider = std::make_unique<tests::ReadyProgram>();
    QStringList arguments{m_folder.path()};
    if (!m_issuer.isEmpty())
        arguments << QString::number(QUrl(m_issuer).port());
    if (!m_provider->startProgram(tests::supportFolder() + "/second/provider.py"_L1, arguments))
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

STEWARD_TEST(SecondTest, "second", Core)

} // namespace steward

#include "secondtest.moc"
