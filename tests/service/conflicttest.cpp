// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "service/world.h"
#include "support/testmain.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;
using Verb = Request::Verb;

namespace {

const QString role = pathOf(wire::routes::roles, plain);

} // namespace

/// Two admins at once: who changes other fields never meets, who changes the same one is told what stands there.
class ConflictTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tag_ofWhatIsRead();
    void withoutTag_isRefused();
    void foreignTags_areRefused_data();
    void foreignTags_areRefused();
    void sameField_secondIsRefused();
    void differentFields_bothSucceed();
    void tagsFromLongAgo_areRefused();
    void tagsOfOld_openOnlyTheRowsOfTheObject();
    void tagsOfOld_openNothingForWhoMayNot();
    void onlyWhatIsSent_changes();
    void null_takesAPermissionAway();
    void fieldSetBackMeanwhile_isNoConflict();
    void removal_ofWhatMovedOn();
    void sets_conflictByField();
    void sets_allOrNothing();
};

void ConflictTest::tag_ofWhatIsRead()
{
    World world;
    QCOMPARE(headerValue(world.get(wezi, role).headers, "etag"), tag(0));
    QCOMPARE(world.patch(wezi, role, {{u"name"_s, u"A"_s}}).status, 200);
    QCOMPARE(headerValue(world.get(wezi, role).headers, "etag"), tag(1));
    QCOMPARE(headerValue(world.get(wezi, wire::routes::project).headers, "etag"), tag(1));
}

void ConflictTest::withoutTag_isRefused()
{
    World world;
    for (const Verb verb : {Verb::Patch, Verb::Delete}) {
        const QJsonObject body = verb == Verb::Patch ? QJsonObject{{u"name"_s, u"A"_s}} : QJsonObject();
        const Response response = world.ask(wezi, verb, pathOf(wire::routes::roles, spare), body);
        QCOMPARE(response.status, 428);
        QCOMPARE(codeOf(response), u"precondition.required"_s);
    }
    QCOMPARE(world.rows(), 0);
}

void ConflictTest::foreignTags_areRefused_data()
{
    QTest::addColumn<QByteArray>("tag");
    for (const char *one : {"*", "\"v1\"", "v0", "\"0\"", "\"v\"", "\"vx\"", "\"v-1\"", "W/\"v0\"", "\"v0\", \"v1\"",
                            "\"v9999999999999999999999\"", "\"V0\""})
        QTest::newRow(one) << QByteArray(one);
}

void ConflictTest::foreignTags_areRefused()
{
    QFETCH(QByteArray, tag);
    World world;
    const Response response = world.ask(wezi, Verb::Patch, role, {{u"name"_s, u"A"_s}}, {{"if-match", tag}});
    QCOMPARE(response.status, 412);
    QCOMPARE(codeOf(response), u"precondition.unknown"_s);
    QCOMPARE(bodyOf(response).value(u"version"_s).toInt(-1), 0);
    QCOMPARE(world.rows(), 0);
}

void ConflictTest::sameField_secondIsRefused()
{
    World world;
    const Headers both{{"if-match", tag(0)}};
    QCOMPARE(world.ask(wezi, Verb::Patch, role, {{u"name"_s, u"Hers"_s}}, both).status, 200);
    const QByteArray before = world.print();
    const Response second = world.ask(thoko, Verb::Patch, role, {{u"name"_s, u"His"_s}}, both);
    QCOMPARE(second.status, 412);
    QCOMPARE(codeOf(second), u"field.stale"_s);
    QCOMPARE(world.print(), before);
    const QList<Problem> problems = problemsOf(second);
    QCOMPARE(problems.size(), 1);
    const Problem expected{.kind = Problem::Kind::Stale,
                           .code = u"field.stale"_s,
                           .change = 0,
                           .field = u"name"_s,
                           .base = u"Plain"_s,
                           .theirs = u"Hers"_s,
                           .version = 1};
    QCOMPARE(problems.constFirst(), expected);

    // Having seen it, he may.
    QCOMPARE(world.ask(thoko, Verb::Patch, role, {{u"name"_s, u"His"_s}}, {{"if-match", tag(1)}}).status, 200);
    QCOMPARE(world.project().roles.find(plain)->name, u"His"_s);
}

