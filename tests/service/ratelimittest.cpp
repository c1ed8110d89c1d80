// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/ratelimit.h"
#include "service/world.h"
#include "support/testmain.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::tests;

namespace {

constexpr Instant start{std::chrono::seconds(1'800'000'000)};

int taken(Bucket &bucket, int perMinute, Instant now, int tries)
{
    int good = 0;
    for (int i = 0; i < tries; ++i)
        good += bucket.take(perMinute, now) == 0ms ? 1 : 0;
    return good;
}

} // namespace

/// How often somebody may ask. Nothing here waits: a bucket is told what time it is.
class RateLimitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bucket_isFullAtFirst();
    void bucket_fillsAsTimeGoesBy();
    void bucket_saysWhenToComeBack();
    void bucket_ofOne();
    void clockPutBack_keepsNobodyWaiting();
    void callers_haveTheirOwn();
    void strangers_areToldApartByAddress();
    void forgotten_whenFull();
    void classes();
    void service_refusesAndSaysWhen();
    void service_countsALongPollOnce();
    void service_tellsItsLimits();
};

void RateLimitTest::bucket_isFullAtFirst()
{
    Bucket bucket;
    QCOMPARE(taken(bucket, 60, start, 100), 60);
}

void RateLimitTest::bucket_fillsAsTimeGoesBy()
{
    Bucket bucket;
    QCOMPARE(taken(bucket, 60, start, 60), 60);
    QCOMPARE(taken(bucket, 60, start + 999ms, 5), 0);
    QCOMPARE(taken(bucket, 60, start + 1s, 5), 1);
    QCOMPARE(taken(bucket, 60, start + 11s, 50), 10);
    QCOMPARE(taken(bucket, 60, start + 1h, 100), 60); // no more than it holds
}

void RateLimitTest::bucket_saysWhenToComeBack()
{
    Bucket bucket;
    QCOMPARE(taken(bucket, 60, start, 60), 60);
    QCOMPARE(bucket.take(60, start), 1000ms);
    QCOMPARE(bucket.take(60, start + 400ms), 600ms); // being refused costs nothing
    QCOMPARE(bucket.take(60, start + 1s), 0ms);
}

void RateLimitTest::bucket_ofOne()
{
    Bucket bucket;
    QCOMPARE(bucket.take(1, start), 0ms);
    QCOMPARE(bucket.take(1, start), 60'000ms);
    QCOMPARE(bucket.take(1, start + 60s), 0ms);
}

void RateLimitTest::clockPutBack_keepsNobodyWaiting()
{
    Bucket bucket;
    QCOMPARE(taken(bucket, 60, start, 60), 60);
    QVERIFY(bucket.take(60, start - 24h) <= 1000ms);
}

void RateLimitTest::callers_haveTheirOwn()
{
    RateLimiter limiter(RateLimits{{2, 1, 0, 0}});
    const auto ask = [&](const Id &who, RouteClass which) {
        return limiter.take(subjectOf(who), {}, which, start) == 0ms;
    };
    QVERIFY(ask(pia, RouteClass::Read) && ask(pia, RouteClass::Read) && !ask(pia, RouteClass::Read));
    QVERIFY(ask(pia, RouteClass::Write) && !ask(pia, RouteClass::Write));
    QVERIFY(ask(grace, RouteClass::Read));
    for (int i = 0; i < 1000; ++i)
        QVERIFY(ask(pia, RouteClass::Export)); // no limit
}

void RateLimitTest::strangers_areToldApartByAddress()
{
    RateLimiter limiter(RateLimits{{1, 1, 1, 1}});
    const auto ask = [&](const QString &from) { return limiter.take({}, from, RouteClass::Read, start) == 0ms; };
    QVERIFY(ask(u"192.0.2.1"_s) && !ask(u"192.0.2.1"_s) && ask(u"192.0.2.2"_s));
}

void RateLimitTest::forgotten_whenFull()
{
    RateLimiter limiter(RateLimits{{60, 60, 60, 60}});
    for (int i = 0; i < 100; ++i)
        QCOMPARE(limiter.take({}, QString::number(i), RouteClass::Read, start), 0ms);
    QCOMPARE(limiter.size(), 100);
    QCOMPARE(limiter.take({}, u"x"_s, RouteClass::Read, start + 60s), 0ms);
    QCOMPARE(limiter.size(), 1);
}

void RateLimitTest::classes()
{
    using Verb = Request::Verb;
    QCOMPARE(classOf(Verb::Get, wire::routes::me), RouteClass::Read);
    QCOMPARE(classOf(Verb::Get, wire::routes::snapshot), RouteClass::Export);
    QCOMPARE(classOf(Verb::Get, wire::routes::snapshot + u"/{}/{}"_s), RouteClass::Export);
    QCOMPARE(classOf(Verb::Get, wire::routes::people + u"/{}/view"_s), RouteClass::Export);
    QCOMPARE(classOf(Verb::Get, wire::routes::people + u"/{}/usage"_s), RouteClass::Read);
    QCOMPARE(classOf(Verb::Post, wire::routes::changeSets), RouteClass::Write);
    QCOMPARE(classOf(Verb::Delete, wire::routes::roles + u"/{}"_s), RouteClass::Write);
    QCOMPARE(classOf(Verb::Post, wire::routes::claims), RouteClass::Door);
    QCOMPARE(classOf(Verb::Post, wire::routes::acceptances), RouteClass::Door);
    QCOMPARE(classOf(Verb::Post, wire::routes::accessRequest), RouteClass::Door);
    QCOMPARE(classOf(Verb::Get, wire::routes::accessRequest), RouteClass::Door);
    QCOMPARE(classOf(Verb::Post, wire::routes::testRuns), RouteClass::Door);
}

void RateLimitTest::service_refusesAndSaysWhen()
{
    World world;
    world.limitRates({{3, 60, 60, 2}});
    for (int i = 0; i < 3; ++i)
        QCOMPARE(world.get(pia, wire::routes::me).status, 200);
    const Response refused = world.get(pia, wire::routes::me);
    QCOMPARE(refused.status, 429);
    QCOMPARE(codeOf(refused), u"rate.limited"_s);
    QCOMPARE(headerValue(refused.headers, "retry-after"), "20");
    QCOMPARE(world.get(grace, wire::routes::me).status, 200);
    QCOMPARE(world.get(nobody, wire::routes::me).status, 401);
    world.clock.advance(20s);
    QCOMPARE(world.get(pia, wire::routes::me).status, 200);
    for (const int expected : {403, 403, 429})
        QCOMPARE(world.post(stranger, wire::routes::claims, {{u"code"_s, u"x"_s}}).status, expected);
}

void RateLimitTest::service_countsALongPollOnce()
{
    World world;
    world.limitRates({{1, 1, 1, 1}});
    const Request poll{.path = wire::routes::changes + u"?since=0&wait=25"_s};
    QVERIFY(std::holds_alternative<WaitFor>(world.handle(pia, poll)));
    QCOMPARE(std::get<Response>(world.handle(pia, poll, true)).status, 200);
    QCOMPARE(std::get<Response>(world.handle(pia, poll)).status, 429);
}

void RateLimitTest::service_tellsItsLimits()
{
    World world;
    const auto told = [&] {
        return bodyOf(world.get(pia, wire::routes::capabilities)).value(u"limits"_s)[u"perMinute"_s].toObject();
    };
    QCOMPARE(told(), (QJsonObject{{u"read"_s, 0}, {u"write"_s, 0}, {u"export"_s, 0}, {u"door"_s, 0}}));
    world.limitRates({{600, 300, 60, 10}});
    QCOMPARE(told(), (QJsonObject{{u"read"_s, 600}, {u"write"_s, 300}, {u"export"_s, 60}, {u"door"_s, 10}}));
}

STEWARD_TEST(RateLimitTest, "ratelimit", Core)
#include "ratelimittest.moc"
