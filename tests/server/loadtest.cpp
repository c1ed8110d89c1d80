// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/filelimit.h"
#include "server/openings.h"
#include "server/stewardd.h"
#include "support/effort.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QMap>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::tests;

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool isMemoryOurs = false; // the sanitizer keeps what was given back
#else
constexpr bool isMemoryOurs = true;
#endif

/// What was answered, and how often; 0: closed without a word.
using Statuses = QMap<int, int>;

QString inWords(const Statuses &statuses)
{
    QStringList all;
    for (auto it = statuses.cbegin(); it != statuses.cend(); ++it)
        all << u"%1 × %2"_s.arg(it.value()).arg(it.key());
    return all.join(u", "_s);
}

} // namespace

/// Many clients that mean no good, against the real program with its real limits but for the one per address (here all
/// are one).
class LoadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void healthAnswersWhileAllConnectionsAreTaken();
    void tooMany_areToldSo();
    void whatIsWhole_isAnswered();
    void nothingIsLeftOfThem();
    void whoIsSlow_isClosed();

private:
    void open(int count);
    /// What the clients of one kind have read, one answer each.
    [[nodiscard]] Statuses answers(Opening kind);
    /// The longest time that one of several health checks took, ms; -1: one was not answered well.
    [[nodiscard]] qint64 slowestCheck() const;

    Stewardd m_server;
    std::vector<std::unique_ptr<RawClient>> m_clients;
    const int m_count = isFull() ? 2'000 : 600;
    double m_before = 0; // bytes
};

void LoadTest::initTestCase()
{
    server::Limits here;
    here.connections = m_count;
    QCOMPARE(server::allowOpenFiles(server::filesFor(here)), 0);
    QVERIFY(!m_server.init().isEmpty());
    const QString limit = isFull() ? u"25"_s : u"8"_s; // s; all must be open before the first is closed
    QVERIFY(m_server.start({u"--connections-per-address"_s, u"0"_s, u"--connections"_s, QString::number(m_count),
                            u"--header-seconds"_s, limit, u"--body-seconds"_s, limit, u"--idle-seconds"_s, limit}));
    QCOMPARE(m_server.ask("GET", "/v1/me").status, 403);
    m_before = m_server.metric("process_resident_memory_bytes");
}

void LoadTest::open(int count)
{
    for (int i = 0; i < count; ++i) {
        m_clients.push_back(std::make_unique<RawClient>(m_server.port()));
        const Opening kind = openingOf(m_clients.size() - 1);
        m_clients.back()->send(bytesOf(kind));
        if (kind == Opening::CutShort)
            m_clients.back()->finishSending();
    }
}

Statuses LoadTest::answers(Opening kind)
{
    Statuses all;
    for (size_t i = 0; i < m_clients.size(); ++i) {
        if (openingOf(i) == kind) {
            const auto answer = m_clients.at(i)->read(5s);
            ++all[answer ? answer->status : 0];
        }
    }
    return all;
}

qint64 LoadTest::slowestCheck() const
{
    qint64 slowest = 0;
    for (int i = 0; i < 10; ++i) {
        QElapsedTimer spent;
        spent.start();
        if (m_server.health() != 200)
            return -1;
        slowest = std::max(slowest, spent.elapsed());
        QTest::qWait(50);
    }
    return slowest;
}

void LoadTest::healthAnswersWhileAllConnectionsAreTaken()
{
    open(m_count);
    QTRY_VERIFY(m_server.metric("steward_connections") > m_count * 0.7); // the giant headers are refused at once
    const qint64 slowest = slowestCheck();
    QVERIFY2(slowest >= 0 && slowest < 1000, qPrintable(QString::number(slowest)));
    const double grown = (m_server.metric("process_resident_memory_bytes") - m_before) / 1024 / 1024;
    qInfo("%d connections, slowest health check %lld ms, memory grown by %.1f MiB", m_count, slowest, grown);
    QVERIFY2(!isMemoryOurs || grown <= 96, qPrintable(QString::number(grown))); // and bench_service: load
}

/// Full, and still polite.
void LoadTest::tooMany_areToldSo()
{
    std::vector<std::unique_ptr<RawClient>> more;
    Statuses read;
    const int open = static_cast<int>(m_server.metric("steward_connections"));
    for (int i = open; i < m_count + 32; ++i) { // up to the limit, and half of what is kept for saying no
        more.push_back(std::make_unique<RawClient>(m_server.port()));
        more.back()->send(bytesOf(Opening::Silent));
    }
    for (int i = 0; i < 16; ++i) {
        RawClient late(m_server.port());
        late.send("GET /v1/me HTTP/1.1\r\nHost: x\r\n\r\n");
        const auto answer = late.read(5s);
        ++read[answer ? answer->status : 0];
        if (answer && answer->status == 503)
            QVERIFY(!headerValue(answer->headers, "retry-after").isEmpty());
    }
    // on a slow machine the first of the others are gone by now
    QVERIFY2(read.value(503) > 0 && read.value(503) + read.value(401) == 16, qPrintable(inWords(read)));
    QVERIFY(m_server.metric(R"(steward_refused_total{limit="connections"})") >= read.value(503));
    QCOMPARE(m_server.health(), 200);
}

/// Each as it deserves.
void LoadTest::whatIsWhole_isAnswered()
{
    for (int i = 0; i < pipelined; ++i) {
        const Statuses read = answers(Opening::Pipelined);
        QVERIFY2(read.size() == 1 && read.contains(401), qPrintable(inWords(read)));
    }
    // A client that is still sending may lose the answer when the other side closes; none is told anything else.
    const Statuses giants = answers(Opening::GiantHeader);
    qInfo("giant headers: %s", qPrintable(inWords(giants)));
    QVERIFY2(giants.value(431) > 0 && giants.value(431) + giants.value(0) == m_count / openings,
             qPrintable(inWords(giants)));
    // Half-closed before the body was whole: nobody is there to be told, or it was no request.
    const Statuses cut = answers(Opening::CutShort);
    qInfo("bodies cut short: %s", qPrintable(inWords(cut)));
    QVERIFY2(cut.value(0) + cut.value(400) == m_count / openings, qPrintable(inWords(cut)));
    QCOMPARE(m_server.health(), 200);
}

void LoadTest::nothingIsLeftOfThem()
{
    // Each is answered or closed within its time; nobody has to leave by himself.
    QTRY_COMPARE_WITH_TIMEOUT(m_server.metric("steward_connections"), 0, 60'000);
    QVERIFY(m_server.metric(R"(steward_refused_total{limit="time"})") >= m_count / openings);
    QVERIFY(m_server.metric(R"(steward_requests_total{route="/v1/me",verb="GET",status="401"})") >= m_count / openings);
}

void LoadTest::whoIsSlow_isClosed()
{
    for (const Opening kind : {Opening::SlowHeader, Opening::SlowBody, Opening::Silent}) {
        const Statuses read = answers(kind);
        QVERIFY2(read.value(0) + read.value(408) == m_count / openings, qPrintable(inWords(read)));
    }
    for (const auto &client : m_clients)
        QVERIFY(client->isClosedWithin(1s));
    m_clients.clear();
    QCOMPARE(m_server.ask("GET", "/v1/me").status, 403);
    QCOMPARE(m_server.stop(), 0);
}

STEWARD_TEST(LoadTest, "load", Core)
#include "loadtest.moc"
