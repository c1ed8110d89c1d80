// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "service/sessionbook.h"
#include "service/world.h"
#include "support/testmain.h"
#include "wire/routes.h"

#include <QJsonArray>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::tests;

namespace {

const QString roleRoute = pathOf(wire::routes::roles, reader);
const QString personRoute = pathOf(wire::routes::people, grace);
const QString placeRoute = pathOf("/v1/places"_L1, clinic);

/// A caller whose token speaks for \a who.
Caller callerFor(const Id &who, const QString &sid = u"s-1"_s)
{
    return {.subject = subjectOf(who), .from = u"192.0.2.7, test"_s, .token = TokenFacts{sid, u"desktop"_s, {}, {}}};
}

class Desk : public World
{
public:
    Desk()
    {
        for (const Id &who : {wezi, grace, pia})
            tokens.insert(who, *callerFor(who).token);
    }

    /// What is answered without the service.
    [[nodiscard]] std::optional<Response> read(const Id &who, const QString &path, const Headers &headers = {}) const
    {
        return reader.answer({.request = {.path = path, .headers = headers},
                              .caller = callerFor(who),
                              .now = clock.now(),
                              .requestId = "r-1"});
    }
    [[nodiscard]] int statusOf(const Id &who, const QString &path) const
    {
        const auto response = read(who, path);
        return response ? response->status : 0;
    }
    int letIn(const Id &who) { return get(who, wire::routes::me).status; }
    Response edit(const QString &path, const QJsonObject &body) { return patch(wezi, path, body); }
    /// By somebody who knows what he does.
    int shutOut(const domain::Change &change)
    {
        QJsonObject whole = set({change});
        const QJsonObject entity{{u"kind"_s, change.entity.kind}, {u"id"_s, change.entity.id.toString()}};
        const QJsonObject seen{{u"finding"_s, u"locked_out"_s},
                               {u"entity"_s, entity},
                               {u"why"_s, project().people.find(change.entity.id)->name}};
        whole.insert(u"acknowledged"_s, QJsonArray{seen});
        return post(wezi, wire::routes::changeSets, whole).status;
    }
};

} // namespace

/// What is told from the state alone, without the service being asked. (That it is the same as the service tells is
/// looked at in each test that asks a World.)
class QuickReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobody_beforeHeWasLetIn();
    void readsOfTheState_data();
    void readsOfTheState();
    void others_areTheServices_data();
    void others_areTheServices();
    void knownTag_isNotSentAgain();
    void commit_isSeenAtOnce();
    void endedSession_isNotTakenAnyMore();
    void endedByAnAdmin_isNotTakenAnyMore();
    void endedElsewhere_isAskedForSoon();
    void otherSession_isAnotherStay();
    void removedPerson_isNobodyAtOnce();
    void inactivePerson_isNobodyAtOnce();
    void lostPermission_isLostAtOnce();
    void tokens_areTakenFromTheServicesBuckets();
    void manyThreads_seeNoStateBeforeTheLast();
};

void QuickReaderTest::nobody_beforeHeWasLetIn()
{
    Desk desk;
    QVERIFY(!desk.read(grace, roleRoute));
    QCOMPARE(desk.letIn(grace), 200);
    QCOMPARE(desk.statusOf(grace, roleRoute), 200);
    QVERIFY(!desk.read(pia, roleRoute));
    QVERIFY(!desk.read(stranger, roleRoute));
}

void QuickReaderTest::readsOfTheState_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::addRow("role") << roleRoute << 200;
    QTest::addRow("person") << personRoute << 200;
    QTest::addRow("place") << placeRoute << 200;
    QTest::addRow("list") << QString(wire::routes::roles) << 200;
    QTest::addRow("usage") << roleRoute + u"/usage"_s << 200;
    QTest::addRow("me") << QString(wire::routes::me) << 200;
    QTest::addRow("project") << QString(wire::routes::project) << 200;
    QTest::addRow("permissions") << QString(wire::routes::permissions) << 200;
    QTest::addRow("presets") << QString(wire::routes::presets) << 200;
    QTest::addRow("settings catalogue") << QString(wire::routes::settingsCatalogue) << 200;
}

void QuickReaderTest::readsOfTheState()
{
    QFETCH(QString, path);
    QFETCH(int, status);
    Desk desk;
    QCOMPARE(desk.letIn(grace), 200);
    QCOMPARE(desk.statusOf(grace, path), status);
}

