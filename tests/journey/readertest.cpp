// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journey/looks.h"
#include "support/mainjob.h"
#include "support/testmain.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

/// Who may only look, and who reads otherwise than most: large letters, from right to left, in the dark.
class ReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void mayNotEdit();
    void mayNotReadTheAudit();
    void looks_data();
    void looks();
    void welcome_data() { looks_data(); }
    void welcome();

private:
    void sit(const QString &plant);
    static void look(Driver &driver, const QString &where);
    void look(const QString &where) { look(driver(), where); }
    void walk();
    void walkTheFilter();
    [[nodiscard]] Driver &driver() { return m_stage->driver(); }

    std::unique_ptr<ConsoleStage> m_stage;
};

#define VERIFY_DONE(act) QVERIFY2(act, qPrintable(driver().failure() + u'\n' + driver().shown()))
#define STOP_IF_FAILED()                \
    do {                                \
        if (QTest::currentTestFailed()) \
            return;                     \
    } while (false)

void ReaderTest::cleanup()
{
    QCOMPARE(ConsoleStage::complaints(), QStringList());
    m_stage.reset();
    QLocale::setDefault(QLocale(QLocale::English));
}

/// Another person of the project is before the window.
void ReaderTest::sit(const QString &plant)
{
    bool isSeated = false;
    m_stage = std::make_unique<ConsoleStage>(demo::PackSize::S, Preferences::Scheme::Light,
                                             [&](demo::DemoHost &host) { isSeated = host.seat(host.plant(plant)); });
    QVERIFY(isSeated);
    QVERIFY(m_stage->isOpen());
    QCOMPARE(m_stage->workspace().me().person, m_stage->host().plant(plant));
    QVERIFY(driver().waitFor(QAccessible::Heading, u"Roles"_s));
}

void ReaderTest::mayNotEdit()
{
    sit(u"viewer"_s);
    STOP_IF_FAILED();
    const domain::Project before = m_stage->stored();
    VERIFY_DONE(driver().waitFor(QAccessible::NoRole, u"You can look at roles, but not change them.*"_s));
    const auto make = driver().find(QAccessible::Button, u"New role"_s);
    QVERIFY(make);
    QVERIFY(!make->description.isEmpty());
    VERIFY_DONE(driver().click(QAccessible::Button, u"New role"_s));
    QTest::qWait(50);
    QVERIFY(!driver().find(QAccessible::Dialog, u"*"_s));

    // the matrix says why, and stages nothing
    VERIFY_DONE(driver().tabTo(QAccessible::Table, u"What each role may"_s));
    const QString locked = driver().focused()->description;
    driver().press(Qt::Key_Space);
    VERIFY_DONE(driver().waitFor(QAccessible::NoRole, make->description + u'*'));
    QVERIFY(!locked.isEmpty());

    // and so does the editor
    VERIFY_DONE(driver().click(QAccessible::ListItem, u"Read Only*"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::Heading, u"Read Only"_s));
    const auto reach = driver().find(QAccessible::CheckBox, fullReach);
    QVERIFY(reach);
    QVERIFY(!reach->description.isEmpty());
    VERIFY_DONE(driver().click(QAccessible::CheckBox, fullReach));
    VERIFY_DONE(driver().tabTo(QAccessible::CheckBox, fullReach));
    driver().press(Qt::Key_Space);
    driver().press(Qt::Key_Return);
    driver().press(Qt::Key_Tab);
    int ticks = 0;
    for (; ticks < 200 && driver().focused() && driver().focused()->role == QAccessible::CheckBox; ++ticks) {
        QVERIFY2(!driver().focused()->description.isEmpty(), qPrintable(driver().focused()->name));
        driver().press(Qt::Key_Space);
        driver().press(Qt::Key_Return);
        driver().press(Qt::Key_Tab);
    }
    QVERIFY2(ticks > 5, qPrintable(driver().shown()));
    // what leads to a choice of reports or apps is shut too, and says so
    VERIFY_DONE(driver().tabTo(QAccessible::Button, u"*Choose which…*"_s));
    QVERIFY2(!driver().focused()->description.isEmpty(), qPrintable(driver().focused()->name));
    driver().press(Qt::Key_Return);
    QTest::qWait(50);
    QVERIFY(!driver().find(QAccessible::Dialog, u"*"_s));
    VERIFY_DONE(driver().click(QAccessible::Button, u"More about this role"_s));
    for (const QString &item : {u"Rename…"_s, u"Make a copy…"_s, u"Archive"_s, u"Remove…"_s}) {
        VERIFY_DONE(driver().waitFor(QAccessible::MenuItem, item));
        QVERIFY2(!driver().find(QAccessible::MenuItem, item)->description.isEmpty(), qPrintable(item));
    }
    driver().press(Qt::Key_Escape);

    VERIFY_DONE(driver().click(QAccessible::PageTab, u"Review and apply"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::NoRole, u"Nothing is staged*"_s));
    QVERIFY(!driver().find(QAccessible::Button, u"Apply *"_s));
    QVERIFY(m_stage->workspace().draft().isEmpty());
    QCOMPARE(m_stage->stored(), before);
}

