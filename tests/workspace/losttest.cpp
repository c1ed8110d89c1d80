// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

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

namespace {

/// What is written takes long to be answered, though it is done at once.
class SlowAnswers final : public Transport
{
public:
    static constexpr int way = 120; // ms

    explicit SlowAnswers(Transport &below)
        : m_below(below)
    {
    }

    int delivered = 0;

    Ticket send(Request request, QObject *context, Done done) override
    {
        if (request.verb == Request::Verb::Get)
            return m_below.send(std::move(request), context, std::move(done));
        const auto isAwaited = std::make_shared<bool>(true);
        (void)m_below.send(std::move(request), context, [=, this](const Result<Response> &answer) {
            QTimer::singleShot(way, context, [=, this] {
                if (!*isAwaited)
                    return;
                ++delivered;
                done(answer);
            });
        });
        return Ticket([isAwaited] { *isAwaited = false; });
    }

private:
    Transport &m_below;
};

} // namespace

/// The line breaks after the server has done it and before we know. What was applied is applied once, and known as
/// ours however we learn of it.
class LostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void askedAgain_isAnsweredFromMemory();
    void brokenOnTheWay_isSentAgain();
    void feed_tellsOfIt();
    void feed_isFasterThanTheAnswer();
    void editedSince_theRestStays();
    void inverse_lost_bringsTheDraftBack();
    void newRole_editedSince();
    void refusedForGood_isNotAwaited();
    void twoLost_bothAreKnown();
    void secondRefused_firstIsKnown();
    void firstTold_secondIsStillAwaited();

private:
    Seat &me() { return *m_office->me; }
    Workspace &workspace() { return m_office->me->workspace; }
    void lose(Fault::Kind kind = Fault::Kind::LostAnswer)
    {
        m_office->faults().add({.kind = kind, .route = u"/v1/change-sets"_s, .verb = Request::Verb::Post});
    }

    std::unique_ptr<Office> m_office;
};

void LostTest::init()
{
    m_office = std::make_unique<Office>();
}

void LostTest::askedAgain_isAnsweredFromMemory()
{
    workspace().follower().stop(); // so that only the answer can tell
    const qint64 rows = m_office->rows();
    me().rename(m_office->readOnly, u"Readers"_s);
    const Kept before(workspace().draft());
    lose();
    workspace().apply();
    QVERIFY(me().isIdle());
    QCOMPARE(workspace().refusal()->kind, Error::Kind::Offline);
    QCOMPARE(workspace().line(), Workspace::Line::Offline);
    QCOMPARE(Kept(workspace().draft()), before);
    QCOMPARE(m_office->rows(), rows + 1); // it stands already
    const Id set = m_office->host->store().rowsBefore(0, 1)->constFirst().set;

    workspace().apply();
    QVERIFY(me().isIdle());
    QVERIFY(!workspace().refusal());
    QCOMPARE(m_office->rows(), rows + 1);
    QVERIFY(workspace().draft().isEmpty());
    QCOMPARE(workspace().journal().size(), 1);
    QCOMPARE(workspace().journal().constFirst().set, set);
    QCOMPARE(workspace().line(), Workspace::Line::UpToDate);
    QCOMPARE(stateHash(workspace().project()), stateHash(m_office->stored()));
}

void LostTest::brokenOnTheWay_isSentAgain()
{
    const qint64 rows = m_office->rows();
    me().rename(m_office->readOnly, u"Readers"_s);
    lose(Fault::Kind::Offline);
    workspace().apply();
    QVERIFY(me().isIdle());
    QCOMPARE(m_office->rows(), rows);
    workspace().apply();
    QVERIFY(me().isIdle());
    QCOMPARE(m_office->rows(), rows + 1);
    QCOMPARE(workspace().journal().size(), 1);
}

void LostTest::feed_tellsOfIt()
{
    QSignalSpy applied(&workspace(), &Workspace::applied);
    me().rename(m_office->readOnly, u"Readers"_s);
    workspace().setReason(u"Because"_s);
    lose();
    workspace().apply();
    QTRY_COMPARE(applied.count(), 1);
    QCOMPARE(workspace().work(), Workspace::Work::Idle);
    QVERIFY(workspace().draft().isEmpty() && workspace().draft().reason.isEmpty());
    QVERIFY(!workspace().refusal());
    QCOMPARE(workspace().journal().size(), 1);
    QCOMPARE(workspace().journal().constFirst().set, m_office->host->store().rowsBefore(0, 1)->constFirst().set);
    workspace().stageInverse(workspace().journal().constFirst().set);
    QVERIFY(me().isIdle());
    QVERIFY(me().apply()); // it can be undone like any other
    QCOMPARE(m_office->stored().roles.find(m_office->readOnly)->name, u"Read Only"_s);
}

