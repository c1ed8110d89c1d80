// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "faults/site.h"
#include "faults/writer.h"
#include "store/rawsql.h"
#include "support/cluster.h"
#include "support/effort.h"
#include "support/testmain.h"
#include "wire/routes.h"

#include <QElapsedTimer>
#include <QTest>

#include <numeric>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::tests;

namespace {

constexpr int writersOfEach = 4;
constexpr int shared = 99; ///< the name of the pair that all write to

/// Somebody at one of the servers: mostly with a pair of his own, now and then with the one that all have.
class Worker
{
public:
    Worker(int name, const Client &here, const Client &there)
        : m_name(name)
        , m_own(name)
        , m_here(here)
        , m_there(there)
    {
    }

    void work(int sets);

    [[nodiscard]] const Writer &own() const { return m_own; }
    [[nodiscard]] const QList<qint64> &raised() const { return m_raised; }
    [[nodiscard]] int timesStale() const { return m_timesStale; }
    [[nodiscard]] QByteArray fault() const { return m_fault.isEmpty() ? m_own.fault() : m_fault; }

private:
    [[nodiscard]] bool raise();

    const int m_name;
    Writer m_own;
    Client m_here;
    Client m_there;
    const Pair m_shared{shared, Pair::Of::Many};
    QList<qint64> m_raised; ///< revisions at which he has moved the common pair
    int m_timesStale = 0;   ///< others were quicker, and he had to look again
    QByteArray m_fault;
};

void Worker::work(int sets)
{
    for (int set = 0; set < sets && fault().isEmpty(); ++set) {
        const bool isDone = set % 5 == 4 ? raise() : m_own.write(m_here);
        if (!isDone && fault().isEmpty())
            m_fault = "no answer";
        // A line that broke is made again to any of them.
        if (isDone && set % 10 == 0 && !Writer::isRemembered(m_there, m_own.acknowledged().constLast()))
            m_fault = "the other server answers the same key otherwise";
    }
}

/// Reads the common pair and moves it on; who was too late is told so, and begins again.
bool Worker::raise()
{
    const QByteArray path = (wire::routes::roles + u'/' + m_shared.role().toString()).toLatin1();
    for (;;) {
        const auto read = m_here.get(path);
        const auto body = read ? parseObject(read->body) : Result<QJsonObject>(QJsonObject());
        if (!read || read->status != 200 || !body) {
            m_fault = read ? QByteArray::number(read->status) + ' ' + read->body : "no answer";
            return false;
        }
        const auto written = m_here.post(m_shared.step(
            Pair::markOf(read->body), body->value("version"_L1).toVariant().toLongLong(), QString::number(m_name)));
        if (!written)
            return false;
        if (written->status == 200) {
            m_raised << parseObject(written->body)->value("revision"_L1).toVariant().toLongLong();
            return true;
        }
        if (written->status != 412) {
            m_fault = QByteArray::number(written->status) + ' ' + written->body;
            return false;
        }
        ++m_timesStale;
    }
}

} // namespace

/// Two stewardd on one PostgreSQL: each knows within a second what the other has committed, and whatever both are asked
/// at one time, it is as if there were one.
class TwoServersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whoWaitsAtOne_isWokenByTheOther();
    void whatOneCommits_theOtherShows();
    void brokenLines_areMadeAgain();
    void together_nothingIsLost();
    void cleanupTestCase();

private:
    [[nodiscard]] QByteArray token() const { return m_token; }
    [[nodiscard]] Response at(const Stewardd &server, const QByteArray &path) const
    {
        return server.ask("GET", path, {}, {}, token());
    }
    [[nodiscard]] std::optional<qint64> commit(const Stewardd &server, const domain::ChangeSet &set) const;
    [[nodiscard]] bool areLevel() const;
    void checkState(const std::vector<Worker> &workers, qint64 before) const;

    QString m_place;
    QByteArray m_token; ///< of an admin, for both
    std::unique_ptr<Stewardd> m_one;
    std::unique_ptr<Stewardd> m_other;
    std::unique_ptr<Writer> m_quiet; ///< with whom nobody competes
};

void TwoServersTest::initTestCase()
{
    m_place = Cluster::instance().newDatabase();
    m_one = std::make_unique<Stewardd>(m_place);
    m_other = std::make_unique<Stewardd>(m_place);
    m_token = lastingToken(*m_one);
    QVERIFY(makeProject(*m_one, m_place));
    QVERIFY(m_one->start());
    QVERIFY(m_other->start({u"--issuer"_s, m_one->issuer().address()}));
    QCOMPARE(at(*m_other, "/v1/me").status, 200); // the same person at both
    m_quiet = std::make_unique<Writer>(50);
}

/// The revision; nothing: refused.
std::optional<qint64> TwoServersTest::commit(const Stewardd &server, const domain::ChangeSet &set) const
{
    Client client(server.port(), token());
    const auto response = client.post(set);
    if (!response || response->status != 200)
        return std::nullopt;
    return parseObject(response->body)->value("revision"_L1).toVariant().toLongLong();
}

bool TwoServersTest::areLevel() const
{
    const double revision = m_one->metric("steward_revision");
    return revision > 0 && revision == m_other->metric("steward_revision");
}

