// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/inprocess.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::demo;

namespace {

/// A service that says what the test tells it, and a revision the test moves.
struct World
{
    SetClock clock{Instant(1'795'089'900s)};
    QList<Call> calls;
    std::function<Answer(const Call &)> answer = [](const Call &) { return Response{.status = 200, .body = "{}"}; };
    qint64 revision = 7;
    int pieces = 0; // of a job, left; the last one commits
    std::unique_ptr<InProcessTransport> transport =
        std::make_unique<InProcessTransport>(InProcessTransport::Host{.handle =
                                                                          [this](const Call &call) {
                                                                              calls << call;
                                                                              return answer(call);
                                                                          },
                                                                      .revision = [this] { return revision; },
                                                                      .hasWork = [this] { return pieces > 0; },
                                                                      .work =
                                                                          [this](Instant) {
                                                                              --pieces;
                                                                              revision += pieces == 0 ? 1 : 0;
                                                                          }},
                                             clock);
    QObject context;
    QList<Result<Response>> answers;

    Ticket send(Request request = {.path = u"/v1/me"_s})
    {
        return transport->send(std::move(request), &context,
                               [this](Result<Response> result) { answers << std::move(result); });
    }
    /// A long poll, until the host says that it has waited.
    void pollUntil(Instant deadline)
    {
        answer = [this, deadline](const Call &call) -> Answer {
            if (call.hasWaited)
                return Response{.status = 200, .body = "waited"};
            return WaitFor{revision, deadline};
        };
    }
};

void settle()
{
    QTest::qWait(20);
}

} // namespace

/// What the transport's contract promises, and what a demo adds.
class InProcessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answer_comesLaterAndOnce();
    void answers_comeInOrder();
    void anyStatus_isAnAnswer();
    void cancel_silences();
    void cancel_afterwardsIsHarmless();
    void cancelled_beforeArrivalNeverArrives();
    void cancelled_onTheWayBackStands();
    void context_gone_silences();
    void transport_gone_silences();
    void done_mayDoAnything();
    void bearer_makesTheCaller();
    void call_isDatedAndNumbered();
    void latency_isKept();

    void poll_wakesByAnotherRequest();
    void poll_wakesByHand();
    void poll_endsAtTheDeadline();
    void poll_doesNotEndBefore();
    void poll_cancelled();
    void task_isWorkedOff();
    void job_goesOnBehindItsAnswer();
    void job_endsWithTheTransport();

