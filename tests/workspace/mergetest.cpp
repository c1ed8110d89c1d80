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
using demo::Fault;

/// Two admins at once. What does not touch is moved onto the new state, what is the same is done, what both changed is
/// for the person to settle.
class MergeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void otherField_isMoved();
    void sameValue_isDropped();
    void sameField_conflicts_data();
    void sameField_conflicts();
    void conflict_blocksApply();
    void conflict_editedAnew_isSettled();
    void conflict_thatTheyTakeBack_isNone();
    void removedByThem_isGone();
    void removalOfWhatTheyChanged_conflicts();
    void broughtByTheFeed_needsNoRefusal();

private:
    Seat &me() { return *m_office->me; }
    Workspace &workspace() { return m_office->me->workspace; }
    const Staged *staged(const QString &field) { return workspace().draft().find(roleRef(m_office->readOnly), field); }
    /// Mine is behind: the feed's answers do not arrive until a 412 has me ask.
    void deafen() { workspace().follower().stop(); }
    /// Applies, is told that it is stale, and has then heard what happened.
    void applyAndHear()
    {
        workspace().follower().start(workspace().project().revision);
        m_office->faults().clear();
        workspace().apply();
        QVERIFY(me().isIdle());
        QTRY_COMPARE(workspace().project().revision, m_office->stored().revision);
    }

    std::unique_ptr<Office> m_office;
    std::unique_ptr<Seat> m_other;
};

void MergeTest::init()
{
    m_other.reset();
    m_office = std::make_unique<Office>();
    m_other = m_office->seatFor(u"second_admin"_s);
}

void MergeTest::otherField_isMoved()
{
    deafen();
    me().rename(m_office->readOnly, u"Mine"_s);
    m_other->toggle(m_office->readOnly, u"edit_messaging"_s);
    QVERIFY(m_other->apply());
    applyAndHear(); // they never met: it simply goes
    QVERIFY(!workspace().refusal());
    QTRY_VERIFY(workspace().draft().isEmpty());
    const Role *role = m_office->stored().roles.find(m_office->readOnly);
    QCOMPARE(role->name, u"Mine"_s);
    QCOMPARE(fieldValue(m_office->stored(), roleRef(m_office->readOnly), u"permissions.edit_messaging"_s),
             QJsonValue(true));
}

void MergeTest::sameValue_isDropped()
{
    deafen();
    me().rename(m_office->readOnly, u"Same"_s);
    me().toggle(m_office->readOnly, u"edit_messaging"_s);
    m_other->rename(m_office->readOnly, u"Same"_s);
    QVERIFY(m_other->apply());
    workspace().follower().start(workspace().project().revision);
    QTRY_COMPARE(workspace().draft().items().size(), 1);
    QVERIFY(staged(u"permissions.edit_messaging"_s));
    QCOMPARE(staged(u"permissions.edit_messaging"_s)->change.baseVersion, m_office->stored().revision);
    QVERIFY(me().apply());
}

void MergeTest::sameField_conflicts_data()
{
    QTest::addColumn<bool>("mine");
    QTest::newRow("mine") << true;
    QTest::newRow("theirs") << false;
}

void MergeTest::sameField_conflicts()
{
    QFETCH(bool, mine);
    deafen();
    me().rename(m_office->readOnly, u"Mine"_s);
    me().toggle(m_office->readOnly, u"edit_messaging"_s);
    workspace().setReason(u"Because"_s);
    m_other->rename(m_office->readOnly, u"Theirs"_s);
    QVERIFY(m_other->apply());
    applyAndHear();
    QVERIFY(workspace().refusal());
    QCOMPARE(workspace().refusal()->kind, Error::Kind::Stale);
    QCOMPARE(workspace().draft().items().size(), 2);
    QTRY_COMPARE(staged(u"name"_s)->state, Staged::State::Conflict);
    QCOMPARE(staged(u"name"_s)->theirs, QJsonValue(u"Theirs"_s));
    QCOMPARE(staged(u"name"_s)->theirName, u"Wezi Nyirenda"_s);
    QVERIFY(staged(u"name"_s)->theirAt > Instant());
    QCOMPARE(staged(u"name"_s)->change.after, QJsonValue(u"Mine"_s));
    QCOMPARE(staged(u"permissions.edit_messaging"_s)->state, Staged::State::Staged);
    QCOMPARE(workspace().draft().reason, u"Because"_s);
    QCOMPARE(me().nameOf(m_office->readOnly), u"Theirs"_s);

    workspace().settle(roleRef(m_office->readOnly), u"name"_s, mine);
    QVERIFY(!workspace().draft().hasConflict());
    QVERIFY(!workspace().refusal());
    QVERIFY(me().apply());
    QCOMPARE(m_office->stored().roles.find(m_office->readOnly)->name, mine ? u"Mine"_s : u"Theirs"_s);
}

