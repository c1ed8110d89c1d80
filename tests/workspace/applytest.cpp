// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "support/testmain.h"
#include "workspace/seat.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;
using demo::Fault;

/// Stage, look, dry run, apply: what is shown is the server's copy and the draft, and only what was applied is gone.
class ApplyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aboutOneself_isLoadedAnew();
    void staged_isShownAtOnce();
    void consequences_areLaidOver();
    void nothingThere_isNotStaged();
    void dryRun_isTheServersCount();
    void dryRun_ofAnOlderDraft_isDropped();
    void reason_mayBeTypedMeanwhile();
    void apply_movesOn();
    void apply_ofNothing_doesNothing();
    void editedWhileApplying_staysInTheDraft();
    void removedWhileApplying_isInNoConflictWithUs_data();
    void removedWhileApplying_isInNoConflictWithUs();
    void removedWhileApplying_othersStillCount();
    void undoneAndRedone();
    void removal_takesTheFieldsAlong();
    void lockedOut_keptWithAName();

private:
    Seat &me() { return *m_office->me; }
    Workspace &workspace() { return m_office->me->workspace; }

    std::unique_ptr<Office> m_office;
};

void ApplyTest::init()
{
    m_office = std::make_unique<Office>();
}

/// Who gives up being an admin sees and may do other things from then on, whether or not the feed tells him.
void ApplyTest::aboutOneself_isLoadedAnew()
{
    QVERIFY(workspace().me().isAdmin);
    QVERIFY(workspace().me().mayEditRoles);
    const EntityRef self{u"person"_s, workspace().me().person};
    workspace().follower().stop();
    workspace().stage(self, u"role"_s, m_office->readOnly.toString());
    workspace().stage(self, u"is_admin"_s, false);
    workspace().apply();
    QVERIFY(me().isIdle());
    QVERIFY(!workspace().refusal());
    QTRY_VERIFY(!workspace().me().isAdmin);
    QVERIFY(!workspace().me().mayEditRoles);
    QCOMPARE(workspace().me().roleName, u"Read Only"_s);
    QCOMPARE(workspace().loadState(), Workspace::Load::Ready);
    QVERIFY(workspace().project().roles.size() < m_office->stored().roles.size());

    // and it follows on
    const auto other = m_office->seatFor(u"second_admin"_s);
    other->rename(m_office->readOnly, u"Readers"_s);
    QVERIFY(other->apply());
    QTRY_COMPARE(me().nameOf(m_office->readOnly), u"Readers"_s);
}

void ApplyTest::staged_isShownAtOnce()
{
    QSignalSpy changed(&workspace(), &Workspace::changed);
    const int underWay = m_office->host->transport().underWay();
    me().rename(m_office->readOnly, u"Readers"_s);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).value<QList<EntityRef>>(), QList<EntityRef>{roleRef(m_office->readOnly)});
    QCOMPARE(workspace().shown().roles.find(m_office->readOnly)->name, u"Readers"_s);
    QCOMPARE(me().nameOf(m_office->readOnly), u"Read Only"_s);
    QCOMPARE(m_office->host->transport().underWay(), underWay); // and nobody was asked
    workspace().takeBack(roleRef(m_office->readOnly), u"name"_s);
    QVERIFY(workspace().draft().isEmpty());
    QCOMPARE(workspace().shown().roles.find(m_office->readOnly)->name, u"Read Only"_s);
}

void ApplyTest::consequences_areLaidOver()
{
    me().toggle(m_office->ddo, u"access_all_locations"_s, false);
    const Workspace::Review &review = workspace().review();
    QVERIFY(review.changes.size() > 1);
    for (qsizetype i = 1; i < review.changes.size(); ++i)
        QCOMPARE(review.changes.at(i).cause, u"permissions.access_all_locations"_s);
    QVERIFY(!review.impact.lose.isEmpty());
    QCOMPARE(workspace().draft().items().size(), 1); // what follows is not staged, it follows
    me().toggle(m_office->ddo, u"access_all_locations"_s, true);
    QVERIFY(workspace().review().changes.isEmpty());
}

void ApplyTest::nothingThere_isNotStaged()
{
    me().rename(Id(9, 9), u"x"_s);
    QVERIFY(workspace().draft().isEmpty());
}

void ApplyTest::dryRun_isTheServersCount()
{
    const QByteArray before = stateHash(m_office->stored());
    const qint64 rows = m_office->rows();
    me().toggle(m_office->readOnly, u"download_reports"_s, false);
    workspace().dryRun();
    QCOMPARE(workspace().work(), Workspace::Work::DryRunning);
    QVERIFY(me().isIdle());
    QVERIFY(workspace().dryRunAnswer());
    QVERIFY(workspace().dryRunAnswer()->isDryRun);
    QCOMPARE(workspace().dryRunAnswer()->changes.size(), 1);
    QCOMPARE(workspace().dryRunAnswer()->impact, workspace().review().impact); // the same rules on both ends
    QCOMPARE(workspace().dryRunAnswer()->impact.lose.size(), 2);
    QCOMPARE(stateHash(m_office->stored()), before);
    QCOMPARE(m_office->rows(), rows);
    me().rename(m_office->readOnly, u"Readers"_s);
    QVERIFY(!workspace().dryRunAnswer()); // it was of another draft
}

