// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "journey/job.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;
using demo::Fault;

/// Somebody else changes the project between the edit and its applying, or the line breaks in the middle of it: done by
/// the real service, for a console that hears of it at once and for one that does not hear.
class RacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameField_data();
    void theSameField();
    void anotherField_data();
    void anotherField();
    void aNameTakenMeanwhile();
    void aRightTakenMeanwhile_data();
    void aRightTakenMeanwhile();
    void anAnswerLostOnce();
    void everyAnswerLost();

private:
    [[nodiscard]] static std::function<void(demo::DemoHost &)> hearing(bool hears);
    /// Somebody else sets a field.
    static void setAs(ConsoleStage &stage, const EntityRef &entity, const QString &field, const QJsonValue &value);
};

std::function<void(demo::DemoHost &)> RacesTest::hearing(bool hears)
{
    return hears ? std::function<void(demo::DemoHost &)>() : deafen;
}

void RacesTest::setAs(ConsoleStage &stage, const EntityRef &entity, const QString &field, const QJsonValue &value)
{
    const Project project = stage.stored();
    const auto applied = stage.applyAs(u"second_admin"_s, {Change{.entity = entity,
                                                                  .field = field,
                                                                  .before = fieldValue(project, entity, field),
                                                                  .after = value,
                                                                  .baseVersion = *versionOf(project, entity)}});
    QVERIFY2(applied, applied ? "" : qPrintable(applied.error().code));
}

void RacesTest::theSameField_data()
{
    QTest::addColumn<bool>("hears");
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QString>("name");

    QTest::newRow("heard, mine") << true << u"Mine, Data Lead, Thokozani Mwale, *"_s << u"Data Lead"_s;
    QTest::newRow("refused, mine") << false << u"Mine, Data Lead, Thokozani Mwale, *"_s << u"Data Lead"_s;
    QTest::newRow("heard, taken back") << true << u"Take back: Name"_s << u"District Lead"_s;
    QTest::newRow("refused, theirs") << false << u"Theirs, District Lead, Wezi Nyirenda, *"_s << u"District Lead"_s;
}

