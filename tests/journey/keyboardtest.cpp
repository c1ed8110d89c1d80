// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/catalogue.h"
#include "support/mainjob.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

/// Everything is done without a mouse: the main job from its first key to its last; and Tab comes to all there is.
class KeyboardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mainJob();
    void welcome();
    void roles();
    void roleEditor();
    void review();
    void audit();
    void pageGoneTo();
    void escapeClosesAndGivesBack();
    void placeFromTheReview();
    void numberInTheReview();

private:
    static void edit(ConsoleStage &stage);
    static void settle(ConsoleStage &stage);
    static void goRound(Driver &driver);
    static void goesOnWithin(Driver &driver, const QString &page);
};

namespace {

#define VERIFY_DONE(driver, act) QVERIFY2(act, qPrintable((driver).failure() + u'\n' + (driver).shown()))

/// What can be worked, whatever it is said to be.
bool isInteractive(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::Button:
    case QAccessible::ButtonMenu:
    case QAccessible::CheckBox:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::Link:
    case QAccessible::PageTab:
    case QAccessible::RadioButton:
    case QAccessible::Slider:
    case QAccessible::SpinBox:
    case QAccessible::Table:
        return true;
    default:
        return false;
    }
}

QString told(const Driver::Found &one)
{
    return u"%1 “%2”"_s.arg(QVariant::fromValue(one.role).toString(), one.name);
}

} // namespace

void KeyboardTest::edit(ConsoleStage &stage)
{
    Driver &driver = stage.driver();
    VERIFY_DONE(driver, driver.tabTo(QAccessible::EditableText, u"Find a role"_s));
    driver.write(u"district data"_s);
    VERIFY_DONE(driver, driver.waitGone(QAccessible::ListItem, u"Helpdesk*"_s));
    driver.press(Qt::Key_Down);
    driver.press(Qt::Key_Return);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Heading, u"District Data Officer"_s));
    VERIFY_DONE(driver, driver.tabTo(QAccessible::CheckBox, fullReach));
    driver.press(Qt::Key_Space);
    VERIFY_DONE(driver, driver.tabTo(QAccessible::CheckBox, mobileAccess + u'*'));
    driver.press(Qt::Key_Space);
    QCOMPARE(staged(stage), theEdit);
}

void KeyboardTest::settle(ConsoleStage &stage)
{
    Driver &driver = stage.driver();
    driver.press(Qt::Key_Return, Qt::ControlModifier);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Heading, u"Review and apply"_s));
    VERIFY_DONE(driver, driver.tabTo(QAccessible::CheckBox, removalTick(fullReach)));
    driver.press(Qt::Key_Space);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Button, u"Settle…*"_s));
    VERIFY_DONE(driver, driver.tabTo(QAccessible::Button, u"Settle…*"_s));
    driver.press(Qt::Key_Return);
    // the question's field has the keyboard at once
    VERIFY_DONE(driver, driver.waitFor(QAccessible::EditableText, u"Type Yankho Msiska to go on"_s));
    QTRY_VERIFY(driver.focused() && driver.focused()->name == "Type Yankho Msiska to go on"_L1);
    driver.write(u"Yankho Msiska"_s);
    VERIFY_DONE(driver, driver.tabTo(QAccessible::Button, u"Lock out"_s));
    driver.press(Qt::Key_Return);
    VERIFY_DONE(driver, driver.waitGone(QAccessible::Button, u"Lock out"_s));
    VERIFY_DONE(driver, driver.tabTo(QAccessible::EditableText, whyLabel));
    driver.write(u"Data protection review of November."_s);
}

