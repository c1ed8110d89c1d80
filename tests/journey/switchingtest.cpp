// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journey/connectedstage.h"
#include "journey/job.h"
#include "journey/looks.h"
#include "support/testmain.h"

#include <QLocale>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::tests;

/// From one project to another by the project's name in the bar: nobody loses a draft unasked, and nothing of a project
/// that is left stays behind.
class SwitchingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale(QLocale::English)); }

    void toAnotherPack();
    void fromALargePack();
    void byKeys();
    void notWhileApplying();
    void toTheOtherKind_isAnotherWindow();
    void toTheWelcomePageAndBack();
    void toAnotherServer();
    void looks_data();
    void looks();
};

#define VERIFY_DONE(driver, act) QVERIFY2(act, qPrintable((driver).failure() + u'\n' + (driver).shown()))

namespace {

const QString project = u"Project: Umoyo wa Amayi, switch"_s;
const QString question = u"1 staged change will be lost"_s;
const QString toS = u"Demo S, 40 places"_s;
const QString toM = u"Demo M, 2,000 places"_s;
constexpr int loading = 30'000; // ms

bool openMenu(Driver &driver)
{
    return driver.click(QAccessible::Button, project) && driver.waitFor(QAccessible::MenuItem, u"Umoyo wa Amayi, *"_s);
}

bool choose(Driver &driver, const QString &place)
{
    return openMenu(driver) && driver.click(QAccessible::MenuItem, place);
}

/// What the menu says is open.
QString ticked(const Driver &driver)
{
    const auto all = driver.all();
    const auto found = std::find_if(all.cbegin(), all.cend(), [](const Driver::Found &one) {
        return one.role == QAccessible::MenuItem && one.isChecked;
    });
    return found == all.cend() ? QString() : found->name;
}

bool edit(Driver &driver)
{
    return driver.click(QAccessible::ListItem, u"District Data Officer*"_s)
           && driver.click(QAccessible::CheckBox, fullReach)
           && driver.waitFor(QAccessible::PageTab, u"Review and apply, 1 staged"_s);
}

bool stays(Driver &driver)
{
    return driver.waitFor(QAccessible::Dialog, question) && driver.click(QAccessible::Button, u"Stay here"_s)
           && driver.waitGone(QAccessible::Dialog, question)
           && driver.waitFor(QAccessible::PageTab, u"Review and apply, 1 staged"_s);
}

bool goes(Driver &driver)
{
    return driver.waitFor(QAccessible::Dialog, question)
           && driver.click(QAccessible::Button, u"Go on and lose the draft"_s)
           && driver.waitGone(QAccessible::Dialog, question);
}

/// The list of roles, as every project begins with it.
bool isAtTheBeginning(Driver &driver)
{
    return driver.waitFor(QAccessible::Heading, u"Roles"_s, loading)
           && driver.waitGone(QAccessible::PageTab, u"Review and apply, *"_s);
}

} // namespace