void ReaderTest::mayNotReadTheAudit()
{
    sit(u"viewer"_s);
    STOP_IF_FAILED();
    VERIFY_DONE(driver().click(QAccessible::PageTab, u"Audit"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::NoRole, u"You cannot read the audit*"_s));
    QVERIFY(!driver().find(QAccessible::List, u"Entries"_s));
    const auto isTold = [&] {
        const auto all = driver().all();
        return std::none_of(all.cbegin(), all.cend(), [](const Driver::Found &one) {
            return one.name.contains("Chain verified"_L1) || one.name == "Verify again"_L1;
        });
    };
    QVERIFY2(isTold(), qPrintable(driver().shown()));
}

void ReaderTest::look(Driver &driver, const QString &where)
{
    QTest::qWait(350); // what moves has come to rest
    const QStringList wrong = misplaced(driver);
    QVERIFY2(wrong.isEmpty(), qPrintable(where + u'\n' + wrong.join(u'\n')));
}

void ReaderTest::looks_data()
{
    QTest::addColumn<Preferences::Scheme>("scheme");
    QTest::addColumn<bool>("isLarge");
    QTest::addColumn<QLocale::Language>("language");
    QTest::addColumn<QSize>("size");

    using enum Preferences::Scheme;
    constexpr QSize smallest(1024, 680);
    QTest::newRow("small window") << Light << false << QLocale::English << smallest;
    QTest::newRow("dark") << Dark << false << QLocale::English << pictureSize;
    QTest::newRow("high contrast") << HighContrastDark << false << QLocale::English << pictureSize;
    QTest::newRow("right to left") << Light << false << QLocale::Arabic << pictureSize;
    QTest::newRow("large") << Light << true << QLocale::English << pictureSize;
    QTest::newRow("all at once") << Dark << true << QLocale::Arabic << smallest;
}

void ReaderTest::looks()
{
    QFETCH(Preferences::Scheme, scheme);
    QFETCH(bool, isLarge);
    QFETCH(QLocale::Language, language);
    QFETCH(QSize, size);
    QLocale::setDefault(QLocale(language)); // what the program asks for the direction
    m_stage = std::make_unique<ConsoleStage>(demo::PackSize::S, scheme);
    m_stage->window()->resize(size);
    QVERIFY(m_stage->isOpen());
    VERIFY_DONE(driver().waitFor(QAccessible::Heading, u"Roles"_s));
    const auto rail = driver().find(QAccessible::PageTabList, u"Pages"_s);
    QVERIFY(rail);
    QCOMPARE(rail->rect.center().x() > size.width() / 2, language == QLocale::Arabic);
    if (isLarge) {
        VERIFY_DONE(driver().click(QAccessible::Button, u"Me: *"_s));
        look(u"menu"_s);
        VERIFY_DONE(driver().click(QAccessible::MenuItem, u"Text at 200 %"_s));
        VERIFY_DONE(driver().waitGone(QAccessible::MenuItem, u"Text at 200 %"_s));
    }
    walk();
}