void QuickReaderTest::others_areTheServices_data()
{
    QTest::addColumn<QString>("path");
    QTest::addRow("search") << wire::routes::ofKind("places"_L1) + u"?search=n"_s;
    QTest::addRow("capabilities") << QString(wire::routes::capabilities);
    QTest::addRow("sessions") << QString(wire::routes::sessions);
    QTest::addRow("snapshot") << QString(wire::routes::snapshot);
    QTest::addRow("changes") << wire::routes::changes + u"?since=0"_s;
    QTest::addRow("audit") << QString(wire::routes::audit);
    QTest::addRow("no route") << u"/v1/nothing"_s;
    QTest::addRow("no such role") << pathOf(wire::routes::roles, grace); // another server may have made it meanwhile
}

void QuickReaderTest::others_areTheServices()
{
    QFETCH(QString, path);
    Desk desk;
    QCOMPARE(desk.letIn(wezi), 200);
    QVERIFY(!desk.read(wezi, path));
}

void QuickReaderTest::knownTag_isNotSentAgain()
{
    Desk desk;
    QCOMPARE(desk.letIn(grace), 200);
    const auto whole = desk.read(grace, roleRoute);
    QVERIFY(whole && !whole->body.isEmpty());
    QCOMPARE(headerValue(whole->headers, "x-request-id"), QByteArray("r-1"));
    const QByteArray etag = headerValue(whole->headers, "etag");
    const auto known = desk.read(grace, roleRoute, {{"if-none-match", etag}});
    QCOMPARE(known->status, 304);
    QCOMPARE(known->body, QByteArray());
    QCOMPARE(headerValue(known->headers, "etag"), etag);
}

void QuickReaderTest::commit_isSeenAtOnce()
{
    Desk desk;
    QCOMPARE(desk.letIn(grace), 200);
    QCOMPARE(bodyOf(*desk.read(grace, roleRoute)).value(u"name"_s).toString(), u"Reader"_s);
    QCOMPARE(desk.edit(roleRoute, {{u"name"_s, u"Registrar"_s}}).status, 200);
    const auto now = desk.read(grace, roleRoute);
    QCOMPARE(bodyOf(*now).value(u"name"_s).toString(), u"Registrar"_s);
    QCOMPARE(headerValue(now->headers, "etag"), tag(desk.project().revision));
}

void QuickReaderTest::endedSession_isNotTakenAnyMore()
{
    Desk desk;
    QCOMPARE(desk.letIn(grace), 200);
    const QJsonArray sessions = bodyOf(desk.get(grace, wire::routes::sessions)).value(u"items"_s).toArray();
    const QString session = wire::routes::sessions + u'/' + sessions.at(0)[u"id"_s].toString();
    QCOMPARE(desk.statusOf(grace, roleRoute), 200);
    QCOMPARE(desk.ask(grace, Request::Verb::Delete, session).status, 200);
    QVERIFY(!desk.read(grace, roleRoute));
    QCOMPARE(desk.letIn(grace), 401);
    QVERIFY(!desk.read(grace, roleRoute));
}

void QuickReaderTest::endedByAnAdmin_isNotTakenAnyMore()
{
    Desk desk;
    QCOMPARE(desk.letIn(grace), 200);
    QCOMPARE(desk.letIn(wezi), 200);
    const QString asked = wire::routes::sessions + u"?person="_s + grace.toString();
    const QJsonArray sessions = bodyOf(desk.get(wezi, asked)).value(u"items"_s).toArray();
    const QString session = wire::routes::sessions + u'/' + sessions.at(0)[u"id"_s].toString();
    QCOMPARE(desk.ask(wezi, Request::Verb::Delete, session).status, 200);
    QVERIFY(!desk.read(grace, roleRoute));
    QCOMPARE(desk.statusOf(wezi, roleRoute), 200);
}

void QuickReaderTest::endedElsewhere_isAskedForSoon()
{
    Desk desk;
    QCOMPARE(desk.letIn(grace), 200);
    const auto rows = desk.store.visits().sessions({.limit = 10, .person = grace});
    QCOMPARE(rows->size(), 1);
    QVERIFY(desk.store.visits().end(rows->at(0).id, desk.clock.now(), wezi)); // by another server
    desk.clock.advance(SessionBook::lookAgain);
    QVERIFY(!desk.read(grace, roleRoute));
    QCOMPARE(desk.letIn(grace), 401);
}

void QuickReaderTest::otherSession_isAnotherStay()
{
    Desk desk;
    QCOMPARE(desk.letIn(grace), 200);
    QVERIFY(!desk.reader.answer(
        {.request = {.path = roleRoute}, .caller = callerFor(grace, u"s-2"_s), .now = desk.clock.now()}));
}