void SwitchingTest::toAnotherPack()
{
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    VERIFY_DONE(driver, edit(driver));
    const domain::Project before = stage.stored();

    VERIFY_DONE(driver, choose(driver, toM));
    VERIFY_DONE(driver, stays(driver));
    QCOMPARE(staged(stage), QStringList{theEdit.constFirst()});
    QCOMPARE(stage.stored(), before);

    VERIFY_DONE(driver, choose(driver, toM));
    VERIFY_DONE(driver, goes(driver));
    VERIFY_DONE(driver, isAtTheBeginning(driver));
    QCOMPARE(stage.workspace().project(), stage.stored());
    QVERIFY(stage.workspace().project().people.size() > before.people.size());
    QVERIFY(stage.workspace().draft().isEmpty());
    VERIFY_DONE(driver, openMenu(driver));
    QCOMPARE(ticked(driver), u"Umoyo wa Amayi, Demo M, 2,000 places"_s);
    QVERIFY(!driver.find(QAccessible::MenuItem, toM)); // one is there already
    QVERIFY(
        !driver.find(QAccessible::MenuItem, u"All projects…*"_s)); // no window of its own can be had, as in a browser

    // without a draft nobody is asked; the demo begins anew, as it was made
    VERIFY_DONE(driver, driver.click(QAccessible::MenuItem, toS));
    VERIFY_DONE(driver, isAtTheBeginning(driver));
    QTRY_COMPARE(stage.workspace().project().people.size(), before.people.size());
    QVERIFY(!driver.find(QAccessible::Dialog, u"*"_s));
    VERIFY_DONE(driver, edit(driver)); // and can be worked in
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

/// One that is not offered, but was asked for by its letter.
void SwitchingTest::fromALargePack()
{
    ConsoleStage stage(demo::PackSize::L);
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    VERIFY_DONE(driver, openMenu(driver));
    QCOMPARE(ticked(driver), u"Umoyo wa Amayi, Demo L, 20,000 places"_s);
    QVERIFY(driver.find(QAccessible::MenuItem, toM));
    VERIFY_DONE(driver, driver.click(QAccessible::MenuItem, toS));
    VERIFY_DONE(driver, isAtTheBeginning(driver));
    QTRY_COMPARE(stage.workspace().project().people.size(), 50);
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

void SwitchingTest::byKeys()
{
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    VERIFY_DONE(driver, edit(driver));
    VERIFY_DONE(driver, driver.tabTo(QAccessible::Button, project));
    struct Way
    {
        Qt::Key key;
        Qt::KeyboardModifiers modifiers;
    };
    for (const Way &way : {Way{Qt::Key_Down, Qt::AltModifier}, Way{Qt::Key_Return, {}}, Way{Qt::Key_Enter, {}},
                           Way{Qt::Key_Space, {}}}) {
        driver.press(way.key, way.modifiers);
        VERIFY_DONE(driver, driver.waitFor(QAccessible::MenuItem, toM));
        driver.press(Qt::Key_Escape);
        VERIFY_DONE(driver, driver.waitGone(QAccessible::MenuItem, toM));
        QTRY_VERIFY(driver.focused() && driver.focused()->name == project);
    }
    driver.press(Qt::Key_Down); // alone it opens nothing
    QTest::qWait(100);
    QVERIFY(!driver.find(QAccessible::MenuItem, toM));

    // the one that is open leads nowhere, the next one is the other pack
    driver.press(Qt::Key_Return);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::MenuItem, toM));
    driver.press(Qt::Key_Return);
    VERIFY_DONE(driver, driver.waitGone(QAccessible::MenuItem, toM));
    QVERIFY(!driver.find(QAccessible::Dialog, question));
    driver.press(Qt::Key_Return);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::MenuItem, toM));
    driver.press(Qt::Key_Down);
    driver.press(Qt::Key_Return);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Button, u"Stay here"_s));
    QTRY_VERIFY(driver.focused() && driver.focused()->name == "Stay here"_L1);
    driver.press(Qt::Key_Return); // the safe answer
    VERIFY_DONE(driver, driver.waitGone(QAccessible::Dialog, question));
    QTRY_VERIFY(driver.focused() && driver.focused()->name == project);
    QCOMPARE(staged(stage), QStringList{theEdit.constFirst()});
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

