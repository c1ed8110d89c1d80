// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journey/job.h"
#include "support/mainjob.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

/// Where the keyboard is after something has gone, and how it goes from pane to pane: always at something to be seen.
class PanesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void newRole();
    void newRoleByReturn();
    void takenBack();
    void switchedOff();
    void discarded();
    void panes_data();
    void panes();
    void undoAndRedo();

private:
    [[nodiscard]] Driver &driver() { return m_stage->driver(); }
    /// What is worked has the keyboard once all is at rest, and can be seen.
    [[nodiscard]] bool isHeld();
    [[nodiscard]] QString held();
    /// What has it is called so, or stands in something called so.
    [[nodiscard]] bool stands(const QString &name);

    std::unique_ptr<ConsoleStage> m_stage;
};

#define VERIFY_DONE(act) QVERIFY2(act, qPrintable(driver().failure() + u'\n' + driver().shown()))

void PanesTest::init()
{
    m_stage = std::make_unique<ConsoleStage>();
    QVERIFY(m_stage->isOpen());
    VERIFY_DONE(driver().waitFor(QAccessible::Heading, u"Roles"_s));
}

void PanesTest::cleanup()
{
    QCOMPARE(ConsoleStage::complaints(), QStringList());
    m_stage.reset();
}

bool PanesTest::isHeld()
{
    QTest::qWait(350);
    const auto here = driver().focused();
    return here && !here->rect.isEmpty() && !here->name.isEmpty();
}

QString PanesTest::held()
{
    const auto here = driver().focused();
    return here ? here->name : QString();
}

bool PanesTest::stands(const QString &name)
{
    const auto here = driver().focused();
    const auto all = driver().all();
    return here && std::any_of(all.cbegin(), all.cend(), [&](const Driver::Found &one) {
               const bool isCalled = name.endsWith(u'*') ? one.name.startsWith(name.chopped(1)) : one.name == name;
               return isCalled && (one.id == here->id || here->within.contains(one.id));
           });
}

/// The editor of the new role takes the keyboard, and the dialog that closes does not take it from there.
void PanesTest::newRole()
{
    VERIFY_DONE(driver().tabTo(QAccessible::Button, u"New role"_s));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().type(QAccessible::EditableText, u"Name"_s, u"Visitor"_s));
    VERIFY_DONE(driver().click(QAccessible::Button, u"Stage this role"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::Heading, u"Visitor"_s));
    VERIFY_DONE(isHeld());
    driver().press(Qt::Key_Tab);
    VERIFY_DONE(isHeld());
    QCOMPARE(staged(*m_stage).size(), 1);
}

void PanesTest::newRoleByReturn()
{
    VERIFY_DONE(driver().click(QAccessible::Button, u"New role"_s));
    VERIFY_DONE(driver().type(QAccessible::EditableText, u"Name"_s, u"Visitor"_s));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitFor(QAccessible::Heading, u"Visitor"_s));
    VERIFY_DONE(driver().waitGone(QAccessible::Dialog, u"New role"_s)); // while it fades it keeps clicks off the page
    QCOMPARE(staged(*m_stage).size(), 1);

    VERIFY_DONE(driver().click(QAccessible::Button, u"More about this role"_s));
    VERIFY_DONE(driver().click(QAccessible::MenuItem, u"Rename…"_s));
    VERIFY_DONE(driver().type(QAccessible::EditableText, u"Name"_s, u"Guest"_s));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitFor(QAccessible::Heading, u"Guest"_s));
    VERIFY_DONE(driver().waitGone(QAccessible::Dialog, u"Rename*"_s));
    VERIFY_DONE(isHeld());
    QCOMPARE(staged(*m_stage).size(), 1);
}

/// The button goes with what it takes back.
void PanesTest::takenBack()
{
    VERIFY_DONE(Job(*m_stage).openRole());
    VERIFY_DONE(driver().tabTo(QAccessible::CheckBox, fullReach));
    driver().press(Qt::Key_Space);
    VERIFY_DONE(driver().tabTo(QAccessible::Button, u"Take back the change of Full Organization Access"_s));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(isHeld());
    QCOMPARE(held(), fullReach);
    QVERIFY(staged(*m_stage).isEmpty());

    driver().press(Qt::Key_Space);
    VERIFY_DONE(driver().tabTo(QAccessible::Button, u"Take back everything staged of this role"_s));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(isHeld());
    QVERIFY(staged(*m_stage).isEmpty());
}

