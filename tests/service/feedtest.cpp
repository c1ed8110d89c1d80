// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/world.h"
#include "support/testmain.h"
#include "wire/changes.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;

namespace {

QString since(qint64 revision, int wait = 0)
{
    return wire::routes::changes + u"?since=%1&wait=%2"_s.arg(QString::number(revision), QString::number(wait));
}

void rename(World &world, int times, const Id &role = spare)
{
    for (int i = 0; i < times; ++i) {
        const QString name = u"Name %1"_s.arg(world.service->revision());
        QCOMPARE(world.patch(wezi, pathOf(wire::routes::roles, role), {{u"name"_s, name}}).status, 200);
    }
}

QList<wire::LogEntry> entriesOf(const Response &response)
{
    QList<wire::LogEntry> entries;
    const QJsonArray items = bodyOf(response).value(u"items"_s).toArray();
    for (const QJsonValue &item : items)
        entries << wire::logEntryFromJson(item.toObject()).value();
    return entries;
}

QList<qint64> revisionsOf(const Response &response)
{
    QList<qint64> revisions;
    for (const wire::LogEntry &entry : entriesOf(response))
        revisions << entry.revision;
    return revisions;
}

} // namespace

/// The log from its two ends: forwards what a replica needs, backwards the audit.
class FeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changes_inOrder();
    void changes_inPages();
    void changes_beyondTheEnd();
    void waits_onlyWhenThereIsNothing();
    void waited_isAnsweredWithNothing();
    void audit_inPages();
    void pages_areLinked();
    void audit_isNotSentAgain();
    void audit_filtered();
    void audit_saysWhereToGoOn();
    void audit_row();
    void verification_isGood();
    void verification_namesTheRow();
    void verification_inSteps();
    void erased_isTold();
};

void FeedTest::changes_inOrder()
{
    World world;
    rename(world, 3);
    QCOMPARE(revisionsOf(world.get(wezi, since(0))), (QList<qint64>{1, 2, 3}));
    QCOMPARE(revisionsOf(world.get(wezi, since(2))), (QList<qint64>{3}));
    const Response none = world.get(wezi, since(3));
    QCOMPARE(revisionsOf(none), QList<qint64>());
    QCOMPARE(bodyOf(none).value(u"revision"_s).toInt(), 3);
    const wire::LogEntry last = entriesOf(world.get(wezi, since(2))).constFirst();
    QCOMPARE(last.author, wezi);
    QCOMPARE(last.authorName, u"Wezi"_s);
    QCOMPARE(last.at, world.clock.now());
    QCOMPARE(last.changes.constFirst().field, u"name"_s);
    QCOMPARE(last.hash.size(), 64);
}

void FeedTest::changes_inPages()
{
    World world;
    rename(world, 230);
    qint64 held = 0;
    QList<qint64> sizes;
    while (held < 230) {
        const Response page = world.get(wezi, since(held));
        const QList<qint64> revisions = revisionsOf(page);
        QCOMPARE(revisions.constFirst(), held + 1);
        QCOMPARE(bodyOf(page).value(u"revision"_s).toInt(), 230);
        sizes << revisions.size();
        held = revisions.constLast();
    }
    QCOMPARE(sizes, (QList<qint64>{200, 30}));
}

void FeedTest::changes_beyondTheEnd()
{
    World world;
    rename(world, 1);
    const Response response = world.get(wezi, since(2));
    QCOMPARE(response.status, 409);
    QCOMPARE(codeOf(response), u"revision.ahead"_s);
    QCOMPARE(bodyOf(response).value(u"revision"_s).toInt(), 1);
}

void FeedTest::waits_onlyWhenThereIsNothing()
{
    World world;
    rename(world, 1);
    const auto asked = [&world](qint64 revision, int wait) {
        return world.handle(wezi, {.path = since(revision, wait)});
    };
    QVERIFY(std::holds_alternative<Response>(asked(0, 20)));
    QVERIFY(std::holds_alternative<Response>(asked(1, 0)));
    const Answer waits = asked(1, 20);
    const auto *wait = std::get_if<WaitFor>(&waits);
    QVERIFY(wait);
    QCOMPARE(wait->revision, 1);
    QCOMPARE(wait->deadline, world.clock.now() + 20s);
}