void ConflictTest::differentFields_bothSucceed()
{
    World world;
    const Headers both{{"if-match", tag(0)}};
    QCOMPARE(world.ask(wezi, Verb::Patch, role, {{u"name"_s, u"Hers"_s}}, both).status, 200);
    QCOMPARE(world.ask(thoko, Verb::Patch, role, {{u"landing_page"_s, u"reports"_s}}, both).status, 200);
    QCOMPARE(
        world.ask(thoko, Verb::Patch, role, {{u"permissions"_s, QJsonObject{{u"edit_data"_s, true}}}}, both).status,
        200);
    const Role *now = world.project().roles.find(plain);
    QCOMPARE(now->name, u"Hers"_s);
    QCOMPARE(now->landingPage, u"reports"_s);
    QCOMPARE(now->version, 3);
    QCOMPARE(world.rows(), 3);
}

/// The log is not read from its beginning for anybody who asks with an old tag.
void ConflictTest::tagsFromLongAgo_areRefused()
{
    World world(20'000);
    QCOMPARE(world.patch(wezi, role, {{u"name"_s, u"A"_s}}).status, 200);
    const QJsonObject other{{u"landing_page"_s, u"reports"_s}};
    const Response old = world.ask(wezi, Verb::Patch, role, other, {{"if-match", tag(10'000)}});
    QCOMPARE(old.status, 412);
    QCOMPARE(codeOf(old), u"precondition.too_old"_s);
    QCOMPARE(bodyOf(old).value(u"version"_s).toInt(), 20'001);
    QCOMPARE(world.rows(), 1);
    QCOMPARE(world.ask(wezi, Verb::Patch, role, {{u"name"_s, u"B"_s}}, {{"if-match", tag(10'001)}}).status, 412);
    QCOMPARE(world.ask(wezi, Verb::Patch, role, other, {{"if-match", tag(10'001)}}).status, 200);
}

namespace {

/// Counts what is read of the log.
class CountingStore : public MemoryStore
{
public:
    Result<QList<AuditRow>> rowsAfter(qint64 after, int limit) const override
    {
        return counted(MemoryStore::rowsAfter(after, limit));
    }
    Result<QList<AuditRow>> rowsTouching(const Id &object, qint64 after, qint64 upTo) const override
    {
        return counted(MemoryStore::rowsTouching(object, after, upTo));
    }

    mutable qsizetype opened = 0;

private:
    Result<QList<AuditRow>> counted(Result<QList<AuditRow>> rows) const
    {
        opened += rows ? rows->size() : 0;
        return rows;
    }
};

/// On a store that counts: the plain role renamed, a person given a place, 30 changes of another role, and again the
/// plain one.
class CountedLog
{
public:
    CountedLog()
    {
        if (!store.create(World().project()) || !store.bindMember(subjectOf(wezi), wezi)
            || !store.bindMember(subjectOf(lena), lena))
            qFatal("no store");
        service = std::make_unique<Service>(store);
        rename(plain, 0, 0);
        const QByteArray places =
            "{\"places\": [\"" + south.toString().toLatin1() + "\", \"" + country.toString().toLatin1() + "\"]}";
        if (patch(wezi, pathOf(wire::routes::people, banda), places, 0).status != 200)
            qFatal("not moved");
        for (int i = 0; i < 30; ++i)
            rename(spare, i, i == 0 ? 0 : i + 2);
        rename(plain, 1, 1);
        store.opened = 0;
    }

    Response patch(const Id &who, const QString &path, const QByteArray &body, qint64 version)
    {
        const Headers headers{{"if-match", tag(version)}, {"content-type", "application/json"}};
        return std::get<Response>(
            service->handle({.request = {.verb = Verb::Patch, .path = path, .headers = headers, .body = body},
                             .caller = {subjectOf(who), {}}}));
    }

    CountingStore store;
    std::unique_ptr<Service> service;

private:
    void rename(const Id &id, int round, qint64 version)
    {
        const QByteArray name = "{\"name\": \"" + id.toString().toLatin1() + QByteArray::number(round) + "\"}";
        if (patch(wezi, pathOf(wire::routes::roles, id), name, version).status != 200)
            qFatal("not renamed");
    }
};

} // namespace

void ConflictTest::tagsOfOld_openOnlyTheRowsOfTheObject()
{
    CountedLog log;
    const Response stale = log.patch(wezi, role, R"({"name": "B"})", 0);
    QCOMPARE(stale.status, 412);
    QCOMPARE(problemsOf(stale).constFirst().base, QJsonValue(u"Plain"_s)); // by the first of the two rows
    QCOMPARE(log.store.opened, 2);
    QCOMPARE(log.patch(wezi, role, R"({"landing_page": "reports"})", 0).status, 200);
    QCOMPARE(log.store.opened, 4);
}

void ConflictTest::tagsOfOld_openNothingForWhoMayNot()
{
    CountedLog log;
    const QString path = pathOf(wire::routes::people, zulu);
    const QByteArray away = "{\"places\": [\"" + south.toString().toLatin1() + "\"]}"; // outside her places
    const Response refused = log.patch(lena, path, away, 0);
    QCOMPARE(refused.status, 403);
    QCOMPARE(codeOf(refused), u"forbidden"_s);
    QCOMPARE(problemsOf(refused).constFirst().field, u"places"_s);
    QCOMPARE(log.store.opened, 0);
}

void ConflictTest::onlyWhatIsSent_changes()
{
    World world;
    const QJsonObject before = fields(world.project(), {u"role"_s, reader});
    const Response response =
        world.patch(wezi, pathOf(wire::routes::roles, reader),
                    {{u"permissions"_s, QJsonObject{{u"edit_data"_s, true}}}, {u"reason"_s, u"Asked for"_s}});
    QCOMPARE(response.status, 200);
    QJsonObject after = fields(world.project(), {u"role"_s, reader});
    QCOMPARE(after.take(u"permissions.edit_data"_s), QJsonValue(true));
    QCOMPARE(after, before);
    const auto row = world.store.rowsAfter(0, 1);
    QCOMPARE(row->constFirst().reason, u"Asked for"_s);
    QCOMPARE(row->constFirst().author, wezi);
    QCOMPARE(row->constFirst().authorName, u"Wezi"_s);
    QCOMPARE(row->constFirst().from, u"192.0.2.7, test"_s);
    QCOMPARE(row->constFirst().at, world.clock.now());
}

void ConflictTest::null_takesAPermissionAway()
{
    World world;
    const QJsonObject nothing{{u"edit_data"_s, QJsonValue::Null}};
    const Response response = world.patch(wezi, pathOf(wire::routes::roles, worker), {{u"permissions"_s, nothing}});
    QCOMPARE(response.status, 200);
    QCOMPARE(fieldValue(world.project(), {u"role"_s, worker}, u"permissions.edit_data"_s), QJsonValue(false));
}

void ConflictTest::fieldSetBackMeanwhile_isNoConflict()
{
    World world;
    QCOMPARE(world.patch(wezi, role, {{u"name"_s, u"Hers"_s}}).status, 200);
    QCOMPARE(world.patch(wezi, role, {{u"name"_s, u"Plain"_s}}).status, 200);
    QCOMPARE(world.ask(thoko, Verb::Patch, role, {{u"name"_s, u"His"_s}}, {{"if-match", tag(0)}}).status, 200);
}

void ConflictTest::removal_ofWhatMovedOn()
{
    World world;
    const QString path = pathOf(wire::routes::roles, spare);
    QCOMPARE(world.patch(wezi, path, {{u"landing_page"_s, u"reports"_s}}).status, 200);
    const Response stale = world.ask(thoko, Verb::Delete, path, {}, {{"if-match", tag(0)}});
    QCOMPARE(stale.status, 412);
    QCOMPARE(codeOf(stale), u"object.changed"_s);
    QCOMPARE(world.ask(thoko, Verb::Delete, path, {{u"reason"_s, u"Unused"_s}}, {{"if-match", tag(1)}}).status, 200);
    QVERIFY(!world.project().roles.find(spare));
    QCOMPARE(world.store.rowsBefore(0, 1)->constFirst().reason, u"Unused"_s);
    QCOMPARE(world.ask(thoko, Verb::Delete, path, {}, {{"if-match", tag(1)}}).status, 404);
}

void ConflictTest::sets_conflictByField()
{
    World world;
    const Change hers = world.change(u"role"_s, plain, u"name"_s, u"Hers"_s);
    const Change his = world.change(u"role"_s, plain, u"name"_s, u"His"_s);
    const Change other = world.change(u"role"_s, plain, u"permissions.edit_data"_s, true);
    QCOMPARE(world.post(wezi, wire::routes::changeSets, World::set({hers})).status, 200);
    const Response stale = world.post(thoko, wire::routes::changeSets, World::set({other, his}));
    QCOMPARE(stale.status, 412);
    QCOMPARE(problemsOf(stale).size(), 1);
    QCOMPARE(problemsOf(stale).constFirst().change, 1);
    QCOMPARE(world.post(thoko, wire::routes::changeSets, World::set({other})).status, 200);
}

void ConflictTest::sets_allOrNothing()
{
    World world;
    const QByteArray before = world.print();
    const QList<Change> changes{world.change(u"role"_s, plain, u"name"_s, u"Other"_s),
                                world.change(u"role"_s, reader, u"name"_s, u"ADMIN"_s)};
    QCOMPARE(world.post(wezi, wire::routes::changeSets, World::set(changes)).status, 422);
    QCOMPARE(world.print(), before);
}

STEWARD_TEST(ConflictTest, "conflict", Core)
#include "conflicttest.moc"
