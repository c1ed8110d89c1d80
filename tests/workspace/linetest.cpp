// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testmain.h"
#include "transport/netexchange.h"
#include "workspace/seat.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;
using demo::Fault;

/// The line as the feed sees it: dead, back, closed for want of a sign-in, or leading nowhere any more.
class LineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void question_isShorterThanSilence();
    void dead_andBack();
    void dead_saysSinceWhen();
    void signedOut_andBack();
    void signedOut_againAfterComingBack();
    void signedOut_withoutAGrant_isNotAskedOn();
    void oneUnauthorised_isGotOver();
    void serverOlderThanReplica_isReadAnew();
    void viewMoved_isReadAnew();
    void reloadThatFails_keepsWhatIsHeld();
    void adminNoMore_isTold();
    void shutOut_isNotAskedOn();
    void shutOut_whileReading_isNotAskedOn();
    void shutOut_onApplying();
    void deactivated_isShutOut();

private:
    Seat &me() { return *m_office->me; }
    Workspace &workspace() { return m_office->me->workspace; }
    /// Has the feed ask at once, so that it meets the fault.
    void breakFeed(Fault fault)
    {
        fault.route = u"/v1/changes"_s;
        m_office->faults().add(fault);
        workspace().tryNow();
    }

    std::unique_ptr<Office> m_office;
};

void LineTest::init()
{
    m_office = std::make_unique<Office>();
}

void LineTest::question_isShorterThanSilence()
{
    QVERIFY(Follower::usualWait + 3s <= NetLimits().silence); // else each quiet question ends as a dead line
    QVERIFY(Follower::usualWait <= 25s);                      // and the server refuses a longer one
}

void LineTest::dead_andBack()
{
    me().rename(m_office->readOnly, u"Mine"_s);
    const Kept before(workspace().draft());
    breakFeed({.kind = Fault::Kind::Offline});
    QTRY_COMPARE(workspace().line(), Workspace::Line::Offline);
    QCOMPARE(workspace().loadState(), Workspace::Load::Ready); // what is held stays readable
    QCOMPARE(Kept(workspace().draft()), before);
    workspace().tryNow();
    QTRY_COMPARE(workspace().line(), Workspace::Line::UpToDate);
    QVERIFY(me().apply());
}

void LineTest::dead_saysSinceWhen()
{
    const Instant before = m_office->host->clock().now();
    breakFeed({.kind = Fault::Kind::Status, .status = 503});
    QTRY_COMPARE(workspace().line(), Workspace::Line::Offline);
    QCOMPARE(workspace().lineError().kind, Error::Kind::Server);
    const Instant since = workspace().lineSince();
    QVERIFY(since >= before && since <= m_office->host->clock().now());
    QVERIFY(workspace().syncedAt() <= since);
    QTest::qWait(5);
    breakFeed({.kind = Fault::Kind::Offline});
    QTRY_COMPARE(workspace().lineError().kind, Error::Kind::Offline);
    QCOMPARE(workspace().lineSince(), since); // still the same break
}

void LineTest::signedOut_andBack()
{
    QSignalSpy signIn(&workspace(), &Workspace::signInNeeded);
    me().rename(m_office->readOnly, u"Mine"_s);
    breakFeed({.kind = Fault::Kind::Status, .times = 2, .status = 401});
    QTRY_COMPARE(workspace().line(), Workspace::Line::SignedOut);
    QCOMPARE(signIn.count(), 1);
    QTest::qWait(30);
    QCOMPARE(m_office->host->transport().underWay(), 0); // nobody asks on
    QCOMPARE(workspace().draft().items().size(), 1);
    workspace().resume();
    QTRY_COMPARE(m_office->host->transport().underWay(), 1);
    const auto other = m_office->seatFor(u"second_admin"_s);
    other->rename(m_office->ddo, u"Hers"_s);
    QVERIFY(other->apply());
    QTRY_COMPARE(me().nameOf(m_office->ddo), u"Hers"_s);
    QCOMPARE(workspace().line(), Workspace::Line::UpToDate);
}