void FeedTest::waited_isAnsweredWithNothing()
{
    World world;
    const Answer answer = world.handle(wezi, {.path = since(0, 20)}, true);
    const auto *response = std::get_if<Response>(&answer);
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QVERIFY(entriesOf(*response).isEmpty());
}

void FeedTest::audit_inPages()
{
    World world;
    rename(world, 7);
    const auto page = [&world](const QString &query) { return world.get(wezi, wire::routes::audit + query); };
    QCOMPARE(revisionsOf(page({})), (QList<qint64>{7, 6, 5, 4, 3, 2, 1}));
    QCOMPARE(revisionsOf(page(u"?limit=3"_s)), (QList<qint64>{7, 6, 5}));
    QCOMPARE(revisionsOf(page(u"?limit=3&before=5"_s)), (QList<qint64>{4, 3, 2}));
    QCOMPARE(revisionsOf(page(u"?before=2"_s)), (QList<qint64>{1}));
    QCOMPARE(revisionsOf(page(u"?before=1"_s)), QList<qint64>());
    QCOMPARE(bodyOf(page(u"?limit=1"_s)).value(u"total"_s).toInt(), 7);
    QCOMPARE(bodyOf(page(u"?limit=3"_s)).value(u"next"_s).toInt(), 5);
    QVERIFY(!bodyOf(page(u"?before=2"_s)).contains(u"next"_s));
}

/// RFC 8288, wherever there is a further page.
void FeedTest::pages_areLinked()
{
    World world;
    for (int i = 0; i < 203; ++i)
        QCOMPARE(world.patch(wezi, u"/v1/roles/"_s + spare.toString(), {{u"name"_s, u"Name %1"_s.arg(i)}}).status, 200);
    const auto link = [&world](const QString &path) { return headerValue(world.get(wezi, path).headers, "link"); };
    QCOMPARE(link(wire::routes::changes + u"?since=0"_s), "</v1/changes?since=200>; rel=\"next\"");
    QCOMPARE(link(wire::routes::changes + u"?since=200"_s), "");
    QCOMPARE(link(wire::routes::audit + u"?kind=role&limit=2"_s),
             "</v1/audit?kind=role&limit=2&before=202>; rel=\"next\"");
    QCOMPARE(link(wire::routes::audit + u"?limit=3&before=4"_s), "");
    for (int i = 0; i < 2; ++i)
        QCOMPARE(world.get(wezi, wire::routes::snapshot).status, 200);
    for (const QString &path : {wire::routes::reads + u"?limit=1"_s}) {
        const Response page = world.get(wezi, path);
        const QByteArray next = QByteArray::number(bodyOf(page).value(u"next"_s).toInteger());
        QCOMPARE(headerValue(page.headers, "link"), '<' + path.toLatin1() + "&before=" + next + ">; rel=\"next\"");
    }
    QCOMPARE(link(wire::routes::reads), "");
}

void FeedTest::audit_isNotSentAgain()
{
    World world;
    const QString role = u"/v1/roles/"_s + spare.toString();
    QCOMPARE(world.patch(wezi, role, {{u"name"_s, u"Another"_s}}).status, 200);
    const Response page = world.get(wezi, wire::routes::audit);
    const QByteArray tag = headerValue(page.headers, "etag");
    QVERIFY(tag.startsWith('"'));
    const auto again = [&](const QString &path) {
        return world.ask(wezi, Request::Verb::Get, path, {}, {{"if-none-match", tag}}).status;
    };
    QCOMPARE(again(wire::routes::audit), 304);
    QCOMPARE(again(wire::routes::audit + u"?limit=1&before=1"_s), 200);
    QCOMPARE(world.patch(wezi, role, {{u"name"_s, u"A third"_s}}).status, 200);
    QCOMPARE(again(wire::routes::audit), 200);
}