void TwoServersTest::whoWaitsAtOne_isWokenByTheOther()
{
    Client here(m_one->port(), token());
    QVERIFY2(m_quiet->write(here), m_quiet->fault().constData());
    for (int round = 0; round < 3; ++round) {
        const QByteArray since = QByteArray::number(m_quiet->acknowledged().constLast().revision);
        RawClient waiting(m_other->port());
        waiting.send("GET /v1/changes?wait=20&since=" + since + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                     + token() + "\r\n\r\n");
        QVERIFY(!waiting.read(300ms));
        QVERIFY(m_quiet->write(here));
        const auto answer = waiting.read(2s); // at once, or at the next look; and this machine may be busy
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QVERIFY(answer->body.contains(m_quiet->acknowledged().constLast().set.id.toString().toLatin1()));
    }
}

void TwoServersTest::whatOneCommits_theOtherShows()
{
    Client here(m_one->port(), token());
    const QByteArray path = (wire::routes::roles + u'/' + m_quiet->pair().role().toString()).toLatin1();
    for (int round = 0; round < 3; ++round) {
        QVERIFY(m_quiet->write(here));
        QTRY_COMPARE_WITH_TIMEOUT(Pair::numberOf(Pair::markOf(at(*m_other, path).body)), m_quiet->number(), 2'000);
    }
}

/// The database was started anew, or the net failed: those who only read find back as well.
void TwoServersTest::brokenLines_areMadeAgain()
{
    RawSql raw(m_place);
    (void)raw.rows(u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'steward' AND "
                   "datname = current_database()"_s);
    QTRY_COMPARE_WITH_TIMEOUT(at(*m_other, "/v1/me").status, 200, 5'000);
    Client here(m_one->port(), token());
    QTRY_COMPARE_WITH_TIMEOUT(at(*m_one, "/v1/me").status, 200, 5'000);
    const QByteArray path = (wire::routes::roles + u'/' + m_quiet->pair().role().toString()).toLatin1();
    QVERIFY2(m_quiet->write(here), m_quiet->fault().constData());
    QTRY_COMPARE_WITH_TIMEOUT(Pair::numberOf(Pair::markOf(at(*m_other, path).body)), m_quiet->number(), 2'000);
}

void TwoServersTest::together_nothingIsLost()
{
    const int sets = isFull() ? 10'000 : 1'000;
    const auto before = commit(*m_one, Pair(shared, Pair::Of::Many).making());
    QVERIFY(before);
    QTRY_VERIFY(areLevel());
    const Client one(m_one->port(), token());
    const Client other(m_other->port(), token());
    std::vector<Worker> workers;
    for (int name = 0; name < 2 * writersOfEach; ++name)
        workers.emplace_back(name, name % 2 == 0 ? one : other, name % 2 == 0 ? other : one);
    QElapsedTimer timer;
    timer.start();
    std::vector<std::thread> threads;
    for (Worker &worker : workers)
        threads.emplace_back([&worker, sets] { worker.work(sets / (2 * writersOfEach)); });
    for (std::thread &thread : threads)
        thread.join();
    int timesStale = 0;
    for (const Worker &worker : workers) {
        QVERIFY2(worker.fault().isEmpty(), worker.fault().constData());
        timesStale += worker.timesStale();
    }
    qInfo("%d sets in %lld ms; %d times somebody else had moved the common pair", sets, timer.elapsed(), timesStale);
    QVERIFY(timesStale > 0); // or they have not met
    QTRY_VERIFY(areLevel());
    checkState(workers, *before);
}

void TwoServersTest::checkState(const std::vector<Worker> &workers, qint64 before) const
{
    const auto stored = soundState(m_place);
    QVERIFY(stored);
    QList<qint64> revisions;
    int raised = 0;
    for (const Worker &worker : workers) {
        QCOMPARE(worker.own().pair().numberIn(*stored).value_or(-1), worker.own().number());
        for (const Writer::Acknowledged &one : worker.own().acknowledged())
            revisions << one.revision;
        revisions << worker.raised();
        raised += static_cast<int>(worker.raised().size());
    }
    QCOMPARE(Pair(shared, Pair::Of::Many).numberIn(*stored).value_or(-1), raised); // no update is lost
    std::ranges::sort(revisions);
    QList<qint64> all(stored->revision - before);
    std::iota(all.begin(), all.end(), before + 1);
    QCOMPARE(revisions, all); // each set once, and no other
    const QByteArray hash = domain::stateHash(*stored);
    for (const Stewardd *server : {m_one.get(), m_other.get()}) {
        const auto shown = shownState(*server, token());
        QVERIFY(shown);
        QCOMPARE(domain::stateHash(*shown), hash);
        QVERIFY(at(*server, "/v1/audit/verification").body.contains("\"good\":true"));
    }
}

void TwoServersTest::cleanupTestCase()
{
    QCOMPARE(m_one->stop(), 0);
    QCOMPARE(m_other->stop(), 0);
}

STEWARD_TEST(TwoServersTest, "twoservers", Core)
#include "twoserverstest.moc"
