// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/demohost.h"
#include "core/json.h"
#include "demo/sizes.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::demo;

constexpr int patience = 120'000; // ms: the largest pack is made with sanitizers

/// The real service under the demo's transport, asked as the console asks it.
class DemoHostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void me_isThePacksMe();
    void later_makesThePackWhenAsked_data() { tests::addSizes(); }
    void later_makesThePackWhenAsked();
    void nobody_isRefused();
    void anotherToken_isAnotherPerson();
    void edit_isKeptAndTold();
    void time_isThePacks();
    void renew_bringsTheToken();
    void signInEnded_isAGrantDead();

private:
    Response ask(Request request, const QByteArray &token)
    {
        request.headers << std::pair{QByteArray("authorization"), "Bearer " + token};
        if (!request.body.isEmpty())
            request.headers << std::pair{QByteArray("content-type"), QByteArray("application/json")};
        std::optional<Response> answer;
        m_host->transport().send(request, this, [&answer](const Result<Response> &result) { answer = *result; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, patience))
            qFatal("no answer");
        return *answer;
    }
    QJsonObject get(const QString &path)
    {
        return *parseObject(ask({.path = path}, m_host->tokens().accessToken()).body);
    }

    std::unique_ptr<DemoHost> m_host;
};

void DemoHostTest::init()
{
    auto made = DemoHost::make(PackSize::S);
    QVERIFY(made);
    m_host = std::move(made).value();
}

void DemoHostTest::me_isThePacksMe()
{
    const QJsonObject me = get(u"/v1/me"_s);
    QCOMPARE(me.value(u"name"_s).toString(), u"Thokozani Mwale"_s);
    QCOMPARE(get(u"/v1/project"_s).value(u"name"_s).toString(), u"Umoyo wa Amayi"_s);
}

void DemoHostTest::later_makesThePackWhenAsked()
{
    QFETCH(QString, letter);
    m_host = DemoHost::later(*sizeOf(letter));
    QVERIFY(m_host->plant(u"me"_s).isNull());
    QCOMPARE(get(u"/v1/me"_s).value(u"name"_s).toString(), u"Thokozani Mwale"_s);
    QVERIFY(!m_host->plant(u"me"_s).isNull());
    QCOMPARE(m_host->service().revision(), get(u"/v1/project"_s).value(u"revision"_s).toInteger());
    QVERIFY(m_host->store().load());
}

void DemoHostTest::nobody_isRefused()
{
    QCOMPARE(ask({.path = u"/v1/me"_s}, "guessed").status, 401);
}

void DemoHostTest::anotherToken_isAnotherPerson()
{
    const QByteArray token = m_host->tokenFor(m_host->plant(u"second_admin"_s));
    const auto me = parseObject(ask({.path = u"/v1/me"_s}, token).body);
    QCOMPARE(me->value(u"name"_s).toString(), u"Wezi Nyirenda"_s);
    QVERIFY(m_host->tokenFor(Id(1, 2)).isEmpty());
}

void DemoHostTest::edit_isKeptAndTold()
{
    const qint64 before = m_host->service().revision();
    std::optional<Response> told;
    m_host->transport().send({.path = u"/v1/changes?wait=20&since="_s + QString::number(before),
                              .headers = {{"authorization", "Bearer demo"}}},
                             this, [&told](const Result<Response> &result) { told = *result; });
    QTest::qWait(20);
    QVERIFY(!told);

    const QString role = u"/v1/roles/"_s + m_host->plant(u"ddo_role"_s).toString();
    const Response now = ask({.path = role}, "demo");
    const Response edited = ask({.verb = Request::Verb::Patch,
                                 .path = role,
                                 .headers = {{"if-match", headerValue(now.headers, "etag")}},
                                 .body = R"({"name": "District Data Lead", "reason": "New title"})"},
                                "demo");
    QCOMPARE(edited.status, 200);
    QTRY_VERIFY(told.has_value());
    QCOMPARE(told->status, 200);
    QCOMPARE(parseObject(told->body)->value(u"items"_s).toArray().size(), 1);
    QCOMPARE(m_host->store().load()->roles.find(m_host->plant(u"ddo_role"_s))->name, u"District Data Lead"_s);
    QCOMPARE(m_host->store().verify()->firstBadRevision, 0);
}

void DemoHostTest::time_isThePacks()
{
    const Instant now = m_host->clock().now();
    QVERIFY(now >= Instant(virtualStart) && now < Instant(virtualStart) + 1min);
    QCOMPARE(toText(Instant(virtualStart)), u"2026-11-19T12:05:00.000Z"_s);
    QTest::qWait(5);
    QVERIFY(m_host->clock().now() > now);
}

void DemoHostTest::renew_bringsTheToken()
{
    std::optional<Result<QByteArray>> renewed;
    m_host->tokens().renew("demo", this, [&renewed](Result<QByteArray> result) { renewed = std::move(result); });
    QVERIFY(!renewed);
    QTRY_VERIFY(renewed.has_value());
    QCOMPARE(**renewed, "demo");
}

void DemoHostTest::signInEnded_isAGrantDead()
{
    m_host->tokens().setSignInEnded(true);
    QVERIFY(m_host->tokens().accessToken().isEmpty());
    std::optional<Result<QByteArray>> renewed;
    m_host->tokens().renew("demo", this, [&renewed](Result<QByteArray> result) { renewed = std::move(result); });
    QTRY_VERIFY(renewed.has_value());
    QCOMPARE(renewed->error().kind, Error::Kind::GrantDead);
}

STEWARD_TEST(DemoHostTest, "demohost", Core)
#include "demohosttest.moc"