void KeyboardTest::mainJob()
{
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    const qint64 revision = stage.revision();
    const domain::Role before = stage.role(u"ddo_role"_s);
    edit(stage);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(stage.revision(), revision);
    settle(stage);
    if (QTest::currentTestFailed())
        return;
    driver.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(driver.focused() && driver.focused()->name.startsWith("Apply 2 "_L1)
                && driver.focused()->description.isEmpty());
    QCOMPARE(stage.revision(), revision); // that was to go there, not to press it
    driver.press(Qt::Key_Return);
    QTRY_COMPARE(stage.revision(), revision + 1);
    const auto rows = stage.rowsSince(revision);
    QCOMPARE(asked(rows.constFirst().changes), theEdit);
    QCOMPARE(rows.constFirst().reason, u"Data protection review of November."_s);
    const domain::Role after = stage.role(u"ddo_role"_s);
    QVERIFY(!after.permissions.holds(domain::catalogue().indexOf(u"access_all_locations")));
    QVERIFY(after.permissions.holds(domain::catalogue().indexOf(u"access_mobile_endpoints")));

    VERIFY_DONE(driver, driver.waitFor(QAccessible::Heading, u"Audit"_s));
    VERIFY_DONE(driver, driver.waitFor(QAccessible::ListItem, u"*changed the role District Data Officer*"_s));
    VERIFY_DONE(driver, driver.tabTo(QAccessible::ListItem, u"*changed the role District Data Officer*"_s));
    VERIFY_DONE(driver, driver.waitFor(QAccessible::NoRole, u"*“Data protection review of November.”*"_s));
    VERIFY_DONE(driver, driver.tabTo(QAccessible::Button, u"Undo"_s));
    driver.press(Qt::Key_Return);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::CheckBox, removalTick(mobileAccess)));
    VERIFY_DONE(driver, driver.tabTo(QAccessible::CheckBox, removalTick(mobileAccess)));
    driver.press(Qt::Key_Space);
    driver.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(driver.focused() && driver.focused()->name.startsWith("Apply "_L1)
                && driver.focused()->description.isEmpty());
    driver.press(Qt::Key_Space);
    QTRY_COMPARE(stage.revision(), revision + 2);
    domain::Role last = stage.role(u"ddo_role"_s);
    last.version = before.version;
    QCOMPARE(last, before);
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

/// Tab goes round once and comes back; whatever is seen on the way is come to, has a name, and shows that it has the
/// keyboard.
void KeyboardTest::goRound(Driver &driver)
{
    constexpr int most = 400;
    QTest::qWait(400); // whatever comes or goes slowly has done so
    const auto start = driver.focused();
    QVERIFY2(!start || !start->name.isEmpty(), "where the keyboard begins has no name");
    driver.press(Qt::Key_Tab);
    QVERIFY(driver.focused());
    const QAccessible::Id first = driver.focused()->id;
    QHash<QAccessible::Id, Driver::Found> seen;
    QSet<QAccessible::Id> visited;
    QStringList wrong;
    int steps = 0;
    for (; steps < most; ++steps) {
        const auto here = driver.focused();
        QVERIFY2(here, qPrintable(u"the window itself has the keyboard, after %1 steps"_s.arg(steps)));
        if (here->name.trimmed().isEmpty() || here->role == QAccessible::NoRole || here->role == QAccessible::Client)
            wrong << u"nameless: "_s + told(*here);
        if (here->rect.isEmpty())
            wrong << u"has the keyboard, and is not to be seen: "_s + told(*here);
        visited << here->id;
        // arrows go on from the row of a list that has the keyboard
        if (here->role == QAccessible::ListItem)
            visited << here->within.value(0);
        const auto all = driver.all();
        for (const Driver::Found &one : all)
            seen.insert(one.id, one);
        const QRect around = here->rect.adjusted(-6, -6, 6, 6) & QRect(QPoint(0, 0), driver.window()->size());
        const QImage before = driver.picture().copy(around);
        driver.press(Qt::Key_Tab);
        const auto next = driver.focused();
        if (!next || next->id == here->id) {
            wrong << u"stuck at "_s + told(*here);
            break;
        }
        // where the page has scrolled to the next one, that may stand in this one's place and look like it
        const auto still = driver.all();
        const bool stands = std::any_of(still.cbegin(), still.cend(), [&](const Driver::Found &one) {
            return one.id == here->id && one.rect == here->rect;
        });
        if (stands && driver.picture().copy(around) == before)
            wrong << u"does not show that it has the keyboard: "_s + told(*here);
        if (next->id == first)
            break;
    }
    QVERIFY2(steps < most, "Tab does not come round");
    for (const Driver::Found &one : std::as_const(seen)) {
        const bool isInside = std::any_of(one.within.cbegin(), one.within.cend(), [&](QAccessible::Id id) {
            const QAccessible::Role role = seen.value(id).role;
            return visited.contains(id)
                   && (role == QAccessible::List || role == QAccessible::Table || role == QAccessible::EditableText);
        });
        if (isInteractive(one.role) && !visited.contains(one.id) && !isInside)
            wrong << u"Tab never comes to "_s + told(one);
    }
    wrong.sort();
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n') + u'\n' + driver.shown()));
    QVERIFY(visited.size() > 5);

    // and the other way round
    const auto here = driver.focused();
    driver.press(Qt::Key_Tab);
    driver.press(Qt::Key_Backtab);
    QCOMPARE(driver.focused()->id, here->id);
}

