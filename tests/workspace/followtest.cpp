// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "support/scriptedtransport.h"
#include "support/testmain.h"
#include "workspace/follower.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;

namespace {

QByteArray entry(qint64 revision)
{
    const wire::LogEntry entry{.revision = revision, .set = Id::random(), .at = Instant(1s)};
    return canonicalJson(wire::toJson(entry));
}

QByteArray page(const QList<qint64> &revisions, qint64 revision)
{
    QByteArrayList items;
    for (const qint64 one : revisions)
        items << entry(one);
    return "{\"items\":[" + items.join(',') + "],\"revision\":" + QByteArray::number(revision) + '}';
}

} // namespace

/// The one who keeps asking: in order, each once, without a pause while there is more and with one when there is
/// nothing to be had.
class FollowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void asksFromTheRevisionHeld();
    void pages_areFetchedOneAfterTheOther();
    void ownCommit_isNotToldAgain();
    void answerThatWasNotHeld_isNotHammered();
    void revisionWithoutRows_isNotBelieved();
    void failure_isToldAndPausedFor();
    void stopped_saysNothing();
    void askNow_asksAtOnce();

private:
    [[nodiscard]] QString lastPath() const { return m_transport->lastRequest().path; }

    std::unique_ptr<ScriptedTransport> m_transport;
    std::unique_ptr<Api> m_api;
    std::unique_ptr<Follower> m_follower;
};

void FollowTest::init()
{
    m_follower.reset();
    m_transport = std::make_unique<ScriptedTransport>();
    m_api = std::make_unique<Api>(*m_transport);
    m_follower = std::make_unique<Follower>(*m_api);
}

void FollowTest::asksFromTheRevisionHeld()
{
    m_follower->start(7);
    QCOMPARE(lastPath(), u"/v1/changes?since=7&wait=0"_s); // is the line there?
    QSignalSpy arrived(m_follower.get(), &Follower::arrived);
    m_transport->answer(200, page({8, 9}, 9));
    QTRY_COMPARE(arrived.count(), 1);
    QCOMPARE(arrived.at(0).at(1).toLongLong(), 9);
    QCOMPARE(lastPath(), u"/v1/changes?since=9&wait=15"_s);
}

void FollowTest::pages_areFetchedOneAfterTheOther()
{
    m_follower->start(0);
    m_transport->answer(200, page({1, 2}, 5));
    m_transport->answer(200, page({3, 4}, 5));
    QTRY_COMPARE(m_transport->requestCount(), 3);
    QCOMPARE(m_transport->requests().at(1).path, u"/v1/changes?since=2&wait=0"_s);
    QCOMPARE(m_transport->requests().at(2).path, u"/v1/changes?since=4&wait=0"_s);
}

void FollowTest::ownCommit_isNotToldAgain()
{
    QSignalSpy arrived(m_follower.get(), &Follower::arrived);
    m_follower->start(7);
    m_follower->setRevision(8);
    m_transport->answer(200, page({8}, 8));
    QTRY_COMPARE(arrived.count(), 1);
    QVERIFY(arrived.at(0).at(0).value<QList<wire::LogEntry>>().isEmpty());
    QTRY_COMPARE(m_transport->requestCount(), 2); // at once: others may commit
    QCOMPARE(lastPath(), u"/v1/changes?since=8&wait=15"_s);
}

void FollowTest::answerThatWasNotHeld_isNotHammered()
{
    m_follower->start(7);
    for (int i = 0; i < 20; ++i)
        m_transport->answer(200, page({}, 7));
    QTest::qWait(100);
    QCOMPARE(m_transport->requestCount(), 2); // the first was not to be held
}

void FollowTest::revisionWithoutRows_isNotBelieved()
{
    QSignalSpy arrived(m_follower.get(), &Follower::arrived);
    m_follower->start(7);
    for (int i = 0; i < 20; ++i)
        m_transport->answer(200, page({}, 9));
    QTRY_COMPARE(arrived.count(), 2);
    QCOMPARE(arrived.at(1).at(1).toLongLong(), 7);
    QTest::qWait(100);
    QCOMPARE(m_transport->requestCount(), 2);
}

void FollowTest::failure_isToldAndPausedFor()
{
    QSignalSpy failed(m_follower.get(), &Follower::failed);
    m_follower->start(7);
    m_transport->answer(503, {}, {{"retry-after", "0"}});
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(m_transport->requestCount(), 1); // a second at least, whatever the server says
    QTRY_COMPARE(m_transport->requestCount(), 2);
    QCOMPARE(lastPath(), u"/v1/changes?since=7&wait=0"_s);
}

void FollowTest::stopped_saysNothing()
{
    QSignalSpy arrived(m_follower.get(), &Follower::arrived);
    m_follower->start(7);
    m_follower->stop();
    m_transport->answer(200, page({8}, 8));
    QTest::qWait(20);
    QCOMPARE(arrived.count(), 0);
    m_follower->askNow();
    QCOMPARE(m_transport->requestCount(), 1);
}

void FollowTest::askNow_asksAtOnce()
{
    m_follower->start(7);
    m_follower->askNow();
    QCOMPARE(m_transport->requestCount(), 2);
    QCOMPARE(lastPath(), u"/v1/changes?since=7&wait=0"_s);
    m_transport->answer(200, page({}, 7)); // the first one's is silenced
    QTRY_COMPARE(m_transport->requestCount(), 3);
    QCOMPARE(lastPath(), u"/v1/changes?since=7&wait=15"_s);
}

STEWARD_TEST(FollowTest, "follow", Core)
#include "followtest.moc"