void LineTest::signedOut_againAfterComingBack()
{
    QSignalSpy signIn(&workspace(), &Workspace::signInNeeded);
    breakFeed({.kind = Fault::Kind::Status, .times = 4, .status = 401});
    QTRY_COMPARE(signIn.count(), 1);
    workspace().resume();
    QTRY_COMPARE(signIn.count(), 2); // the new sign-in was no better: it is said, not swallowed
    workspace().resume();
    QTRY_COMPARE(m_office->host->transport().underWay(), 1);
}

void LineTest::signedOut_withoutAGrant_isNotAskedOn()
{
    QSignalSpy signIn(&workspace(), &Workspace::signInNeeded);
    me().tokens.setSignInEnded(true);
    workspace().tryNow();
    QTRY_COMPARE(workspace().line(), Workspace::Line::SignedOut);
    QCOMPARE(workspace().lineError().kind, Error::Kind::GrantDead);
    QCOMPARE(signIn.count(), 1);
    me().tokens.setSignInEnded(false);
    workspace().resume();
    workspace().tryNow();
    QTRY_COMPARE(workspace().line(), Workspace::Line::UpToDate);
}

void LineTest::oneUnauthorised_isGotOver()
{
    QSignalSpy signIn(&workspace(), &Workspace::signInNeeded);
    me().rename(m_office->readOnly, u"Mine"_s);
    m_office->faults().add({.kind = Fault::Kind::Status, .route = u"/v1/change-sets"_s, .status = 401});
    QVERIFY(me().apply()); // renewed and replayed
    QCOMPARE(signIn.count(), 0);
}

void LineTest::serverOlderThanReplica_isReadAnew()
{
    me().toggle(m_office->ddo, u"edit_messaging"_s);
    const Kept before(workspace().draft());
    QSignalSpy changed(&workspace(), &Workspace::changed);
    workspace().follower().start(workspace().project().revision + 5); // as after a backup was put back
    QTRY_VERIFY(changed.count() >= 1);
    QTRY_COMPARE(workspace().line(), Workspace::Line::UpToDate);
    QCOMPARE(workspace().loadState(), Workspace::Load::Ready);
    QCOMPARE(Kept(workspace().draft()), before);
    const auto other = m_office->seatFor(u"second_admin"_s);
    other->rename(m_office->readOnly, u"Hers"_s);
    QVERIFY(other->apply());
    QTRY_COMPARE(me().nameOf(m_office->readOnly), u"Hers"_s); // and it follows again
}

void LineTest::viewMoved_isReadAnew()
{
    const auto holder = m_office->seatFor(u"viewer"_s);
    QCOMPARE(holder->workspace.project().roles.size(), 1); // his own
    QVERIFY(!holder->workspace.me().mayEditRoles);
    me().toggle(m_office->readOnly, u"view_roles"_s);
    QVERIFY(me().apply());
    QTRY_COMPARE(holder->workspace.project().roles.size(), m_office->stored().roles.size());
    QVERIFY(holder->workspace.me().permissions.contains(u"view_roles"_s));
    QCOMPARE(holder->workspace.loadState(), Workspace::Load::Ready);
    QCOMPARE(holder->workspace.line(), Workspace::Line::UpToDate);
}

void LineTest::reloadThatFails_keepsWhatIsHeld()
{
    const auto holder = m_office->seatFor(u"viewer"_s);
    m_office->faults().add({.kind = Fault::Kind::Offline, .route = u"/v1/me"_s});
    me().toggle(m_office->readOnly, u"view_roles"_s);
    QVERIFY(me().apply());
    QTRY_COMPARE(holder->workspace.line(), Workspace::Line::Offline);
    QCOMPARE(holder->workspace.loadState(), Workspace::Load::Ready);
    QCOMPARE(holder->workspace.project().roles.size(), 1);
    holder->workspace.tryNow();
    QTRY_COMPARE(holder->workspace.project().roles.size(), m_office->stored().roles.size());
    QCOMPARE(holder->workspace.line(), Workspace::Line::UpToDate);
}

