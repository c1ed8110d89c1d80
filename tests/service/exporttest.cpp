// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/kinds.h"
#include "service/limits.h"
#include "service/world.h"
#include "support/testmain.h"
#include "wire/changes.h"
#include "wire/routes.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::tests;

namespace {

const QString asCsv = wire::routes::auditExport + u"?format=csv"_s;
const QString asLines = wire::routes::auditExport + u"?format=jsonl"_s;

QJsonArray readsOf(World &world, const Id &who, const QString &query = {})
{
    return bodyOf(world.get(who, wire::routes::reads + query)).value(u"items"_s).toArray();
}

void rename(World &world, const Id &role, const QString &name)
{
    world.clock.advance(1min);
    QCOMPARE(
        world.post(wezi, wire::routes::changeSets, World::set({world.change(u"role"_s, role, u"name"_s, name)})).status,
        200);
}

/// All packs that the manifest names: their bytes.
qint64 packsTaken(World &world, const Id &who, const Response &manifest)
{
    qint64 bytes = 0;
    const QJsonObject body = bodyOf(manifest);
    const QString revision = QString::number(body[u"project"_s][u"revision"_s].toInteger());
    for (const auto &part : body[u"parts"_s].toArray()) {
        for (int pack = 0; pack < part[u"packs"_s].toInt(); ++pack) {
            const QString path = u"%1/%2/%3?revision=%4"_s.arg(wire::routes::snapshot, part[u"kind"_s].toString(),
                                                               QString::number(pack), revision);
            const Response taken = world.get(who, path);
            bytes += taken.status == 200 ? taken.body.size() : 0;
        }
    }
    return bytes;
}

QByteArray linkOf(const Response &response)
{
    const QByteArray link = headerValue(response.headers, "link");
    return link.mid(1, link.indexOf('>') - 1);
}

} // namespace

/// What leaves the server whole: the snapshot and the log. It is written down before it is given.
class ExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void snapshot_isWrittenDown();
    void packs_areWrittenDown();
    void whatIsThereAlready_doesNotCount();
    void forms_haveTheirTags();
    void rest_isWrittenDown();
    void snapshot_inPart();
    void everybody_readsHisOwn();
    void csv_hasALineForEachChange();
    void handles_areOfNow();
    void filters_speakInHandles();
    void csv_hasNoFormulas();
    void lines_areTheLog();
    void filtered();
    void pages_makeOneFile();
    void export_isWrittenDown();
    void bad_data();
    void bad();
};

void ExportTest::snapshot_isWrittenDown()
{
    World world;
    const Response response = world.get(wezi, wire::routes::snapshot);
    QCOMPARE(response.status, 200);
    const qint64 packs = packsTaken(world, wezi, response);
    QVERIFY(packs > 0);
    const QJsonArray reads = readsOf(world, wezi);
    QCOMPARE(reads.size(), 1);
    const QJsonObject read = reads.at(0).toObject();
    QCOMPARE(read.value(u"at"_s).toString(), toText(world.clock.now()));
    QCOMPARE(read.value(u"person"_s).toString(), wezi.toString());
    QCOMPARE(read.value(u"what"_s).toString(), u"snapshot"_s);
    QCOMPARE(read.value(u"scope"_s).toString(), u"whole"_s);
    QCOMPARE(read.value(u"from"_s).toString(), u"192.0.2.7, test"_s);
    QCOMPARE(read.value(u"bytes"_s).toInteger(), response.body.size() + packs);
    qint64 objects = 0;
    for (const domain::EntityKind *kind : domain::kinds())
        objects += kind->size(world.project());
    QCOMPARE(read.value(u"objects"_s).toInteger(), objects);
    QCOMPARE(world.rows(), 0); // no change set
}

/// Who asks for no manifest copies out as much: he is written down with the first pack.
void ExportTest::packs_areWrittenDown()
{
    World world;
    const QString people = wire::routes::snapshot + u"/people/0"_s;
    qint64 bytes = world.get(lena, people).body.size();
    QJsonArray reads = readsOf(world, wezi);
    QCOMPARE(reads.size(), 1);
    QCOMPARE(reads.at(0)[u"person"_s].toString(), lena.toString());
    QCOMPARE(reads.at(0)[u"scope"_s].toString(), u"part"_s);
    QVERIFY(reads.at(0)[u"objects"_s].toInteger() > 0);
    QCOMPARE(reads.at(0)[u"bytes"_s].toInteger(), bytes);
    bytes += world.get(lena, wire::routes::snapshot + u"/places/0?revision=0"_s).body.size();
    bytes += world.ask(lena, Request::Verb::Get, people, {}, {{"accept", "application/json"}}).body.size();
    reads = readsOf(world, wezi);
    QCOMPARE(reads.size(), 1); // of one view
    QCOMPARE(reads.at(0)[u"bytes"_s].toInteger(), bytes);
    rename(world, spare, u"Spare wheel"_s);
    bytes = world.get(lena, people + u"?revision=1"_s).body.size();
    reads = readsOf(world, wezi);
    QCOMPARE(reads.size(), 2); // of what is now another begins
    QCOMPARE(reads.at(0)[u"bytes"_s].toInteger(), bytes);
}

