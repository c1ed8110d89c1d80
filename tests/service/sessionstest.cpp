// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/sessionbook.h"
#include "service/world.h"
#include "support/testmain.h"
#include "wire/routes.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::tests;

namespace {

constexpr int fine = 200;

class Door : public World
{
public:
    /// \a who comes with a token that was issued now.
    int come(const Id &who, const QString &sid = {}, const QString &client = u"desktop"_s)
    {
        tokens.insert(who, {sid, client, clock.now(), {}});
        return again(who);
    }
    int again(const Id &who) { return get(who, wire::routes::me).status; }
    QJsonArray list(const Id &who, QLatin1StringView route, const QString &query = {})
    {
        return bodyOf(get(who, route + query)).value(u"items"_s).toArray();
    }
    QJsonArray sessions(const Id &who, const QString &query = {}) { return list(who, wire::routes::sessions, query); }
    Response end(const Id &who, const QJsonValue &session)
    {
        return ask(who, Request::Verb::Delete, wire::routes::sessions + u'/' + session[u"id"_s].toString());
    }
};

QStringList whats(const QJsonArray &signIns)
{
    QStringList whats;
    for (const QJsonValue &one : signIns)
        whats << one[u"what"_s].toString() + u' ' + one[u"reason"_s].toString();
    return whats;
}

} // namespace

/// Who is here, who was, and how a stay is ended.
class SessionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstUse_isWrittenDown();
    void everybody_seesHisOwn();
    void ended_isRefusedFromThenOn();
    void ended_untilSomebodySignsInAnew();
    void authTime_decidesOverIssue();
    void namedSession_isNeverTakenAgain();
    void other_isNotTouched();
    void elsewhere_isHeardOfSoon();
    void admin_endsAnybodys();
    void refusals_areWrittenDownOnceAnHour();
    void seen_isWrittenDownNowAndThen();
    void without_aTokenThereIsNone();
    void pages();
};

void SessionsTest::firstUse_isWrittenDown()
{
    Door door;
    const Instant first = door.clock.now();
    QCOMPARE(door.come(pia, u"s-1"_s), fine);
    door.clock.advance(1s);
    QCOMPARE(door.again(pia), fine);
    const QJsonArray sessions = door.sessions(pia);
    QCOMPARE(sessions.size(), 1);
    const QJsonObject session = sessions.at(0).toObject();
    QCOMPARE(session.value(u"person"_s).toString(), pia.toString());
    QCOMPARE(session.value(u"beganAt"_s).toString(), toText(first));
    QCOMPARE(session.value(u"from"_s).toString(), u"192.0.2.7, test"_s);
    QCOMPARE(session.value(u"isCurrent"_s), QJsonValue(true));
    QCOMPARE(session.value(u"endsForGood"_s), QJsonValue(true));
    QCOMPARE(session.value(u"endedAt"_s), QJsonValue(QJsonValue::Null));
    const QJsonArray signIns = door.list(pia, wire::routes::signIns);
    QCOMPARE(whats(signIns), QStringList{u"signed_in "_s});
    QCOMPARE(signIns.at(0)[u"session"_s], session.value(u"id"_s));
    QCOMPARE(door.rows(), 0); // no change set
}

void SessionsTest::everybody_seesHisOwn()
{
    Door door;
    QCOMPARE(door.come(pia), fine);
    QCOMPARE(door.come(grace), fine);
    QCOMPARE(door.come(wezi), fine);
    QCOMPARE(door.sessions(pia).size(), 1);
    QCOMPARE(door.sessions(pia, u"?person="_s + pia.toString()).size(), 1);
    QCOMPARE(door.get(pia, wire::routes::sessions + u"?person="_s + grace.toString()).status, 403);
    QCOMPARE(door.get(pia, wire::routes::signIns + u"?person="_s + grace.toString()).status, 403);
    QCOMPARE(door.list(grace, wire::routes::signIns).size(), 1);
    QCOMPARE(door.sessions(wezi).size(), 3);
    QCOMPARE(door.sessions(wezi, u"?person="_s + grace.toString()).size(), 1);
    QCOMPARE(door.end(pia, door.sessions(grace).at(0)).status, 404);
    QCOMPARE(door.again(grace), fine);
}

