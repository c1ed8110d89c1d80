// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/changes.h"
#include "faults/site.h"
#include "faults/writer.h"
#include "service/catchup.h"
#include "store/rawsql.h"
#include "store/sqlstore.h"
#include "support/cluster.h"
#include "support/effort.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::tests;

namespace {

constexpr int writers = 4;
constexpr int livesOfOneProject = 50; ///< then another, as the whole chain is walked each time
constexpr std::chrono::microseconds longestLife = 250ms;
constexpr int askedAgain = 3; ///< of the last acknowledged ones of each writer, after each restart

} // namespace

/// stewardd is killed without a warning while it commits. Whatever it has acknowledged is there afterwards; what it has
/// not is there whole or not at all.
class KillTest : public QObject
{
    Q_OBJECT

public:
    explicit KillTest(bool isOnPostgres = false)
        : m_isOnPostgres(isOnPostgres)
    {
    }

private Q_SLOTS:
    void initTestCase();
    void killed_data();
    void killed();
    void cleanupTestCase();

private:
    void begin();
    void live();
    void waitForTheDatabase() const;
    void look();
    void askAgain();

    const bool m_isOnPostgres;
    std::mt19937 m_dice;
    std::unique_ptr<Stewardd> m_server;
    QByteArray m_token;
    std::vector<Writer> m_writers;
    domain::Project m_seen; ///< as it was after the kill before this one
    qint64 m_acknowledged = 0;
    int m_pending = 0; ///< kills that left a set without an answer,
    int m_whole = 0;   ///< and so many of those sets were there all the same
};

void KillTest::initTestCase()
{
    bool isGiven = false;
    const uint given = qEnvironmentVariable("STEWARD_SEED").toUInt(&isGiven);
    const uint seed = isGiven ? given : std::random_device()();
    m_dice.seed(seed);
    qInfo("STEWARD_SEED=%u draws the same moments", seed);
}

void KillTest::killed_data()
{
    QTest::addColumn<int>("lives");
    const int all = isFull() ? 500 : 50;
    for (int first = 0; first < all; first += livesOfOneProject)
        QTest::addRow("from %d", first) << std::min(livesOfOneProject, all - first);
}

void KillTest::begin()
{
    m_server.reset();
    m_server = std::make_unique<Stewardd>(m_isOnPostgres ? Cluster::instance().emptyDatabase() : QString());
    m_token = lastingToken(*m_server);
    QVERIFY(makeProject(*m_server, m_server->database()));
    m_seen = SqlStore::openToRead(m_server->database()).value()->load().value();
    m_writers.clear();
    for (int name = 0; name < writers; ++name)
        m_writers.emplace_back(name);
}

void KillTest::killed()
{
    QFETCH(const int, lives);
    begin();
    for (int life = 0; life < lives && !QTest::currentTestFailed(); ++life) {
        QVERIFY2(m_server->start(), qPrintable(m_server->log().right(2'000)));
        askAgain();
        live();
        waitForTheDatabase();
        look();
    }
    QVERIFY(m_server->start());
    askAgain();
    QVERIFY(m_server->ask("GET", "/v1/audit/verification", {}, {}, m_token).body.contains("\"good\":true"));
    QCOMPARE(m_server->stop(), 0);
    for (const Writer &writer : m_writers)
        m_acknowledged += writer.acknowledged().size();
}

/// Writes from all sides until the end, which comes at any moment.
void KillTest::live()
{
    std::vector<std::thread> threads;
    for (Writer &writer : m_writers) {
        threads.emplace_back([&writer, client = Client(m_server->port(), m_token)]() mutable {
            while (writer.write(client)) {}
        });
    }
    std::this_thread::sleep_for(
        std::chrono::microseconds(std::uniform_int_distribution<qint64>(0, longestLife.count())(m_dice)));
    m_server->kill();
    for (std::thread &thread : threads)
        thread.join();
    for (const Writer &writer : m_writers)
        QVERIFY2(writer.fault().isEmpty(), writer.fault().constData());
}

/// PostgreSQL ends by itself what it was told before its client went.
void KillTest::waitForTheDatabase() const
{
    if (!m_isOnPostgres)
        return;
    RawSql raw(m_server->database());
    const QString others = u"SELECT count(*) FROM pg_stat_activity WHERE application_name = 'steward'"_s;
    QTRY_COMPARE_WITH_TIMEOUT(raw.value(others).toInt(), 0, 30'000);
}

void KillTest::look()
{
    const auto state = soundState(m_server->database());
    QVERIFY(state);
    const auto store = SqlStore::openToRead(m_server->database());
    QVERIFY(store);
    // Tables and log tell the same.
    QVERIFY(catchUp(**store, m_seen));
    QCOMPARE(domain::stateHash(m_seen), domain::stateHash(*state));
    for (const Writer &writer : m_writers) {
        for (qsizetype i = writer.acknowledged().size() - 1; i >= 0; --i) {
            const auto row = (*store)->row(writer.acknowledged().at(i).set.id);
            QVERIFY2(row, "acknowledged, and not there");
            QCOMPARE(row->revision, writer.acknowledged().at(i).revision);
        }
        const bool isThere = writer.pending() && (*store)->row(writer.pending()->id);
        m_pending += writer.pending() ? 1 : 0;
        m_whole += isThere ? 1 : 0;
        const int expected = writer.number() + (isThere ? 1 : 0);
        if (expected < 0) // not even made yet
            QVERIFY(!state->roles.find(writer.pair().role()));
        else
            QCOMPARE(writer.pair().numberIn(*state).value_or(-1), expected);
    }
}

/// Under the same keys: the same answers, and each set once.
void KillTest::askAgain()
{
    Client client(m_server->port(), m_token);
    for (Writer &writer : m_writers) {
        const auto known = writer.acknowledged();
        for (qsizetype i = std::max<qsizetype>(0, known.size() - askedAgain); i < known.size(); ++i)
            QVERIFY(Writer::isRemembered(client, known.at(i)));
        std::optional<qint64> revision; ///< at which the pending one is in the log already
        if (const auto pending = writer.pending()) {
            const auto row = SqlStore::openToRead(m_server->database()).value()->row(pending->id);
            if (row)
                revision = row->revision;
        }
        QVERIFY2(writer.askAgain(client), writer.fault().constData());
        if (revision)
            QCOMPARE(writer.acknowledged().constLast().revision, *revision);
        if (!writer.acknowledged().isEmpty())
            QVERIFY(Writer::isRemembered(client, writer.acknowledged().constLast()));
    }
}

/// A test that never met a commit proves nothing.
void KillTest::cleanupTestCase()
{
    qInfo("%lld acknowledged; %d without an answer, %d of them there", m_acknowledged, m_pending, m_whole);
    QVERIFY(m_acknowledged > 200);
    QVERIFY(m_pending > 20);
}

STEWARD_TEST(KillTest, "kill", Core)

namespace {

const bool isRegisteredForPostgres =
    registerTest("kill_postgres", Needs::Core, [] { return std::make_unique<KillTest>(true); });

} // namespace

#include "killtest.moc"