void KeyboardTest::welcome()
{
    ConsoleStage::setUpOnce();
    const ConsoleApp app({.demo = {}, .scheme = Preferences::Scheme::Light}, [](const QStringList &) { return false; });
    QVERIFY(app.window());
    app.window()->resize(pictureSize);
    app.window()->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(app.window()));
    Driver driver(app.window());
    goRound(driver);
}

void KeyboardTest::roles()
{
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    goRound(stage.driver());
}

void KeyboardTest::roleEditor()
{
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    edit(stage);
    if (!QTest::currentTestFailed())
        goRound(stage.driver());
}

void KeyboardTest::review()
{
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    edit(stage);
    if (QTest::currentTestFailed())
        return;
    stage.driver().press(Qt::Key_Return, Qt::ControlModifier);
    VERIFY_DONE(stage.driver(), stage.driver().waitFor(QAccessible::Button, u"Settle…*"_s));
    goRound(stage.driver());
}

void KeyboardTest::audit()
{
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    stage.driver().press(Qt::Key_2, Qt::AltModifier);
    VERIFY_DONE(stage.driver(), stage.driver().waitFor(QAccessible::Button, u"Put this back"_s));
    goRound(stage.driver());
}

/// A page just gone to has the keyboard in one of its controls, or Tab comes to the first of them: not to the bar above
/// all pages, where Qt would begin.
void KeyboardTest::goesOnWithin(Driver &driver, const QString &page)
{
    const auto isAtControl = [&] {
        const auto here = driver.focused();
        const auto pane = driver.find(QAccessible::Pane, page);
        return here && pane && here->within.contains(pane->id)
               && (isInteractive(here->role) || here->role == QAccessible::ListItem);
    };
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Pane, page));
    QTest::qWait(100); // a menu that closes gives back what it took
    if (!isAtControl())
        driver.press(Qt::Key_Tab);
    QVERIFY2(isAtControl(), qPrintable(page + u": "_s + driver.shown()));
}

void KeyboardTest::pageGoneTo()
{
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    goesOnWithin(driver, u"Roles"_s);
    if (QTest::currentTestFailed())
        return;
    driver.press(Qt::Key_K, Qt::ControlModifier);
    driver.write(u"district data"_s);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::ListItem, u"District Data Officer, Role"_s));
    driver.press(Qt::Key_Return);
    goesOnWithin(driver, u"What District Data Officer may"_s);
    VERIFY_DONE(driver, driver.tabTo(QAccessible::CheckBox, fullReach));
    driver.press(Qt::Key_Space);
    driver.press(Qt::Key_Return, Qt::ControlModifier);
    goesOnWithin(driver, u"Review and apply"_s);
    driver.press(Qt::Key_2, Qt::AltModifier);
    goesOnWithin(driver, u"Audit"_s);
    // and back to one that was there before
    driver.press(Qt::Key_1, Qt::AltModifier);
    goesOnWithin(driver, u"Roles"_s);
    // what one came from is behind: the block list of the editor, not the end of the window
    driver.press(Qt::Key_K, Qt::ControlModifier);
    driver.write(u"helpdesk"_s);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::ListItem, u"Helpdesk, Role"_s));
    driver.press(Qt::Key_Return);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Heading, u"Helpdesk"_s));
    QTest::qWait(100);
    driver.press(Qt::Key_Backtab);
    QCOMPARE(driver.focused()->within.contains(driver.find(QAccessible::Pane, u"Helpdesk"_s)->id), true);
}