void LostTest::feed_isFasterThanTheAnswer()
{
    SlowAnswers slow(m_office->host->transport());
    Authorised authorised(slow, m_office->host->tokens());
    Api api(authorised);
    Workspace own(api, m_office->host->clock());
    own.load();
    QTRY_COMPARE(own.loadState(), Workspace::Load::Ready);
    QSignalSpy applied(&own, &Workspace::applied);
    QTRY_COMPARE(m_office->host->transport().underWay(), 2); // both feeds ask
    own.stage(roleRef(m_office->readOnly), u"name"_s, u"Readers"_s);
    own.apply();
    QTRY_COMPARE(applied.count(), 1);
    QCOMPARE(slow.delivered, 0); // the feed it was
    QCOMPARE(own.work(), Workspace::Work::Idle);
    QVERIFY(own.draft().isEmpty());
    const Id set = m_office->host->store().rowsBefore(0, 1)->constFirst().set;
    QCOMPARE(applied.at(0).at(0).value<JournalEntry>().set, set);
    own.stage(roleRef(m_office->readOnly), u"name"_s, u"Lookers"_s);
    QTest::qWait(SlowAnswers::way * 2);
    QCOMPARE(applied.count(), 1); // and not once more, nor at the cost of what was staged since
    QCOMPARE(own.journal().size(), 1);
    QCOMPARE(own.draft().items().size(), 1);
    QVERIFY(!own.refusal());
}

void LostTest::editedSince_theRestStays()
{
    workspace().follower().stop();
    me().rename(m_office->readOnly, u"Readers"_s);
    me().toggle(m_office->ddo, u"edit_messaging"_s);
    lose();
    workspace().apply();
    QVERIFY(me().isIdle());
    me().rename(m_office->readOnly, u"Lookers"_s);
    me().toggle(m_office->readOnly, u"edit_messaging"_s);
    workspace().follower().start(workspace().project().revision);
    QTRY_COMPARE(workspace().journal().size(), 1);
    const QList<Change> left = workspace().draft().changes();
    QCOMPARE(left.size(), 2);
    QCOMPARE(left.at(0).before, QJsonValue(u"Readers"_s));
    QCOMPARE(left.at(0).after, QJsonValue(u"Lookers"_s));
    QVERIFY(!workspace().draft().hasConflict()); // with ourselves
    QVERIFY(me().apply());
    QCOMPARE(m_office->stored().roles.find(m_office->readOnly)->name, u"Lookers"_s);
}

void LostTest::inverse_lost_bringsTheDraftBack()
{
    me().rename(m_office->readOnly, u"Readers"_s);
    QVERIFY(me().apply());
    me().toggle(m_office->ddo, u"edit_messaging"_s);
    workspace().stageInverse(workspace().journal().constFirst().set);
    QVERIFY(me().isIdle());
    QVERIFY(workspace().hasParkedDraft());
    lose();
    workspace().apply();
    QTRY_COMPARE(workspace().journal().size(), 2);
    QVERIFY(!workspace().hasParkedDraft());
    QCOMPARE(workspace().draft().items().size(), 1);
    QCOMPARE(workspace().draft().items().constFirst().change.field, u"permissions.edit_messaging"_s);
}

void LostTest::newRole_editedSince()
{
    workspace().follower().stop();
    Role role{.id = Id::random(), .name = u"Trainer"_s};
    workspace().stageNewRole(role);
    lose();
    workspace().apply();
    QVERIFY(me().isIdle());
    me().rename(role.id, u"Coach"_s);
    me().toggle(role.id, u"edit_messaging"_s);
    QCOMPARE(workspace().draft().items().size(), 1); // one making still
    workspace().follower().start(workspace().project().revision);
    QTRY_COMPARE(workspace().journal().size(), 1);
    QCOMPARE(workspace().draft().items().size(), 2); // which has happened: now they are edits
    QVERIFY(!workspace().draft().hasConflict());
    QVERIFY(me().apply());
    QCOMPARE(m_office->stored().roles.find(role.id)->name, u"Coach"_s);
}