void ExportTest::whatIsThereAlready_doesNotCount()
{
    World world;
    const Response manifest = world.get(wezi, wire::routes::snapshot);
    const QString people = wire::routes::snapshot + u"/people/0"_s;
    const Response pack = world.get(wezi, people);
    const qint64 bytes = manifest.body.size() + pack.body.size();
    for (const auto &[path, response] :
         {std::pair(QString(wire::routes::snapshot), manifest), std::pair(people, pack)}) {
        const QByteArray tag = headerValue(response.headers, "etag");
        QVERIFY(!tag.isEmpty());
        QCOMPARE(world.ask(wezi, Request::Verb::Get, path, {}, {{"if-none-match", tag}}).status, 304);
    }
    const Headers known{{"if-none-match", headerValue(pack.headers, "etag")}};
    QCOMPARE(headerValue(world.ask(wezi, Request::Verb::Get, people, {}, known).headers, "vary"), "accept");
    const QJsonArray reads = readsOf(world, wezi);
    QCOMPARE(reads.size(), 1);
    QCOMPARE(reads.at(0)[u"bytes"_s].toInteger(), bytes);
}

/// The same rows in another form have another tag.
void ExportTest::forms_haveTheirTags()
{
    World world;
    const QString people = wire::routes::snapshot + u"/people/0"_s;
    const Headers asJson{{"accept", "application/json"}};
    const QByteArray packed = headerValue(world.get(wezi, people).headers, "etag");
    const Response told = world.ask(wezi, Request::Verb::Get, people, {}, asJson);
    const QByteArray tag = headerValue(told.headers, "etag");
    QVERIFY(!tag.isEmpty() && tag != packed);
    const auto again = [&](const QByteArray &known) {
        return world.ask(wezi, Request::Verb::Get, people, {}, asJson + Headers{{"if-none-match", known}}).status;
    };
    QCOMPARE(again(tag), 304);
    QCOMPARE(again(packed), 200);
}

/// What is counted and not written down yet is so when the server ends, and when another has taken the view's place.
void ExportTest::rest_isWrittenDown()
{
    World world;
    const auto bytesOf = [&world](int newest) { return world.store.visits().reads({.limit = 99})->at(newest).bytes; };
    const auto fetch = [&world](const Id &who) {
        return world.get(who, wire::routes::snapshot + u"/people/0"_s).body.size();
    };
    qint64 bytes = fetch(grace);
    QCOMPARE(bytesOf(0), 0);
    for (int i = 0; i < 8; ++i) {
        rename(world, spare, u"Spare %1"_s.arg(i));
        QVERIFY(fetch(wezi) > 0);
    }
    QCOMPARE(bytesOf(8), bytes);
    bytes = fetch(lena);
    QCOMPARE(bytesOf(0), 0);
    world.service.reset();
    QCOMPARE(bytesOf(0), bytes);
}

void ExportTest::snapshot_inPart()
{
    World world;
    QCOMPARE(world.get(lena, wire::routes::snapshot).status, 200);
    QCOMPARE(world.get(wezi, wire::routes::snapshot).status, 200);
    const QJsonArray reads = readsOf(world, wezi);
    QCOMPARE(reads.at(1)[u"scope"_s].toString(), u"part"_s);
    QVERIFY(reads.at(1)[u"objects"_s].toInteger() < reads.at(0)[u"objects"_s].toInteger());
}

void ExportTest::everybody_readsHisOwn()
{
    World world;
    QCOMPARE(world.get(lena, wire::routes::snapshot).status, 200);
    QCOMPARE(world.get(pia, wire::routes::snapshot).status, 200);
    QCOMPARE(readsOf(world, pia).size(), 1);
    QCOMPARE(readsOf(world, wezi).size(), 2);
    QCOMPARE(readsOf(world, wezi, u"?person="_s + lena.toString()).size(), 1);
    QCOMPARE(readsOf(world, wezi, u"?limit=1"_s).at(0)[u"person"_s].toString(), pia.toString()); // the last first
    QCOMPARE(world.get(pia, wire::routes::reads + u"?person="_s + lena.toString()).status, 403);
}

