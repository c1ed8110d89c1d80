// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/filelimit.h"
#include "server/stewardd.h"
#include "support/effort.h"
#include "support/testmain.h"

#include <QElapsedTimer>
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

/// What one of many clients does; none of it is a whole request but the first.
QByteArray opening(int kind)
{
    const QByteArray line = "POST /v1/change-sets HTTP/1.1\r\nHost: x\r\n";
    switch (kind) {
    case 0:
        return QByteArray("GET /v1/me HTTP/1.1\r\nHost: x\r\n\r\n").repeated(8); // pipelined
    case 1:
        return line + "X-Slow: ";
    case 2:
        return line + "X-Giant: " + QByteArray(64 * 1024, 'g');
    case 3:
        return line + "Content-Length: 8000000\r\n\r\n" + QByteArray(10'000, '{');
    default:
        return {};
    }
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
    void nothingIsLeftOfThem();

private:
    void open(int count);
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
    const QString limit = isFull() ? u"25"_s : u"5"_s; // s; all must be open before the first is closed
    QVERIFY(m_server.start({u"--connections-per-address"_s, u"0"_s, u"--connections"_s, QString::number(m_count),
                            u"--header-seconds"_s, limit, u"--body-seconds"_s, limit, u"--idle-seconds"_s, limit}));
    QCOMPARE(m_server.ask("GET", "/v1/me").status, 403);
    m_before = m_server.metric("process_resident_memory_bytes");
}

void LoadTest::open(int count)
{
    for (int i = 0; i < count; ++i) {
        m_clients.push_back(std::make_unique<RawClient>(m_server.port()));
        m_clients.back()->send(opening(i % 5));
    }
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
    QVERIFY2(!isMemoryOurs || grown <= 96, qPrintable(QString::number(grown)));
    // Full, and still polite.
    open(m_count / 4);
    QTRY_VERIFY(m_server.metric(R"(steward_refused_total{limit="connections"})") > 0);
    QCOMPARE(m_server.health(), 200);
}

void LoadTest::nothingIsLeftOfThem()
{
    // Each is answered or closed within its time; nobody has to leave by himself.
    QTRY_COMPARE_WITH_TIMEOUT(m_server.metric("steward_connections"), 0, 60'000);
    QVERIFY(m_server.metric(R"(steward_refused_total{limit="time"})") >= m_count / 5);
    QVERIFY(m_server.metric(R"(steward_requests_total{route="/v1/me",verb="GET",status="401"})") >= m_count / 5);
    m_clients.clear();
    QCOMPARE(m_server.ask("GET", "/v1/me").status, 403);
    QCOMPARE(m_server.stop(), 0);
}

STEWARD_TEST(LoadTest, "load", Core)
#include "loadtest.moc"
