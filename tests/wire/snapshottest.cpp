// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/snapshot.h"
#include "core/json.h"
#include "domain/fields.h"
#include "support/levels.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;

namespace {

QJsonObject travelled(const QJsonObject &object)
{
    return *parseObject(canonicalJson(object));
}

Role role(int number)
{
    Role role;
    role.id = Id(0x10, static_cast<quint64>(number) + 1);
    role.version = number;
    role.name = u"Role %1"_s.arg(number);
    return role;
}

Person person(int number)
{
    Person person;
    person.id = Id(0x20, static_cast<quint64>(number) + 1);
    person.name = u"Person %1"_s.arg(number);
    person.kind = number % 2 == 0 ? Person::Kind::WebUser : Person::Kind::MobileWorker;
    return person;
}

/// One row of each kind has all that a row can have, another nothing that it need not have.
Project project(int people = 3)
{
    Project project;
    project.id = Id(1, 1);
    project.name = u"Umoyo \u00e9\U0001F600"_s;
    project.environment = Environment::Training;
    project.revision = 41;
    project.utcOffsetMinutes = -210;
    project.locationTypes = tests::levelTypes({u"Country"_s, u"District"_s});
    project.capabilities = {.permissionsNotOffered = {u"access_api"_s},
                            .settingsNotOffered = {u"two_factor_auth"_s},
                            .whyNotOffered = {{u"access_api"_s, {u"switched_off"_s, u"Ask Ada."_s}}},
                            .undoWindowMinutes = 5,
                            .atomic = false,
                            .rest = {{u"approvals"_s, QJsonObject{{u"above"_s, 100}}}}};
    project.items = {{u"reports"_s, {{u"r1"_s, u"Stock"_s}, {u"r2"_s, u"Births"_s}}}, {u"none"_s, {}}};

    Role full = role(0);
    full.permissions = PermissionSet::fromJson({{u"edit_data"_s, true},
                                                {u"view_reports"_s, QJsonArray{u"r1"_s}},
                                                {u"permission_of_2031"_s, QJsonObject{{u"deep"_s, 7}}}});
    full.landingPage = u"reports"_s;
    full.assignableBy = {Id(9, 9)};
    full.isArchived = true;
    full.rest = {{u"colour"_s, u"green"_s}};
    project.roles = Table<Role>({full, role(1)});

    std::vector<Person> rows;
    for (int i = 0; i < people; ++i)
        rows.push_back(person(i));
    rows[0].role = full.id;
    rows[0].places = {Id(0x30, 1), Id(0x30, 2)};
    rows[0].primaryPlace = Id(0x30, 2);
    rows[0].lastSignIn = Instant(std::chrono::milliseconds(1'795'089'900'123));
    rows[0].rest = {{u"language"_s, u"ny"_s}};
    project.people = Table<Person>(std::move(rows));

    Place top;
    top.id = Id(0x30, 1);
    top.name = u"Top"_s;
    Place below = top;
    below.id = Id(0x30, 2);
    below.parent = top.id;
    below.type = tests::levelId(1);
    below.cases = 0; // reported, and none
    project.places = Table<Place>({top, below});
    return project;
}

/// As a console fetches it, but with every kind as a table.
Result<Project> fetched(const Project &source)
{
    wire::Manifest sent{.head = source};
    for (const EntityKind *kind : kinds())
        sent.parts << wire::Part{kind, kind->size(source), 0, {}};
    auto manifest = wire::manifestFromJson(travelled(wire::toJson(sent)));
    if (!manifest)
        return manifest.error();
    Project read = manifest->head;
    for (const wire::Part &part : manifest->parts) {
        const auto rows = part.kind->batch();
        const auto chunk = parseObject(wire::chunkToJson(source, *part.kind, 0, part.rows));
        const auto taken = chunk ? wire::chunkFromJson(*chunk, *rows) : chunk.error();
        if (!taken)
            return taken.error();
        rows->moveTo(read);
    }
    return read;
}

QJsonObject aManifest()
{
    return wire::toJson(wire::Manifest{.head = project(), .parts = {{kindOf(u"role"), 2, 1, {}}}});
}

QJsonObject manifestWith(const QString &key, const QJsonValue &value)
{
    QJsonObject object = aManifest();
    object.insert(key, value);
    return object;
}

QJsonObject headWith(const QString &key, const QJsonValue &value)
{
    QJsonObject head = aManifest().value(u"project"_s).toObject();
    head.insert(key, value);
    return manifestWith(u"project"_s, head);
}

QJsonObject partWith(const QString &key, const QJsonValue &value)
{
    QJsonObject part{{u"kind"_s, u"roles"_s}, {u"rows"_s, 2}, {u"packs"_s, 1}};
    part.insert(key, value);
    return manifestWith(u"parts"_s, QJsonArray{part});
}

} // namespace

