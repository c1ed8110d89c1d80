// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journey/job.h"
#include "support/mainjob.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::tests;
using demo::Fault;

/// The line to the server before there is anything to lose, and while the draft is written: what is ill is said, and
/// what to do; reading and staging go on.
class LinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void atTheLoad_data();
    void atTheLoad();
    void whileStaging_data();
    void whileStaging();
};

void LinesTest::atTheLoad_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("sentence");

    QTest::newRow("401") << status(401) << u"Please sign in again. Your sign-in has ended."_s;
    QTest::newRow("403") << status(403)
                         << u"You are not allowed to do this. A permission is missing. Ask an admin of the project."_s;
    QTest::newRow("409") << status(409, u"revision.ahead"_s)
                         << u"The project does not allow this now. The server was put back to an earlier state. Load "
                            "the project again."_s;
    QTest::newRow("412") << status(412) << u"Somebody else changed it first. Load again to see what there is."_s;
    QTest::newRow("429") << limited(90s) << u"The server is asked too often. Try again in 90 seconds."_s;
    QTest::newRow("500") << status(500)
                         << u"The server could not load the project. The server's storage is in trouble. "
                            "Tell the person who runs the server, and name the request."_s;
    QTest::newRow("503") << status(
        503) << u"The server could not load the project. The server has too much to do. Try again in a moment."_s;
    QTest::newRow("no network") << line(Fault::Kind::Offline)
                                << u"The server cannot be reached. Check the connection and try again."_s;
    QTest::newRow("silence") << line(Fault::Kind::Silent)
                             << u"The server did not answer in time. Check the connection and try again."_s;
}

void LinesTest::atTheLoad()
{
    QFETCH(const Fault, fault);
    QFETCH(const QString, sentence);
    ConsoleStage stage(demo::PackSize::S, Preferences::Scheme::Light, [&](demo::DemoHost &host) {
        host.transport().setTimeLimit(100ms);
        host.transport().faults().add(fault);
    });
    Driver &driver = stage.driver();
    Job job(stage);
    job.begin();
    QVERIFY2(driver.waitFor(QAccessible::AlertMessage, sentence, 15'000), qPrintable(driver.shown()));
    const auto alert = driver.find(QAccessible::AlertMessage, sentence);
    QCOMPARE(alert->description.startsWith(u"Request demo-"_s), fault.kind == Fault::Kind::Status);

    stage.transport().faults().clear();
    QVERIFY2(driver.click(QAccessible::Button, u"Try again"_s), qPrintable(driver.failure()));
    QVERIFY2(driver.waitFor(QAccessible::Heading, u"Roles"_s), qPrintable(driver.shown()));
    QVERIFY2(job.stageEdit() && job.openReview() && job.settle() && job.apply(), qPrintable(driver.failure()));
    QVERIFY2(job.isAppliedOnce(), qPrintable(driver.shown()));
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

void LinesTest::whileStaging_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("sentence");

    const QString detail = u" You can read and stage. Applying waits."_s;
    const QString ill = u"The server has not been answering as it should since *"_s;
    QTest::newRow("401") << status(401) << u"You are signed out since *"_s;
    QTest::newRow("403") << status(403) << u"You no longer have access to this project. *"_s;
    QTest::newRow("412") << status(412) << ill;
    QTest::newRow("429") << limited(90s) << ill;
    QTest::newRow("500") << status(500) << ill;
    QTest::newRow("no network") << line(Fault::Kind::Offline) << u"No network since *"_s;
    QTest::newRow("silence") << line(Fault::Kind::Silent) << u"No network since *"_s;
}

/// The feed is what notices first; the page stays, and what is written goes on being written.
void LinesTest::whileStaging()
{
    QFETCH(Fault, fault);
    QFETCH(const QString, sentence);
    ConsoleStage stage(demo::PackSize::S, Preferences::Scheme::Light, [&](demo::DemoHost &host) {
        fault.route = feedRoute;
        host.transport().setTimeLimit(100ms);
        host.transport().faults().add(fault);
    });
    Driver &driver = stage.driver();
    QVERIFY(stage.isOpen());
    Job job(stage);
    job.begin();
    QVERIFY2(driver.waitFor(QAccessible::AlertMessage, sentence, 15'000), qPrintable(driver.shown()));
    const QString offer =
        fault.status == 403 ? u"*Your draft stays here to be read.*"_s : u"*You can read and stage. Applying waits.*"_s;
    QVERIFY2(driver.find(QAccessible::AlertMessage, offer), qPrintable(driver.shown()));
    QVERIFY2(job.stageEdit() && job.openReview() && job.settle(), qPrintable(driver.failure()));
    QVERIFY(job.isDraftWhole());
    const auto apply = driver.find(QAccessible::Button, u"Apply *"_s);
    QVERIFY(apply && apply->description.contains(u"The draft is kept."_s));

    stage.transport().faults().clear();
    QVERIFY2(driver.click(QAccessible::Button, u"Try now"_s), qPrintable(driver.shown()));
    QVERIFY2(driver.waitGone(QAccessible::AlertMessage, sentence), qPrintable(driver.shown()));
    QVERIFY2(job.apply(), qPrintable(driver.shown()));
    QVERIFY2(job.isAppliedOnce(), qPrintable(driver.shown()));
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

STEWARD_TEST(LinesTest, "lines", Gui)
#include "linestest.moc"
