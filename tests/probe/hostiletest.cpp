// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "probe/desktopface.h"
#include "probe/hostilecases.h"
#include "support/provider.h"
#include "support/testmain.h"

#include <QProcess>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

using tests::DesktopFace;
using tests::HostileCase;
using tests::hostileCases;

namespace {

constexpr int atOnce = 4; ///< probes

DesktopSignInLimits limitsOf(const HostileCase &which)
{
    DesktopSignInLimits limits{.browser = 60s, .farewell = 5s, .network = NetWebClient::defaultLimits};
    if (which.pace == HostileCase::Stray)
        limits.browser = 2s;
    if (which.pace == HostileCase::Impatient) {
        limits.network.overall = 2s;
        limits.network.silence = 1s;
    }
    return limits;
}

QStringList optionsOf(const HostileCase &which)
{
    QStringList options;
    if (which.pace == HostileCase::Stray)
        options << u"--wait"_s << u"4"_s; // the browser is a program, and takes its time to start
    if (which.pace == HostileCase::Impatient)
        options << u"--overall"_s << u"3"_s << u"--silence"_s << u"1.5"_s;
    if (which.then == HostileCase::Renew || which.then == HostileCase::RenewTwice)
        options << u"--refresh"_s << (which.then == HostileCase::Renew ? u"1"_s : u"2"_s);
    if (which.then == HostileCase::SignOut)
        options << u"--signout"_s;
    return options;
}

} // namespace

/// RULES 2.4 to 2.25 and T3 to T6 against a provider of our own that does one thing wrong in each case: what the
/// desktop's sign-in makes of it, and what the probe does.
class HostileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void knowsEveryCase();
    void every_data();
    void every();

private:
    [[nodiscard]] QString issuer(const HostileCase &which, const QString &run) const
    {
        return m_origin + u'/' + QString::fromLatin1(which.name) + u'/' + run;
    }
    [[nodiscard]] QString desktopMakes(const HostileCase &which) const;
    void start(qsizetype index);
    void checkSeen(const HostileCase &which, const QString &run) const;
    [[nodiscard]] QJsonObject seen(const HostileCase &which, const QString &run) const;

    tests::ReadyProgram m_provider;
    QString m_origin;
    std::map<qsizetype, QProcess> m_probes; ///< by number of the case; they run ahead of the table
};

void HostileTest::initTestCase()
{
    QVERIFY(m_provider.start({tests::supportFolder() + "/hostile/hostile.mjs"_L1}));
    m_origin = m_provider.ready().value("origin"_L1).toString();
    qunsetenv("STEWARD_BROWSER");
    qputenv("BROWSER", (tests::supportFolder() + "/hostile/browser"_L1).toUtf8());
}

void HostileTest::knowsEveryCase()
{
    QStringList known;
    for (const HostileCase &which : hostileCases())
        known << QString::fromLatin1(which.name);
    QStringList played;
    const QJsonArray cases = m_provider.ready().value("cases"_L1).toArray();
    for (const QJsonValue &name : cases)
        played << name.toString();
    known.sort();
    played.sort();
    QCOMPARE(known, played);
}

void HostileTest::every_data()
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype index = 0; index < hostileCases().size(); ++index)
        QTest::newRow(hostileCases().at(index).name) << index;
}

void HostileTest::every()
{
    QFETCH(qsizetype, index);
    const HostileCase &which = hostileCases().at(index);
    const QByteArray words(which.words);
    for (qsizetype ahead = index; ahead < std::min(index + atOnce, hostileCases().size()); ++ahead)
        start(ahead);
    QCOMPARE(desktopMakes(which), QString::fromLatin1(words));
    checkSeen(which, u"desktop"_s);
    if (QTest::currentTestFailed())
        return;

    QProcess &probe = m_probes.at(index);
    QTRY_COMPARE_WITH_TIMEOUT(probe.state(), QProcess::NotRunning, 60'000);
    const QByteArray said = probe.readAllStandardOutput();
    QVERIFY2(probe.exitStatus() == QProcess::NormalExit && probe.exitCode() == which.exit, said.constData());
    if (!words.isEmpty()) {
        const QByteArray line = (which.exit == 3 ? "refused " : "trouble ") + words;
        QVERIFY2(said.split('\n').contains(line), said.constData());
    }
    checkSeen(which, u"probe"_s);
}

QString HostileTest::desktopMakes(const HostileCase &which) const
{
    DesktopFace face(limitsOf(which));
    QString words = face.signIn(issuer(which, u"desktop"_s));
    const int renewals = which.then == HostileCase::Renew ? 1 : which.then == HostileCase::RenewTwice ? 2 : 0;
    for (int i = 0; words.isEmpty() && i < renewals; ++i)
        words = face.renew();
    if (words.isEmpty() && which.then == HostileCase::Ask)
        words = face.ask(QUrl(issuer(which, u"desktop"_s) + "/api"_L1));
    if (words.isEmpty() && which.then == HostileCase::SignOut)
        words = face.signOut();
    // What has to be taken back is taken back after all was said.
    static_cast<void>(QTest::qWaitFor(
        [&] { return seen(which, u"desktop"_s)["seen"_L1]["revoke"_L1].toInt() >= which.times.revoke; }, 5000));
    return words;
}

void HostileTest::start(qsizetype index)
{
    if (m_probes.contains(index))
        return;
    const HostileCase &which = hostileCases().at(index);
    const QString here = issuer(which, u"probe"_s);
    QStringList arguments{u"signin"_s, u"--issuer"_s, here, u"--client-id"_s, u"console"_s, u"--insecure-loopback"_s};
    arguments << optionsOf(which);
    if (which.then == HostileCase::Ask)
        arguments << u"--api"_s << QUrl(here).path() + "/api"_L1;
    QProcess &probe = m_probes[index];
    probe.setStandardErrorFile(QProcess::nullDevice());
    probe.start(QStringLiteral(STEWARD_PROBE), arguments);
}

QJsonObject HostileTest::seen(const HostileCase &which, const QString &run) const
{
    const QString path = u"/_seen/%1/%2"_s.arg(QLatin1StringView(which.name), run);
    return parseObject(tests::fetch("GET", QUrl(m_origin + path))).value();
}

void HostileTest::checkSeen(const HostileCase &which, const QString &run) const
{
    const QJsonObject all = seen(which, run);
    QCOMPARE(all["strangers"_L1].toArray(), QJsonArray()); // nobody was followed to another place
    const QJsonValue counts = all["seen"_L1];
    for (const auto &[name, times] : {std::pair(u"token"_s, which.times.token),
                                      {u"keys"_s, which.times.keys},
                                      {u"revoke"_s, which.times.revoke},
                                      {u"api"_s, which.times.api}}) {
        if (times >= 0)
            QVERIFY2(counts[name].toInt() == times,
                     qPrintable(u"%1: %2 was asked for %3 times"_s.arg(run, name).arg(counts[name].toInt())));
    }
}

STEWARD_TEST(HostileTest, "hostile", Core)

} // namespace steward

#include "hostiletest.moc"