/// A project that has travelled is the same project.
class SnapshotTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void project_travels();
    void emptyProject_travels();
    void olderServers_sayNotWhyNot();
    void kindsOfANewerServer_areCounted();
    void environmentOfANewerServer_isLive();
    void badManifests_data();
    void badManifests();
    void badChunks_data();
    void badChunks();
    void kinds_haveNames();
};

void SnapshotTest::project_travels()
{
    const auto read = fetched(project());
    QVERIFY(read);
    QCOMPARE(stateHash(*read), stateHash(project()));
    QCOMPARE(*read, project());
}

void SnapshotTest::emptyProject_travels()
{
    Project empty;
    empty.id = Id(1, 1);
    const auto read = fetched(empty);
    QVERIFY(read);
    QCOMPARE(*read, empty);
}

/// They told keys alone, and are read as before.
void SnapshotTest::olderServers_sayNotWhyNot()
{
    QJsonObject manifest = aManifest();
    QJsonObject head = manifest.value(u"project"_s).toObject();
    QJsonObject capabilities = head.value(u"capabilities"_s).toObject();
    capabilities.remove(u"whyNotOffered"_s);
    capabilities.insert(u"permissionsNotOffered"_s, QJsonArray{u"access_api"_s});
    head.insert(u"capabilities"_s, capabilities);
    manifest.insert(u"project"_s, head);
    const auto old = wire::manifestFromJson(manifest);
    QVERIFY(old);
    QCOMPARE(old->head.capabilities.permissionsNotOffered, QStringList{u"access_api"_s});
    QVERIFY(old->head.capabilities.whyNotOffered.isEmpty());

    capabilities.insert(u"whyNotOffered"_s, QJsonObject{{u"access_api"_s, u"because"_s}});
    head.insert(u"capabilities"_s, capabilities);
    manifest.insert(u"project"_s, head);
    QVERIFY(!wire::manifestFromJson(manifest));
}

void SnapshotTest::kindsOfANewerServer_areCounted()
{
    QJsonObject head = aManifest().value(u"project"_s).toObject();
    head.insert(u"motto"_s, u"x"_s);
    const auto read = wire::manifestFromJson(
        {{u"project"_s, head},
         {u"parts"_s,
          QJsonArray{QJsonObject{{u"kind"_s, u"phones"_s}, {u"rows"_s, 9}, {u"packs"_s, 4}},
                     QJsonObject{{u"kind"_s, u"people"_s}, {u"rows"_s, 3}, {u"packs"_s, 2}, {u"newer"_s, 1}}}},
         {u"more"_s, QJsonArray()}});
    QVERIFY(read);
    QCOMPARE(read->parts.size(), 1);
    QCOMPARE(read->parts.constFirst().kind, kindOf(u"person"));
    QCOMPARE(read->parts.constFirst().rows, 3);
    QCOMPARE(read->parts.constFirst().packs, 2);
    QCOMPARE(read->newerKinds, (QMap<QString, int>{{u"phones"_s, 9}}));
    QCOMPARE(read->newerEnvironment, QString());
}

void SnapshotTest::environmentOfANewerServer_isLive()
{
    const auto read = wire::manifestFromJson(headWith(u"environment"_s, u"staging"_s));
    QVERIFY(read);
    QCOMPARE(read->head.environment, Environment::Live);
    QCOMPARE(read->newerEnvironment, u"staging"_s);
}