    void fault_status_data();
    void fault_status();
    void fault_rateLimitSaysWhen();
    void fault_offline();
    void fault_lostAnswer();
    void fault_silent();
    void fault_delay();
    void fault_isOverAfterItsTimes();
};

void InProcessTest::answer_comesLaterAndOnce()
{
    World world;
    world.send();
    QVERIFY(world.answers.isEmpty() && world.calls.isEmpty());
    QCOMPARE(world.transport->underWay(), 1);
    QTRY_COMPARE(world.answers.size(), 1);
    settle();
    QCOMPARE(world.answers.size(), 1);
    QCOMPARE(world.calls.size(), 1);
    QCOMPARE(world.answers.first()->body, "{}");
    QCOMPARE(world.transport->underWay(), 0);
}

void InProcessTest::answers_comeInOrder()
{
    World world;
    world.answer = [](const Call &call) { return Response{.status = 200, .body = call.request.body}; };
    for (int i = 0; i < 5; ++i)
        world.send({.path = u"/v1/me"_s, .body = QByteArray::number(i)});
    QTRY_COMPARE(world.answers.size(), 5);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(world.answers.at(i)->body, QByteArray::number(i));
}

void InProcessTest::anyStatus_isAnAnswer()
{
    World world;
    world.answer = [](const Call &) { return Response{.status = 500}; };
    world.send();
    QTRY_COMPARE(world.answers.size(), 1);
    QCOMPARE(world.answers.first()->status, 500);
}

void InProcessTest::cancel_silences()
{
    World world;
    Ticket ticket = world.send();
    ticket.cancel();
    ticket.cancel();
    settle();
    QVERIFY(world.answers.isEmpty());
    QCOMPARE(world.transport->underWay(), 0);
}

void InProcessTest::cancel_afterwardsIsHarmless()
{
    World world;
    Ticket ticket = world.send();
    QTRY_COMPARE(world.answers.size(), 1);
    Ticket other = world.send();
    ticket.cancel(); // must not hit the one that came after
    QTRY_COMPARE(world.answers.size(), 2);
    world.transport.reset();
    other.cancel();
}

void InProcessTest::cancelled_beforeArrivalNeverArrives()
{
    World world;
    world.send().cancel();
    settle();
    QVERIFY(world.calls.isEmpty());
}

void InProcessTest::cancelled_onTheWayBackStands()
{
    World world;
    world.transport->setLatency(400ms);
    Ticket ticket = world.send();
    QTRY_COMPARE(world.calls.size(), 1);
    QVERIFY(world.answers.isEmpty());
    ticket.cancel();
    QTest::qWait(300);
    QVERIFY(world.answers.isEmpty());
}

void InProcessTest::context_gone_silences()
{
    World world;
    auto context = std::make_unique<QObject>();
    auto held = std::make_shared<int>(0);
    const std::weak_ptr<int> watched = held;
    bool called = false;
    world.transport->send({.path = u"/v1/me"_s}, context.get(),
                          [&called, held = std::move(held)](const Result<Response> &) { called = true; });
    context.reset();
    QVERIFY(watched.expired()); // what the callback held is let go of at once
    settle();
    QVERIFY(!called);
    QCOMPARE(world.transport->underWay(), 0);
}

void InProcessTest::transport_gone_silences()
{
    World world;
    Ticket ticket = world.send();
    world.transport.reset();
    settle();
    QVERIFY(world.answers.isEmpty());
    ticket.cancel();
}

void InProcessTest::done_mayDoAnything()
{
    World world;
    int answered = 0;
    Ticket second;
    world.transport->send({.path = u"/a"_s}, &world.context, [&](const Result<Response> &) {
        ++answered;
        second.cancel();
        world.send({.path = u"/c"_s});
    });
    second =
        world.transport->send({.path = u"/b"_s}, &world.context, [&](const Result<Response> &) { answered += 100; });
    QTRY_COMPARE(world.answers.size(), 1);
    QCOMPARE(answered, 1);

    world.transport->send({.path = u"/d"_s}, &world.context, [&](const Result<Response> &) {
        ++answered;
        world.transport.reset();
    });
    QTRY_COMPARE(answered, 2);
    settle();
}

void InProcessTest::bearer_makesTheCaller()
{
    World world;
    const Subject me{u"https://demo.example"_s, u"me"_s};
    world.transport->setBearer("demo", me);
    world.send({.path = u"/v1/me"_s, .headers = {{"authorization", "Bearer demo"}}});
    world.send({.path = u"/v1/me"_s, .headers = {{"authorization", "Bearer other"}}});
    world.send({.path = u"/v1/me"_s, .headers = {{"authorization", "Basic demo"}}});
    world.send();
    QTRY_COMPARE(world.answers.size(), 4);
    QCOMPARE(world.calls.at(0).caller.subject, me);
    QVERIFY(!world.calls.at(0).caller.from.isEmpty());
    for (int i = 1; i < 4; ++i)
        QCOMPARE(world.calls.at(i).caller.subject, Subject());
}

void InProcessTest::call_isDatedAndNumbered()
{
    World world;
    world.send();
    world.send();
    QTRY_COMPARE(world.answers.size(), 2);
    QCOMPARE(world.calls.at(0).now, world.clock.now());
    QVERIFY(!world.calls.at(0).hasWaited);
    QVERIFY(!world.calls.at(0).requestId.isEmpty());
    QVERIFY(world.calls.at(0).requestId != world.calls.at(1).requestId);
}

void InProcessTest::latency_isKept()
{
    World world;
    world.transport->setLatency(60ms);
    QElapsedTimer timer;
    timer.start();
    world.send();
    QTRY_COMPARE(world.answers.size(), 1);
    QVERIFY2(timer.elapsed() >= 58, qPrintable(QString::number(timer.elapsed())));
}

void InProcessTest::poll_wakesByAnotherRequest()
{
    World world;
    world.pollUntil(world.clock.now() + 25s);
    world.send();
    settle();
    QVERIFY(world.answers.isEmpty());
    world.answer = [&world](const Call &call) {
        if (call.request.verb == Request::Verb::Post)
            ++world.revision;
        return Response{.status = 200, .body = call.hasWaited ? "waited" : "written"};
    };
    world.send({.verb = Request::Verb::Post, .path = u"/v1/change-sets"_s});
    QTRY_COMPARE(world.answers.size(), 2);
    QCOMPARE(world.answers.at(0)->body, "written");
    QCOMPARE(world.answers.at(1)->body, "waited");
}

void InProcessTest::poll_wakesByHand()
{
    World world;
    world.pollUntil(world.clock.now() + 25s);
    world.send();
    settle();
    world.transport->wake(); // nothing has moved
    settle();
    QVERIFY(world.answers.isEmpty());
    ++world.revision;
    world.transport->wake();
    QVERIFY(world.answers.isEmpty()); // not inside
    QTRY_COMPARE(world.answers.size(), 1);
    QCOMPARE(world.answers.first()->body, "waited");
}

void InProcessTest::poll_endsAtTheDeadline()
{
    World world;
    world.pollUntil(world.clock.now() + 50ms);
    QElapsedTimer timer;
    timer.start();
    world.send();
    QTRY_COMPARE(world.answers.size(), 1);
    QVERIFY2(timer.elapsed() >= 49, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(world.calls.size(), 2);
    QVERIFY(world.calls.last().hasWaited);
}

void InProcessTest::poll_doesNotEndBefore()
{
    World world;
    world.pollUntil(world.clock.now() + 10s);
    world.send();
    world.send({.path = u"/v1/me"_s}); // also waits; its arrival changes nothing for the first
    QTest::qWait(60);
    QVERIFY(world.answers.isEmpty());
    QCOMPARE(world.transport->underWay(), 2);
}

void InProcessTest::poll_cancelled()
{
    World world;
    world.pollUntil(world.clock.now() + 30ms);
    Ticket ticket = world.send();
    settle();
    ticket.cancel();
    QTest::qWait(50);
    QVERIFY(world.answers.isEmpty());
    QCOMPARE(world.calls.size(), 1);
}

void InProcessTest::task_isWorkedOff()
{
    World world;
    int steps = 0;
    Ticket ticket;
    world.answer = [&](const Call &) -> Answer {
        return Task{[&]() -> std::optional<Response> {
            if (++steps == 4)
                ticket.cancel();
            return steps % 3 == 0 ? std::optional(Response{.status = 200, .body = "worked"}) : std::nullopt;
        }};
    };
    ticket = world.send();
    QVERIFY(world.answers.isEmpty());
    QTRY_COMPARE(world.answers.size(), 1);
    QCOMPARE(steps, 3);
    QCOMPARE(world.answers.constFirst()->body, "worked");
    ticket = world.send();
    QTRY_VERIFY(steps >= 4);
    settle();
    QCOMPARE(steps, 4); // nobody wants it any more
    QCOMPARE(world.answers.size(), 1);
}

void InProcessTest::job_goesOnBehindItsAnswer()
{
    World world;
    world.answer = [&world](const Call &call) -> Answer {
        if (call.request.path == "/v1/changes"_L1 && !call.hasWaited)
            return WaitFor{world.revision, world.clock.now() + 20s};
        if (call.request.path == "/v1/uploads"_L1)
            world.pieces = 3;
        return Response{.status = 202, .body = QByteArray::number(world.pieces)};
    };
    world.send({.path = u"/v1/changes"_s});
    world.send({.path = u"/v1/uploads"_s});
    QTRY_COMPARE(world.answers.size(), 2);           // who waits is told of what the job has committed
    QCOMPARE(world.answers.constFirst()->body, "3"); // before any of it was done
    QCOMPARE(world.pieces, 0);
    QCOMPARE(world.revision, 8);
}

void InProcessTest::job_endsWithTheTransport()
{
    World world;
    world.answer = [&world](const Call &) -> Answer {
        world.pieces = 1'000'000;
        return Response{.status = 202};
    };
    world.send();
    QTRY_VERIFY(world.pieces > 0 && world.pieces < 999'999);
    world.transport.reset();
    const int left = world.pieces;
    settle();
    QCOMPARE(world.pieces, left);
}

void InProcessTest::fault_status_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {401, 403, 409, 412, 429, 500})
        QTest::addRow("%d", status) << status;
}

void InProcessTest::fault_status()
{
    QFETCH(int, status);
    World world;
    world.transport->faults().add(
        {.kind = Fault::Kind::Status, .route = u"/v1/roles"_s, .status = status, .more = {{u"missing"_s, u"admin"_s}}});
    world.send({.path = u"/v1/me"_s});
    world.send({.path = u"/v1/roles"_s});
    QTRY_COMPARE(world.answers.size(), 2);
    QCOMPARE(world.answers.at(0)->status, 200);
    const Response &refused = *world.answers.at(1);
    QCOMPARE(refused.status, status);
    QCOMPARE(headerValue(refused.headers, "content-type"), "application/problem+json");
    const QJsonObject body = QJsonDocument::fromJson(refused.body).object();
    QCOMPARE(body.value(u"status"_s).toInt(), status);
    QVERIFY(!body.value(u"type"_s).toString().isEmpty());
    QCOMPARE(body.value(u"missing"_s).toString(), u"admin"_s);
    QCOMPARE(world.calls.size(), 1);
}

void InProcessTest::fault_rateLimitSaysWhen()
{
    World world;
    world.transport->faults().add({.kind = Fault::Kind::Status, .status = 429, .retryAfter = 20s});
    world.send();
    QTRY_COMPARE(world.answers.size(), 1);
    QCOMPARE(headerValue(world.answers.first()->headers, "retry-after"), "20");
}

void InProcessTest::fault_offline()
{
    World world;
    world.transport->faults().add({.kind = Fault::Kind::Offline});
    world.send();
    QVERIFY(world.answers.isEmpty());
    QTRY_COMPARE(world.answers.size(), 1);
    QCOMPARE(world.answers.first().error().kind, Error::Kind::Offline);
    QVERIFY(world.calls.isEmpty());
}

void InProcessTest::fault_lostAnswer()
{
    World world;
    world.transport->faults().add({.kind = Fault::Kind::LostAnswer});
    world.send();
    QTRY_COMPARE(world.answers.size(), 1);
    QCOMPARE(world.answers.first().error().kind, Error::Kind::Offline);
    QCOMPARE(world.calls.size(), 1);
}

void InProcessTest::fault_silent()
{
    World world;
    world.transport->setTimeLimit(60ms);
    world.transport->faults().add({.kind = Fault::Kind::Silent});
    world.send();
    QTest::qWait(30);
    QVERIFY(world.answers.isEmpty());
    QTRY_COMPARE(world.answers.size(), 1);
    QCOMPARE(world.answers.first().error().kind, Error::Kind::Timeout);
    QVERIFY(world.calls.isEmpty());
}

void InProcessTest::fault_delay()
{
    World world;
    world.transport->faults().add({.kind = Fault::Kind::Delay, .delay = 60ms});
    QElapsedTimer timer;
    timer.start();
    world.send();
    QTRY_COMPARE(world.answers.size(), 1);
    QVERIFY2(timer.elapsed() >= 58, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(world.answers.first()->status, 200);
}

void InProcessTest::fault_isOverAfterItsTimes()
{
    World world;
    world.transport->faults().add({.kind = Fault::Kind::Offline, .times = 2});
    for (int i = 0; i < 3; ++i)
        world.send();
    QTRY_COMPARE(world.answers.size(), 3);
    QVERIFY(!world.answers.at(0) && !world.answers.at(1) && world.answers.at(2));
}

STEWARD_TEST(InProcessTest, "inprocess", Core)
#include "inprocesstest.moc"