void KeyboardTest::escapeClosesAndGivesBack()
{
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    const auto opensAndCloses = [&](QAccessible::Role role, const QString &opener, const QString &dialog) {
        if (!driver.tabTo(role, opener))
            return false;
        driver.press(Qt::Key_Return);
        if (!driver.waitFor(QAccessible::Dialog, dialog))
            return false;
        QTest::qWait(200);
        for (int i = 0; i < 8; ++i) { // Tab goes round inside
            driver.press(Qt::Key_Tab);
            const auto here = driver.focused();
            if (!here || !driver.find(QAccessible::Dialog, dialog)->rect.contains(here->rect))
                return false;
        }
        driver.press(Qt::Key_Escape);
        return driver.waitGone(QAccessible::Dialog, dialog)
               && driver.waitUntil([&] { return driver.focused() && driver.focused()->name == opener; });
    };
    VERIFY_DONE(driver, opensAndCloses(QAccessible::Button, u"New role"_s, u"New role*"_s));
    edit(stage);
    if (QTest::currentTestFailed())
        return;
    VERIFY_DONE(driver, opensAndCloses(QAccessible::Button, u"Discard…"_s, u"Discard 2 staged changes?"_s));
    QCOMPARE(staged(stage), theEdit);
    driver.press(Qt::Key_Return, Qt::ControlModifier);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Button, u"Settle…*"_s));
    const QString settling = driver.find(QAccessible::Button, u"Settle…*"_s)->name;
    VERIFY_DONE(driver, opensAndCloses(QAccessible::Button, settling, u"Yankho Msiska could not enter any more"_s));

    // a menu too, and what opens from one
    VERIFY_DONE(driver, driver.tabTo(QAccessible::Button, u"Theme"_s));
    driver.press(Qt::Key_Return);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::MenuItem, u"Dark"_s));
    driver.press(Qt::Key_Escape);
    VERIFY_DONE(driver, driver.waitGone(QAccessible::MenuItem, u"Dark"_s));
    QTRY_VERIFY(driver.focused() && driver.focused()->name == "Theme"_L1);
    driver.press(Qt::Key_1, Qt::AltModifier);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::ListItem, u"District Data Officer*"_s));
    VERIFY_DONE(driver, driver.tabTo(QAccessible::ListItem, u"*"_s));
    driver.press(Qt::Key_Return);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Button, u"More about this role"_s));
    VERIFY_DONE(driver, driver.tabTo(QAccessible::Button, u"More about this role"_s));
    driver.press(Qt::Key_Return);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::MenuItem, u"Rename…"_s));
    driver.press(Qt::Key_Down);
    driver.press(Qt::Key_Return);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Dialog, u"Rename*"_s));
    driver.press(Qt::Key_Escape);
    VERIFY_DONE(driver, driver.waitGone(QAccessible::Dialog, u"Rename*"_s));
    QTRY_VERIFY(driver.focused() && driver.focused()->name == "More about this role"_L1);
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

