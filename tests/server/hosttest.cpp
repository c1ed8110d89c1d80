// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/httphost.h"
#include "server/rawclient.h"
#include "support/testmain.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::server;
using steward::tests::askOnce;
using steward::tests::RawClient;

namespace {

QByteArray get(const QByteArray &target = "/v1/me", const QByteArray &more = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + more + "\r\n";
}

QByteArray post(const QByteArray &body, const QByteArray &more = {})
{
    return "POST /v1/roles HTTP/1.1\r\nHost: x\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + more
           + "\r\n" + body;
}

Response echo(const Exchange &exchange)
{
    return {200,
            {{"content-type", "text/plain"}},
            exchange.target + '|' + QByteArray::number(exchange.request.body.size())};
}

/// A host with its clockwork, answering at once from its own threads.
class Host
{
public:
    explicit Host(const Limits &limits, HttpHost::Receiver receiver = {}, Watcher *watcher = nullptr)
    {
        if (!receiver) {
            receiver = [](HttpHost &host, const std::shared_ptr<Exchange> &exchange) {
                host.finish(exchange, echo(*exchange));
            };
        }
        auto started = HttpHost::start({}, limits, std::move(receiver), watcher);
        Q_ASSERT(started);
        m_host = std::move(started).value();
        m_clockwork = std::jthread([this](const std::stop_token &stop) {
            while (!stop.stop_requested()) {
                m_host->shutOverdue();
                std::this_thread::sleep_for(20ms);
            }
        });
    }

    [[nodiscard]] quint16 port() const { return m_host->port(); }
    [[nodiscard]] HttpHost &operator*() const { return *m_host; }

private:
    std::unique_ptr<HttpHost> m_host;
    std::jthread m_clockwork; // ends first
};

/// Counts what was refused by which limit.
class Refusals final : public Watcher
{
public:
    void ended(const Exchange &, int status, std::chrono::microseconds) override
    {
        const std::lock_guard lock(m_mutex);
        m_statuses << status;
    }
    void refused(Limit limit, int count) override
    {
        const std::lock_guard lock(m_mutex);
        m_counts[limit] += count;
    }
    [[nodiscard]] int of(Limit limit) const
    {
        const std::lock_guard lock(m_mutex);
        return m_counts.value(limit);
    }
    [[nodiscard]] QList<int> statuses() const
    {
        const std::lock_guard lock(m_mutex);
        return m_statuses;
    }

private:
    mutable std::mutex m_mutex;
    QMap<Limit, int> m_counts;
    QList<int> m_statuses;
};

Limits hasty()
{
    Limits limits;
    limits.headers = 300ms;
    limits.body = 400ms;
    limits.between = 500ms;
    limits.answer = 400ms;
    return limits;
}

} // namespace

class HostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAnswerHasItsHeaders();
    void targetComesAsItWasSent();
    void keepsTheConnection();
    void pipelined();
    void head();
    void bodyAtAndAboveTheLimit();
    void chunkedBodyAboveTheLimit();
    void expectIsAnsweredBeforeTheBody();
    void allBodiesTogether();
    void headersTooLong();
    void headersUpToTheLimit_data();
    void headersUpToTheLimit();
    void dripOfHeaders();
    void dripOfBody();
    void dripAfterAnAnswer();
    void readerThatDoesNotRead();
    void tooManyConnections();
    void tooManyOfOneAddress();
    void waitingCostsNoThread();
    void clientThatLeavesWhileWaiting();
    void endsWithRequestsOpen();
    void finishTwiceIsOnce();
    void stopListening();
    void eachRefusalIsTold();
    void refusedConnectionIsTold();
};

void HostTest::everyAnswerHasItsHeaders()
{
    const Host host{Limits{}};
    const auto answer = askOnce(host.port(), get());
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(headerValue(answer->headers, "cache-control"), "no-store");
    QCOMPARE(headerValue(answer->headers, "x-content-type-options"), "nosniff");
    QCOMPARE(headerValue(answer->headers, "content-type"), "text/plain");
    QCOMPARE(headerValue(answer->headers, "x-request-id").size(), 16);
    QVERIFY(headerValue(askOnce(host.port(), get())->headers, "x-request-id")
            != headerValue(answer->headers, "x-request-id"));
}

