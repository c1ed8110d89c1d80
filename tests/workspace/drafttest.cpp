// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/draft.h"
#include "domain/fields.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;

namespace {

const EntityRef one{u"role"_s, Id(1, 1)};
const EntityRef other{u"role"_s, Id(1, 2)};
const Instant at(std::chrono::seconds(1'795'089'900));

Change update(const EntityRef &entity, const QString &field, const QJsonValue &before, const QJsonValue &after)
{
    return {.entity = entity, .field = field, .before = before, .after = after, .baseVersion = 3};
}

Change whole(const EntityRef &entity, Change::Op op)
{
    const QJsonObject object{{u"name"_s, u"x"_s}};
    return {.entity = entity,
            .op = op,
            .before = op == Change::Op::Remove ? QJsonValue(object) : QJsonValue(QJsonValue::Null),
            .after = op == Change::Op::Create ? QJsonValue(object) : QJsonValue(QJsonValue::Null)};
}

QStringList fieldsOf(const Draft &draft)
{
    QStringList fields;
    for (const Staged &staged : draft.items())
        fields << staged.change.field + u'=' + staged.change.after.toVariant().toString();
    return fields;
}

} // namespace

/// What is written in pencil: one change per field, in order, with every step taken back and done again.
class DraftTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stages_inOrder();
    void sameField_isOneChange();
    void backToTheStart_isNoChange();
    void takesBack();
    void wholeAndFields_doNotStandTogether();
    void undo_goesThroughEveryStep();
    void redo_endsWithANewStep();
    void manySteps_areBounded();
    void acknowledgements_areSteps();
    void ticks_areNoSteps();
    void conflict_editedAnew_startsFromTheirs();
    void rejected_editedAnew_isStagedAgain();
    void rejection_leavesTheSteps();
};

void DraftTest::stages_inOrder()
{
    Draft draft;
    QVERIFY(draft.isEmpty());
    QVERIFY(draft.stage(update(one, u"name"_s, u"a"_s, u"b"_s), at));
    QVERIFY(draft.stage(update(other, u"name"_s, u"c"_s, u"d"_s), at));
    QCOMPARE(fieldsOf(draft), (QStringList{u"name=b"_s, u"name=d"_s}));
    QCOMPARE(draft.items().constFirst().at, at);
    QVERIFY(draft.find(other, u"name"_s));
    QVERIFY(!draft.find(other, u"landing_page"_s));
}

void DraftTest::sameField_isOneChange()
{
    Draft draft;
    draft.stage(update(one, u"name"_s, u"a"_s, u"b"_s), at);
    QVERIFY(!draft.stage(update(one, u"name"_s, u"a"_s, u"b"_s), at)); // nothing new
    QVERIFY(draft.stage(update(one, u"name"_s, u"x"_s, u"c"_s), at));
    QCOMPARE(fieldsOf(draft), QStringList{u"name=c"_s});
    QCOMPARE(draft.items().constFirst().change.before, QJsonValue(u"a"_s)); // still from where it began
}

void DraftTest::backToTheStart_isNoChange()
{
    Draft draft;
    QVERIFY(!draft.stage(update(one, u"name"_s, u"a"_s, u"a"_s), at));
    QVERIFY(!draft.canUndo());
    draft.stage(update(one, u"name"_s, u"a"_s, u"b"_s), at);
    QVERIFY(draft.stage(update(one, u"name"_s, u"a"_s, u"a"_s), at));
    QVERIFY(draft.isEmpty());
    QVERIFY(draft.undo());
    QCOMPARE(fieldsOf(draft), QStringList{u"name=b"_s});
}

void DraftTest::takesBack()
{
    Draft draft;
    draft.stage(update(one, u"name"_s, u"a"_s, u"b"_s), at);
    QVERIFY(!draft.takeBack(other, u"name"_s));
    QVERIFY(draft.takeBack(one, u"name"_s));
    QVERIFY(draft.isEmpty());
    QVERIFY(!draft.takeBack(one, u"name"_s));
}

void DraftTest::wholeAndFields_doNotStandTogether()
{
    Draft draft; // a server refuses such a set: it cannot say which is meant
    draft.stage(update(one, u"name"_s, u"a"_s, u"b"_s), at);
    draft.stage(update(one, u"landing_page"_s, u""_s, u"reports"_s), at);
    draft.stage(update(other, u"name"_s, u"c"_s, u"d"_s), at);
    QVERIFY(draft.stage(whole(one, Change::Op::Remove), at));
    QCOMPARE(draft.items().size(), 2);
    QVERIFY(draft.find(one, {}));
    QVERIFY(draft.undo()); // in one step
    QCOMPARE(draft.items().size(), 3);
    QVERIFY(draft.redo());
    QVERIFY(draft.stage(update(one, u"name"_s, u"a"_s, u"e"_s), at)); // who edits it, keeps it
    QVERIFY(!draft.find(one, {}));
    QCOMPARE(fieldsOf(draft), (QStringList{u"name=d"_s, u"name=e"_s}));
}

void DraftTest::undo_goesThroughEveryStep()
{
    Draft draft;
    QVERIFY(!draft.canUndo() && !draft.undo());
    draft.stage(update(one, u"name"_s, u"a"_s, u"b"_s), at);
    draft.stage(update(one, u"name"_s, u"a"_s, u"c"_s), at);
    draft.takeBack(one, u"name"_s);
    const QList<QStringList> steps{{u"name=c"_s}, {u"name=b"_s}, {}};
    for (const QStringList &step : steps) {
        QVERIFY(draft.undo());
        QCOMPARE(fieldsOf(draft), step);
    }
    QVERIFY(!draft.canUndo());
    QVERIFY(draft.redo() && draft.redo());
    QCOMPARE(fieldsOf(draft), QStringList{u"name=c"_s});
    QVERIFY(draft.redo());
    QVERIFY(draft.isEmpty() && !draft.canRedo());
}

void DraftTest::redo_endsWithANewStep()
{
    Draft draft;
    draft.stage(update(one, u"name"_s, u"a"_s, u"b"_s), at);
    draft.undo();
    QVERIFY(draft.canRedo());
    draft.stage(update(other, u"name"_s, u"a"_s, u"b"_s), at);
    QVERIFY(!draft.canRedo());
}

void DraftTest::manySteps_areBounded()
{
    Draft draft;
    for (int i = 0; i < 1000; ++i)
        draft.stage(update(one, u"name"_s, u"a"_s, QString::number(i)), at);
    int steps = 0;
    while (draft.undo())
        ++steps;
    QCOMPARE(steps, 200);
}

void DraftTest::acknowledgements_areSteps()
{
    Draft draft;
    draft.stage(update(one, u"name"_s, u"a"_s, u"b"_s), at);
    draft.acknowledge({u"locked_out"_s, one, u"A"_s});
    draft.acknowledge({u"locked_out"_s, one, u"B"_s}); // the newer words
    QCOMPARE(draft.acknowledged().size(), 1);
    QCOMPARE(draft.acknowledged().constFirst().why, u"B"_s);
    QVERIFY(!draft.withdraw(u"locked_out"_s, other));
    QVERIFY(draft.withdraw(u"locked_out"_s, one));
    QVERIFY(draft.acknowledged().isEmpty());
    QVERIFY(draft.undo());
    QCOMPARE(draft.acknowledged().constFirst().why, u"B"_s);
    QVERIFY(draft.undo());
    QCOMPARE(draft.acknowledged().constFirst().why, u"A"_s);
    QVERIFY(draft.undo());
    QVERIFY(draft.acknowledged().isEmpty());
    QCOMPARE(draft.items().size(), 1);
}

void DraftTest::ticks_areNoSteps()
{
    Draft draft;
    draft.stage(update(one, u"name"_s, u"a"_s, u"b"_s), at);
    QVERIFY(draft.setRead(one, u"name"_s, true));
    QVERIFY(!draft.setRead(one, u"name"_s, true));
    QVERIFY(draft.items().constFirst().isRead);
    draft.stage(update(one, u"name"_s, u"a"_s, u"c"_s), at);
    QVERIFY(!draft.items().constFirst().isRead); // another change than the one that was read
    draft.undo();
    draft.undo();
    QVERIFY(draft.isEmpty());
}

void DraftTest::conflict_editedAnew_startsFromTheirs()
{
    Draft draft;
    draft.stage(update(one, u"name"_s, u"a"_s, u"b"_s), at);
    QList<Staged> items = draft.items();
    items.first().state = Staged::State::Conflict;
    items.first().theirs = u"t"_s;
    draft.replaceItems(items);
    QVERIFY(draft.hasConflict());
    Change anew = update(one, u"name"_s, u"t"_s, u"c"_s);
    anew.baseVersion = 4;
    QVERIFY(draft.stage(anew, at));
    QVERIFY(!draft.hasConflict());
    QCOMPARE(draft.changes(), QList<Change>{anew});
    draft.replaceItems(items);
    QVERIFY(draft.stage(update(one, u"name"_s, u"t"_s, u"t"_s), at)); // theirs will do
    QVERIFY(draft.isEmpty());
}

void DraftTest::rejected_editedAnew_isStagedAgain()
{
    Draft draft;
    draft.stage(update(one, u"name"_s, u"a"_s, u"b"_s), at);
    draft.reject(one, u"name"_s, {.code = u"role.name.taken"_s});
    QCOMPARE(draft.items().constFirst().state, Staged::State::Rejected);
    QVERIFY(draft.stage(update(one, u"name"_s, u"a"_s, u"b"_s), at)); // the same again is a new try
    QCOMPARE(draft.items().constFirst().state, Staged::State::Staged);
    QVERIFY(draft.items().constFirst().problem.code.isEmpty());
}

void DraftTest::rejection_leavesTheSteps()
{
    Draft draft;
    draft.stage(update(one, u"name"_s, u"a"_s, u"b"_s), at);
    draft.reject(one, u"name"_s, {.code = u"role.name.taken"_s});
    draft.reject(other, u"name"_s, {.code = u"role.name.taken"_s}); // not in it
    QCOMPARE(draft.items().size(), 1);
    QVERIFY(draft.undo());
    QVERIFY(draft.isEmpty());
}

STEWARD_TEST(DraftTest, "draft", Core)
#include "drafttest.moc"