void SnapshotTest::badManifests_data()
{
    QTest::addColumn<QJsonObject>("manifest");
    const auto row = [](const char *name, const QJsonObject &manifest) { QTest::newRow(name) << manifest; };
    row("empty", {});
    row("no project", manifestWith(u"project"_s, QJsonValue::Null));
    row("project is a text", manifestWith(u"project"_s, u"x"_s));
    row("parts is an object", manifestWith(u"parts"_s, QJsonObject()));
    row("part is a text", manifestWith(u"parts"_s, QJsonArray{u"roles"_s}));
    row("part without kind", manifestWith(u"parts"_s, QJsonArray{QJsonObject{{u"rows"_s, 1}, {u"packs"_s, 1}}}));
    row("rows is a text", partWith(u"rows"_s, u"2"_s));
    row("rows is a half", partWith(u"rows"_s, 2.5));
    row("rows is negative", partWith(u"rows"_s, -1));
    row("rows is huge", partWith(u"rows"_s, 1e12));
    row("packs is a text", partWith(u"packs"_s, u"2"_s));
    row("packs is negative", partWith(u"packs"_s, -1));
    row("packs is huge", partWith(u"packs"_s, 1e12));
    row("table is a text", partWith(u"table"_s, u"rows"_s));
    row("id is none", headWith(u"id"_s, u"x"_s));
    row("name is a number", headWith(u"name"_s, 7));
    row("environment is empty", headWith(u"environment"_s, u""_s));
    row("revision is a text", headWith(u"revision"_s, u"41"_s));
    row("capabilities is a list", headWith(u"capabilities"_s, QJsonArray()));
    row("a capability of another type", headWith(u"capabilities"_s, QJsonObject{{u"atomic"_s, 1}}));
    row("items is a list", headWith(u"items"_s, QJsonArray()));
    row("items of a kind is a text", headWith(u"items"_s, QJsonObject{{u"reports"_s, u"r1"_s}}));
    row("item is a text", headWith(u"items"_s, QJsonObject{{u"reports"_s, QJsonArray{u"r1"_s}}}));
    row("item without label",
        headWith(u"items"_s, QJsonObject{{u"reports"_s, QJsonArray{QJsonObject{{u"id"_s, u"r"_s}}}}}));
}

void SnapshotTest::badManifests()
{
    QFETCH(QJsonObject, manifest);
    QVERIFY(wire::manifestFromJson(aManifest()));
    QVERIFY(!wire::manifestFromJson(manifest));
}

void SnapshotTest::badChunks_data()
{
    QTest::addColumn<QJsonObject>("chunk");
    const auto row = [](const char *name, const QJsonArray &columns, const QJsonValue &rows) {
        QTest::newRow(name) << QJsonObject{{u"columns"_s, columns}, {u"rows"_s, rows}};
    };
    const QJsonArray columns{u"id"_s, u"name"_s};
    const QString id = Id(0x10, 1).toString();
    QTest::newRow("columns is a text") << QJsonObject{{u"columns"_s, u"id"_s}};
    row("columns of numbers", {1, 2}, QJsonArray());
    row("a column twice", {u"id"_s, u"name"_s, u"name"_s}, QJsonArray{QJsonArray{id, u"x"_s, u"y"_s}});
    row("rows without columns", {}, QJsonArray{QJsonArray()});
    row("rows is a text", columns, u"x"_s);
    row("row is a text", columns, QJsonArray{u"x"_s});
    row("row too short", columns, QJsonArray{QJsonArray{id}});
    row("row too long", columns, QJsonArray{QJsonArray{id, u"x"_s, 1}});
    row("no id", columns, QJsonArray{QJsonArray{QJsonValue(), u"x"_s}});
    row("id is none", columns, QJsonArray{QJsonArray{u"x"_s, u"x"_s}});
    row("name is a number", columns, QJsonArray{QJsonArray{id, 7}});
    row("no name", columns, QJsonArray{QJsonArray{id, QJsonValue()}});
    row("a permission with an impossible value", {u"id"_s, u"name"_s, u"permissions"_s},
        QJsonArray{QJsonArray{id, u"x"_s, QJsonObject{{u"edit_data"_s, u"yes"_s}}}});
}

void SnapshotTest::badChunks()
{
    QFETCH(QJsonObject, chunk);
    const auto rows = kindOf(u"role")->batch();
    const auto read = wire::chunkFromJson(chunk, *rows);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::BadReply);
}

void SnapshotTest::kinds_haveNames()
{
    for (const EntityKind *kind : kinds()) {
        QCOMPARE(kindOfPlural(QString(kind->plural())), kind);
        QCOMPARE(kindOf(QString(kind->name())), kind);
    }
    QVERIFY(!kindOfPlural(u"Roles"));
    QVERIFY(!kindOf(u""));
}

STEWARD_TEST(SnapshotTest, "snapshot", Core)
#include "snapshottest.moc"
