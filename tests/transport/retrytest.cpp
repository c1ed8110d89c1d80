// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transport/retry.h"
#include "support/scriptedtransport.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

namespace {

Request get()
{
    return {.path = u"/roles"_s};
}

Request post(const Headers &headers = {})
{
    return {.verb = Request::Verb::Post, .path = u"/change-sets"_s, .headers = headers, .body = "{}"};
}

} // namespace

class RetryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_below = std::make_unique<ScriptedTransport>();
        m_context = std::make_unique<QObject>();
        m_waits.clear();
        m_last.reset();
        m_answers = 0;
        make({.waits = {100ms, 200ms, 400ms}, .longestRetryAfter = 30s, .budget = 100});
    }

    void whatPassesIsTriedAgain_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<bool>("again");

        for (const int status : {200, 304, 400, 401, 403, 404, 409, 412, 500, 501, 504})
            QTest::addRow("%d", status) << status << Error::Kind::BadReply << false;
        for (const int status : {429, 502, 503})
            QTest::addRow("%d", status) << status << Error::Kind::BadReply << true;
        QTest::newRow("offline") << 0 << Error::Kind::Offline << true;
        QTest::newRow("timeout") << 0 << Error::Kind::Timeout << true;
        QTest::newRow("tls") << 0 << Error::Kind::Tls << false;
        QTest::newRow("bad reply") << 0 << Error::Kind::BadReply << false;
        QTest::newRow("grant dead") << 0 << Error::Kind::GrantDead << false;
    }

    void whatPassesIsTriedAgain()
    {
        QFETCH(int, status);
        QFETCH(Error::Kind, kind);
        QFETCH(bool, again);
        if (status)
            m_below->answer(status);
        else
            m_below->fail(kind);
        m_below->answer(204);
        send(get());
        QTRY_COMPARE(m_answers, 1);
        QCOMPARE(m_below->requestCount(), again ? 2 : 1);
        QCOMPARE(m_last->hasValue() ? (*m_last)->status : 0, again ? 204 : status);
    }

    void onlyWhatMayBeRepeatedIsRepeated_data()
    {
        QTest::addColumn<Request>("request");
        QTest::addColumn<bool>("again");

        QTest::newRow("get") << get() << true;
        QTest::newRow("bare post") << post() << false;
        QTest::newRow("post with a key") << post({{"idempotency-key", "k1"}}) << true;
        QTest::newRow("post with a version") << post({{"if-match", "\"7\""}}) << true;
        QTest::newRow("post with an empty key") << post({{"idempotency-key", ""}}) << false;
        QTest::newRow("bare delete") << Request{.verb = Request::Verb::Delete, .path = u"/x"_s} << false;
    }

    void onlyWhatMayBeRepeatedIsRepeated()
    {
        QFETCH(Request, request);
        QFETCH(bool, again);
        m_below->fail(Error::Kind::Offline);
        m_below->answer(200);
        send(request);
        QTRY_COMPARE(m_answers, 1);
        QCOMPARE(m_below->requestCount(), again ? 2 : 1);
        if (again) {
            QCOMPARE(m_below->requests().at(1).body, request.body);
            QVERIFY(m_below->requests().at(1).headers == request.headers);
        }
    }

    void theTableEnds()
    {
        for (int i = 0; i < 4; ++i)
            m_below->fail(Error{.kind = Error::Kind::Offline, .code = u"try%1"_s.arg(i)});
        send(get());
        QTRY_COMPARE(m_answers, 1);
        QCOMPARE(m_last->error().code, u"try3"_s); // the last one, not the first
        QCOMPARE(m_waits, (QList<std::chrono::milliseconds>{75ms, 150ms, 300ms}));
    }

    void chanceStaysWithinTheTable()
    {
        for (const double chance : {0.0, 0.999}) {
            m_chance = chance;
            m_waits.clear();
            m_below->fail(Error::Kind::Offline);
            m_below->answer(200);
            m_answers = 0;
            send(get());
            QTRY_COMPARE(m_answers, 1);
            QVERIFY(m_waits.constFirst() >= 50ms && m_waits.constFirst() <= 100ms);
        }
    }

    void retryAfterIsObeyed_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("wait"); // ms; -1: not tried again

        QTest::newRow("seconds") << "5"_ba << 5000;
        QTest::newRow("a date") << "Thu, 19 Nov 2026 13:22:19 GMT"_ba << 12000;
        QTest::newRow("sooner than the table") << "0"_ba << 75;
        QTest::newRow("nonsense") << "soon"_ba << 75;
        QTest::newRow("the longest") << "30"_ba << 30000;
        QTest::newRow("too long") << "31"_ba << -1;
    }

    void retryAfterIsObeyed()
    {
        QFETCH(QByteArray, value);
        QFETCH(int, wait);
        for (const int status : {429, 503}) {
            init();
            m_below->answer(status, {}, {{"retry-after", value}});
            if (wait >= 0)
                m_below->answer(200);
            send(get());
            QTRY_COMPARE(m_answers, 1);
            QCOMPARE((*m_last)->status, wait < 0 ? status : 200);
            if (wait >= 0)
                QCOMPARE(m_waits, QList<std::chrono::milliseconds>{std::chrono::milliseconds(wait)});
        }
    }

    void aBudgetKeepsTroubleFromMultiplying()
    {
        make({.waits = {1ms, 1ms, 1ms}, .budget = 5});
        for (int i = 0; i < 100; ++i)
            m_below->fail(Error::Kind::Offline);
        for (int i = 0; i < 20; ++i)
            send(get());
        QTRY_COMPARE(m_answers, 20);
        QCOMPARE(m_below->requestCount(), 25);
    }

    void aCancelledRequestIsNotTriedAgain()
    {
        m_holdWaits = true;
        m_below->fail(Error::Kind::Offline);
        Ticket ticket = send(get());
        QTRY_COMPARE(m_held.size(), 1);
        ticket.cancel();
        m_held.takeFirst()();
        QTest::qWait(20);
        QCOMPARE(m_answers, 0);
        QCOMPARE(m_below->requestCount(), 1);
    }

    void nothingComesAfterTheContext()
    {
        m_holdWaits = true;
        m_below->fail(Error::Kind::Offline);
        m_below->answer(200);
        send(get());
        QTRY_COMPARE(m_held.size(), 1);
        m_context.reset();
        m_held.takeFirst()();
        QTest::qWait(20);
        QCOMPARE(m_answers, 0);
        QCOMPARE(m_below->requestCount(), 1);
    }

    void theRealTimerWaits()
    {
        Retry retry(*m_below, m_clock, {.waits = {60ms}}, {}, [] { return 1.0; });
        m_below->fail(Error::Kind::Offline);
        m_below->answer(200);
        QElapsedTimer timer;
        timer.start();
        retry.send(get(), m_context.get(), [this](Result<Response> result) { take(std::move(result)); });
        QTRY_COMPARE(m_answers, 1);
        QVERIFY(timer.elapsed() >= 55);
    }

