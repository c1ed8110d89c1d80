// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/catalogue.h"
#include "domain/fields.h"
#include "service/world.h"
#include "support/testmain.h"
#include "wire/me.h"
#include "wire/pack/pack.h"
#include "wire/routes.h"
#include "wire/snapshot.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;

/// What is read is what is there.
class ReadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void me_saysWhatIMay();
    void me_effectivelyNotJustStored();
    void capabilities_areWhatIsEnforced();
    void catalogue_isWhole();
    void presets_areTold();
    void settings_areDescribed();
    void lists_andObjects();
    void snapshot_isTheProject();
    void chunk_ofAnotherRevision();
};

void ReadTest::me_saysWhatIMay()
{
    World world;
    const auto admin = wire::meFromJson(bodyOf(world.get(wezi, wire::routes::me)));
    QVERIFY(admin);
    QCOMPARE(admin->person, wezi);
    QVERIFY(admin->isAdmin && admin->mayEditRoles);
    QCOMPARE(admin->permissions.size(), catalogue().size());
    QCOMPARE(admin->canHelp, (QStringList{u"Wezi"_s, u"Thoko"_s}));

    const auto other = wire::meFromJson(bodyOf(world.get(pia, wire::routes::me)));
    QVERIFY(other);
    QCOMPARE(other->name, u"Pia"_s);
    QCOMPARE(other->handle, u"pia@x.example"_s);
    QCOMPARE(other->roleName, u"Plain"_s);
    QVERIFY(!other->isAdmin && !other->mayEditRoles);
    QCOMPARE(other->permissions, (QJsonObject{{u"access_all_locations"_s, true}}));
}

void ReadTest::me_effectivelyNotJustStored()
{
    World world;
    const QJsonObject permissions{{u"view_reports"_s, QJsonArray{u"stock"_s}}, {u"edit_locations"_s, true}};
    QCOMPARE(world.patch(wezi, pathOf(wire::routes::roles, supervisor), {{u"permissions"_s, permissions}}).status, 200);
    const QJsonObject held = bodyOf(world.get(lena, wire::routes::me)).value(u"permissions"_s).toObject();
    QCOMPARE(held.value(u"view_reports"_s).toObject(),
             (QJsonObject{{u"scope"_s, u"limited"_s}, {u"items"_s, QJsonArray{u"stock"_s}}}));
    QCOMPARE(held.value(u"edit_users_in_locations"_s), QJsonValue(true)); // implied by two that are held
    QVERIFY(!held.contains(u"access_all_locations"_s));
}

void ReadTest::capabilities_areWhatIsEnforced()
{
    World world;
    const QJsonObject told = bodyOf(world.get(pia, wire::routes::capabilities));
    QCOMPARE(told[u"offered"_s], bodyOf(world.get(pia, wire::routes::project))[u"capabilities"_s]);
    QCOMPARE(told[u"offered"_s][u"permissionsNotOffered"_s], QJsonValue(QJsonArray{u"edit_motech"_s}));
    const QJsonObject why{{u"reason"_s, u"not_connected"_s}, {u"words"_s, u"Motech is not connected."_s}};
    QCOMPARE(told[u"offered"_s][u"whyNotOffered"_s], QJsonValue(QJsonObject{{u"edit_motech"_s, why}}));
    QCOMPARE(told[u"contract"_s][u"version"_s].toString(), u"0.1.0"_s);
    const auto limit = [&told](const QString &name) { return told[u"limits"_s][name].toInt(); };
    const auto status = [&world](const QString &path) { return world.get(wezi, path).status; };
    const QString roles = wire::routes::roles + u"?limit=%1"_s;
    QCOMPARE(status(roles.arg(limit(u"objectsInPage"_s))), 200);
    QCOMPARE(status(roles.arg(limit(u"objectsInPage"_s) + 1)), 422);
    const QString changes = wire::routes::changes + u"?since=0&wait=%1"_s;
    QCOMPARE(status(changes.arg(limit(u"waitSeconds"_s) + 1)), 422);
    const QString audit = wire::routes::audit + u"?limit=%1"_s;
    QCOMPARE(status(audit.arg(limit(u"logRowsInPage"_s))), 200);
    QCOMPARE(status(audit.arg(limit(u"logRowsInPage"_s) + 1)), 422);
    QVERIFY(told.value(u"takesSecrets"_s).toBool());
    QCOMPARE(limit(u"secretBytes"_s), 4096); // SecretsTest tries it
    const auto renamed = [&world](const QString &reason) {
        return world.patch(wezi, pathOf(wire::routes::roles, spare), {{u"name"_s, u"x"_s}, {u"reason"_s, reason}})
            .status;
    };
    QCOMPARE(renamed(QString(limit(u"reasonLength"_s) + 1, u'x')), 422);
    QCOMPARE(renamed(QString(limit(u"reasonLength"_s), u'x')), 200);
}