void SwitchingTest::notWhileApplying()
{
    ConsoleStage stage;
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    Job job(stage);
    job.begin();
    VERIFY_DONE(driver, job.stageEdit() && job.openReview() && job.settle() && job.waitReady());
    stage.transport().faults().add(late(setsRoute, 3s));
    VERIFY_DONE(driver, job.apply());
    VERIFY_DONE(driver, openMenu(driver));
    const auto other = driver.find(QAccessible::MenuItem, toM);
    QVERIFY(other);
    QCOMPARE(other->description, u"Changes are being applied. Go on to another project when that is done."_s);
    VERIFY_DONE(driver, driver.click(QAccessible::MenuItem, toM)); // acts on nothing
    QCOMPARE(stage.workspace().work(), Workspace::Work::Applying);
    QVERIFY(!driver.find(QAccessible::Dialog, u"*"_s));
    VERIFY_DONE(driver, driver.waitUntil([&] { return job.isStoredOnce(); }, loading));
    QTRY_COMPARE(stage.workspace().work(), Workspace::Work::Idle);

    // the menu, still open, leads there now
    if (!driver.find(QAccessible::MenuItem, toM))
        VERIFY_DONE(driver, openMenu(driver));
    VERIFY_DONE(driver, driver.click(QAccessible::MenuItem, toM));
    VERIFY_DONE(driver, isAtTheBeginning(driver));
    QTRY_COMPARE(stage.workspace().project(), stage.stored());
    QVERIFY(stage.workspace().journal().isEmpty());
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

/// A window is a demo or connected for as long as it lives.
void SwitchingTest::toTheOtherKind_isAnotherWindow()
{
    ConsoleStage::setUpOnce();
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    Preferences(Preferences::Keep::Platform).rememberServer(u"https://hq.example.org"_s);
    QSettings().setValue(u"servers"_s, QSettings().value(u"servers"_s).toStringList() << u"ftp://written.by.hand"_s);
    const QByteArray kept = [] {
        QFile file(QSettings().fileName());
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }();
    QList<QStringList> started;
    bool canStart = true;
    const ConsoleApp app({.demo = demo::PackSize::S, .scheme = Preferences::Scheme::Light},
                         [&](const QStringList &arguments) {
                             started << arguments;
                             return canStart;
                         });
    QVERIFY(app.window());
    app.window()->resize(pictureSize);
    app.window()->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(app.window()));
    Driver driver(app.window());
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Heading, u"Roles"_s, loading));
    VERIFY_DONE(driver, edit(driver));

    VERIFY_DONE(driver, openMenu(driver));
    QVERIFY(!driver.find(QAccessible::MenuItem, u"ftp:*"_s));
    VERIFY_DONE(driver, driver.click(QAccessible::MenuItem, u"https://hq.example.org, new window"_s));
    QTRY_COMPARE(started, (QList<QStringList>{{u"--server"_s, u"https://hq.example.org"_s}}));
    VERIFY_DONE(driver, choose(driver, u"All projects…, new window"_s));
    QTRY_COMPARE(started.size(), 2);
    QCOMPARE(started.constLast(), QStringList());
    QVERIFY(!driver.find(QAccessible::Dialog, u"*"_s)); // nothing is lost, so nobody is asked
    QCOMPARE(app.workspace()->draft().items().size(), 1);

    canStart = false;
    VERIFY_DONE(driver, choose(driver, u"All projects…, new window"_s));
    VERIFY_DONE(driver, driver.waitFor(QAccessible::AlertMessage, u"The other window could not be opened. *"_s));
    VERIFY_DONE(driver, driver.click(QAccessible::Button, u"Close"_s));
    VERIFY_DONE(driver, driver.waitGone(QAccessible::AlertMessage, u"The other window*"_s));
    QCOMPARE(app.workspace()->draft().items().size(), 1);

    QFile file(QSettings().fileName());
    QVERIFY(file.open(QFile::ReadOnly));
    QCOMPARE(file.readAll(), kept); // a demo writes nothing down
}