private:
    void make(const RetryPolicy &policy)
    {
        m_holdWaits = false;
        m_held.clear();
        m_chance = 0.5;
        m_retry = std::make_unique<Retry>(
            *m_below, m_clock, policy,
            [this](std::chrono::milliseconds wait, QObject *context, std::function<void()> then) {
                m_waits << wait;
                if (m_holdWaits)
                    m_held << std::move(then);
                else
                    QTimer::singleShot(0, context, std::move(then));
            },
            [this] { return m_chance; });
    }

    Ticket send(const Request &request)
    {
        return m_retry->send(request, m_context.get(), [this](Result<Response> result) { take(std::move(result)); });
    }

    void take(Result<Response> result)
    {
        ++m_answers;
        m_last = std::move(result);
    }

    const SetClock m_clock{*instantFromText(u"2026-11-19T13:22:07Z"_s)};
    std::unique_ptr<ScriptedTransport> m_below;
    std::unique_ptr<QObject> m_context;
    std::unique_ptr<Retry> m_retry;
    QList<std::chrono::milliseconds> m_waits;
    QList<std::function<void()>> m_held;
    bool m_holdWaits = false;
    double m_chance = 0.5;
    std::optional<Result<Response>> m_last;
    int m_answers = 0;
};

STEWARD_TEST(RetryTest, "retry", Core)

} // namespace steward

#include "retrytest.moc"
