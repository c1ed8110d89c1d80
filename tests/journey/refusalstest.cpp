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

/// Whatever the server or the line answers at any part of the main job: the screen says what happened, what it means
/// and what to do, nothing is lost or half done, and the way on that it names leads to the edit applied, once.
class RefusalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void atTheDryRun_data();
    void atTheDryRun();
    void atTheApply_data();
    void atTheApply();

private:
    /// Faults for the requests that begin so, from now on.
    static void hinder(ConsoleStage &stage, Fault fault, const QString &route);
};

void RefusalsTest::hinder(ConsoleStage &stage, Fault fault, const QString &route)
{
    fault.route = route;
    stage.transport().setTimeLimit(100ms);
    stage.transport().faults().add(fault);
}

void RefusalsTest::atTheDryRun_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("wayOn");

    QTest::newRow("401") << status(401) << u"Please sign in again. Your draft is kept. Your sign-in has ended."_s
                         << u"Try now"_s;
    QTest::newRow("403")
        << status(403)
        << u"You are not allowed to do this. Your draft is kept. A permission is missing. Ask an admin "
           "of the project."_s
        << u"Check again*"_s;
    QTest::newRow("409") << status(409)
                         << u"The project does not allow this now. Your draft is kept. Something stands in the way. "
                            "Change it, or take it back; where it belongs to one change, its row says what."_s
                         << u"Check again*"_s;
    QTest::newRow("412") << status(412)
                         << u"Somebody else changed it first. Your draft is kept. Your draft is being moved onto the "
                            "new state; settle what conflicts, then apply."_s
                         << u"Check again*"_s;
    QTest::newRow("429") << limited(90s)
                         << u"The server is asked too often. Your draft is kept. Try again in 90 seconds."_s
                         << u"Try again"_s;
    QTest::newRow("500") << status(500)
                         << u"The server could not check the changes. Your draft is kept. The server's storage is in "
                            "trouble. Tell the person who runs the server, and name the request."_s
                         << u"Try again"_s;
    QTest::newRow("503") << status(503)
                         << u"The server could not check the changes. Your draft is kept. The server has too much to "
                            "do. Try again in a moment."_s
                         << u"Try again"_s;
    QTest::newRow("no network") << line(Fault::Kind::Offline)
                                << u"The server cannot be reached. Your draft is kept. Check the connection and try "
                                   "again."_s
                                << u"Try now"_s;
    QTest::newRow("silence") << line(Fault::Kind::Silent)
                             << u"The server did not answer in time. Your draft is kept. Check the connection and try "
                                "again."_s
                             << u"Try now"_s;
}

void RefusalsTest::atTheDryRun()
{
    QFETCH(const Fault, fault);
    QFETCH(const QString, sentence);
    QFETCH(const QString, wayOn);
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    Job job(stage);
    job.begin();
    QVERIFY2(job.stageEdit(), qPrintable(driver.failure()));
    hinder(stage, fault, dryRunRoute);
    QVERIFY2(job.openReview() && job.settle(), qPrintable(driver.failure()));
    QVERIFY2(driver.waitFor(QAccessible::AlertMessage, sentence, 15'000), qPrintable(driver.shown()));
    QVERIFY(job.isDraftWhole());
    QVERIFY(job.isUntouched());
    QVERIFY(!driver.find(QAccessible::Button, u"Apply *"_s)->description.isEmpty());

    stage.transport().faults().clear();
    QVERIFY2(driver.click(QAccessible::Button, wayOn), qPrintable(driver.shown()));
    QVERIFY2(job.apply(), qPrintable(driver.shown()));
    QVERIFY2(job.isAppliedOnce(), qPrintable(driver.shown()));
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

void RefusalsTest::atTheApply_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("wayOn");

    const QString nothing = u" Nothing was applied. Your draft is kept. "_s;
    const QString twice = u" Your draft is kept; applying it again does nothing twice. "_s;
    QTest::newRow("401") << status(401) << u"Please sign in again."_s + nothing + u"Your sign-in has ended."_s
                         << u"Try now"_s;
    QTest::newRow("403") << status(403)
                         << u"You are not allowed to do this."_s + nothing
                                + u"A permission is missing. Ask an admin of the project."_s
                         << u"Check again*"_s;
    QTest::newRow("409") << status(409)
                         << u"The project does not allow this now."_s + nothing
                                + u"Something stands in the way. Change it, or take it back; where it belongs to one "
                                  "change, its row says what."_s
                         << u"Check again*"_s;
    QTest::newRow("412") << status(412)
                         << u"Somebody else changed it first."_s + nothing
                                + u"Your draft is being moved onto the new state; settle what conflicts, then apply."_s
                         << u"Check again*"_s;
    QTest::newRow("429") << limited(90s)
                         << u"The server is asked too often."_s + nothing + u"Try again in 90 seconds."_s
                         << u"Try again"_s;
    QTest::newRow("500") << status(500)
                         << u"The server could not apply the changes."_s + nothing
                                + u"The server's storage is in trouble. Tell the person who runs the server, and name "
                                  "the request."_s
                         << u"Try again"_s;
    QTest::newRow("503") << status(503)
                         << u"The server could not apply the changes."_s + nothing
                                + u"The server has too much to do. Try again in a moment."_s
                         << u"Try again"_s;
    QTest::newRow("no network") << line(Fault::Kind::Offline)
                                << u"The server cannot be reached."_s + twice + u"Check the connection and try again."_s
                                << u"Try now"_s;
    QTest::newRow("silence") << line(Fault::Kind::Silent)
                             << u"The server did not answer in time."_s + twice
                                    + u"Check the connection and try again."_s
                             << u"Try now"_s;
}

void RefusalsTest::atTheApply()
{
    QFETCH(const Fault, fault);
    QFETCH(const QString, sentence);
    QFETCH(const QString, wayOn);
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    Job job(stage);
    job.begin();
    QVERIFY2(job.stageEdit() && job.openReview() && job.settle() && job.waitReady(), qPrintable(driver.failure()));
    hinder(stage, fault, setsRoute);
    QVERIFY2(job.apply(), qPrintable(driver.failure()));
    QVERIFY2(driver.waitFor(QAccessible::AlertMessage, sentence, 15'000), qPrintable(driver.shown()));
    QVERIFY(job.isDraftWhole());
    QVERIFY(job.isUntouched());

    stage.transport().faults().clear();
    QVERIFY2(driver.click(QAccessible::Button, wayOn), qPrintable(driver.shown()));
    QVERIFY2(job.apply(), qPrintable(driver.shown()));
    QVERIFY2(job.isAppliedOnce(), qPrintable(driver.shown()));
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

STEWARD_TEST(RefusalsTest, "refusals", Gui)
#include "refusalstest.moc"