void ExportTest::csv_hasALineForEachChange()
{
    World world;
    const auto name = world.change(u"role"_s, spare, u"name"_s, u"Spare, \"new\""_s);
    const auto page = world.change(u"role"_s, plain, u"landing_page"_s, u"reports"_s);
    QCOMPARE(world.post(wezi, wire::routes::changeSets, World::set({name, page}, Id(5, 5))).status, 200);
    const Response response = world.get(wezi, asCsv);
    QCOMPARE(response.status, 200);
    QCOMPARE(headerValue(response.headers, "content-type"), "text/csv; charset=utf-8");
    QCOMPARE(headerValue(response.headers, "content-disposition"), "attachment; filename=\"audit.csv\"");
    QVERIFY(headerValue(response.headers, "link").isEmpty());
    const QByteArrayList lines = response.body.split('\n');
    QCOMPARE(lines.size(), 4); // a head, two changes, and nothing behind the last
    QVERIFY(lines.at(0).startsWith("revision,at,set,author,author_name,"));
    QVERIFY(lines.at(0).endsWith('\r'));
    const bool isNameFirst = lines.at(1).contains(",name,");
    const QByteArray &renamed = lines.at(isNameFirst ? 1 : 2);
    const QByteArray &moved = lines.at(isNameFirst ? 2 : 1);
    QVERIFY(renamed.startsWith("1," + toText(world.clock.now()).toLatin1() + ',' + Id(5, 5).toString().toLatin1()));
    QVERIFY(renamed.contains(",role," + spare.toString().toLatin1() + ",update,name,"));
    QVERIFY(renamed.contains(",\"Spare, \"\"new\"\"\","));
    QVERIFY(moved.contains(",role," + plain.toString().toLatin1() + ",update,landing_page,"));
    QCOMPARE(moved.count(','), lines.at(0).count(',') + 1); // the one in "192.0.2.7, test"
    QVERIFY(lines.at(3).isEmpty());
}

/// What things are called when the log is read: nothing where they are gone.
void ExportTest::handles_areOfNow()
{
    World world;
    const QString path = u"/v1/roles/"_s + spare.toString();
    QCOMPARE(world.patch(wezi, path, {{u"handle"_s, u"spare"_s}}).status, 200);
    QCOMPARE(world.patch(wezi, path, {{u"handle"_s, u"wheel"_s}}).status, 200);
    const auto ofFirst = [&world] { return bodyOf(world.get(wezi, wire::routes::audit))[u"items"_s][1]; };
    QCOMPARE(ofFirst()[u"authorHandle"_s].toString(), world.project().people.find(wezi)->handle);
    QCOMPARE(ofFirst()[u"changes"_s][0][u"entity"_s][u"handle"_s].toString(), u"wheel"_s);
    const QString set = ofFirst()[u"id"_s].toString();
    QCOMPARE(bodyOf(world.get(wezi, u"/v1/change-sets/"_s + set))[u"changes"_s][0][u"entity"_s][u"handle"_s].toString(),
             u"wheel"_s);
    const QByteArrayList lines = world.get(wezi, asCsv).body.split('\n');
    QVERIFY(lines.at(0).endsWith(",author_handle,handle\r"));
    QVERIFY(lines.at(2).endsWith(",wezi@x.example,wheel\r"));
    QVERIFY(world.get(wezi, asLines).body.contains("\"authorHandle\":\"wezi@x.example\""));
    QVERIFY(!world.get(wezi, wire::routes::changes + u"?since=0"_s).body.contains("\"handle\":\"wheel\",\"id\""));
    QCOMPARE(world.ask(wezi, Request::Verb::Delete, path, {}, {{"if-match", tag(2)}}).status, 200);
    const QJsonValue gone = bodyOf(world.get(wezi, wire::routes::audit))[u"items"_s][2];
    QVERIFY(gone[u"changes"_s][0][u"entity"_s][u"handle"_s].isUndefined());
}

void ExportTest::filters_speakInHandles()
{
    World world;
    QCOMPARE(world.patch(wezi, u"/v1/roles/"_s + spare.toString(), {{u"handle"_s, u"spare"_s}}).status, 200);
    rename(world, plain, u"Another"_s);
    const auto found = [&world](const QString &query) {
        QList<int> revisions;
        const Response page = world.get(wezi, wire::routes::audit + u'?' + query);
        if (page.status != 200)
            return QList<int>{-page.status};
        for (const auto &item : bodyOf(page)[u"items"_s].toArray())
            revisions << item[u"revision"_s].toInt();
        return revisions;
    };
    QCOMPARE(found(u"object=role:spare"_s), QList<int>{1});
    QCOMPARE(found(u"object=role:SPARE"_s), QList<int>{1});
    QCOMPARE(found(u"author=person:wezi%40x.example"_s), (QList<int>{2, 1}));
    QCOMPARE(found(u"author=person:thoko%40x.example"_s), QList<int>());
    QCOMPARE(found(u"kind=group"_s), QList<int>());
    for (const QString &wrong : {u"object=role:nothing"_s, u"object=phone:spare"_s, u"object=role:"_s,
                                 u"object=:spare"_s, u"author=role:spare"_s, u"author=wezi%40x.example"_s})
        QCOMPARE(found(wrong), QList<int>{-422});
    QCOMPARE(world.get(wezi, asLines + u"&object=role:spare"_s).body.count('\n'), 1);
}