void HostTest::targetComesAsItWasSent()
{
    const Host host{Limits{}};
    const QByteArray target = "/v1/a%2Fb/%C3%A9?since=1&x=%26+";
    QCOMPARE(askOnce(host.port(), get(target))->body, target + "|0");
}

void HostTest::keepsTheConnection()
{
    const Host host{Limits{}};
    RawClient client(host.port());
    for (int i = 0; i < 5; ++i) {
        client.send(post(QByteArray(1000, 'x')));
        const auto answer = client.read();
        QVERIFY(answer);
        QCOMPARE(answer->body, "/v1/roles|1000");
    }
}

void HostTest::pipelined()
{
    const Host host{Limits{}};
    RawClient client(host.port());
    client.send(get("/1") + post("abc") + get("/3"));
    QCOMPARE(client.read()->body, "/1|0");
    QCOMPARE(client.read()->body, "/v1/roles|3");
    QCOMPARE(client.read()->body, "/3|0");
}

void HostTest::head()
{
    const Host host{Limits{}};
    RawClient client(host.port());
    client.send("HEAD /v1/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    // A body would be taken for the next answer.
    QVERIFY(client.isClosedWithin(5s));
}

void HostTest::bodyAtAndAboveTheLimit()
{
    Limits limits;
    limits.bodyBytes = 100'000;
    limits.drainBytes = 200'000;
    const Host host(limits);
    QCOMPARE(askOnce(host.port(), post(QByteArray(100'000, 'x')))->body, "/v1/roles|100000");
    const auto above = askOnce(host.port(), post(QByteArray(100'001, 'x')));
    QVERIFY(above);
    QCOMPARE(above->status, 413);
    QCOMPARE(headerValue(above->headers, "content-type"), "application/problem+json");
    // Far above: answered unread.
    RawClient far(host.port());
    far.send("POST /v1/roles HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999\r\n\r\n");
    QCOMPARE(far.read()->status, 413);
    QVERIFY(far.isClosedWithin(5s));
}

void HostTest::chunkedBodyAboveTheLimit()
{
    Limits limits;
    limits.bodyBytes = 100'000;
    limits.drainBytes = 200'000;
    const Host host(limits);
    const QByteArray head = "POST /v1/roles HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    const QByteArray chunk = "2710\r\n" + QByteArray(10'000, 'x') + "\r\n";
    QCOMPARE(askOnce(host.port(), head + chunk.repeated(10) + "0\r\n\r\n")->body, "/v1/roles|100000");
    QCOMPARE(askOnce(host.port(), head + chunk.repeated(11) + "0\r\n\r\n")->status, 413);
    RawClient endless(host.port());
    endless.send(head + chunk.repeated(50));
    QVERIFY(endless.isClosedWithin(5s));
    QCOMPARE(askOnce(host.port(), get())->status, 200);
}

void HostTest::expectIsAnsweredBeforeTheBody()
{
    Limits limits;
    limits.bodyBytes = 10;
    const Host host(limits);
    const auto ask = [&](const QByteArray &length) {
        RawClient client(host.port());
        client.send("POST /v1/roles HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: " + length
                    + "\r\n\r\n");
        std::this_thread::sleep_for(100ms);
        if (length == "5")
            client.send("hello");
        return client.read();
    };
    QCOMPARE(ask("5")->body, "/v1/roles|5");
    QCOMPARE(ask("11")->status, 413); // not a byte of it was sent
}

void HostTest::allBodiesTogether()
{
    Limits limits;
    limits.allBodiesBytes = 150'000;
    const Host host(limits);
    RawClient slow(host.port());
    slow.send(post(QByteArray(100'000, 'x')).chopped(1));
    std::this_thread::sleep_for(300ms); // who comes over the limit is refused: not the first one, this time
    const auto second = [&] { return askOnce(host.port(), post(QByteArray(100'000, 'x'))); };
    QTRY_COMPARE(second()->status, 503);
    QCOMPARE(headerValue(second()->headers, "retry-after"), "5");
    slow.send("x");
    QCOMPARE(slow.read()->status, 200);
    QTRY_COMPARE(second()->status, 200); // given back
}

void HostTest::headersTooLong()
{
    const Host host{Limits{}};
    RawClient client(host.port());
    client.send(get("/", "X-Long: " + QByteArray(20'000, 'x') + "\r\n"));
    if (const auto answer = client.read()) // it may close without a word
        QVERIFY2(answer->status == 431 || answer->status == 413 || answer->status == 414,
                 qPrintable(QString::number(answer->status)));
    QVERIFY(client.isClosedWithin(5s));
    QCOMPARE(askOnce(host.port(), get("/", "X-Long: " + QByteArray(8'000, 'x') + "\r\n"))->status, 200);
}

/// So many bytes of request line and headers, in one header or in many.
QByteArray requestOf(qsizetype size, qsizetype most)
{
    const QByteArray begin = "GET / HTTP/1.1\r\nHost: x\r\n";
    QByteArray headers;
    for (qsizetype left = size - begin.size() - 2; left > 0;) {
        const qsizetype now = left < most + 24 ? left : most;
        const QByteArray name = "X-" + QByteArray::number(headers.size()) + ": ";
        headers += name + QByteArray(now - name.size() - 2, 'x') + "\r\n";
        left -= now;
    }
    return begin + headers + "\r\n";
}

void HostTest::headersUpToTheLimit_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("most");
    QTest::addColumn<int>("status");
    const int limit = 16 * 1024;
    for (const int most : {limit * 2, 400, 100}) {
        QTest::addRow("%d, in headers of %d", limit - 512, most) << limit - 512 << most << 200;
        QTest::addRow("%d, in headers of %d", limit, most) << limit << most << 200;
        QTest::addRow("%d, in headers of %d", limit + 1, most) << limit + 1 << most << 431;
        QTest::addRow("%d, in headers of %d", limit + 512, most) << limit + 512 << most << 431;
    }
}

void HostTest::headersUpToTheLimit()
{
    QFETCH(int, size);
    QFETCH(int, most);
    QFETCH(int, status);
    const Host host{Limits{}};
    const QByteArray bytes = requestOf(size, most);
    QCOMPARE(bytes.size(), size);
    RawClient client(host.port());
    client.send(bytes);
    const auto answer = client.read();
    QVERIFY(answer);
    QCOMPARE(answer->status, status);
    if (status == 200)
        return;
    QVERIFY2(answer->body.contains("header.too_large"), answer->body.constData());
    QVERIFY(client.isClosedWithin(5s));
}

void HostTest::dripOfHeaders()
{
    const Host host(hasty());
    RawClient client(host.port());
    QElapsedTimer spent;
    spent.start();
    const QByteArray bytes = get("/", QByteArray("X-A: 1\r\n").repeated(200));
    bool isOpen = true;
    for (qsizetype i = 0; isOpen && i < bytes.size(); ++i) {
        isOpen = client.send(bytes.sliced(i, 1));
        isOpen = isOpen && !client.isClosedWithin(20ms);
    }
    QVERIFY(!isOpen);
    QVERIFY2(spent.elapsed() >= 280 && spent.elapsed() < 3000, qPrintable(QString::number(spent.elapsed())));
}

void HostTest::dripOfBody()
{
    const Host host(hasty());
    RawClient client(host.port());
    QElapsedTimer spent;
    spent.start();
    client.send("POST /v1/roles HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
    bool isOpen = true;
    for (int i = 0; isOpen && i < 1000; ++i)
        isOpen = client.send("x") && !client.isClosedWithin(20ms);
    QVERIFY(!isOpen);
    QVERIFY2(spent.elapsed() >= 380 && spent.elapsed() < 3000, qPrintable(QString::number(spent.elapsed())));
}

void HostTest::dripAfterAnAnswer()
{
    const Host host(hasty());
    RawClient client(host.port());
    client.send(get());
    QVERIFY(client.read());
    bool isOpen = true;
    for (int i = 0; isOpen && i < 200; ++i)
        isOpen = client.send("G") && !client.isClosedWithin(20ms);
    QVERIFY(!isOpen);
}

void HostTest::readerThatDoesNotRead()
{
    const QByteArray large(64 * 1024 * 1024, 'x');
    const Host host(hasty(), [&large](HttpHost &at, const std::shared_ptr<Exchange> &exchange) {
        at.finish(exchange, {200, {}, large});
    });
    RawClient client(host.port());
    client.send(get());
    std::this_thread::sleep_for(1500ms);
    QCOMPARE((*host).busyCount(), 0);
}

void HostTest::tooManyConnections()
{
    Limits limits;
    limits.connections = 4;
    limits.reserve = 3;
    const Host host(limits);
    std::vector<std::unique_ptr<RawClient>> clients;
    const auto open = [&] {
        clients.push_back(std::make_unique<RawClient>(host.port()));
        return clients.back().get();
    };
    for (int i = 0; i < 4; ++i) {
        RawClient *client = open();
        client->send(get());
        QCOMPARE(client->read()->status, 200);
    }
    for (int i = 0; i < 3; ++i) {
        // Told so, and closed: its place in the reserve is free again.
        RawClient *client = open();
        client->send(get());
        const auto answer = client->read();
        QVERIFY(answer);
        QCOMPARE(answer->status, 503);
        QCOMPARE(headerValue(answer->headers, "content-type"), "application/problem+json");
        QCOMPARE(headerValue(answer->headers, "retry-after"), "5");
        QVERIFY(client->isClosedWithin(5s));
    }
    for (int i = 0; i < 3; ++i)
        QVERIFY(!open()->isClosedWithin(50ms)); // silent: they fill the reserve
    QVERIFY(open()->isClosedWithin(5s));        // above it: unheard
    clients.clear();
    QTRY_COMPARE(askOnce(host.port(), get()).value_or(Response{}).status, 200);
}

void HostTest::tooManyOfOneAddress()
{
    Limits limits;
    limits.perAddress = 2;
    Refusals refusals;
    const Host host(limits, {}, &refusals);
    auto first = std::make_unique<RawClient>(host.port());
    RawClient second(host.port());
    second.send(get());
    QVERIFY(second.read());
    RawClient third(host.port());
    QVERIFY(third.isClosedWithin(5s));
    QCOMPARE(refusals.of(Limit::Address), 1);
    first.reset(); // its place is free again
    QTRY_COMPARE((*host).count(), 1);
    QCOMPARE(askOnce(host.port(), get()).value_or(Response{}).status, 200);
}

void HostTest::waitingCostsNoThread()
{
    std::mutex mutex;
    std::vector<std::shared_ptr<Exchange>> waiting;
    const Host host(Limits{}, [&](HttpHost &at, const std::shared_ptr<Exchange> &exchange) {
        if (exchange->path() != "/wait")
            return at.finish(exchange, echo(*exchange));
        const std::lock_guard lock(mutex);
        waiting.push_back(exchange);
    });
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 50; ++i) {
        clients.push_back(std::make_unique<RawClient>(host.port()));
        clients.back()->send(get("/wait"));
    }
    const auto count = [&] {
        const std::lock_guard lock(mutex);
        return waiting.size();
    };
    QTRY_COMPARE(count(), 50U);
    QCOMPARE(askOnce(host.port(), get())->status, 200);
    for (const auto &exchange : waiting)
        (*host).finish(exchange, echo(*exchange));
    for (const auto &client : clients)
        QCOMPARE(client->read()->body, "/wait|0");
}

void HostTest::clientThatLeavesWhileWaiting()
{
    std::mutex mutex;
    std::vector<std::shared_ptr<Exchange>> waiting;
    const Host host(Limits{}, [&](HttpHost &, const std::shared_ptr<Exchange> &exchange) {
        const std::lock_guard lock(mutex);
        waiting.push_back(exchange);
    });
    for (int i = 0; i < 10; ++i)
        RawClient(host.port()).send(get("/wait"));
    const auto count = [&] {
        const std::lock_guard lock(mutex);
        return waiting.size();
    };
    QTRY_COMPARE(count(), 10U);
    for (const auto &exchange : waiting)
        (*host).finish(exchange, echo(*exchange));
    QTRY_COMPARE((*host).busyCount(), 0);
}

void HostTest::endsWithRequestsOpen()
{
    std::atomic<int> received = 0;
    auto started = HttpHost::start({}, {}, [&](HttpHost &, const std::shared_ptr<Exchange> &) { ++received; });
    QVERIFY(started);
    std::unique_ptr<HttpHost> host = std::move(started).value();
    RawClient waiting(host->port());
    waiting.send(get());
    RawClient sending(host->port());
    sending.send(post(QByteArray(10'000, 'x')).chopped(1));
    RawClient silent(host->port());
    QTRY_COMPARE(received.load(), 1);
    host.reset();
    QVERIFY(waiting.isClosedWithin(5s));
    QVERIFY(sending.isClosedWithin(5s));
    QVERIFY(silent.isClosedWithin(5s));
}

void HostTest::finishTwiceIsOnce()
{
    const Host host(Limits{}, [](HttpHost &at, const std::shared_ptr<Exchange> &exchange) {
        at.finish(exchange, {200, {}, "first"});
        at.finish(exchange, {200, {}, "second"});
    });
    RawClient client(host.port());
    client.send(get() + get());
    QCOMPARE(client.read()->body, "first");
    QCOMPARE(client.read()->body, "first");
}

void HostTest::stopListening()
{
    const Host host{Limits{}};
    RawClient kept(host.port());
    kept.send(get());
    QVERIFY(kept.read());
    (*host).stopListening();
    kept.send(get("/still"));
    QCOMPARE(kept.read()->body, "/still|0");
    QTRY_VERIFY(!RawClient(host.port()).isConnected());
}

void HostTest::eachRefusalIsTold()
{
    Limits limits = hasty();
    limits.body = 2s; // until then the second must have come
    limits.bodyBytes = 100;
    limits.allBodiesBytes = 150;
    Refusals refusals;
    const Host host(limits, {}, &refusals);
    QCOMPARE(askOnce(host.port(), post(QByteArray(101, 'x')))->status, 413);
    QCOMPARE(refusals.of(Limit::Body), 1);
    QTRY_COMPARE((*host).count(), 0);
    RawClient slow(host.port());
    slow.send(post(QByteArray(100, 'x')).chopped(1));
    std::this_thread::sleep_for(50ms);
    QCOMPARE(askOnce(host.port(), post(QByteArray(100, 'x')))->status, 503);
    QCOMPARE(refusals.of(Limit::Memory), 1);
    QVERIFY(slow.isClosedWithin(5s));
    QTRY_COMPARE(refusals.of(Limit::Time), 1);
    QTRY_COMPARE(refusals.statuses().count(413), 1);
    QVERIFY(refusals.statuses().contains(0)); // cut off while it sent
}

/// Without haste: who waits for its turn to connect on a busy machine must not find the others cut off for slowness.
void HostTest::refusedConnectionIsTold()
{
    Limits limits;
    limits.connections = 2;
    limits.reserve = 1;
    Refusals refusals;
    const Host host(limits, {}, &refusals);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 3; ++i)
        clients.push_back(std::make_unique<RawClient>(host.port()));
    QTRY_COMPARE((*host).count(), 3); // two threads that take one each at a time would let both in
    RawClient fourth(host.port());
    QVERIFY(fourth.isClosedWithin(5s));
    QTRY_VERIFY(refusals.of(Limit::Connections) >= 1);
}

STEWARD_TEST(HostTest, "host", Core)
#include "hosttest.moc"