void ApplyTest::dryRun_ofAnOlderDraft_isDropped()
{
    me().rename(m_office->readOnly, u"Readers"_s);
    workspace().dryRun();
    me().rename(m_office->readOnly, u"Lookers"_s);
    QVERIFY(me().isIdle());
    QVERIFY(!workspace().dryRunAnswer());
}

void ApplyTest::reason_mayBeTypedMeanwhile()
{
    me().rename(m_office->readOnly, u"Readers"_s);
    workspace().dryRun();
    workspace().setReason(u"Plainer"_s);
    QVERIFY(me().isIdle());
    QVERIFY(workspace().dryRunAnswer());
    workspace().setReason(u"Plainer words"_s);
    QVERIFY(workspace().dryRunAnswer());
}

void ApplyTest::apply_movesOn()
{
    QSignalSpy applied(&workspace(), &Workspace::applied);
    const qint64 revision = workspace().project().revision;
    me().toggle(m_office->readOnly, u"download_reports"_s, false);
    me().rename(m_office->readOnly, u"Readers"_s);
    workspace().setReason(u"Audit finding 4"_s);
    workspace().apply();
    QCOMPARE(workspace().work(), Workspace::Work::Applying);
    QVERIFY(!workspace().draft().isEmpty()); // not before it is so
    QTRY_COMPARE(applied.count(), 1);

    QCOMPARE(workspace().work(), Workspace::Work::Idle);
    QVERIFY(workspace().draft().isEmpty() && workspace().draft().reason.isEmpty());
    QVERIFY(!workspace().refusal() && !workspace().dryRunAnswer());
    QCOMPARE(workspace().project().revision, revision + 1);
    QCOMPARE(stateHash(workspace().project()), stateHash(m_office->stored()));
    const auto entry = applied.at(0).at(0).value<JournalEntry>();
    QCOMPARE(workspace().journal().size(), 1);
    QCOMPARE(entry.set, workspace().journal().constFirst().set);
    QCOMPARE(entry.changes, 2);
    QCOMPARE(entry.undoUntil - entry.at, std::chrono::minutes(workspace().project().capabilities.undoWindowMinutes));
    const auto row = m_office->host->store().row(entry.set);
    QVERIFY(row);
    QCOMPARE(row->reason, u"Audit finding 4"_s);
    QCOMPARE(row->revision, revision + 1);

    QTest::qWait(50); // the feed brings our own: it is not taken for somebody else's
    QCOMPARE(workspace().journal().size(), 1);
    QCOMPARE(stateHash(workspace().project()), stateHash(m_office->stored()));
}

void ApplyTest::apply_ofNothing_doesNothing()
{
    workspace().apply();
    workspace().dryRun();
    QCOMPARE(workspace().work(), Workspace::Work::Idle);
    workspace().discard();
    QVERIFY(!workspace().refusal());
}

void ApplyTest::editedWhileApplying_staysInTheDraft()
{
    m_office->faults().add({.kind = Fault::Kind::Delay, .route = u"/v1/change-sets"_s, .delay = 60ms});
    QSignalSpy applied(&workspace(), &Workspace::applied);
    me().rename(m_office->readOnly, u"Readers"_s);
    me().toggle(m_office->readOnly, u"download_reports"_s, false);
    workspace().setReason(u"Because"_s);
    workspace().apply();
    me().rename(m_office->readOnly, u"Lookers"_s);   // once more
    me().toggle(m_office->ddo, u"edit_messaging"_s); // and something else
    QTRY_COMPARE(applied.count(), 1);
    QCOMPARE(applied.at(0).at(0).value<JournalEntry>().changes, 2);
    QCOMPARE(me().nameOf(m_office->readOnly), u"Readers"_s);
    const QList<Change> left = workspace().draft().changes();
    QCOMPARE(left.size(), 2);
    QCOMPARE(left.at(0).before, QJsonValue(u"Readers"_s));
    QCOMPARE(left.at(0).after, QJsonValue(u"Lookers"_s));
    QCOMPARE(left.at(1).field, u"permissions.edit_messaging"_s);
    QCOMPARE(workspace().draft().reason, u"Because"_s);
    QVERIFY(!workspace().draft().hasConflict());
    QVERIFY(me().apply());
    QCOMPARE(m_office->stored().roles.find(m_office->readOnly)->name, u"Lookers"_s);
    QVERIFY(workspace().draft().isEmpty());
}

void ApplyTest::removedWhileApplying_isInNoConflictWithUs_data()
{
    QTest::addColumn<bool>("othersBefore"); // and the feed has to bring both
    QTest::newRow("alone") << false;
    QTest::newRow("after somebody else's") << true;
}

