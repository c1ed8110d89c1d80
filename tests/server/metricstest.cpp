// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/metrics.h"
#include "server/requestwatcher.h"
#include "server/routepatterns.h"
#include "support/testmain.h"

#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::server;

class MetricsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patternOfAPath_data();
    void patternOfAPath();
    void everyRouteHasItsPattern();
    void nothingIsCountedTwice();
    void durationsAreSummedUp();
    void gaugesAndRefusals();
    void theFormatIsPrometheus();
    void labelsAreEscaped();
    void whatAClientMakesUpIsNoLabel();
    void manyThreadsLoseNothing();
};

void MetricsTest::patternOfAPath_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("pattern");
    const auto row = [](const QByteArray &path, const QByteArray &pattern) {
        QTest::newRow(path.constData()) << path << pattern;
    };
    row("/v1/roles", "/v1/roles");
    row("/v1/roles/abc", "/v1/roles/{}");
    row("/v1/roles/abc/use", "/v1/roles/{}/use");
    row("/v1/audit/verification", "/v1/audit/verification"); // not "/v1/audit/{}"
    row("/v1/audit/7", "/v1/audit/{}");
    row("/v1/roles/", "/v1/roles/{}");
    row("/v1", "other");
    row("", "other");
    row("/", "other");
    row("/v1/secret", "other");
    row("/v1/roles/a/b/c/d", "other");
    row("/v1/ROLES", "other");
}

void MetricsTest::patternOfAPath()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, pattern);
    const RoutePatterns patterns(
        {"/v1/audit/{}", "/v1/roles", "/v1/roles", "/v1/roles/{}", "/v1/roles/{}/use", "/v1/audit/verification"});
    QCOMPARE(patterns.of(path), pattern);
}

void MetricsTest::everyRouteHasItsPattern()
{
    const RoutePatterns patterns = servedPatterns();
    QCOMPARE(patterns.of("/v1/me"), "/v1/me");
    QCOMPARE(patterns.of("/v1/roles/0123"), "/v1/roles/{}");
    QCOMPARE(patterns.of("/.well-known/oauth-protected-resource"), "/.well-known/oauth-protected-resource");
}

void MetricsTest::nothingIsCountedTwice()
{
    Metrics metrics;
    metrics.answered("/v1/roles", "GET", 200, 3ms);
    metrics.answered("/v1/roles", "GET", 200, 3ms);
    metrics.answered("/v1/roles", "GET", 403, 3ms);
    metrics.answered("/v1/roles", "POST", 0, 3ms);
    const QByteArray text = metrics.text({});
    QVERIFY(text.contains("steward_requests_total{route=\"/v1/roles\",verb=\"GET\",status=\"200\"} 2\n"));
    QVERIFY(text.contains("steward_requests_total{route=\"/v1/roles\",verb=\"GET\",status=\"403\"} 1\n"));
    QVERIFY(text.contains("steward_requests_total{route=\"/v1/roles\",verb=\"POST\",status=\"none\"} 1\n"));
    QVERIFY(text.contains("steward_request_seconds_count{route=\"/v1/roles\",verb=\"GET\"} 3\n"));
}

void MetricsTest::durationsAreSummedUp()
{
    Metrics metrics;
    for (const auto spent : {1000us, 1001us, 5000us, 60'000'000us})
        metrics.answered("/r", "GET", 200, spent);
    const QByteArray text = metrics.text({});
    const auto bucket = [&text](const QByteArray &bound) {
        const QByteArray name = "steward_request_seconds_bucket{route=\"/r\",verb=\"GET\",le=\"" + bound + "\"} ";
        const qsizetype at = text.indexOf(name);
        return at < 0 ? -1 : text.sliced(at + name.size(), 1).toInt();
    };
    QCOMPARE(bucket("0.001"), 1); // less or equal
    QCOMPARE(bucket("0.002"), 2);
    QCOMPARE(bucket("0.005"), 3);
    QCOMPARE(bucket("30"), 3);
    QCOMPARE(bucket("+Inf"), 4);
    QVERIFY(text.contains("steward_request_seconds_sum{route=\"/r\",verb=\"GET\"} 60.007001\n"));
}

