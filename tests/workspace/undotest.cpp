// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "support/testmain.h"
#include "workspace/seat.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;

/// Undo stages the inverse alone; what was being written waits aside and comes back.
class UndoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void inverse_leadsBack();
    void ownDraft_waits_andComesBack_data();
    void ownDraft_waits_andComesBack();
    void ownDraft_comesBackWhenAllIsTakenBack();
    void ownDraft_isMovedMeanwhile();
    void inverse_isOneThing_notSteps();
    void anotherInverse_waitsItsTurn();
    void anotherInverse_losesNothingWrittenSince();
    void ownDraft_comesBackWhenTheInverseIsEditedAway();
    void ownDraft_comesBackWhenOthersWereFaster();
    void ownDraft_comesBackWhenLoadedAnew();
    void changedSince_isInConflict();
    void doneAlready_isTold();
    void unknownSet_isTold();
    void undoOfAnUndo();

private:
    Seat &me() { return *m_office->me; }
    Workspace &workspace() { return m_office->me->workspace; }
    [[nodiscard]] bool undo(const Id &set)
    {
        QSignalSpy staged(&workspace(), &Workspace::inverseStaged);
        workspace().stageInverse(set);
        return me().isIdle() && staged.count() == 1;
    }
    void applyRename(const QString &name)
    {
        me().rename(m_office->readOnly, name);
        QVERIFY(me().apply());
    }
    [[nodiscard]] Id lastSet() const { return m_office->me->workspace.journal().constLast().set; }

    std::unique_ptr<Office> m_office;
};

void UndoTest::init()
{
    m_office = std::make_unique<Office>();
}

void UndoTest::inverse_leadsBack()
{
    const Project before = m_office->stored();
    me().rename(m_office->readOnly, u"Readers"_s);
    me().toggle(m_office->ddo, u"access_all_locations"_s, false); // with what follows
    for (const Id &person : workspace().review().lockOut.people)
        workspace().acknowledge(
            {u"locked_out"_s, {u"person"_s, person}, workspace().project().people.find(person)->name});
    QVERIFY(me().apply());
    QVERIFY(undo(lastSet()));
    QVERIFY(!workspace().hasParkedDraft());
    QCOMPARE(workspace().draft().inverseOf, lastSet());
    QVERIFY(workspace().draft().items().size() > 2); // complete in itself
    QVERIFY(me().apply());
    QVERIFY(diff(before, m_office->stored()).isEmpty());
    const auto row = m_office->host->store().rowsBefore(0, 1)->constFirst();
    QCOMPARE(row.inverseOf, workspace().journal().at(0).set);
    QCOMPARE(workspace().journal().size(), 2);
}

void UndoTest::ownDraft_waits_andComesBack_data()
{
    QTest::addColumn<bool>("applies");
    QTest::newRow("after apply") << true;
    QTest::newRow("after discard") << false;
}

void UndoTest::ownDraft_waits_andComesBack()
{
    QFETCH(bool, applies);
    applyRename(u"Readers"_s);
    me().toggle(m_office->ddo, u"edit_messaging"_s);
    workspace().setReason(u"Mine"_s);
    const Kept own(workspace().draft());
    QVERIFY(undo(lastSet()));
    QVERIFY(workspace().hasParkedDraft());
    QCOMPARE(workspace().draft().items().size(), 1);
    QCOMPARE(workspace().draft().items().constFirst().change.after, QJsonValue(u"Read Only"_s));
    QVERIFY(workspace().draft().reason.isEmpty());
    if (applies)
        QVERIFY(me().apply());
    else
        workspace().discard();
    QVERIFY(!workspace().hasParkedDraft());
    QCOMPARE(Kept(workspace().draft()), own);
    QVERIFY(!workspace().draft().inverseOf);
    QCOMPARE(me().nameOf(m_office->readOnly), applies ? u"Read Only"_s : u"Readers"_s);
    QVERIFY(me().apply());
    workspace().discard();
    QVERIFY(workspace().draft().isEmpty());
}

void UndoTest::ownDraft_comesBackWhenAllIsTakenBack()
{
    applyRename(u"Readers"_s);
    me().toggle(m_office->ddo, u"edit_messaging"_s);
    QVERIFY(undo(lastSet()));
    workspace().takeBack(roleRef(m_office->readOnly), u"name"_s);
    QVERIFY(!workspace().hasParkedDraft());
    QCOMPARE(workspace().draft().items().constFirst().change.field, u"permissions.edit_messaging"_s);
}

void UndoTest::ownDraft_isMovedMeanwhile()
{
    applyRename(u"Readers"_s);
    me().toggle(m_office->readOnly, u"edit_messaging"_s);
    QVERIFY(undo(lastSet()));
    QVERIFY(me().apply()); // the role has a new version now
    QCOMPARE(workspace().draft().items().constFirst().change.baseVersion, m_office->stored().revision);
    QVERIFY(me().apply());
}

void UndoTest::inverse_isOneThing_notSteps()
{
    me().rename(m_office->readOnly, u"Readers"_s);
    me().toggle(m_office->ddo, u"edit_messaging"_s);
    QVERIFY(me().apply());
    QVERIFY(undo(lastSet()));
    QVERIFY(!workspace().draft().canUndo());
    workspace().undoStep();
    QCOMPARE(workspace().draft().items().size(), 2);
}