void LineTest::adminNoMore_isTold()
{
    const auto other = m_office->seatFor(u"second_admin"_s);
    const Id wezi = m_office->host->plant(u"second_admin"_s);
    me().workspace.stage({u"person"_s, wezi}, u"role"_s, m_office->readOnly.toString());
    QVERIFY(me().apply());
    QTRY_COMPARE(other->workspace.project().people.find(wezi)->role, m_office->readOnly);
    QTRY_COMPARE(other->workspace.project().revision, m_office->stored().revision);
    QCOMPARE(other->workspace.line(), Workspace::Line::UpToDate);
}

void LineTest::shutOut_isNotAskedOn()
{
    QSignalSpy signIn(&workspace(), &Workspace::signInNeeded);
    me().rename(m_office->readOnly, u"Mine"_s);
    const Kept before(workspace().draft());
    breakFeed({.kind = Fault::Kind::Status, .status = 403, .code = u"member.unknown"_s});
    QTRY_COMPARE(workspace().line(), Workspace::Line::ShutOut);
    QCOMPARE(workspace().lineError().code, u"member.unknown"_s);
    QTest::qWait(30);
    QCOMPARE(m_office->host->transport().underWay(), 0);
    QCOMPARE(signIn.count(), 0); // another sign-in would not help
    QCOMPARE(workspace().loadState(), Workspace::Load::Ready);
    QCOMPARE(Kept(workspace().draft()), before);
    workspace().tryNow(); // let in again
    QTRY_COMPARE(workspace().line(), Workspace::Line::UpToDate);
    QCOMPARE(Kept(workspace().draft()), before);
    QTRY_COMPARE(m_office->host->transport().underWay(), 1);
    QVERIFY(me().apply());
}

void LineTest::shutOut_whileReading_isNotAskedOn()
{
    breakFeed({.kind = Fault::Kind::Status, .times = Fault::always, .status = 403});
    QTRY_COMPARE(workspace().line(), Workspace::Line::ShutOut);
    m_office->faults().clear();
    m_office->faults().add({.kind = Fault::Kind::Status, .times = Fault::always, .status = 403});
    QSignalSpy looked(&workspace(), &Workspace::lineChanged);
    workspace().tryNow();
    QTRY_COMPARE(looked.count(), 1);
    QTest::qWait(5500); // longer than the pause before a line problem is looked at again
    QCOMPARE(looked.count(), 1);
    QCOMPARE(workspace().line(), Workspace::Line::ShutOut);
    QCOMPARE(workspace().loadState(), Workspace::Load::Ready);
}

void LineTest::shutOut_onApplying()
{
    me().rename(m_office->readOnly, u"Mine"_s);
    m_office->faults().add(
        {.kind = Fault::Kind::Status, .route = u"/v1/change-sets"_s, .status = 403, .code = u"member.no_entry"_s});
    workspace().apply();
    QVERIFY(me().isIdle());
    QCOMPARE(workspace().line(), Workspace::Line::ShutOut);
    QCOMPARE(workspace().draft().items().size(), 1);
}

void LineTest::deactivated_isShutOut()
{
    const auto holder = m_office->seatFor(u"viewer"_s);
    const Id person = m_office->host->plant(u"viewer"_s);
    me().workspace.stage({u"person"_s, person}, u"is_active"_s, false);
    for (const Id &lockedOut : workspace().review().lockOut.people)
        workspace().acknowledge(
            {u"locked_out"_s, {u"person"_s, lockedOut}, workspace().project().people.find(lockedOut)->name});
    QVERIFY2(me().apply(), qPrintable(workspace().refusal() ? workspace().refusal()->code : QString()));
    QTRY_COMPARE(holder->workspace.line(), Workspace::Line::ShutOut);
    QCOMPARE(holder->workspace.lineError().code, u"member.no_entry"_s);
    QCOMPARE(holder->workspace.loadState(), Workspace::Load::Ready);
}

STEWARD_TEST(LineTest, "line", Core)
#include "linetest.moc"