/// The card goes with its danger; the keyboard stays in the pane.
void PanesTest::switchedOff()
{
    VERIFY_DONE(Job(*m_stage).openRole());
    VERIFY_DONE(driver().tabTo(QAccessible::CheckBox, fullReach));
    driver().press(Qt::Key_Space);
    VERIFY_DONE(driver().tabTo(QAccessible::Button, u"Switch off Access APIs"_s));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitGone(QAccessible::Button, u"Switch off Access APIs"_s));
    VERIFY_DONE(isHeld());
    QCOMPARE(held(), u"Give a place…"_s);
    QCOMPARE(staged(*m_stage).size(), 2);
}

/// From the draft bar, which goes with the draft; and from the review, which is empty then.
void PanesTest::discarded()
{
    const auto discard = [this](const QString &button) {
        if (!driver().tabTo(QAccessible::Button, button))
            return false;
        driver().press(Qt::Key_Return);
        if (!driver().tabTo(QAccessible::Button, u"Discard the draft"_s))
            return false;
        driver().press(Qt::Key_Return);
        return driver().waitGone(QAccessible::Dialog, u"Discard*"_s) && staged(*m_stage).isEmpty() && isHeld();
    };
    VERIFY_DONE(Job(*m_stage).stageEdit());
    VERIFY_DONE(discard(u"Discard…"_s));
    VERIFY_DONE(driver().tabTo(QAccessible::CheckBox, fullReach));
    driver().press(Qt::Key_Space);
    driver().press(Qt::Key_Return, Qt::ControlModifier);
    VERIFY_DONE(driver().waitFor(QAccessible::CheckBox, removalTick(fullReach)));
    VERIFY_DONE(discard(u"Discard all…"_s)); // the bar may still be on its way out
}

void PanesTest::panes_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<QStringList>("names"); // of what holds the keyboard, or stands around it; from the rail on

    const QString rail = u"Pages"_s;
    const QString bar = u"Draft, *"_s;
    QTest::newRow("roles") << int(Qt::Key_1) << QStringList{rail, u"Roles"_s, u"What each role may"_s, bar};
    QTest::newRow("editor") << int(Qt::Key_unknown)
                            << QStringList{rail, u"Parts of this role"_s, u"What District Data Officer may"_s,
                                           u"If you apply this"_s, bar};
    QTest::newRow("audit") << int(Qt::Key_2)
                           << QStringList{rail, u"Entries"_s, u"District Data Officer, version*"_s, bar};
    QTest::newRow("review") << int(Qt::Key_0) << QStringList{rail, u"Staged changes"_s, u"Before it becomes ink"_s};
}

/// F6 goes round the panes of each page and the draft bar, Shift+F6 the other way; each shows that it has the keyboard.
void PanesTest::panes()
{
    QFETCH(int, page);
    QFETCH(QStringList, names);
    VERIFY_DONE(Job(*m_stage).stageEdit());
    if (page != Qt::Key_unknown)
        driver().press(Qt::Key(page), Qt::AltModifier);
    QTest::qWait(400);
    driver().press(Qt::Key_F6);
    for (int i = 0; i < 8 && !stands(names.constFirst()); ++i)
        driver().press(Qt::Key_F6);
    for (const Qt::KeyboardModifiers way :
         {Qt::KeyboardModifiers(Qt::NoModifier), Qt::KeyboardModifiers(Qt::ShiftModifier)}) {
        QSet<QAccessible::Id> visited;
        for (const QString &name : std::as_const(names)) {
            VERIFY_DONE(isHeld());
            visited << driver().focused()->id;
            QVERIFY2(stands(name), qPrintable(name + u", not "_s + held()));
            driver().press(Qt::Key_F6, way);
        }
        QVERIFY(stands(names.constFirst()));
        QCOMPARE(visited.size(), names.size());
        std::reverse(names.begin() + 1, names.end());
    }
    // from the bar at the top
    driver().press(Qt::Key_K, Qt::ControlModifier);
    driver().press(Qt::Key_F6);
    QVERIFY(stands(names.at(1)));
    driver().press(Qt::Key_K, Qt::ControlModifier);
    driver().press(Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(stands(names.constFirst()));
}

void PanesTest::undoAndRedo()
{
    VERIFY_DONE(Job(*m_stage).stageEdit());
    driver().press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(staged(*m_stage), QStringList{theEdit.constFirst()});
    driver().press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(staged(*m_stage).isEmpty());
    driver().press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(staged(*m_stage), QStringList{theEdit.constFirst()});
    driver().press(Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(staged(*m_stage), theEdit);
    VERIFY_DONE(driver().waitFor(QAccessible::PageTab, u"Review and apply, 2 staged"_s));
}

STEWARD_TEST(PanesTest, "panes", Gui)
#include "panestest.moc"
