// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clock.h"
#include "core/json.h"
#include "server/stewardd.h"
#include "support/testmain.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::tests;

/// The program does by itself what falls due, whether it runs then or not.
class DueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isDoneWhenItIsDue();
    void isDoneBeforeTheFirstAnswer();

private:
    /// Makes a mobile worker whose account ends so long from now, after which it is waited for.
    void makeWorker(std::chrono::milliseconds until);
    [[nodiscard]] QJsonObject worker() const;
    [[nodiscard]] QJsonObject newestRow() const;

    std::unique_ptr<Stewardd> m_server;
    Instant m_end;
    QByteArray m_worker;
};

void DueTest::init()
{
    m_server = std::make_unique<Stewardd>();
    const QString code = m_server->init();
    QVERIFY(m_server->start());
    QCOMPARE(m_server->ask("POST", "/v1/claims", canonicalJson(QJsonObject{{u"code"_s, code}})).status, 200);
}

void DueTest::makeWorker(std::chrono::milliseconds until)
{
    m_end = SystemClock().now() + until;
    const QJsonObject made{{u"kind"_s, u"mobile_worker"_s},
                           {u"name"_s, u"Temwa"_s},
                           {u"handle"_s, u"temwa"_s},
                           {u"deactivate_after"_s, toText(m_end)}};
    const Response response = m_server->ask("POST", "/v1/people", canonicalJson(made));
    QVERIFY2(response.status / 100 == 2, response.body.constData());
    const QJsonValue entity = parseObject(response.body).value()[u"changes"_s][0][u"entity"_s];
    m_worker = "/v1/people/" + entity[u"id"_s].toString().toLatin1();
    QVERIFY(worker().value(u"is_active"_s).toBool());
}

QJsonObject DueTest::worker() const
{
    const auto told = parseObject(m_server->ask("GET", m_worker).body);
    return told ? *told : QJsonObject();
}

QJsonObject DueTest::newestRow() const
{
    const auto told = parseObject(m_server->ask("GET", "/v1/audit?limit=1").body);
    return told ? told->value("items"_L1).toArray().first().toObject() : QJsonObject();
}

void DueTest::isDoneWhenItIsDue()
{
    makeWorker(1500ms);
    const auto before = newestRow().value(u"revision"_s).toInteger();
    const Response told = m_server->ask("GET", "/v1/changes?wait=20&since=" + QByteArray::number(before));
    QCOMPARE(told.status, 200);
    QVERIFY(SystemClock().now() >= m_end);
    QVERIFY(!worker().value(u"is_active"_s).toBool());
    QVERIFY(!newestRow().contains(u"author"_s));
    QCOMPARE(newestRow().value(u"revision"_s).toInteger(), before + 1);
}

void DueTest::isDoneBeforeTheFirstAnswer()
{
    makeWorker(3s);
    QCOMPARE(m_server->stop(), 0);
    const bool wasInTime = SystemClock().now() < m_end;
    std::this_thread::sleep_for(3s);
    QVERIFY(m_server->start());
    QVERIFY(!worker().value(u"is_active"_s).toBool());
    QVERIFY2(!wasInTime || m_server->log().contains("done by rule"_L1), qPrintable(m_server->log()));
}

STEWARD_TEST(DueTest, "due", Core)
#include "duetest.moc"