void SwitchingTest::toTheWelcomePageAndBack()
{
    ConnectedStage stage;
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    VERIFY_DONE(driver, stage.signIn());
    VERIFY_DONE(driver, edit(driver));

    VERIFY_DONE(driver, choose(driver, u"Demo S, 40 places, new window"_s));
    QTRY_COMPARE(stage.started, (QList<QStringList>{{u"--demo"_s, u"S"_s}}));
    QCOMPARE(stage.workspace()->draft().items().size(), 1);
    VERIFY_DONE(driver, driver.click(QAccessible::Button, u"Close"_s)); // it could not be started here

    VERIFY_DONE(driver, choose(driver, u"All projects…"_s));
    VERIFY_DONE(driver, stays(driver));
    QCOMPARE(stage.workspace()->draft().items().size(), 1);
    QCOMPARE(stage.server().provider.count("/revoke"), 0);

    VERIFY_DONE(driver, choose(driver, u"All projects…"_s));
    VERIFY_DONE(driver, goes(driver));
    VERIFY_DONE(driver, driver.waitFor(QAccessible::EditableText, u"Address of the server"_s));
    QVERIFY(!stage.holdsTokens());
    QTRY_VERIFY(stage.server().provider.count("/revoke") > 0);
    QVERIFY(stage.workspace()->draft().isEmpty());
    QVERIFY(stage.workspace()->project().people.size() == 0);
    QCOMPARE(stage.farewells, 0); // the browser may bring the same person back

    VERIFY_DONE(driver, driver.click(QAccessible::Button, u"Continue with "_s + stage.server().url().toString()));
    VERIFY_DONE(driver, isAtTheBeginning(driver));
    QCOMPARE(stage.workspace()->project(), stage.server().stored());
    QVERIFY(stage.workspace()->draft().isEmpty());

    // signing out is more than that
    VERIFY_DONE(driver, driver.click(QAccessible::Button, u"Me: *"_s));
    VERIFY_DONE(driver, driver.click(QAccessible::MenuItem, u"Sign out"_s));
    QTRY_COMPARE(stage.farewells, 1);
}

void SwitchingTest::toAnotherServer()
{
    FakeServer other;
    ConnectedStage stage;
    stage.alsoAt(other);
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    VERIFY_DONE(driver, stage.signIn());
    VERIFY_DONE(driver, choose(driver, u"All projects…"_s));
    VERIFY_DONE(driver, driver.type(QAccessible::EditableText, u"Address of the server"_s, other.url().toString()));
    VERIFY_DONE(driver, driver.click(QAccessible::Button, u"Sign in"_s));
    VERIFY_DONE(driver, isAtTheBeginning(driver));
    VERIFY_DONE(driver, edit(driver));
    const qsizetype revoked = other.provider.count("/revoke");

    const QString first = stage.server().url().toString();
    VERIFY_DONE(driver, choose(driver, first));
    VERIFY_DONE(driver, stays(driver));
    QCOMPARE(stage.workspace()->draft().items().size(), 1);
    VERIFY_DONE(driver, openMenu(driver));
    QCOMPARE(ticked(driver), u"Umoyo wa Amayi, "_s + other.url().toString());
    QVERIFY(!driver.find(QAccessible::MenuItem, other.url().toString()));
    const int asked = other.askedBy(u"me"_s);
    VERIFY_DONE(driver, driver.click(QAccessible::MenuItem, first));
    VERIFY_DONE(driver, goes(driver));
    VERIFY_DONE(driver, isAtTheBeginning(driver));
    QTRY_VERIFY(other.provider.count("/revoke") > revoked);
    QCOMPARE(stage.farewells, 0);
    VERIFY_DONE(driver, openMenu(driver));
    QCOMPARE(ticked(driver), u"Umoyo wa Amayi, "_s + first);
    QVERIFY(stage.workspace()->draft().isEmpty());
    VERIFY_DONE(driver, edit(driver));
    QVERIFY(other.askedBy(u"me"_s) - asked <= 1); // one that was under way; nothing after

    // one that does not answer is told on the welcome page, where the way back is
    const QString silent = other.url().toString();
    other.provider.raw().close();
    VERIFY_DONE(driver, driver.click(QAccessible::CheckBox, fullReach));
    VERIFY_DONE(driver, choose(driver, silent));
    VERIFY_DONE(driver, driver.waitFor(QAccessible::EditableText, u"Address of the server"_s));
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Button, u"Continue with "_s + first, loading));
    QVERIFY(!stage.holdsTokens());
}