void MergeTest::conflict_blocksApply()
{
    me().rename(m_office->readOnly, u"Mine"_s);
    m_other->rename(m_office->readOnly, u"Theirs"_s);
    QVERIFY(m_other->apply());
    QTRY_VERIFY(workspace().draft().hasConflict());
    workspace().apply();
    QCOMPARE(workspace().work(), Workspace::Work::Idle);
    QCOMPARE(m_office->stored().roles.find(m_office->readOnly)->name, u"Theirs"_s);
    workspace().settle(roleRef(m_office->ddo), u"name"_s, true); // another one's: nothing happens
    QVERIFY(workspace().draft().hasConflict());
}

void MergeTest::conflict_editedAnew_isSettled()
{
    me().rename(m_office->readOnly, u"Mine"_s);
    m_other->rename(m_office->readOnly, u"Theirs"_s);
    QVERIFY(m_other->apply());
    QTRY_VERIFY(workspace().draft().hasConflict());
    me().rename(m_office->readOnly, u"Both"_s);
    QVERIFY(!workspace().draft().hasConflict());
    QVERIFY(me().apply());
    QCOMPARE(m_office->stored().roles.find(m_office->readOnly)->name, u"Both"_s);
}

void MergeTest::conflict_thatTheyTakeBack_isNone()
{
    me().rename(m_office->readOnly, u"Mine"_s);
    m_other->rename(m_office->readOnly, u"Theirs"_s);
    QVERIFY(m_other->apply());
    QTRY_VERIFY(workspace().draft().hasConflict());
    m_other->rename(m_office->readOnly, u"Read Only"_s);
    QVERIFY(m_other->apply());
    QTRY_VERIFY(!workspace().draft().hasConflict());
    QVERIFY(me().apply());
}

void MergeTest::removedByThem_isGone()
{
    const Id helpdesk = m_office->role(u"helpdesk"_s);
    me().rename(helpdesk, u"Desk"_s);
    for (const Id &person : holders(m_other->workspace.project(), helpdesk))
        m_other->workspace.stage({u"person"_s, person}, u"role"_s, m_office->readOnly.toString());
    m_other->workspace.stageRemoval(roleRef(helpdesk));
    QVERIFY(m_other->apply());
    QTRY_COMPARE(workspace().project().revision, m_office->stored().revision);
    const Staged *gone = workspace().draft().find(roleRef(helpdesk), u"name"_s);
    QVERIFY(gone);
    QCOMPARE(gone->state, Staged::State::Rejected);
    QCOMPARE(gone->problem.code, u"object.gone"_s);
    QVERIFY(!workspace().shown().roles.find(helpdesk));

    // Put back by them, it stands where it stood.
    m_other->workspace.stageInverse(m_other->workspace.journal().constFirst().set);
    QTRY_VERIFY(!m_other->workspace.draft().isEmpty());
    QVERIFY(m_other->apply());
    QTRY_COMPARE(workspace().project().revision, m_office->stored().revision);
    QCOMPARE(workspace().draft().items().constFirst().state, Staged::State::Staged);
    QCOMPARE(workspace().shown().roles.find(helpdesk)->name, u"Desk"_s);
    QVERIFY(me().apply());
}

void MergeTest::removalOfWhatTheyChanged_conflicts()
{
    const Id helpdesk = m_office->role(u"helpdesk"_s);
    for (const Id &person : holders(workspace().project(), helpdesk))
        workspace().stage({u"person"_s, person}, u"role"_s, m_office->readOnly.toString());
    workspace().stageRemoval(roleRef(helpdesk));
    m_other->rename(helpdesk, u"Desk"_s);
    QVERIFY(m_other->apply());
    QTRY_VERIFY(workspace().draft().hasConflict());
    const Staged *removal = workspace().draft().find(roleRef(helpdesk), {});
    QCOMPARE(removal->theirName, u"Wezi Nyirenda"_s);
    workspace().settle(roleRef(helpdesk), {}, true);
    QVERIFY(me().apply());
    QVERIFY(!m_office->stored().roles.find(helpdesk));
}

void MergeTest::broughtByTheFeed_needsNoRefusal()
{
    me().rename(m_office->readOnly, u"Mine"_s);
    QSignalSpy changed(&workspace(), &Workspace::changed);
    m_other->rename(m_office->ddo, u"Data Lead"_s);
    QVERIFY(m_other->apply());
    QTRY_COMPARE(me().nameOf(m_office->ddo), u"Data Lead"_s);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).value<QList<EntityRef>>(), QList<EntityRef>{roleRef(m_office->ddo)});
    QCOMPARE(workspace().draft().items().size(), 1);
    QVERIFY(!workspace().refusal());
    QCOMPARE(stateHash(workspace().project()), stateHash(m_office->stored()));
    QVERIFY(workspace().journal().isEmpty()); // theirs is not mine to undo
}

STEWARD_TEST(MergeTest, "merge", Core)
#include "mergetest.moc"
