// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journey/connectedstage.h"
#include "journey/job.h"
#include "support/mainjob.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

/// A draft is kept in memory alone: nobody loses it without having been told.
class ClosingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutADraftItCloses();
    void staying();
    void leaving();
    void whatWaitsBehindAnUndo();
    void signingOut();
    void signingOutAsNoMember();

private:
    static void edit(Driver &driver);
};

#define VERIFY_DONE(driver, act) QVERIFY2(act, qPrintable((driver).failure() + u'\n' + (driver).shown()))

namespace {

const QString question = u"1 staged change will be lost"_s;

} // namespace

void ClosingTest::edit(Driver &driver)
{
    VERIFY_DONE(driver, driver.click(QAccessible::ListItem, u"District Data Officer*"_s));
    VERIFY_DONE(driver, driver.click(QAccessible::CheckBox, fullReach));
    VERIFY_DONE(driver, driver.waitFor(QAccessible::PageTab, u"Review and apply, 1 staged"_s));
}

void ClosingTest::withoutADraftItCloses()
{
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    QVERIFY(stage.window()->close());
    QVERIFY(!stage.window()->isVisible());
}

void ClosingTest::staying()
{
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    edit(stage.driver());
    if (QTest::currentTestFailed())
        return;
    const qint64 revision = stage.revision();
    QVERIFY(!stage.window()->close());
    VERIFY_DONE(stage.driver(), stage.driver().waitFor(QAccessible::Dialog, question));
    QVERIFY(stage.window()->isVisible());
    QVERIFY(!stage.window()->close()); // asking twice is no answer
    VERIFY_DONE(stage.driver(), stage.driver().click(QAccessible::Button, u"Stay here"_s));
    VERIFY_DONE(stage.driver(), stage.driver().waitGone(QAccessible::Dialog, question));

    // by the keyboard: Return is the safe answer, and so is Escape
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Escape}) {
        QVERIFY(!stage.window()->close());
        VERIFY_DONE(stage.driver(), stage.driver().waitFor(QAccessible::Button, u"Stay here"_s));
        QTRY_VERIFY(stage.driver().focused() && stage.driver().focused()->name == "Stay here"_L1);
        stage.driver().press(key);
        VERIFY_DONE(stage.driver(), stage.driver().waitGone(QAccessible::Dialog, question));
    }
    QVERIFY(stage.window()->isVisible());
    QCOMPARE(staged(stage), QStringList{theEdit.constFirst()});
    QCOMPARE(stage.revision(), revision);

    // what is taken back need not be lost
    VERIFY_DONE(stage.driver(), stage.driver().click(QAccessible::CheckBox, fullReach));
    QTRY_VERIFY(staged(stage).isEmpty());
    QVERIFY(stage.window()->close());
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

void ClosingTest::leaving()
{
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    edit(stage.driver());
    if (QTest::currentTestFailed())
        return;
    const domain::Project before = stage.stored();
    QVERIFY(!stage.window()->close());
    VERIFY_DONE(stage.driver(), stage.driver().click(QAccessible::Button, u"Close and lose the draft"_s));
    QTRY_VERIFY(!stage.window()->isVisible());
    QCOMPARE(stage.stored(), before); // nothing of it went to the server
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

/// The draft that an undo has set aside goes with the window, too: it is counted.
void ClosingTest::whatWaitsBehindAnUndo()
{
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    Job job(stage);
    job.begin();
    VERIFY_DONE(driver, job.stageEdit() && job.openReview() && job.settle() && job.waitReady() && job.apply());
    QVERIFY(job.isAppliedOnce());
    VERIFY_DONE(driver, job.openRole() && job.rename(u"Data Lead"_s));
    VERIFY_DONE(driver, driver.waitFor(QAccessible::PageTab, u"Review and apply, 1 staged"_s));
    VERIFY_DONE(driver, driver.click(QAccessible::Button, u"Undo"_s));
    VERIFY_DONE(driver, driver.waitUntil([&] { return stage.workspace().draft().inverseOf.has_value(); }));
    const qsizetype ofTheUndo = stage.workspace().draft().items().size();
    QVERIFY(ofTheUndo > 1);
    QVERIFY(!stage.window()->close());
    const QString all = u"%1 staged changes will be lost"_s.arg(ofTheUndo + 1);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Dialog, all));
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

/// Signing out ends the draft as closing does.
void ClosingTest::signingOut()
{
    ConnectedStage stage;
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    VERIFY_DONE(driver, stage.signIn());
    edit(driver);
    if (QTest::currentTestFailed())
        return;

    const auto askToSignOut = [&driver] {
        return driver.click(QAccessible::Button, u"Me: *"_s) && driver.click(QAccessible::MenuItem, u"Sign out"_s)
               && driver.waitFor(QAccessible::Dialog, question);
    };
    VERIFY_DONE(driver, askToSignOut());
    VERIFY_DONE(driver, driver.click(QAccessible::Button, u"Stay here"_s));
    VERIFY_DONE(driver, driver.waitGone(QAccessible::Dialog, question));
    VERIFY_DONE(driver, driver.waitFor(QAccessible::PageTab, u"Review and apply, 1 staged"_s));
    QCOMPARE(stage.server().provider.count("/revoke"), 0);

    VERIFY_DONE(driver, askToSignOut());
    VERIFY_DONE(driver, driver.click(QAccessible::Button, u"Sign out and lose the draft"_s));
    VERIFY_DONE(driver, driver.waitFor(QAccessible::EditableText, u"Address of the server"_s));
    QTRY_VERIFY(stage.server().provider.count("/revoke") > 0);
    QVERIFY(stage.workspace()->draft().isEmpty());
    QVERIFY(stage.window()->close()); // nothing is left to ask for
}

/// Who is no member has no name and no menu, but is not held either.
void ClosingTest::signingOutAsNoMember()
{
    ConnectedStage stage;
    stage.server().isShutOut = true;
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    VERIFY_DONE(driver, stage.beginSignIn());
    VERIFY_DONE(driver, driver.waitFor(QAccessible::EditableText, u"Claim code of a new project"_s, 20'000));
    QVERIFY(!driver.find(QAccessible::Button, u"Me: *"_s));

    // no key leads to a page: there is none
    for (const Qt::Key key : {Qt::Key_1, Qt::Key_2, Qt::Key_0})
        driver.press(key, Qt::AltModifier);
    driver.press(Qt::Key_Return, Qt::ControlModifier);
    driver.press(Qt::Key_Return, Qt::ControlModifier);
    driver.press(Qt::Key_F6);
    QVERIFY(driver.find(QAccessible::EditableText, u"Claim code of a new project"_s));

    VERIFY_DONE(driver, driver.tabTo(QAccessible::Button, u"Sign out"_s));
    driver.press(Qt::Key_Return);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::EditableText, u"Address of the server"_s));
    QTRY_VERIFY(stage.server().provider.count("/revoke") > 0);
    QVERIFY(stage.window()->close());
}

STEWARD_TEST(ClosingTest, "closing", Gui)
#include "closingtest.moc"