void FeedTest::audit_filtered()
{
    World world;
    rename(world, 2);
    const Instant second = world.clock.now();
    world.clock.advance(1h);
    QCOMPARE(world.patch(thoko, pathOf(wire::routes::people, zulu), {{u"role"_s, spare.toString()}}).status, 200);
    rename(world, 1, plain);
    const auto found = [&world](const QString &query) {
        return revisionsOf(world.get(wezi, wire::routes::audit + u'?' + query));
    };
    QCOMPARE(found(u"author="_s + wezi.toString()), (QList<qint64>{4, 2, 1}));
    QCOMPARE(found(u"author="_s + thoko.toString()), QList<qint64>{3});
    QCOMPARE(found(u"author="_s + Id(9, 9).toString()), QList<qint64>()); // may have been one of the project's once
    QCOMPARE(found(u"author=rule"_s), QList<qint64>());
    QCOMPARE(found(u"kind=person"_s), QList<qint64>{3});
    QCOMPARE(found(u"kind=role"_s), (QList<qint64>{4, 2, 1}));
    QCOMPARE(found(u"object="_s + spare.toString()), (QList<qint64>{2, 1}));
    QCOMPARE(found(u"kind=person&object="_s + spare.toString()), QList<qint64>());
    const QString after = toText(second + 1ms);
    QCOMPARE(found(u"from="_s + after), (QList<qint64>{4, 3}));
    QCOMPARE(found(u"until="_s + after), (QList<qint64>{2, 1}));
    QCOMPARE(found(u"kind=role&limit=1&until="_s + after), QList<qint64>{2});
    QCOMPARE(found(u"kind=role&before=2&until="_s + after), QList<qint64>{1});
    QCOMPARE(bodyOf(world.get(wezi, wire::routes::audit + u"?kind=person"_s)).value(u"total"_s).toInt(), 4);
    // who may read it is not a matter of what is asked for
    QCOMPARE(world.get(grace, wire::routes::audit + u"?author="_s + grace.toString()).status, 403);
}

void FeedTest::audit_saysWhereToGoOn()
{
    class ShortSighted : public MemoryStore
    {
    public:
        Result<LogFinds> find(const LogSearch &search) const override
        {
            LogSearch shorter = search;
            shorter.mostRows = 2;
            return MemoryStore::find(shorter);
        }
    };
    World world;
    ShortSighted store;
    QVERIFY(store.create(world.project()));
    QVERIFY(store.bindMember(subjectOf(wezi), wezi));
    Service service(store);
    const auto ask = [&](Request request) {
        return std::get<Response>(service.handle({.request = std::move(request), .caller = {subjectOf(wezi), {}}}));
    };
    for (int i = 0; i < 5; ++i) {
        const Id &id = i == 0 ? plain : spare;
        const auto version = store.load()->roles.find(id)->version;
        const Response made = ask({.verb = Request::Verb::Patch,
                                   .path = pathOf(wire::routes::roles, id),
                                   .headers = {{"if-match", tag(version)}, {"content-type", "application/json"}},
                                   .body = "{\"name\": \"Name " + QByteArray::number(i) + "\"}"});
        QVERIFY2(made.status == 200, made.body.constData());
    }
    QString before;
    QList<qint64> found;
    QList<qint64> stops;
    do {
        const Response page = ask({.path = wire::routes::audit + u"?object="_s + plain.toString() + before});
        found += revisionsOf(page);
        stops << bodyOf(page).value(u"next"_s).toInteger(-1);
        before = u"&before="_s + QString::number(stops.constLast());
    } while (stops.constLast() > 0 && stops.size() < 9);
    QCOMPARE(found, QList<qint64>{1});
    QCOMPARE(stops, (QList<qint64>{4, 2, -1})); // the first two pages were empty, and not the end
}

void FeedTest::audit_row()
{
    World world;
    rename(world, 2);
    const wire::LogEntry entry = entriesOf(world.get(wezi, since(1))).constFirst();
    const Response one = world.get(wezi, pathOf(wire::routes::changeSets, entry.set));
    const auto handles = [&world](const domain::EntityRef &entity) {
        return entity.kind == "person"_L1 ? world.project().people.find(entity.id)->handle : QString();
    };
    QCOMPARE(bodyOf(one), wire::toJson(entry, handles));
    QCOMPARE(entry.previousHash, entriesOf(world.get(wezi, since(0))).constFirst().hash);
}

void FeedTest::verification_isGood()
{
    World world;
    rename(world, 2);
    const QJsonObject body = bodyOf(world.get(wezi, wire::routes::verification));
    QCOMPARE(body.value(u"rows"_s).toInt(), 2);
    QVERIFY(body.value(u"good"_s).toBool());
    QCOMPARE(body.value(u"at"_s).toString(), toText(world.clock.now()));
}

