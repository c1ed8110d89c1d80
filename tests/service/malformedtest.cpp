// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/world.h"
#include "support/testmain.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;
using Verb = Request::Verb;

namespace {

Request request(Verb verb, const QString &path, const QByteArray &body, const QByteArray &type = "application/json")
{
    Request request{.verb = verb, .path = path, .headers = {{"if-match", tag(0)}}, .body = body};
    if (!type.isEmpty())
        request.headers << std::pair{QByteArray("content-type"), type};
    return request;
}

} // namespace

Q_DECLARE_METATYPE(steward::Request)

/// What cannot be understood is refused with the status that says why, and leaves everything as it was.
class MalformedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refused_data();
    void refused();
    void everyMistake_hasItsPlace();
    void endlessMistakes_areNotAllTold();
    void utf8IsTaken();
};

void MalformedTest::refused_data()
{
    QTest::addColumn<Request>("asked");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, int status, const QString &code, const Request &asked) {
        QTest::newRow(name) << asked << status << code;
    };
    const QString sets = wire::routes::changeSets;
    const QString role = pathOf(wire::routes::roles, spare);
    const QString person = pathOf(wire::routes::people, zulu);
    const QByteArray good = R"({"name": "Other"})";

    row("no body", 400, u"json.malformed"_s, request(Verb::Post, sets, {}));
    row("no json", 400, u"json.malformed"_s, request(Verb::Post, sets, "name=x"));
    row("half json", 400, u"json.malformed"_s, request(Verb::Patch, role, R"({"name": "Oth)"));
    row("an array", 400, u"json.malformed"_s, request(Verb::Post, sets, "[]"));
    row("two objects", 400, u"json.malformed"_s, request(Verb::Post, sets, "{} {}"));
    row("not utf-8", 400, u"json.malformed"_s, request(Verb::Patch, role, "{\"name\": \"\xff\xfe\"}"));
    row("too deep", 400, u"json.depth"_s,
        request(Verb::Patch, role, "{\"name\":" + QByteArray(70, '[') + QByteArray(70, ']') + '}'));
    row("a claim too large", 413, u"body.too_large"_s,
        request(Verb::Post, wire::routes::claims, R"({"code": "x", "y": ")" + QByteArray(4096, 'y') + "\"}"));
    row("claim without body", 400, u"json.malformed"_s, request(Verb::Post, wire::routes::claims, {}));

    row("another type", 415, u"body.type"_s, request(Verb::Patch, role, good, "text/plain"));
    row("a form", 415, u"body.type"_s, request(Verb::Patch, role, good, "application/x-www-form-urlencoded"));
    row("no type", 415, u"body.type"_s, request(Verb::Patch, role, good, {}));
    row("a body for reading", 415, u"body.type"_s, request(Verb::Get, wire::routes::me, "x", {}));

    row("too large", 413, u"body.too_large"_s, request(Verb::Patch, role, QByteArray(8 * 1024 * 1024 + 1, ' ')));

    row("no such path", 404, u"route.unknown"_s, request(Verb::Get, u"/v1/rules"_s, {}));
    row("no path", 404, u"route.unknown"_s, request(Verb::Get, {}, {}));
    row("below a route", 404, u"route.unknown"_s, request(Verb::Get, wire::routes::me + u"/x"_s, {}));
    row("a slash too many", 404, u"route.unknown"_s, request(Verb::Get, wire::routes::roles + u"/"_s + u"/"_s, {}));
    row("endless path", 404, u"route.unknown"_s, request(Verb::Get, u"/v1/me?"_s + QString(5000, u'x'), {}));
    row("no such role", 404, u"object.unknown"_s, request(Verb::Patch, pathOf(wire::routes::roles, Id(9, 9)), good));
    row("no such role, no id", 404, u"object.unknown"_s, request(Verb::Get, wire::routes::roles + u"/x"_s, {}));
    row("no such person", 404, u"object.unknown"_s, request(Verb::Get, pathOf(wire::routes::people, Id(9, 9)), {}));
    row("a person is no role", 404, u"object.unknown"_s, request(Verb::Get, pathOf(wire::routes::roles, zulu), {}));
    row("no such set", 404, u"object.unknown"_s, request(Verb::Get, pathOf(wire::routes::changeSets, Id(9, 9)), {}));
    row("inverse of no set", 404, u"object.unknown"_s,
        request(Verb::Get, pathOf(wire::routes::changeSets, Id(9, 9)) + u"/inverse"_s, {}));
    row("no such kind of chunk", 404, u"object.unknown"_s,
        request(Verb::Get, wire::routes::snapshot + u"/phones/0"_s, {}));
    row("no such chunk", 404, u"object.unknown"_s, request(Verb::Get, wire::routes::snapshot + u"/people/1"_s, {}));
    row("chunk before the first", 404, u"object.unknown"_s,
        request(Verb::Get, wire::routes::snapshot + u"/people/-1"_s, {}));
    row("chunk of no number", 404, u"object.unknown"_s,
        request(Verb::Get, wire::routes::snapshot + u"/people/x"_s, {}));

    row("another verb", 405, u"route.verb"_s, request(Verb::Delete, wire::routes::me, {}));

    row("reason is a number", 422, u"body.invalid"_s, request(Verb::Patch, role, R"({"name": "x", "reason": 1})"));
    row("reason too long", 422, u"body.invalid"_s,
        request(Verb::Patch, role, R"({"name": "x", "reason": ")" + QByteArray(2001, 'x') + "\"}"));
    row("reason too long for a new role", 422, u"body.invalid"_s,
        request(Verb::Post, wire::routes::roles, R"({"name": "x", "reason": ")" + QByteArray(2001, 'x') + "\"}"));
    row("permissions is a list", 422, u"body.invalid"_s,
        request(Verb::Patch, role, R"({"permissions": ["edit_data"]})"));
    row("another id", 422, u"body.invalid"_s,
        request(Verb::Patch, role, "{\"id\": \"" + plain.toString().toLatin1() + "\"}"));
    row("its own id", 422, u"body.invalid"_s,
        request(Verb::Patch, role, "{\"id\": \"" + spare.toString().toLatin1() + "\"}"));
    row("a version", 422, u"body.invalid"_s, request(Verb::Patch, role, R"({"name": "x", "version": 0})"));
    row("nothing to change", 422, u"set.empty"_s, request(Verb::Patch, role, "{}"));
    row("no such field", 422, u"field.unknown"_s, request(Verb::Patch, role, R"({"colour": "green"})"));
    row("a field of the server's", 422, u"field.read_only"_s, request(Verb::Patch, role, R"({"is_preset": true})"));
    row("a wrong type", 422, u"field.value"_s, request(Verb::Patch, role, R"({"name": 7})"));
    row("no such permission", 422, u"permission.unknown"_s,
        request(Verb::Patch, role, R"({"permissions": {"fly": true}})"));
    row("a permission of another type", 422, u"field.value"_s,
        request(Verb::Patch, role, R"({"permissions": {"edit_data": "yes"}})"));
    row("items where there are none", 422, u"field.value"_s,
        request(Verb::Patch, role, R"({"permissions": {"edit_data": ["a"]}})"));
    row("an unknown item", 422, u"permission.item_unknown"_s,
        request(Verb::Patch, role, R"({"permissions": {"view_reports": ["nowhere"]}})"));
    row("a field of a person", 422, u"field.value"_s, request(Verb::Patch, person, R"({"places": ["x"]})"));
    row("no such place", 422, u"person.place_unknown"_s,
        request(Verb::Patch, person, "{\"places\": [\"" + Id(9, 9).toString().toLatin1() + "\"]}"));
    row("a removal with a wish", 422, u"body.invalid"_s, request(Verb::Delete, role, R"({"force": true})"));
    row("a new role without name", 422, u"body.invalid"_s, request(Verb::Post, wire::routes::roles, "{}"));
    row("a new role with more", 422, u"body.invalid"_s,
        request(Verb::Post, wire::routes::roles, R"({"name": "x", "colour": "green"})"));
    row("a new role with an id", 422, u"body.invalid"_s,
        request(Verb::Post, wire::routes::roles, R"({"name": "x", "id": "00000000000000010000000000000001"})"));
    row("a set with an unknown member", 422, u"body.invalid"_s,
        request(Verb::Post, sets, R"({"id": "00000000000000010000000000000001", "changes": [], "force": true})"));
    const QByteArray named = R"({"id": "00000000000000010000000000000001", "changes": [)";
    const QByteArray making =
        R"({"entity": {"kind": "role", "id": "00000000000000010000000000000002"}, "op": "create",)"
        R"( "after": {"name": "x", "colour": )";
    row("a new role that is deep", 422, u"object.invalid"_s,
        request(Verb::Post, sets, named + making + QByteArray(50, '[') + QByteArray(50, ']') + "}}]}"));
    const QByteArray seen = R"({"finding": "x", "entity": {"kind": "role", "id": "00000000000000010000000000000002"})";
    row("acknowledged without end", 422, u"body.invalid"_s,
        request(Verb::Post, sets,
                named + making + R"(1}}], "acknowledged": [)" + seen + '}' + QByteArray(',' + seen + '}').repeated(5000)
                    + "]}"));
    row("acknowledged at length", 422, u"body.invalid"_s,
        request(Verb::Post, sets,
                named + making + R"(1}}], "acknowledged": [)" + seen + R"(, "why": ")" + QByteArray(2001, 'x')
                    + R"("}]})"));
    row("an empty set", 422, u"set.empty"_s,
        request(Verb::Post, sets, R"({"id": "00000000000000010000000000000001", "changes": []})"));
    row("a claim with more", 422, u"body.invalid"_s,
        request(Verb::Post, wire::routes::claims, R"({"code": "x", "person": "y"})"));
    row("a claim of a number", 422, u"body.invalid"_s, request(Verb::Post, wire::routes::claims, R"({"code": 7})"));
    row("since nothing", 422, u"query.invalid"_s, request(Verb::Get, wire::routes::changes, {}));
    row("since before", 422, u"query.invalid"_s, request(Verb::Get, wire::routes::changes + u"?since=-1"_s, {}));
    row("since words", 422, u"query.invalid"_s, request(Verb::Get, wire::routes::changes + u"?since=now"_s, {}));
    row("waits too long", 422, u"query.invalid"_s,
        request(Verb::Get, wire::routes::changes + u"?since=0&wait=26"_s, {}));
    row("page too large", 422, u"query.invalid"_s, request(Verb::Get, wire::routes::audit + u"?limit=201"_s, {}));
    const auto filter = [](const QString &query) { return request(Verb::Get, wire::routes::audit + u'?' + query, {}); };
    const QString someone = wezi.toString();
    row("filter misspelt", 422, u"query.invalid"_s, filter(u"athor="_s + someone));
    row("filter given twice", 422, u"query.invalid"_s, filter(u"kind=role&kind=person"_s));
    row("limit given twice", 422, u"query.invalid"_s, filter(u"limit=1&limit=2"_s));
    row("author no id", 422, u"query.invalid"_s, filter(u"author=Wezi"_s));
    row("author empty", 422, u"query.invalid"_s, filter(u"author="_s));
    row("author the null id", 422, u"query.invalid"_s, filter(u"author="_s + Id().toString()));
    row("author in capitals", 422, u"query.invalid"_s, filter(u"author=0000000000000020000000000000000A"_s));
    row("kind unknown", 422, u"query.invalid"_s, filter(u"kind=phone"_s));
    row("kind of the snapshot's", 422, u"query.invalid"_s, filter(u"kind=roles"_s));
    row("object no id", 422, u"query.invalid"_s, filter(u"object=%25"_s));
    row("object the null id", 422, u"query.invalid"_s, filter(u"object="_s + Id().toString()));
    row("from no moment", 422, u"query.invalid"_s, filter(u"from=today"_s));
    row("from a day", 422, u"query.invalid"_s, filter(u"from=2026-11-19"_s));
    row("from elsewhere", 422, u"query.invalid"_s, filter(u"from=2026-11-19T00:00:00%2B02:00"_s));
    row("until a day that is none", 422, u"query.invalid"_s, filter(u"until=2026-02-30T00:00:00Z"_s));
    row("until before from", 422, u"query.invalid"_s,
        filter(u"from=2026-11-19T00:00:00Z&until=2026-11-18T00:00:00Z"_s));
    row("until at from", 422, u"query.invalid"_s, filter(u"from=2026-11-19T00:00:00Z&until=2026-11-19T00:00:00Z"_s));
    row("page of nothing", 422, u"query.invalid"_s, request(Verb::Get, wire::routes::audit + u"?limit=0"_s, {}));
}

