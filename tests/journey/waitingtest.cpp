// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journey/job.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::tests;

namespace {

constexpr auto latency = 3s;
/// Where a hand is to do something meanwhile, on a slow machine.
constexpr auto longLatency = 5s;
/// The sentence is due after 400 ms; the rest is the machine's.
constexpr int due = 1500; // ms

} // namespace

/// A server that takes three seconds: what is awaited is said while it is awaited and no longer, nothing stands still
/// meanwhile, and what is written meanwhile stays.
class WaitingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void atTheLoad_data();
    void atTheLoad();
    void writingMeanwhile();
    void atTheDryRun();
    void atTheApply();
    void atTheUndo();

private:
    /// The sentence comes in time, while there is something to wait for.
    static void isSaid(ConsoleStage &stage, const QString &sentence);
};

void WaitingTest::isSaid(ConsoleStage &stage, const QString &sentence)
{
    QVERIFY2(stage.driver().waitFor(QAccessible::ProgressBar, sentence, due), qPrintable(stage.driver().shown()));
    QVERIFY(stage.transport().underWay() > 0);
}

void WaitingTest::atTheLoad_data()
{
    QTest::addColumn<QString>("route");
    QTest::addColumn<QString>("sentence");

    QTest::newRow("who we are") << u"/v1/me"_s << u"Asking the server for the project"_s;
    QTest::newRow("the project") << u"/v1/project/snapshot"_s << u"Asking the server for the project"_s;
    QTest::newRow("users") << u"/v1/project/snapshot/people"_s << u"Fetching users, *"_s;
}

