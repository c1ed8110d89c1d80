// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/newertext.h"
#include "models/audittext.h"
#include "models/desk.h"
#include "models/effecttext.h"
#include "models/fieldtext.h"
#include "models/language.h"
#include "models/projectstatus.h"
#include "models/reviewchecklist.h"
#include "models/reviewmodel.h"
#include "models/rolefacts.h"
#include "support/alteredseat.h"
#include "support/testmain.h"
#include "wire/routes.h"

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;

namespace {

const EntityRef device{u"device"_s, Id(9, 9)};

Change ofDevice(const Id &id)
{
    return {.entity = {u"device"_s, id}, .field = u"colour"_s, .before = u"red"_s, .after = u"blue"_s};
}

} // namespace

/// What a newer server tells is shown as it came, and said to be newer.
class NewerTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(setUpLanguage()); }
    void remarks();
    void fieldsAndKinds();
    void words_data();
    void words();
    void effects();
    void audit();
    void status_saysIt();
    void tooOld_saysWhatToDo();
    void review_showsWhatItDoesNotKnow();
};

void NewerTextTest::remarks()
{
    Newer newer;
    QCOMPARE(newerRemark(newer), QString());
    newer.standing = wire::Standing::NewerServer;
    QCOMPARE(newerRemark(newer), u"The server is newer than this console."_s);
    newer.kinds = {{u"devices"_s, 1}};
    QCOMPARE(newerRemark(newer),
             u"The server is newer than this console. The console leaves out 1 object of a kind that "
             "it does not know."_s);
    newer.kinds.insert(u"policies"_s, 3);
    QVERIFY(newerRemark(newer).contains(u"4 objects"_s));
    newer.standing = wire::Standing::TooOld;
    QCOMPARE(newerRemark(newer), QString());
    QVERIFY(!newerRemark({.environment = u"staging"_s}).isEmpty());
}

void NewerTextTest::fieldsAndKinds()
{
    QCOMPARE(fieldLabel(u"motto"_s), u"motto (newer than this console)"_s);
    QCOMPARE(fieldLabel(u"permissions.fly"_s), u"fly (newer than this console)"_s);
    QVERIFY(!fieldLabel(u"name"_s).contains(u"newer"_s));
    QCOMPARE(entityText({}, device), u"device (newer than this console)"_s);
    QCOMPARE(kindsText({u"group"_s, u"device"_s}), u"groups and device (newer than this console)"_s);
}

void NewerTextTest::words_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isNewer");
    QTest::newRow("stage, known") << u"settings"_s << u"two_factor_stage"_s << u"grace"_s << false;
    QTest::newRow("stage") << u"settings"_s << u"two_factor_stage"_s << u"paused"_s << true;
    QTest::newRow("status, known") << u"invitation"_s << u"status"_s << u"open"_s << false;
    QTest::newRow("status") << u"invitation"_s << u"status"_s << u"dormant"_s << true;
    QTest::newRow("kind of a person") << u"person"_s << u"kind"_s << u"robot"_s << true;
    QTest::newRow("landing page") << u"role"_s << u"landing_page"_s << u"maps"_s << true;
    QTest::newRow("no word") << u"settings"_s << u"vendor_access_reason"_s << u"paused"_s << false;
    QTest::newRow("no field") << u"settings"_s << u"motto"_s << u"paused"_s << false;
    QTest::newRow("no kind") << u"device"_s << u"status"_s << u"paused"_s << false;
}

void NewerTextTest::words()
{
    QFETCH(QString, kind);
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(bool, isNewer);
    QCOMPARE(valueText({}, {kind, Id(1, 1)}, field, value), isNewer ? value + u" (newer than this console)"_s : value);
}

void NewerTextTest::effects()
{
    const EffectText text = effectText({.code = u"device.painted"_s}, {}, Format());
    QCOMPARE(text.line, u"device.painted (newer than this console)"_s);
}

void NewerTextTest::audit()
{
    wire::LogEntry entry{.revision = 12, .author = Id(1, 1), .authorName = u"Ada"_s, .changes = {ofDevice(device.id)}};
    QCOMPARE(auditSentence(entry, {}).plain(), u"Ada changed device (newer than this console)"_s);
    QCOMPARE(auditNote(entry, Format()), u"set 12, 1 field, 1 of a kind newer than this console"_s);
    entry.changes << ofDevice(Id(9, 8)) << ofDevice(Id(9, 7));
    QCOMPARE(auditSentence(entry, {}).plain(), u"Ada changed 3 objects of kinds newer than this console"_s);
    QCOMPARE(auditNote(entry, Format()), u"set 12, 3 fields, 3 of a kind newer than this console"_s);
    entry.changes << Change{.entity = {u"role"_s, Id(2, 2)}, .field = u"name"_s, .after = u"x"_s};
    QCOMPARE(auditSentence(entry, {}).plain(), u"Ada changed 4 objects"_s);
}