/// A rule that would refuse many is settled by their number, with the keyboard alone.
void KeyboardTest::numberInTheReview()
{
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    const domain::Project project = stage.stored();
    int weak = 0;
    for (int row = 0; row < project.people.size(); ++row) {
        const domain::Person &person = project.people.at(row);
        weak += person.hasStrongPassword == false && canEnter(project, person) ? 1 : 0;
    }
    QVERIFY(weak > 1);
    // no page of this console changes settings yet; a draft may come from elsewhere
    stage.workspace().stage({u"settings"_s, project.settings.at(0).id}, u"strong_mobile_passwords"_s, true);
    driver.press(Qt::Key_Return, Qt::ControlModifier);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Button, u"Settle…*"_s));
    const QString settling = driver.find(QAccessible::Button, u"Settle…*"_s)->name;
    VERIFY_DONE(driver, driver.tabTo(QAccessible::Button, settling));
    driver.press(Qt::Key_Return);
    const QString number = QString::number(weak);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Dialog,
                                       QLocale().toString(weak) + u" people could not sign in any more"_s));
    const QString field = u"Type %1 to go on"_s.arg(number);
    QTRY_VERIFY(driver.focused() && driver.focused()->name == field);
    driver.write(number + u'0');
    VERIFY_DONE(driver, driver.tabTo(QAccessible::Button, u"Lock out"_s));
    QCOMPARE(driver.find(QAccessible::Button, u"Lock out"_s)->description,
             u"Type the number exactly as it stands above."_s);
    driver.press(Qt::Key_Return); // does nothing
    VERIFY_DONE(driver, driver.tabTo(QAccessible::EditableText, field));
    driver.press(Qt::Key_End);
    driver.press(Qt::Key_Backspace);
    VERIFY_DONE(driver, driver.tabTo(QAccessible::Button, u"Lock out"_s));
    driver.press(Qt::Key_Return);
    VERIFY_DONE(driver, driver.waitGone(QAccessible::Dialog, u"*could not sign in*"_s));
    VERIFY_DONE(driver, driver.waitGone(QAccessible::Button, u"Settle…*"_s));
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Button, u"Apply 1 *"_s));
    VERIFY_DONE(driver, driver.waitUntil(
                            [&] { return driver.find(QAccessible::Button, u"Apply 1 *"_s)->description.isEmpty(); }));
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

/// The question of a lock-out leads to a place for the person, and nothing on the way loses the keyboard.
void KeyboardTest::placeFromTheReview()
{
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    edit(stage);
    if (QTest::currentTestFailed())
        return;
    driver.press(Qt::Key_Return, Qt::ControlModifier);
    VERIFY_DONE(driver, driver.tabTo(QAccessible::CheckBox, removalTick(fullReach)));
    driver.press(Qt::Key_Space);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Button, u"Settle…*"_s));
    VERIFY_DONE(driver, driver.tabTo(QAccessible::Button, u"Settle…*"_s));
    driver.press(Qt::Key_Return);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Button, u"Give a place…"_s));
    VERIFY_DONE(driver, driver.tabTo(QAccessible::Button, u"Give a place…"_s));
    driver.press(Qt::Key_Return);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Dialog, u"A place for Yankho Msiska"_s));
    QTRY_VERIFY(driver.focused() && driver.focused()->name == "Find a place"_L1);
    const domain::Project project = stage.stored();
    const auto district = project.places.find(stage.host().plant(u"market_district"_s));
    QVERIFY(district);
    driver.write(district->siteCode);
    QTest::qWait(100);
    driver.press(Qt::Key_Down);
    driver.press(Qt::Key_Return);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Button, u"Stage "_s + district->name));
    VERIFY_DONE(driver, driver.tabTo(QAccessible::Button, u"Stage "_s + district->name));
    driver.press(Qt::Key_Return);
    VERIFY_DONE(driver, driver.waitGone(QAccessible::Dialog, u"A place for*"_s));
    VERIFY_DONE(driver, driver.waitGone(QAccessible::Button, u"Settle…*"_s));
    driver.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(driver.focused() && driver.focused()->name.startsWith("Apply "_L1)
                && driver.focused()->description.isEmpty());
    const qint64 revision = stage.revision();
    driver.press(Qt::Key_Return);
    QTRY_COMPARE(stage.revision(), revision + 1);
    const domain::Project after = stage.stored();
    const auto person = after.people.find(stage.host().plant(u"ddo_without_place"_s));
    QVERIFY(person);
    QCOMPARE(person->places, QList<Id>{district->id});
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

STEWARD_TEST(KeyboardTest, "keyboard", Gui)
#include "keyboardtest.moc"