void RacesTest::theSameField()
{
    QFETCH(const bool, hears);
    QFETCH(const QString, choice);
    QFETCH(const QString, name);
    ConsoleStage stage(demo::PackSize::S, Preferences::Scheme::Light, hearing(hears));
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    Job job(stage);
    job.begin();
    QVERIFY2(job.stageEdit() && job.rename(u"Data Lead"_s) && job.openReview() && job.settle() && job.waitReady(),
             qPrintable(driver.failure()));
    setAs(stage, job.role(), u"name"_s, u"District Lead"_s);
    if (!hears)
        QVERIFY2(job.apply(), qPrintable(driver.failure()));

    QVERIFY2(driver.waitFor(QAccessible::Grouping, u"Conflict: Name"_s), qPrintable(driver.shown()));
    QVERIFY2(driver.find(QAccessible::RadioButton, u"Mine, Data Lead, Thokozani Mwale, *"_s),
             qPrintable(driver.shown()));
    QVERIFY2(driver.find(QAccessible::RadioButton, u"Theirs, District Lead, Wezi Nyirenda, *"_s),
             qPrintable(driver.shown()));
    QCOMPARE(driver.find(QAccessible::AlertMessage, u"Somebody else changed it first.*"_s).has_value(), !hears);
    QVERIFY(!driver.find(QAccessible::Button, u"Apply *"_s)->description.isEmpty());
    QCOMPARE(stage.workspace().draft().items().size(), 3);
    QCOMPARE(stage.rowsSince(job.begun()).size(), 1); // theirs
    QCOMPARE(stage.role(u"ddo_role"_s).name, u"District Lead"_s);

    QVERIFY2(driver.click(QAccessible::NoRole, choice), qPrintable(driver.failure()));
    QVERIFY2(driver.waitGone(QAccessible::Grouping, u"Conflict: *"_s), qPrintable(driver.failure()));
    QVERIFY(!driver.find(QAccessible::AlertMessage, u"Somebody else changed it first.*"_s));
    QVERIFY2(job.apply(), qPrintable(driver.shown()));
    const QStringList renaming{u"name: \"District Lead\" to \"Data Lead\""_s};
    QVERIFY2(job.isAppliedOnce(name == "Data Lead"_L1 ? renaming + theEdit : theEdit), qPrintable(driver.shown()));
    QCOMPARE(stage.role(u"ddo_role"_s).name, name);
    QCOMPARE(stage.rowsSince(job.begun()).size(), 2);
    QCOMPARE(stage.workspace().project(), stage.stored());
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

void RacesTest::anotherField_data()
{
    QTest::addColumn<bool>("hears");
    QTest::newRow("heard") << true;
    QTest::newRow("not heard") << false;
}

/// Nobody is asked anything: both stand.
void RacesTest::anotherField()
{
    QFETCH(const bool, hears);
    ConsoleStage stage(demo::PackSize::S, Preferences::Scheme::Light, hearing(hears));
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    Job job(stage);
    job.begin();
    QVERIFY2(job.stageEdit() && job.openReview() && job.settle() && job.waitReady(), qPrintable(driver.failure()));
    setAs(stage, job.role(), u"name"_s, u"District Lead"_s);
    if (hears)
        QVERIFY(driver.waitUntil([&] { return stage.workspace().project().revision == stage.revision(); }));
    QVERIFY(!driver.find(QAccessible::Grouping, u"Conflict: *"_s));
    QVERIFY2(job.apply(), qPrintable(driver.shown()));
    QVERIFY2(job.isAppliedOnce(), qPrintable(driver.shown()));
    QCOMPARE(stage.role(u"ddo_role"_s).name, u"District Lead"_s);
    QCOMPARE(stage.rowsSince(job.begun()).size(), 2);
    QVERIFY(driver.waitUntil([&] { return stage.workspace().project() == stage.stored(); }));
    QVERIFY(!driver.find(QAccessible::AlertMessage, u"Somebody else*"_s));
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

/// A refusal that belongs to one change stands at its row, and is over when that change is taken back.
void RacesTest::aNameTakenMeanwhile()
{
    ConsoleStage stage(demo::PackSize::S, Preferences::Scheme::Light, deafen);
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    Job job(stage);
    job.begin();
    QVERIFY2(job.stageEdit() && job.rename(u"Data Lead"_s) && job.openReview() && job.settle() && job.waitReady(),
             qPrintable(driver.failure()));
    setAs(stage, {u"role"_s, stage.host().plant(u"role.helpdesk"_s)}, u"name"_s, u"data lead"_s);
    QVERIFY2(job.apply(), qPrintable(driver.failure()));

    const QString why = u"Another role has this name. Names are compared without regard to capitals."_s;
    QVERIFY2(driver.waitFor(QAccessible::AlertMessage, u"The server did not take the changes. "_s + why),
             qPrintable(driver.shown()));
    const auto row = driver.find(QAccessible::ListItem, u"Name, role Data Lead, *"_s);
    QVERIFY2(row && row->name.contains(why), qPrintable(driver.shown()));
    QVERIFY(!driver.find(QAccessible::Button, u"Apply *"_s)->description.isEmpty());
    QCOMPARE(stage.workspace().draft().items().size(), 3);
    QCOMPARE(stage.rowsSince(job.begun()).size(), 1);

    QVERIFY2(driver.click(QAccessible::Button, u"Take back: Name"_s), qPrintable(driver.shown()));
    QVERIFY2(job.apply(), qPrintable(driver.shown()));
    QVERIFY2(job.isAppliedOnce(), qPrintable(driver.shown()));
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

void RacesTest::aRightTakenMeanwhile_data()
{
    anotherField_data();
}

void RacesTest::aRightTakenMeanwhile()
{
    QFETCH(const bool, hears);
    ConsoleStage stage(demo::PackSize::S, Preferences::Scheme::Light, hearing(hears));
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    Job job(stage);
    job.begin();
    QVERIFY2(job.stageEdit() && job.openReview() && job.settle() && job.waitReady(), qPrintable(driver.failure()));
    const EntityRef me{u"person"_s, stage.host().plant(u"me"_s)};
    setAs(stage, me, u"role"_s, stage.host().plant(u"role.helpdesk"_s).toString()); // an Admin has none to fall back on
    setAs(stage, me, u"is_admin"_s, false);
    const Role before = stage.role(u"ddo_role"_s);
    const QString refused =
        hears
            ? u"You can look at roles, but not change them. Only the built-in Admin changes roles. Ask Wezi Nyirenda."_s
            : u"You are not allowed to do this. Only the built-in Admin may do this."_s;
    QVERIFY2(hears || job.apply(), qPrintable(driver.failure()));
    QVERIFY2(driver.waitFor(QAccessible::AlertMessage, refused), qPrintable(driver.shown()));
    QVERIFY(job.isDraftWhole());
    QCOMPARE(stage.role(u"ddo_role"_s), before);
    QVERIFY(!driver.find(QAccessible::Button, u"Apply *"_s)->description.isEmpty());
    // who has no right to see roles cannot be told that they are still there
    const QString gone = u"*Somebody removed this meanwhile, or you may not see it any more.*"_s;
    QCOMPARE(driver.find(QAccessible::ListItem, gone).has_value(), hears);

    setAs(stage, me, u"is_admin"_s, true);
    QVERIFY2(hears || driver.click(QAccessible::Button, u"Check again*"_s), qPrintable(driver.failure()));
    QVERIFY2(driver.waitGone(QAccessible::AlertMessage, refused), qPrintable(driver.failure()));
    QVERIFY2(job.apply(), qPrintable(driver.shown()));
    QVERIFY2(job.isAppliedOnce(), qPrintable(driver.shown()));
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

/// Sent again by itself, and answered as the first time.
void RacesTest::anAnswerLostOnce()
{
    ConsoleStage stage(demo::PackSize::S, Preferences::Scheme::Light, deafen);
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    Job job(stage);
    job.begin();
    QVERIFY2(job.stageEdit() && job.openReview() && job.settle() && job.waitReady(), qPrintable(driver.failure()));
    stage.transport().faults().add({.kind = Fault::Kind::LostAnswer, .route = setsRoute});
    QVERIFY2(job.apply(), qPrintable(driver.failure()));
    QVERIFY2(driver.waitFor(QAccessible::AlertMessage, u"2 changes are live"_s), qPrintable(driver.shown()));
    QVERIFY(job.isAppliedOnce());
    QCOMPARE(stage.rowsSince(job.begun()).size(), 1);
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

/// The person is told that it may have been done, and that trying again cannot do it twice. The feed then says that it
/// was done.
void RacesTest::everyAnswerLost()
{
    ConsoleStage stage(demo::PackSize::S, Preferences::Scheme::Light, deafen);
    QVERIFY(stage.isOpen());
    Driver &driver = stage.driver();
    Job job(stage);
    job.begin();
    QVERIFY2(job.stageEdit() && job.openReview() && job.settle() && job.waitReady(), qPrintable(driver.failure()));
    stage.transport().faults().add({.kind = Fault::Kind::LostAnswer, .route = setsRoute, .times = Fault::always});
    QVERIFY2(job.apply(), qPrintable(driver.failure()));
    QVERIFY2(driver.waitFor(QAccessible::AlertMessage,
                            u"The server cannot be reached. Your draft is kept; applying it again does nothing twice. "
                            "Check the connection and try again."_s,
                            15'000),
             qPrintable(driver.shown()));
    QVERIFY(job.isDraftWhole());
    QCOMPARE(stage.rowsSince(job.begun()).size(), 1); // though we cannot know

    stage.transport().faults().clear();
    QVERIFY2(driver.click(QAccessible::Button, u"Try now"_s), qPrintable(driver.shown()));
    QVERIFY2(driver.waitFor(QAccessible::AlertMessage, u"2 changes are live"_s), qPrintable(driver.shown()));
    QVERIFY(job.isAppliedOnce());
    QCOMPARE(stage.rowsSince(job.begun()).size(), 1);
    QCOMPARE(stage.workspace().project(), stage.stored());
    QCOMPARE(ConsoleStage::complaints(), QStringList());
}

STEWARD_TEST(RacesTest, "races", Gui)
#include "racestest.moc"