void ApplyTest::removedWhileApplying_isInNoConflictWithUs()
{
    QFETCH(bool, othersBefore);
    const Id helpdesk = m_office->role(u"helpdesk"_s);
    const QList<Id> held = holders(workspace().project(), helpdesk);
    for (const Id &person : held)
        workspace().stage({u"person"_s, person}, u"role"_s, m_office->readOnly.toString());
    if (othersBefore) {
        workspace().follower().stop(); // so that it is not known here
        const auto other = m_office->seatFor(u"second_admin"_s);
        other->rename(m_office->ddo, u"Hers"_s);
        QVERIFY(other->apply());
    }
    m_office->faults().add({.kind = Fault::Kind::Delay, .route = u"/v1/change-sets"_s, .delay = 60ms});
    QSignalSpy applied(&workspace(), &Workspace::applied);
    me().rename(helpdesk, u"Desk"_s);
    me().toggle(helpdesk, u"access_all_locations"_s, false); // with what follows
    workspace().apply();
    workspace().stageRemoval(roleRef(helpdesk));
    if (othersBefore)
        workspace().follower().start(workspace().project().revision);
    QTRY_COMPARE(applied.count(), 1);
    QTRY_COMPARE(workspace().project().revision, m_office->stored().revision);
    QCOMPARE(workspace().draft().items().size(), 1);
    QCOMPARE(workspace().draft().changes().constFirst().op, Change::Op::Remove);
    QVERIFY(!workspace().draft().hasConflict());
    QVERIFY(me().apply());
    QVERIFY(!m_office->stored().roles.find(helpdesk));
}

void ApplyTest::removedWhileApplying_othersStillCount()
{
    const Id helpdesk = m_office->role(u"helpdesk"_s);
    workspace().follower().stop();
    const auto other = m_office->seatFor(u"second_admin"_s);
    other->toggle(helpdesk, u"edit_messaging"_s);
    QVERIFY(other->apply());
    m_office->faults().add({.kind = Fault::Kind::Delay, .route = u"/v1/change-sets"_s, .delay = 60ms});
    QSignalSpy applied(&workspace(), &Workspace::applied);
    me().rename(helpdesk, u"Desk"_s);
    workspace().apply();
    workspace().stageRemoval(roleRef(helpdesk));
    QTRY_COMPARE(applied.count(), 1);
    workspace().follower().start(workspace().project().revision);
    QTRY_VERIFY(workspace().draft().hasConflict()); // what goes is not what was looked at
}

void ApplyTest::undoneAndRedone()
{
    me().rename(m_office->readOnly, u"Readers"_s);
    me().toggle(m_office->ddo, u"edit_messaging"_s);
    workspace().undoStep();
    QCOMPARE(workspace().draft().items().size(), 1);
    workspace().undoStep();
    QVERIFY(workspace().draft().isEmpty());
    QCOMPARE(workspace().shown().roles.find(m_office->readOnly)->name, u"Read Only"_s);
    workspace().redoStep();
    workspace().redoStep();
    QCOMPARE(workspace().draft().items().size(), 2);
    QCOMPARE(workspace().shown().roles.find(m_office->readOnly)->name, u"Readers"_s);
    QVERIFY(me().apply());
}

void ApplyTest::removal_takesTheFieldsAlong()
{
    const Id helpdesk = m_office->role(u"helpdesk"_s);
    me().rename(helpdesk, u"Desk"_s);
    const QList<Id> held = holders(workspace().project(), helpdesk);
    for (const Id &person : held)
        workspace().stage({u"person"_s, person}, u"role"_s, m_office->readOnly.toString());
    workspace().stageRemoval(roleRef(helpdesk));
    QVERIFY(!workspace().shown().roles.find(helpdesk));
    QVERIFY(me().apply());
    QVERIFY(!m_office->stored().roles.find(helpdesk));
}

void ApplyTest::lockedOut_keptWithAName()
{
    const Id facility = m_office->role(u"read_only"_s);
    me().toggle(facility, u"access_all_locations"_s, false);
    const QList<Id> people = workspace().review().lockOut.people;
    QCOMPARE(people.size(), 2);
    const Kept before(workspace().draft());
    workspace().apply();
    QVERIFY(me().isIdle());
    QCOMPARE(workspace().refusal()->code, u"lockout.people"_s);
    QCOMPARE(Kept(workspace().draft()), before);
    QCOMPARE(workspace().draft().items().constFirst().state, Staged::State::Staged); // of the set, not of the change
    for (const Id &person : people)
        workspace().acknowledge(
            {u"locked_out"_s, {u"person"_s, person}, workspace().project().people.find(person)->name});
    QVERIFY(!workspace().refusal());
    QVERIFY(me().apply());
}

STEWARD_TEST(ApplyTest, "apply", Core)
#include "applytest.moc"