void ReaderTest::walk()
{
    look(u"1-roles"_s);
    STOP_IF_FAILED();
    VERIFY_DONE(driver().tabTo(QAccessible::EditableText, u"Find a role, permission, person or place"_s));
    driver().write(u"district data"_s);
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"District Data Officer, Role"_s));
    look(u"2-search"_s);
    STOP_IF_FAILED();
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitFor(QAccessible::Heading, u"District Data Officer"_s));
    VERIFY_DONE(driver().tabTo(QAccessible::CheckBox, fullReach));
    driver().press(Qt::Key_Space);
    look(u"3-editor"_s);
    STOP_IF_FAILED();
    driver().press(Qt::Key_Return, Qt::ControlModifier);
    VERIFY_DONE(driver().waitFor(QAccessible::CheckBox, removalTick(fullReach)));
    look(u"4-review"_s);
    STOP_IF_FAILED();
    // what is scrolled away comes with the keyboard
    VERIFY_DONE(driver().tabTo(QAccessible::EditableText, whyLabel));
    QVERIFY2(driver().focused()->rect.height() > 20, "the reason cannot be seen");
    VERIFY_DONE(driver().tabTo(QAccessible::Button, u"Apply *"_s));
    QVERIFY2(driver().focused()->rect.height() > 20, "the button cannot be seen");
    VERIFY_DONE(driver().tabTo(QAccessible::Button, u"Settle…*"_s));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitFor(QAccessible::Button, u"Lock out"_s));
    look(u"5-question"_s);
    STOP_IF_FAILED();
    driver().press(Qt::Key_Escape);
    VERIFY_DONE(driver().waitGone(QAccessible::Button, u"Lock out"_s));
    driver().press(Qt::Key_2, Qt::AltModifier);
    VERIFY_DONE(driver().waitFor(QAccessible::Button, u"Put this back"_s));
    look(u"6-audit"_s);
    STOP_IF_FAILED();
    walkTheFilter();
    STOP_IF_FAILED();
    driver().press(Qt::Key_F1);
    VERIFY_DONE(driver().waitFor(QAccessible::Dialog, u"Keys"_s));
    look(u"7-keys"_s);
    STOP_IF_FAILED();
    driver().press(Qt::Key_Escape);
    VERIFY_DONE(driver().waitGone(QAccessible::Dialog, u"Keys"_s));
}