void MalformedTest::refused()
{
    QFETCH(Request, asked);
    QFETCH(int, status);
    QFETCH(QString, code);
    World world;
    const QByteArray before = world.print();
    const Answer answer = world.handle(wezi, asked);
    const auto *response = std::get_if<Response>(&answer);
    QVERIFY(response);
    QVERIFY2(response->status == status, response->body.constData());
    QCOMPARE(codeOf(*response), code);
    QCOMPARE(world.print(), before);
    QCOMPARE(world.get(wezi, wire::routes::me).status, 200); // and it still answers
}

void MalformedTest::everyMistake_hasItsPlace()
{
    World world;
    const Response response =
        world.post(wezi, wire::routes::changeSets, {{u"id"_s, 1}, {u"changes"_s, QJsonArray{QJsonObject()}}});
    QCOMPARE(response.status, 422);
    const QJsonArray errors = bodyOf(response).value(u"errors"_s).toArray();
    QStringList pointers;
    for (const QJsonValue &error : errors)
        pointers << error[u"pointer"_s].toString();
    QCOMPARE(pointers, (QStringList{u"/id"_s, u"/changes/0/entity"_s, u"/changes/0/field"_s}));
}

void MalformedTest::endlessMistakes_areNotAllTold()
{
    World world;
    QJsonArray changes;
    QJsonObject odd{{u"x"_s, 1}, {u"y"_s, 1}};
    for (int i = 0; i < 4000; ++i)
        changes << odd;
    const Response response = world.post(wezi, wire::routes::changeSets, {{u"id"_s, 1}, {u"changes"_s, changes}});
    QCOMPARE(response.status, 422);
    QCOMPARE(bodyOf(response).value(u"errors"_s).toArray().size(), 100);
    QVERIFY(response.body.size() < 20'000);
}

void MalformedTest::utf8IsTaken()
{
    World world;
    const QString name = u"Santé \u4e2d\U0001F600"_s;
    QCOMPARE(world.patch(wezi, pathOf(wire::routes::roles, spare), {{u"name"_s, name}}).status, 200);
    QCOMPARE(world.project().roles.find(spare)->name, name);
}

STEWARD_TEST(MalformedTest, "malformed", Core)
#include "malformedtest.moc"