void SessionsTest::ended_isRefusedFromThenOn()
{
    Door door;
    QCOMPARE(door.come(pia), fine);
    door.clock.advance(1h);
    const Response ended = door.end(pia, door.sessions(pia).at(0));
    QCOMPARE(ended.status, fine);
    QCOMPARE(bodyOf(ended).value(u"endedAt"_s).toString(), toText(door.clock.now()));
    QCOMPARE(bodyOf(ended).value(u"endedBy"_s).toString(), pia.toString());
    const Response refused = door.get(pia, wire::routes::me);
    QCOMPARE(refused.status, 401);
    QCOMPARE(codeOf(refused), u"session.ended"_s);
    QVERIFY(headerValue(refused.headers, "www-authenticate").contains("invalid_token"));
    door.clock.advance(24h);
    QCOMPARE(door.again(pia), 401);
}

void SessionsTest::ended_untilSomebodySignsInAnew()
{
    Door door;
    QCOMPARE(door.come(pia), fine);
    const TokenFacts old = door.tokens.value(pia);
    QCOMPARE(door.end(pia, door.sessions(pia).at(0)).status, fine);
    door.clock.advance(60s); // the issuer's clock may be so far ahead: this may be from before
    QCOMPARE(door.come(pia), 401);
    door.clock.advance(1ms);
    QCOMPARE(door.come(pia), fine);
    QCOMPARE(door.sessions(pia).size(), 1);
    QCOMPARE(door.sessions(pia).at(0)[u"endedAt"_s], QJsonValue(QJsonValue::Null));
    QCOMPARE(whats(door.list(pia, wire::routes::signIns)).first(), u"signed_in "_s);
    door.tokens.insert(pia, old);
    QCOMPARE(door.again(pia), 401);
}

/// A token that was renewed after the end, for somebody who has signed in before it.
void SessionsTest::authTime_decidesOverIssue()
{
    Door door;
    const Instant signedIn = door.clock.now();
    QCOMPARE(door.come(pia), fine);
    QCOMPARE(door.end(pia, door.sessions(pia).at(0)).status, fine);
    door.clock.advance(1h);
    door.tokens.insert(pia, {{}, u"desktop"_s, door.clock.now(), signedIn});
    QCOMPARE(door.again(pia), 401);
    door.tokens.insert(pia, {{}, u"desktop"_s, door.clock.now(), door.clock.now() - 1min});
    QCOMPARE(door.again(pia), fine);
}

void SessionsTest::namedSession_isNeverTakenAgain()
{
    Door door;
    QCOMPARE(door.come(pia, u"s-1"_s), fine);
    QCOMPARE(door.end(pia, door.sessions(pia).at(0)).status, fine);
    door.clock.advance(24h);
    QCOMPARE(door.come(pia, u"s-1"_s), 401); // renewed
    QCOMPARE(door.come(pia, u"s-2"_s), fine);
}

void SessionsTest::other_isNotTouched()
{
    Door door;
    QCOMPARE(door.come(pia, {}, u"browser"_s), fine);
    QCOMPARE(door.come(pia, {}, u"desktop"_s), fine);
    QCOMPARE(door.come(grace), fine);
    const QJsonArray both = door.sessions(pia);
    QCOMPARE(both.at(1)[u"client"_s].toString(), u"browser"_s);
    QCOMPARE(door.end(pia, both.at(1)).status, fine);
    QCOMPARE(door.again(pia), fine);
    QCOMPARE(door.again(grace), fine);
    QCOMPARE(door.come(pia, {}, u"browser"_s), 401);
}

/// Two servers on one store.
void SessionsTest::elsewhere_isHeardOfSoon()
{
    Door door;
    QCOMPARE(door.come(pia), fine);
    const Id session = *Id::fromString(door.sessions(pia).at(0)[u"id"_s].toString());
    QVERIFY(door.store.visits().end(session, door.clock.now(), wezi)); // by the other
    door.clock.advance(SessionBook::lookAgain);
    QCOMPARE(door.again(pia), 401);
}