/// With everything it can have: days, a wrong one, and each part of it over the list.
void ReaderTest::walkTheFilter()
{
    driver().press(Qt::Key_Slash);
    VERIFY_DONE(driver().waitFor(QAccessible::Dialog, u"Filter the entries"_s));
    QVERIFY(driver().waitUntil([&] { return driver().focused() && driver().focused()->name == "Who"_L1; }));
    QTest::qWait(200); // until it has come up, when the keyboard is given to the field once more
    look(u"6-filter"_s);
    STOP_IF_FAILED();
    VERIFY_DONE(driver().tabTo(QAccessible::EditableText, u"Who"_s));
    driver().write(u"nyirenda"_s);
    driver().press(Qt::Key_Down);
    driver().press(Qt::Key_Space);
    VERIFY_DONE(driver().waitUntil([&] {
        const auto who = driver().find(QAccessible::EditableText, u"Who"_s);
        return who && who->description.contains(u"Chosen: Wezi Nyirenda"_s);
    }));
    VERIFY_DONE(driver().tabTo(QAccessible::ComboBox, u"What"_s));
    driver().press(Qt::Key_Down);
    VERIFY_DONE(driver().tabTo(QAccessible::ComboBox, u"When"_s));
    for (int i = 0; i < 4; ++i)
        driver().press(Qt::Key_Down);
    VERIFY_DONE(driver().tabTo(QAccessible::EditableText, u"First day"_s));
    driver().write(u"1 June"_s);
    VERIFY_DONE(driver().tabTo(QAccessible::Button, u"Show these entries"_s));
    driver().press(Qt::Key_Return);
    QVERIFY(driver().waitUntil([&] { return driver().focused() && driver().focused()->name == "First day"_L1; }));
    QVERIFY2(driver().focused()->rect.height() > 20, "the wrong day cannot be seen");
    look(u"6-filter, wrong"_s);
    STOP_IF_FAILED();
    driver().press(Qt::Key_A, Qt::ControlModifier);
    driver().write(u"2026-01-01"_s);
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitGone(QAccessible::Dialog, u"Filter the entries"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::Button, u"Remove the filter From *"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"*Wezi Nyirenda *"_s));
    look(u"6-filtered"_s);
    STOP_IF_FAILED();
    driver().press(Qt::Key_Slash); // and nothing that fits
    VERIFY_DONE(driver().waitFor(QAccessible::Dialog, u"Filter the entries"_s));
    QVERIFY(driver().waitUntil([&] { return driver().focused() && driver().focused()->name == "Who"_L1; }));
    QTest::qWait(200); // until it has come up, when the keyboard is given to the field once more
    VERIFY_DONE(driver().tabTo(QAccessible::ComboBox, u"What"_s));
    driver().press(Qt::Key_Down);
    driver().press(Qt::Key_Down);
    VERIFY_DONE(driver().tabTo(QAccessible::Button, u"Show these entries"_s));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitFor(QAccessible::StaticText, u"Nothing fits this filter*"_s));
    look(u"6-filtered, nothing"_s);
    STOP_IF_FAILED();
    VERIFY_DONE(driver().tabTo(QAccessible::Button, u"Clear filter"_s));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitGone(QAccessible::StaticText, u"Nothing fits this filter*"_s));
}

/// The welcome page, before anybody has signed in; whoever reads large letters has said so the last time.
void ReaderTest::welcome()
{
    QFETCH(Preferences::Scheme, scheme);
    QFETCH(bool, isLarge);
    QFETCH(QLocale::Language, language);
    QFETCH(QSize, size);
    ConsoleStage::setUpOnce();
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    {
        Preferences last(Preferences::Keep::Platform);
        last.setScheme(scheme);
        last.setTextScale(isLarge ? 2 : 1);
    }
    QLocale::setDefault(QLocale(language));
    const ConsoleApp app(Options{}, [](const QStringList &) { return false; });
    QVERIFY(app.window());
    app.window()->resize(size);
    app.window()->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(app.window()));
    Driver driver(app.window());
    QVERIFY(driver.waitFor(QAccessible::EditableText, u"Address of the server"_s));
    look(driver, u"top"_s);
    STOP_IF_FAILED();

    // there is a language and a theme to choose, however narrow it is
    for (const QString &name : {u"Language: English"_s, u"Theme: *"_s, u"Start the demo"_s}) {
        QVERIFY2(driver.tabTo(QAccessible::Button, name), qPrintable(driver.failure() + driver.shown()));
        QVERIFY2(driver.focused()->rect.height() > 20, qPrintable(name));
    }
    QVERIFY(driver.tabTo(QAccessible::Button, u"Theme: *"_s));
    driver.press(Qt::Key_Return);
    QVERIFY(driver.waitFor(QAccessible::MenuItem, u"Dark"_s));
    look(driver, u"end"_s);
    driver.press(Qt::Key_Escape);
}

STEWARD_TEST(ReaderTest, "reader", Gui)
#include "readertest.moc"