void SwitchingTest::looks_data()
{
    QTest::addColumn<Preferences::Scheme>("scheme");
    QTest::addColumn<bool>("isLarge");
    QTest::addColumn<QLocale::Language>("language");
    QTest::addColumn<QSize>("size");

    using enum Preferences::Scheme;
    QTest::newRow("as pictured") << Light << false << QLocale::English << pictureSize;
    QTest::newRow("narrow, dark") << Dark << false << QLocale::English << QSize(768, 900);
    QTest::newRow("small, large letters") << Light << true << QLocale::English << QSize(1024, 680);
    QTest::newRow("right to left") << HighContrastLight << false << QLocale::Arabic << QSize(1024, 680);
    QTest::newRow("all at once") << HighContrastDark << true << QLocale::Arabic << QSize(1024, 680);
}

/// A name that is too long is cut, and told whole; what stands beside it in the bar keeps its place.
void SwitchingTest::looks()
{
    QFETCH(Preferences::Scheme, scheme);
    QFETCH(bool, isLarge);
    QFETCH(QLocale::Language, language);
    QFETCH(QSize, size);
    ConsoleStage::setUpOnce();
    QLocale::setDefault(QLocale(language));
    demo::Pack pack = demo::generate(demo::shapeOf(demo::PackSize::S));
    pack.project.name = u"The programme of health posts, of village clinics and of the mothers of all the districts"_s;
    ConsoleStage stage(demo::DemoHost::make(pack).value(), scheme);
    stage.window()->setMinimumSize(size); // a browser's page may be smaller than a window
    stage.window()->resize(size);
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    if (isLarge) {
        VERIFY_DONE(driver, driver.click(QAccessible::Button, u"Me: *"_s));
        VERIFY_DONE(driver, driver.click(QAccessible::MenuItem, u"Text at 200 %"_s));
        VERIFY_DONE(driver, driver.waitGone(QAccessible::MenuItem, u"Text at 200 %"_s));
    }
    const QString name = u"Project: %1, switch"_s.arg(pack.project.name);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::Button, name));
    QTest::qWait(300);
    QVERIFY2(misplaced(driver).isEmpty(), qPrintable(misplaced(driver).join(u'\n')));
    const auto button = driver.find(QAccessible::Button, name);
    const auto tag = driver.find(QAccessible::StaticText, u"Demo"_s);
    const auto search = driver.find(QAccessible::EditableText, u"Find a role, permission or person"_s);
    QVERIFY(button && tag && search);
    QVERIFY(button->rect.contains(tag->rect));
    QVERIFY(!button->rect.intersects(search->rect));
    QVERIFY(button->rect.width() <= 360 && button->rect.width() > tag->rect.width() + 20);

    VERIFY_DONE(driver, driver.tabTo(QAccessible::Button, name));
    driver.press(Qt::Key_Down, Qt::AltModifier);
    VERIFY_DONE(driver, driver.waitFor(QAccessible::MenuItem, u"Demo M, *"_s));
    QTest::qWait(300);
    QVERIFY2(misplaced(driver).isEmpty(), qPrintable(misplaced(driver).join(u'\n')));
    const auto menu = driver.find(QAccessible::PopupMenu, u"Projects"_s);
    QVERIFY(menu);
    QVERIFY(QRect(QPoint(), size).contains(menu->rect));
    // its start stands under the button's, as far as the window lets it
    const bool isMirrored = language == QLocale::Arabic;
    const int off = isMirrored ? button->rect.right() - menu->rect.right() : menu->rect.left() - button->rect.left();
    QVERIFY2(off <= 8, qPrintable(QString::number(off)));
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

STEWARD_TEST(SwitchingTest, "switching", Gui)
#include "switchingtest.moc"