void MetricsTest::gaugesAndRefusals()
{
    Metrics metrics;
    metrics.setRevision(40);
    metrics.moved(40, 42);
    metrics.setLongPolls(5);
    metrics.setTasks(2);
    metrics.refused(Limit::Time, 3);
    metrics.refused(Limit::Body, 1);
    const QByteArray text =
        metrics.text({.connections = 9, .busy = 4, .isStoreUp = true, .issuers = 2, .issuersRead = 1});
    for (const char *line :
         {"steward_commits_total 2", "steward_revision 42", "steward_long_polls 5", "steward_tasks 2",
          "steward_refused_total{limit=\"time\"} 3", "steward_refused_total{limit=\"body\"} 1",
          "steward_refused_total{limit=\"address\"} 0", "steward_connections 9", "steward_connections_busy 4",
          "steward_store_up 1", "steward_issuers 2", "steward_issuers_read 1"})
        QVERIFY2(text.contains(QByteArray("\n") + line + '\n'), line);
    QVERIFY(!text.contains("process_resident_memory_bytes 0\n"));
}

/// Each line is a comment about a series or one of its samples, and each series is told of before its samples.
void MetricsTest::theFormatIsPrometheus()
{
    Metrics metrics;
    metrics.answered("/v1/roles/{}", "GET", 200, 3ms);
    const QByteArray text = metrics.text({});
    QVERIFY(text.endsWith('\n'));
    static const QRegularExpression sample(
        uR"(^([a-z_]+)(\{[a-z]+="([^"\\]|\\.)*"(,[a-z]+="([^"\\]|\\.)*")*\})? (\d+(\.\d+)?)$)"_s);
    static const QRegularExpression comment(u"^# (HELP [a-z_]+ .+|TYPE [a-z_]+ (counter|gauge|histogram))$"_s);
    QSet<QString> told;
    for (const QString &line : QString::fromUtf8(text).chopped(1).split(u'\n')) {
        const auto found = sample.match(line);
        QVERIFY2(found.hasMatch() || comment.match(line).hasMatch(), qPrintable(line));
        if (line.startsWith("# TYPE"_L1)) {
            QVERIFY2(!told.contains(line.section(u' ', 2, 2)), qPrintable(line));
            told << line.section(u' ', 2, 2);
        } else if (found.hasMatch()) {
            const QString name = found.captured(1);
            const QString family = QString(name).remove(QRegularExpression(u"_(bucket|sum|count)$"_s));
            QVERIFY2(told.contains(name) || told.contains(family), qPrintable(line));
        }
    }
}

void MetricsTest::labelsAreEscaped()
{
    Metrics metrics;
    metrics.answered("a\"b\\c\nd", "GET", 200, 1ms);
    QVERIFY(metrics.text({}).contains(R"(route="a\"b\\c\nd")"));
}

void MetricsTest::whatAClientMakesUpIsNoLabel()
{
    Metrics metrics;
    RequestWatcher watcher(metrics);
    Exchange exchange;
    for (int i = 0; i < 100; ++i) {
        const QByteArray canary = "canary" + QByteArray::number(i);
        exchange.verb = canary;
        exchange.target = '/' + canary + "?x=" + canary;
        watcher.ended(exchange, 404, 1ms);
        exchange.verb = "GET";
        exchange.target = "/v1/roles/" + canary + "?x=" + canary;
        watcher.ended(exchange, 200, 1ms);
    }
    const QByteArray text = metrics.text({});
    QVERIFY(!text.contains("canary"));
    QVERIFY(text.contains("steward_requests_total{route=\"other\",verb=\"other\",status=\"404\"} 100\n"));
    QVERIFY(text.contains("steward_requests_total{route=\"/v1/roles/{}\",verb=\"GET\",status=\"200\"} 100\n"));
}

void MetricsTest::manyThreadsLoseNothing()
{
    Metrics metrics;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&metrics] {
                for (int n = 0; n < 1000; ++n) {
                    metrics.answered("/r", "GET", 200 + n % 2, 1ms);
                    metrics.refused(Limit::Time, 1);
                }
            });
        }
    }
    const QByteArray text = metrics.text({});
    QVERIFY(text.contains("status=\"200\"} 2000\n"));
    QVERIFY(text.contains("status=\"201\"} 2000\n"));
    QVERIFY(text.contains("steward_refused_total{limit=\"time\"} 4000\n"));
}

STEWARD_TEST(MetricsTest, "metrics", Core)
#include "metricstest.moc"