void FeedTest::verification_namesTheRow()
{
    class Damaged : public MemoryStore
    {
    public:
        void damage(qsizetype row) { m_state.log[row].set = Id(6, 6).toString(); }
    };
    World world;
    Damaged store;
    QVERIFY(store.create(world.project()));
    QVERIFY(store.bindMember(subjectOf(wezi), wezi));
    Service service(store);
    const auto ask = [&](Request request) {
        return std::get<Response>(service.handle({.request = std::move(request), .caller = {subjectOf(wezi), {}}}));
    };
    for (const QString &name : {u"One"_s, u"Two"_s}) {
        const auto version = store.load()->roles.find(spare)->version;
        const Response made = ask({.verb = Request::Verb::Patch,
                                   .path = pathOf(wire::routes::roles, spare),
                                   .headers = {{"if-match", tag(version)}, {"content-type", "application/json"}},
                                   .body = "{\"name\": \"" + name.toLatin1() + "\"}"});
        QCOMPARE(made.status, 200);
    }
    store.damage(1);
    const QJsonObject body = bodyOf(ask({.path = wire::routes::verification}));
    QVERIFY(!body.value(u"good"_s).toBool(true));
    QCOMPARE(body.value(u"firstBadRevision"_s).toInt(), 2);
    QVERIFY(!body.value(u"what"_s).toString().isEmpty());
}

/// A long log is walked in steps, between which others are answered and written for; who asks meanwhile joins.
void FeedTest::verification_inSteps()
{
    World world;
    const auto add = [&world](int rows) {
        for (int i = 0; i < rows; ++i)
            QVERIFY(world.patch(wezi, pathOf(wire::routes::roles, spare), {{u"name"_s, u"Name %1"_s.arg(world.rows())}})
                        .status
                    == 200);
    };
    const auto ask = [&world](const Id &who) {
        return world.service->handle({.request = {.path = wire::routes::verification},
                                      .caller = {subjectOf(who), {}},
                                      .now = world.clock.now(),
                                      .requestId = "job"});
    };
    add(250);
    const Instant begun = world.clock.now();
    const Answer first = ask(wezi);
    const auto *task = std::get_if<Task>(&first);
    QVERIFY(task);
    world.clock.advance(std::chrono::seconds(5));
    add(1);
    const Answer second = ask(thoko);
    const auto *joined = std::get_if<Task>(&second);
    QVERIFY(joined);
    std::optional<Response> response;
    int steps = 0;
    for (; !response && steps < 10; ++steps)
        response = task->step();
    QVERIFY(response);
    QVERIFY(steps <= 3);
    QCOMPARE(headerValue(response->headers, "x-request-id"), "job");
    QCOMPARE(bodyOf(*response).value(u"rows"_s).toInt(), 251);
    QVERIFY(bodyOf(*response).value(u"good"_s).toBool());
    QCOMPARE(bodyOf(*response).value(u"at"_s).toString(), toText(begun));
    const auto same = joined->step();
    QVERIFY(same);
    QCOMPARE(bodyOf(*same), bodyOf(*response));
    // What comes after it is another check.
    QCOMPARE(bodyOf(world.get(wezi, wire::routes::verification)).value(u"at"_s).toString(), toText(world.clock.now()));
}

void FeedTest::erased_isTold()
{
    World world;
    rename(world, 1);
    const Id set = entriesOf(world.get(wezi, since(0))).constFirst().set;
    QVERIFY(world.store.erasePerson(wezi));
    const wire::LogEntry entry = entriesOf(world.get(wezi, since(0))).constFirst();
    QVERIFY(entry.isErased);
    QVERIFY(entry.erasedAt);
    QVERIFY(entry.authorName.isEmpty() && entry.from.isEmpty());
    const Response undo = world.get(wezi, pathOf(wire::routes::changeSets, set) + u"/inverse"_s);
    QCOMPARE(undo.status, 409);
    QCOMPARE(codeOf(undo), u"set.erased"_s);
    QCOMPARE(world.store.verify()->firstBadRevision, 0);
}

STEWARD_TEST(FeedTest, "feed", Core)
#include "feedtest.moc"