void QuickReaderTest::removedPerson_isNobodyAtOnce()
{
    Desk desk;
    QCOMPARE(desk.letIn(pia), 200);
    QCOMPARE(desk.statusOf(pia, wire::routes::me), 200);
    const domain::EntityRef person{u"person"_s, pia};
    QCOMPARE(desk.shutOut({.entity = person,
                           .op = domain::Change::Op::Remove,
                           .before = domain::wholeObject(desk.project(), person),
                           .after = QJsonValue::Null}),
             200);
    QVERIFY(!desk.read(pia, wire::routes::me));
    QCOMPARE(desk.letIn(pia), 403);
}

void QuickReaderTest::inactivePerson_isNobodyAtOnce()
{
    Desk desk;
    QCOMPARE(desk.letIn(grace), 200);
    QCOMPARE(desk.shutOut(desk.change(u"person"_s, grace, u"is_active"_s, false)), 200);
    QVERIFY(!desk.read(grace, roleRoute));
    QCOMPARE(desk.letIn(grace), 403);
}

void QuickReaderTest::lostPermission_isLostAtOnce()
{
    Desk desk;
    QCOMPARE(desk.letIn(grace), 200);
    QCOMPARE(desk.edit(roleRoute, {{u"permissions"_s, QJsonObject{{u"view_roles"_s, false}}}}).status, 200);
    QVERIFY(!desk.read(grace, roleRoute));
    QCOMPARE(desk.get(grace, roleRoute).status, 403);
}

void QuickReaderTest::tokens_areTakenFromTheServicesBuckets()
{
    Desk desk;
    const auto limiter = std::make_shared<server::SharedLimiter>(RateLimits{{3, 0, 0, 0}});
    server::QuickReader reader(limiter);
    Service service(desk.store);
    service.limitRates(limiter);
    service.readBy(reader);
    const Call call{.request = {.path = roleRoute}, .caller = callerFor(grace), .now = desk.clock.now()};
    QCOMPARE(std::get<Response>(service.handle(call)).status, 200);
    QVERIFY(reader.answer(call));
    QVERIFY(reader.answer(call));
    QVERIFY(!reader.answer(call));
    QCOMPARE(std::get<Response>(service.handle(call)).status, 429);
}

/// Readers in threads of their own beside the one that commits. To be run under ThreadSanitizer, too.
void QuickReaderTest::manyThreads_seeNoStateBeforeTheLast()
{
    constexpr int commits = 60;
    Desk desk;
    QCOMPARE(desk.letIn(grace), 200);
    QCOMPARE(desk.letIn(wezi), 200);
    std::atomic<qint64> told = 0; // a revision whose commit was answered
    std::atomic<bool> isOver = false;
    std::atomic<int> answers = 0;
    std::atomic<int> faults = 0;
    const Instant now = desk.clock.now();
    const auto read = [&](const Id &who) {
        for (int i = 0; !isOver; ++i) {
            const qint64 least = told;
            const Call call{.request = {.path = i % 3 == 0 ? placeRoute : roleRoute},
                            .caller = callerFor(who),
                            .now = now,
                            .requestId = QByteArray::number(i)};
            const auto response = desk.reader.answer(call);
            const QJsonObject body = response ? bodyOf(*response) : QJsonObject();
            const qint64 version = body.value(u"version"_s).toInteger(-1);
            // The name says of which revision it is: no half of one state and half of another.
            const bool isWhole = body.value(u"name"_s).toString() == u"At %1"_s.arg(version);
            faults += isWhole && version >= least - 1 ? 0 : 1;
            ++answers;
        }
    };
    const auto rename = [&](const QString &path) {
        const qint64 next = desk.project().revision + 1;
        const Response done = desk.edit(path, {{u"name"_s, u"At %1"_s.arg(next)}});
        told = next;
        return done.status;
    };
    QCOMPARE(rename(roleRoute), 200);
    QCOMPARE(rename(placeRoute), 200);
    std::vector<std::thread> threads;
    for (const Id &who : {grace, wezi, grace, wezi})
        threads.emplace_back(read, who);
    int failed = 0;
    for (int i = 0; i < commits; ++i)
        failed += rename(i % 2 == 0 ? roleRoute : placeRoute) == 200 ? 0 : 1;
    while (answers < commits)
        std::this_thread::yield();
    isOver = true;
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(failed, 0);
    QCOMPARE(faults.load(), 0);
}

STEWARD_TEST(QuickReaderTest, "quickreader", Core)
#include "quickreadertest.moc"