void WaitingTest::atTheLoad()
{
    QFETCH(const QString, route);
    QFETCH(const QString, sentence);
    ConsoleStage stage(demo::PackSize::S, Preferences::Scheme::Light,
                       [&](demo::DemoHost &host) { host.transport().faults().add(late(route, latency)); });
    isSaid(stage, sentence);
    QVERIFY(stage.isOpen());
    QVERIFY2(stage.driver().waitFor(QAccessible::Heading, u"Roles"_s), qPrintable(stage.driver().failure()));
    QVERIFY2(stage.driver().waitGone(QAccessible::ProgressBar, u"*"_s), qPrintable(stage.driver().failure()));
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

/// The page comes under the hands of who writes already: it takes nothing from them.
void WaitingTest::writingMeanwhile()
{
    ConsoleStage stage(demo::PackSize::S, Preferences::Scheme::Light,
                       [&](demo::DemoHost &host) { host.transport().faults().add(late(u"/v1/me"_s, latency)); });
    Driver &driver = stage.driver();
    const QString search = u"Find a role, permission, person or place"_s;
    QVERIFY2(driver.click(QAccessible::EditableText, search), qPrintable(driver.failure()));
    driver.write(u"District Data"_s);
    QVERIFY(!driver.find(QAccessible::Heading, u"Roles"_s)); // or it was not meanwhile
    QVERIFY(stage.isOpen());
    QVERIFY2(driver.waitFor(QAccessible::Heading, u"Roles"_s), qPrintable(driver.failure()));
    QVERIFY2(driver.focused() && driver.focused()->name == search, qPrintable(driver.shown()));
    driver.write(u" Officer"_s);
    QVERIFY2(driver.waitFor(QAccessible::ListItem, u"District Data Officer, *"_s), qPrintable(driver.shown()));
    driver.press(Qt::Key_Return);
    QVERIFY2(driver.waitFor(QAccessible::Heading, u"District Data Officer"_s), qPrintable(driver.shown()));
    const auto page = driver.find(QAccessible::Pane, u"District Data Officer"_s);
    QVERIFY2(page && page->isFocused, qPrintable(driver.shown()));
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

void WaitingTest::atTheDryRun()
{
    const QString sentence = u"Waiting for the server to check the changes"_s;
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    Job job(stage);
    job.begin();
    QVERIFY2(job.stageEdit(), qPrintable(driver.failure()));
    stage.transport().faults().add(late(dryRunRoute, longLatency));
    QVERIFY2(job.openReview() && job.settle(), qPrintable(driver.failure()));
    QVERIFY(driver.waitUntil([&] { return stage.workspace().work() == Workspace::Work::DryRunning; }));
    QElapsedTimer since;
    since.start();
    isSaid(stage, sentence);

    // on another page, going on with the draft
    QVERIFY2(job.openRole(), qPrintable(driver.failure()));
    QVERIFY2(driver.find(QAccessible::ProgressBar, sentence), qPrintable(driver.shown()));
    QVERIFY2(job.rename(u"Data Lead"_s), qPrintable(driver.failure()));
    QVERIFY(std::chrono::milliseconds(since.elapsed()) < longLatency); // or it was not meanwhile
    QVERIFY2(driver.waitGone(QAccessible::ProgressBar, sentence), qPrintable(driver.failure()));
    QCOMPARE(stage.workspace().draft().items().size(), 3);
    QVERIFY(!stage.workspace().dryRunAnswer()); // that was about another draft
    QVERIFY(job.isUntouched());

    QVERIFY2(job.openReview() && job.apply(), qPrintable(driver.failure()));
    const QStringList renaming{u"name: \"District Data Officer\" to \"Data Lead\""_s};
    QVERIFY2(job.isAppliedOnce(renaming + theEdit), qPrintable(driver.shown()));
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

void WaitingTest::atTheApply()
{
    const QString sentence = u"Waiting for the server to apply the changes"_s;
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    Job job(stage);
    job.begin();
    QVERIFY2(job.stageEdit() && job.openReview() && job.settle() && job.waitReady(), qPrintable(driver.failure()));
    stage.transport().faults().add(late(setsRoute, longLatency));
    QVERIFY2(job.apply(), qPrintable(driver.failure()));
    QElapsedTimer since;
    since.start();
    isSaid(stage, sentence);
    const auto apply = driver.find(QAccessible::Button, u"Apply *"_s);
    QVERIFY(apply && apply->description == u"Applying. All of it takes effect, or nothing."_s);
    QVERIFY2(driver.click(QAccessible::Button, u"Apply *"_s), qPrintable(driver.failure())); // does nothing
    QVERIFY(job.isUntouched());

    QVERIFY2(job.openRole() && job.rename(u"Data Lead"_s), qPrintable(driver.failure()));
    QVERIFY(std::chrono::milliseconds(since.elapsed()) < longLatency);
    QVERIFY2(driver.waitFor(QAccessible::AlertMessage, u"2 changes are live"_s), qPrintable(driver.shown()));
    QVERIFY(!driver.find(QAccessible::ProgressBar, sentence));
    QVERIFY(job.isStoredOnce());
    QCOMPARE(staged(stage), QStringList{u"name: \"District Data Officer\" to \"Data Lead\""_s});
    QVERIFY2(driver.find(QAccessible::Heading, u"Data Lead"_s), qPrintable(driver.shown())); // nobody is led away
    QCOMPARE(stage.workspace().project(), stage.stored());
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

void WaitingTest::atTheUndo()
{
    const QString sentence = u"Waiting for the server to prepare the undo"_s;
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    Job job(stage);
    job.begin();
    QVERIFY2(job.stageEdit() && job.openReview() && job.settle() && job.apply(), qPrintable(driver.failure()));
    QVERIFY2(job.isAppliedOnce(), qPrintable(driver.shown()));
    stage.transport().faults().add(late(setsRoute, latency));
    QVERIFY2(driver.click(QAccessible::Button, u"Undo"_s), qPrintable(driver.failure()));
    isSaid(stage, sentence);
    QVERIFY2(driver.waitFor(QAccessible::Heading, u"Review and apply"_s), qPrintable(driver.shown()));
    QVERIFY2(driver.waitGone(QAccessible::ProgressBar, sentence), qPrintable(driver.failure()));
    QVERIFY(stage.workspace().draft().inverseOf);
    QVERIFY(job.isStoredOnce());
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

STEWARD_TEST(WaitingTest, "waiting", Gui)
#include "waitingtest.moc"