void SessionsTest::admin_endsAnybodys()
{
    Door door;
    QCOMPARE(door.come(pia), fine);
    QCOMPARE(door.end(wezi, door.sessions(pia).at(0)).status, fine);
    QCOMPARE(door.again(pia), 401);
    const QJsonArray signIns = door.list(wezi, wire::routes::signIns);
    QCOMPARE(whats(signIns), (QStringList{u"refused session.ended"_s, u"ended "_s, u"signed_in "_s}));
    QCOMPARE(signIns.at(1)[u"endedBy"_s].toString(), wezi.toString());
    const QJsonValue session = door.sessions(wezi).at(0);
    QCOMPARE(door.end(wezi, session).status, fine); // again: nothing more
    QCOMPARE(door.list(wezi, wire::routes::signIns).size(), 3);
    const QString dry = wire::routes::sessions + u'/' + session[u"id"_s].toString() + u"?dryRun=true"_s;
    QCOMPARE(door.ask(wezi, Request::Verb::Delete, dry).status, 422);
}

void SessionsTest::refusals_areWrittenDownOnceAnHour()
{
    Door door;
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(door.come(stranger), 403);
        QCOMPARE(door.come(left), 403);
    }
    const QJsonArray signIns = door.list(wezi, wire::routes::signIns);
    QCOMPARE(whats(signIns), (QStringList{u"refused member.no_entry"_s, u"refused member.unknown"_s}));
    QCOMPARE(signIns.at(0)[u"person"_s].toString(), left.toString());
    QVERIFY(signIns.at(1)[u"person"_s].isNull());
    QCOMPARE(signIns.at(1)[u"subject"_s].toString(), subjectOf(stranger).subject);
    door.clock.advance(SessionBook::refusedEvery);
    QCOMPARE(door.come(stranger), 403);
    QCOMPARE(door.list(wezi, wire::routes::signIns).size(), 3);
}

void SessionsTest::seen_isWrittenDownNowAndThen()
{
    Door door;
    const Instant first = door.clock.now();
    QCOMPARE(door.come(pia), fine);
    door.clock.advance(SessionBook::seenEvery - 1ms);
    QCOMPARE(door.sessions(pia).at(0)[u"seenAt"_s].toString(), toText(first));
    door.clock.advance(1ms);
    QCOMPARE(door.sessions(pia).at(0)[u"seenAt"_s].toString(), toText(door.clock.now()));
}

void SessionsTest::without_aTokenThereIsNone()
{
    Door door;
    QCOMPARE(door.again(pia), fine);
    QCOMPARE(door.again(stranger), 403);
    QVERIFY(door.sessions(wezi).isEmpty());
    QVERIFY(door.list(wezi, wire::routes::signIns).isEmpty());
}

void SessionsTest::pages()
{
    Door door;
    for (const QString &sid : {u"1"_s, u"2"_s, u"3"_s})
        QCOMPARE(door.come(pia, sid), fine);
    const QJsonObject first = bodyOf(door.get(pia, wire::routes::sessions + u"?limit=2"_s));
    QCOMPARE(first.value(u"items"_s).toArray().size(), 2);
    const QString next = u"?limit=2&before=%1"_s.arg(first.value(u"next"_s).toInteger());
    const QJsonObject second = bodyOf(door.get(pia, wire::routes::sessions + next));
    QCOMPARE(second.value(u"items"_s).toArray().size(), 1);
    QVERIFY(!second.contains(u"next"_s));
    for (const QString &wrong : {u"?limit=1001"_s, u"?before=x"_s, u"?person=x"_s, u"?cursor=1"_s})
        QCOMPARE(door.get(pia, wire::routes::sessions + wrong).status, 422);
}

STEWARD_TEST(SessionsTest, "sessions", Core)
#include "sessionstest.moc"