void ExportTest::csv_hasNoFormulas()
{
    World world;
    rename(world, spare, u"=HYPERLINK(\"https://evil.example\")"_s);
    const Response csv = world.get(wezi, asCsv);
    QVERIFY(csv.body.contains(",\"'=HYPERLINK(\"\"https://evil.example\"\")\","));
    const Response lines = world.get(wezi, asLines);
    QVERIFY(lines.body.contains("\"=HYPERLINK(\\\"https://evil.example\\\")\""));
}

void ExportTest::lines_areTheLog()
{
    World world;
    rename(world, spare, u"First"_s);
    rename(world, spare, u"Second"_s);
    const Response response = world.get(wezi, asLines);
    QCOMPARE(headerValue(response.headers, "content-type"), "application/jsonl");
    const QByteArrayList lines = response.body.split('\n');
    const QJsonArray items = bodyOf(world.get(wezi, wire::routes::audit)).value(u"items"_s).toArray();
    QCOMPARE(lines.size(), items.size() + 1);
    for (int i = 0; i < items.size(); ++i) {
        const auto line = parseObject(lines.at(i));
        QVERIFY(line);
        QCOMPARE(*line, items.at(i).toObject());
    }
}

void ExportTest::filtered()
{
    World world;
    rename(world, spare, u"First"_s);
    rename(world, plain, u"Second"_s);
    const QString query = u"&kind=role&object="_s + spare.toString();
    const Response response = world.get(wezi, asLines + query);
    QCOMPARE(response.body.count('\n'), 1);
    QVERIFY(response.body.contains("First"));
    QCOMPARE(readsOf(world, wezi).at(0)[u"scope"_s].toString(), u"part"_s);
}

void ExportTest::pages_makeOneFile()
{
    World world;
    constexpr int more = 5;
    domain::Project project = world.project();
    for (int i = 1; i <= limits::mostRowsExported + more; ++i) {
        domain::Project next = project;
        next.revision = i;
        QVERIFY(world.store.commit({.project = next, .set = {.id = Id(6, quint64(i))}, .at = world.clock.now()}));
        project = next;
    }
    const QString query = u"&from=2020-01-01T00:00:00.000Z"_s;
    const Response first = world.get(wezi, asCsv + query);
    QCOMPARE(first.body.count('\n'), limits::mostRowsExported + 1);
    const QByteArray next = linkOf(first);
    QVERIFY2(next.startsWith("/v1/audit/export?format=csv&from=2020-01-01T00:00:00.000Z&before="), next.constData());
    const Response second = world.get(wezi, QString::fromLatin1(next));
    QCOMPARE(second.body.count('\n'), more); // and no head of its own
    QVERIFY(second.body.startsWith(QByteArray::number(more) + ','));
    QVERIFY(linkOf(second).isEmpty());
}

void ExportTest::export_isWrittenDown()
{
    World world;
    rename(world, spare, u"First"_s);
    const Response response = world.get(wezi, asCsv);
    const QJsonObject read = readsOf(world, wezi).at(0).toObject();
    QCOMPARE(read.value(u"what"_s).toString(), u"audit"_s);
    QCOMPARE(read.value(u"scope"_s).toString(), u"whole"_s);
    QCOMPARE(read.value(u"objects"_s).toInt(), 1);
    QCOMPARE(read.value(u"bytes"_s).toInteger(), response.body.size());
    QCOMPARE(world.get(wezi, wire::routes::audit).status, 200); // a page to look at is none
    QCOMPARE(readsOf(world, wezi).size(), 1);
    QCOMPARE(world.get(grace, asCsv).status, 403);
    QCOMPARE(readsOf(world, wezi).size(), 1);
}

void ExportTest::bad_data()
{
    QTest::addColumn<QString>("query");
    for (const char *query : {"", "?format=xml", "?format=csv&format=jsonl", "?format=csv&before=x",
                              "?format=csv&colour=red", "?format=csv&limit=5", "?format=csv&kind="})
        QTest::newRow(query) << QString::fromLatin1(query);
}

void ExportTest::bad()
{
    QFETCH(QString, query);
    World world;
    const Response response = world.get(wezi, wire::routes::auditExport + query);
    QCOMPARE(response.status, 422);
    QCOMPARE(codeOf(response), u"query.invalid"_s);
    QVERIFY(readsOf(world, wezi).isEmpty());
}

STEWARD_TEST(ExportTest, "export", Core)
#include "exporttest.moc"