void NewerTextTest::status_saysIt()
{
    Desk desk(demo::PackSize::S);
    AlteredSeat newer(desk.host());
    newer.line.set(wire::routes::capabilities, contractOf(u"9.3.0"_s, u"0.1.0"_s));
    newer.line.set(wire::routes::snapshot, [](QJsonObject &body) {
        QJsonObject head = body.value(u"project"_s).toObject();
        head.insert(u"environment"_s, u"staging"_s);
        body.insert(u"project"_s, head);
    });
    ProjectStatus status;
    status.setWorkspace(&newer.workspace);
    QCOMPARE(status.newerText(), QString());
    QVERIFY(newer.load());
    QCOMPARE(status.newerText(), u"The server is newer than this console."_s);
    QCOMPARE(status.environment(), ProjectStatus::Environment::Live);
    QCOMPARE(status.environmentText(), u"staging (newer than this console)"_s);
    QVERIFY(status.mayEditRoles());
    QCOMPARE(status.notAllowedText(), QString());
}

void NewerTextTest::tooOld_saysWhatToDo()
{
    Desk desk(demo::PackSize::S);
    AlteredSeat newer(desk.host());
    newer.line.set(wire::routes::capabilities, contractOf(u"9.0.0"_s, u"9.0.0"_s));
    QVERIFY(newer.load());
    ProjectStatus status;
    status.setWorkspace(&newer.workspace);
    QVERIFY(!status.mayEditRoles());
    QVERIFY(status.notAllowedText().contains(u"Update Steward"_s));
    QCOMPARE(status.newerText(), QString()); // said once
    const Id role = desk.host().plant(u"read_only_role"_s);
    QCOMPARE(roleLockText(newer.workspace, role), status.notAllowedText());
    QString reason;
    QVERIFY(!canSwitch(newer.workspace, role, 0, &reason));
    QCOMPARE(reason, status.notAllowedText());
}

void NewerTextTest::review_showsWhatItDoesNotKnow()
{
    Desk desk(demo::PackSize::S);
    AlteredSeat newer(desk.host());
    QVERIFY(newer.load());
    Workspace &workspace = newer.workspace;
    const Id role = desk.host().plant(u"read_only_role"_s);
    workspace.stage({u"role"_s, role}, u"name"_s, u"Readers"_s);
    newer.line.set(wire::routes::changeSets, [](QJsonObject &body) {
        QJsonArray changes = body.value(u"changes"_s).toArray();
        changes << wire::toJson(ofDevice(device.id));
        body.insert(u"changes"_s, changes);
    });
    ReviewChecklist checklist;
    checklist.setWorkspace(&workspace);
    workspace.dryRun();
    QTRY_VERIFY(workspace.dryRunAnswer());
    const QString detail = checklist.index(0, 0).data(ReviewChecklist::DetailRole).toString();
    QVERIFY2(detail.endsWith(u"1 change of a kind newer than this console"_s), qPrintable(detail));

    workspace.apply();
    QTRY_COMPARE(workspace.journal().size(), 1);
    const Id set = workspace.journal().constFirst().set;
    newer.line.set(wire::routes::changeSets + u"/%1/inverse"_s.arg(set.toString()), [](QJsonObject &body) {
        QJsonArray changes = body.value(u"changes"_s).toArray();
        changes << wire::toJson(ofDevice(device.id));
        body.insert(u"changes"_s, changes);
    });
    workspace.stageInverse(set);
    QTRY_COMPARE(workspace.draft().items().size(), 2);
    ReviewModel review;
    review.setWorkspace(&workspace);
    const int row = rowWhere(review, ReviewModel::SubjectRole, u"device (newer than this console)"_s);
    QVERIFY(row >= 0);
    QCOMPARE(at(review, row, ReviewModel::TitleRole), u"colour (newer than this console)"_s);
    QCOMPARE(at(review, row, ReviewModel::NowRole), u"blue"_s);
}

STEWARD_TEST(NewerTextTest, "newertext", Core)
#include "newertexttest.moc"