/// There is one place to wait: the draft that is in it is not lost to a second inverse.
void UndoTest::anotherInverse_waitsItsTurn()
{
    applyRename(u"Readers"_s);
    const Id first = lastSet();
    me().toggle(m_office->ddo, u"edit_messaging"_s);
    QVERIFY(me().apply());
    const Id second = lastSet();
    me().rename(m_office->ddo, u"Mine"_s);
    QVERIFY(undo(first));
    QVERIFY(!undo(second));
    QVERIFY(workspace().refusal());
    QCOMPARE(workspace().refusal()->code, u"inverse.waiting"_s);
    QCOMPARE(workspace().draft().inverseOf, first);
    workspace().discard();
    QVERIFY(!workspace().refusal());
    QCOMPARE(workspace().draft().items().constFirst().change.after, QJsonValue(u"Mine"_s));
    QVERIFY(undo(second));
    workspace().discard();
    QCOMPARE(workspace().draft().items().constFirst().change.after, QJsonValue(u"Mine"_s));
}

/// What is edited while an inverse is being applied stands in its place afterwards, with the draft still behind it.
void UndoTest::anotherInverse_losesNothingWrittenSince()
{
    applyRename(u"Readers"_s);
    me().rename(m_office->ddo, u"Mine"_s);
    QVERIFY(undo(lastSet()));
    workspace().apply();
    me().toggle(m_office->readOnly, u"edit_messaging"_s);
    QVERIFY(me().isIdle());
    QCOMPARE(workspace().journal().size(), 2);
    const Kept since(workspace().draft());
    QCOMPARE(since.changes.constFirst().field, u"permissions.edit_messaging"_s);
    QVERIFY(!undo(lastSet()));
    QCOMPARE(Kept(workspace().draft()), since);
    QVERIFY(me().apply());
    QCOMPARE(workspace().draft().items().constFirst().change.after, QJsonValue(u"Mine"_s));
}

/// The field is set by hand to what it is: nothing is left of the inverse.
void UndoTest::ownDraft_comesBackWhenTheInverseIsEditedAway()
{
    applyRename(u"Readers"_s);
    me().toggle(m_office->ddo, u"edit_messaging"_s);
    const Kept own(workspace().draft());
    QVERIFY(undo(lastSet()));
    me().rename(m_office->readOnly, u"Readers"_s);
    QVERIFY(!workspace().hasParkedDraft());
    QCOMPARE(Kept(workspace().draft()), own);
    QVERIFY(!workspace().draft().inverseOf);
}

/// Somebody else puts the same back: nothing is left of the inverse.
void UndoTest::ownDraft_comesBackWhenOthersWereFaster()
{
    applyRename(u"Readers"_s);
    me().toggle(m_office->ddo, u"edit_messaging"_s);
    const Kept own(workspace().draft());
    QVERIFY(undo(lastSet()));
    const auto other = m_office->seatFor(u"second_admin"_s);
    other->rename(m_office->readOnly, u"Read Only"_s);
    QVERIFY(other->apply());
    QTRY_COMPARE(me().nameOf(m_office->readOnly), u"Read Only"_s);
    QVERIFY(!workspace().hasParkedDraft());
    QCOMPARE(Kept(workspace().draft()), own);
    QVERIFY(!workspace().draft().inverseOf);
}

void UndoTest::ownDraft_comesBackWhenLoadedAnew()
{
    applyRename(u"Readers"_s);
    me().toggle(m_office->ddo, u"edit_messaging"_s);
    const Kept own(workspace().draft());
    QVERIFY(undo(lastSet()));
    workspace().follower().stop();
    const auto other = m_office->seatFor(u"second_admin"_s);
    other->rename(m_office->readOnly, u"Read Only"_s);
    QVERIFY(other->apply());
    QVERIFY(me().load());
    QVERIFY(!workspace().hasParkedDraft());
    QCOMPARE(Kept(workspace().draft()), own);
}

void UndoTest::changedSince_isInConflict()
{
    applyRename(u"Second"_s);
    const Id set = lastSet();
    applyRename(u"Third"_s);
    QVERIFY(undo(set));
    const Staged &staged = workspace().draft().items().constFirst();
    QCOMPARE(staged.state, Staged::State::Conflict);
    QCOMPARE(staged.theirs, QJsonValue(u"Third"_s));
    workspace().settle(roleRef(m_office->readOnly), u"name"_s, true);
    QVERIFY(me().apply());
    QCOMPARE(m_office->stored().roles.find(m_office->readOnly)->name, u"Read Only"_s);
}

void UndoTest::doneAlready_isTold()
{
    applyRename(u"Readers"_s);
    const Id set = lastSet();
    applyRename(u"Read Only"_s);
    me().toggle(m_office->ddo, u"edit_messaging"_s);
    const Kept own(workspace().draft());
    QVERIFY(!undo(set));
    QVERIFY(workspace().refusal());
    QCOMPARE(workspace().refusal()->code, u"inverse.done"_s);
    QCOMPARE(Kept(workspace().draft()), own);
    QVERIFY(!workspace().hasParkedDraft());
}

void UndoTest::unknownSet_isTold()
{
    QVERIFY(!undo(Id(9, 9)));
    QCOMPARE(workspace().refusal()->kind, Error::Kind::NotFound);
}

void UndoTest::undoOfAnUndo()
{
    applyRename(u"Readers"_s);
    QVERIFY(undo(lastSet()));
    QVERIFY(me().apply());
    QVERIFY(undo(lastSet()));
    QVERIFY(me().apply());
    QCOMPARE(m_office->stored().roles.find(m_office->readOnly)->name, u"Readers"_s);
    QCOMPARE(m_office->host->store().verify()->firstBadRevision, 0);
}

STEWARD_TEST(UndoTest, "undo", Core)
#include "undotest.moc"