void ReadTest::catalogue_isWhole()
{
    World world;
    const QJsonObject body = bodyOf(world.get(pia, wire::routes::permissions));
    const QJsonArray items = body.value(u"items"_s).toArray();
    QCOMPARE(items.size(), catalogue().size());
    QCOMPARE(static_cast<size_t>(body.value(u"groups"_s).toArray().size()), catalogue().groups().size());
    const QJsonObject groups = items.at(catalogue().indexOf(u"edit_groups")).toObject();
    QCOMPARE(groups.value(u"key"_s).toString(), u"edit_groups"_s);
    QCOMPARE(groups.value(u"needs"_s).toArray(), QJsonArray{u"access_all_locations"_s});
    QCOMPARE(groups.value(u"implies"_s)[0][u"permission"_s].toString(), u"view_groups"_s);
    QVERIFY(groups.value(u"risk"_s).toInt() >= 1 && !groups.value(u"help"_s).toString().isEmpty());
}

/// Each field of the settings, with what it is when nobody has set it.
void ReadTest::settings_areDescribed()
{
    World world;
    QJsonObject fields = toJson(Settings());
    fields.remove(u"id"_s);
    fields.remove(u"version"_s);
    QJsonObject told;
    for (const QJsonValue &item : bodyOf(world.get(pia, wire::routes::settingsCatalogue)).value(u"items"_s).toArray())
        told.insert(item[u"key"_s].toString(), item[u"default"_s]);
    QCOMPARE(told, fields);
}

void ReadTest::presets_areTold()
{
    World world;
    const QJsonArray items = bodyOf(world.get(pia, wire::routes::presets)).value(u"items"_s).toArray();
    QCOMPARE(static_cast<size_t>(items.size()), presets().size());
    QVERIFY(!items.at(0)[u"name"_s].toString().isEmpty());
}

void ReadTest::lists_andObjects()
{
    World world;
    const Project now = world.project();
    const QJsonArray roles = bodyOf(world.get(grace, wire::routes::roles)).value(u"items"_s).toArray();
    QCOMPARE(roles.size(), now.roles.size());
    QCOMPARE(roles.at(0).toObject(), toJson(now.roles.at(0)));
    QCOMPARE(bodyOf(world.get(grace, pathOf(wire::routes::roles, worker))), toJson(*now.roles.find(worker)));
    const QJsonArray people = bodyOf(world.get(grace, wire::routes::people)).value(u"items"_s).toArray();
    QCOMPARE(people.size(), now.people.size());
    QCOMPARE(bodyOf(world.get(grace, pathOf(wire::routes::people, zulu))), toJson(*now.people.find(zulu)));
    QCOMPARE(bodyOf(world.get(pia, wire::routes::project)), wire::headToJson(now));
}

void ReadTest::snapshot_isTheProject()
{
    World world;
    auto taken = wire::manifestFromJson(bodyOf(world.get(wezi, wire::routes::snapshot)));
    QVERIFY(taken);
    wire::Manifest known = std::move(taken).value();
    wire::Manifest *manifest = &known;
    QCOMPARE(manifest->parts.size(), static_cast<qsizetype>(kinds().size()));
    Project read = manifest->head;
    wire::SnapshotRows packed;
    for (const wire::Part &part : manifest->parts) {
        const bool isLarge = QStringList{u"roles"_s, u"people"_s, u"places"_s}.contains(part.kind->plural());
        QCOMPARE(part.packs, isLarge ? 1 : 0); // the others are few enough to be told at once
        if (part.rows == 0)
            continue;
        const QString path = wire::routes::snapshot + u"/%1/0?revision=0"_s.arg(part.kind->plural());
        const Response pack = world.get(wezi, path);
        QCOMPARE(headerValue(pack.headers, "content-type"), QByteArray(wire::packType));
        QVERIFY(!headerValue(pack.headers, "etag").isEmpty());
        QVERIFY(packed.addPack(*part.kind, pack.body));
        const Response plain = world.ask(wezi, Request::Verb::Get, path, {}, {{"accept", "application/json"}});
        QCOMPARE(headerValue(plain.headers, "content-type"), QByteArray("application/json"));
        if (!isLarge)
            QCOMPARE(bodyOf(plain), part.table);
        const auto rows = part.kind->batch();
        QVERIFY(wire::chunkFromJson(bodyOf(plain), *rows));
        rows->moveTo(read);
    }
    packed.moveTo(manifest->head);
    QVERIFY(manifest->head == read);
    QCOMPARE(stateHash(read), stateHash(world.project()));
}

void ReadTest::chunk_ofAnotherRevision()
{
    World world;
    const QString pack = wire::routes::snapshot + u"/roles/0?revision="_s;
    QCOMPARE(world.patch(wezi, pathOf(wire::routes::roles, spare), {{u"name"_s, u"Other"_s}}).status, 200);
    const Response moved = world.get(wezi, pack + u'0'); // nobody has asked for that one while it was there
    QCOMPARE(moved.status, 412);
    QCOMPARE(codeOf(moved), u"snapshot.moved"_s);
    QCOMPARE(bodyOf(moved).value(u"revision"_s).toInt(), 1);
    QCOMPARE(world.get(wezi, pack + u'1').status, 200);
    QCOMPARE(world.get(wezi, pack + u'2').status, 412);
}

STEWARD_TEST(ReadTest, "read", Core)
#include "readtest.moc"