void LostTest::refusedForGood_isNotAwaited()
{
    me().rename(m_office->readOnly, u"Admin"_s);
    workspace().apply();
    QVERIFY(me().isIdle());
    QCOMPARE(workspace().refusal()->kind, Error::Kind::Invalid);
    me().rename(m_office->readOnly, u"Readers"_s);
    QVERIFY(me().apply());
    QCOMPARE(workspace().journal().size(), 1);
}

/// The line breaks twice, and the draft grows in between: both sets stand on the server.
void LostTest::twoLost_bothAreKnown()
{
    QSignalSpy applied(&workspace(), &Workspace::applied);
    workspace().follower().stop();
    me().rename(m_office->readOnly, u"Readers"_s);
    lose();
    workspace().apply();
    QVERIFY(me().isIdle());
    me().toggle(m_office->ddo, u"edit_messaging"_s);
    lose();
    workspace().apply();
    QVERIFY(me().isIdle());
    QCOMPARE(applied.count(), 0);
    const auto rows = m_office->host->store().rowsBefore(0, 2);
    QCOMPARE(rows->constFirst().changes.size(), 1); // the name stood already

    workspace().follower().start(workspace().project().revision);
    QTRY_COMPARE(applied.count(), 2);
    QCOMPARE(workspace().journal().size(), 2);
    QCOMPARE(workspace().journal().at(0).set, rows->at(1).set);
    QCOMPARE(workspace().journal().at(1).set, rows->at(0).set);
    QVERIFY(workspace().draft().isEmpty());
    QVERIFY(!workspace().refusal());
}

void LostTest::secondRefused_firstIsKnown()
{
    workspace().follower().stop();
    me().rename(m_office->readOnly, u"Readers"_s);
    lose();
    workspace().apply();
    QVERIFY(me().isIdle());
    const Id first = m_office->host->store().rowsBefore(0, 1)->constFirst().set;
    me().toggle(m_office->ddo, u"edit_messaging"_s);
    m_office->faults().add({.kind = Fault::Kind::Status, .route = u"/v1/change-sets"_s, .status = 409});
    workspace().apply();
    QVERIFY(me().isIdle());
    QCOMPARE(workspace().refusal()->kind, Error::Kind::Objection);

    workspace().follower().start(workspace().project().revision);
    QTRY_COMPARE(workspace().journal().size(), 1);
    QCOMPARE(workspace().journal().constFirst().set, first);
    QCOMPARE(workspace().draft().items().size(), 1);
    QCOMPARE(workspace().draft().items().constFirst().change.field, u"permissions.edit_messaging"_s);
}

/// The feed tells of the first set while the second is on its way: that one has its own answer.
void LostTest::firstTold_secondIsStillAwaited()
{
    SlowAnswers slow(m_office->host->transport());
    Authorised authorised(slow, m_office->host->tokens());
    Api api(authorised);
    Workspace own(api, m_office->host->clock());
    own.load();
    QTRY_COMPARE(own.loadState(), Workspace::Load::Ready);
    own.follower().stop();
    own.stage(roleRef(m_office->readOnly), u"name"_s, u"Readers"_s);
    lose();
    own.apply();
    QTRY_COMPARE(own.work(), Workspace::Work::Idle);
    const qint64 before = own.project().revision;
    own.stage(roleRef(m_office->ddo), u"name"_s, u"Officers"_s);
    m_office->faults().add({.kind = Fault::Kind::Status, .route = u"/v1/change-sets"_s, .status = 503});
    own.apply(); // refused in passing, after a while
    own.follower().start(before);
    QTRY_COMPARE(own.journal().size(), 1);
    QCOMPARE(own.work(), Workspace::Work::Applying);
    QTRY_COMPARE(own.work(), Workspace::Work::Idle);
    QCOMPARE(slow.delivered, 2);
    QCOMPARE(own.refusal()->kind, Error::Kind::Server);
    QCOMPARE(own.draft().items().size(), 1);
    own.apply();
    QTRY_COMPARE(own.journal().size(), 2);
    QVERIFY(own.draft().isEmpty());
    QCOMPARE(m_office->stored().roles.find(m_office->ddo)->name, u"Officers"_s);
}

STEWARD_TEST(LostTest, "lost", Core)
#include "losttest.moc"
