// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "domain/kinds.h"
#include "service/objects.h"
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

QString pathOfKind(const char *kind, const Id &id = {})
{
    const QString all = wire::routes::ofKind(kindOf(QLatin1StringView(kind))->plural());
    return id.isNull() ? all : all + u'/' + id.toString();
}

QStringList idsIn(const Response &response)
{
    return idsOf(bodyOf(response).value(u"items"_s).toArray());
}

QStringList texts(const QList<Id> &ids)
{
    QStringList texts;
    for (const Id &id : ids)
        texts << id.toString();
    return texts;
}

} // namespace

/// Every kind of object as a resource: listed in pages, asked for by its fields, made, patched, removed.
class ResourcesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_isReadAsItIs_data() { every_data(); }
    void every_isReadAsItIs();
    void every_isPatchedAlone_data() { every_data(); }
    void every_isPatchedAlone();
    void every_isMadeAsSaid_data() { every_data(); }
    void every_isMadeAsSaid();
    void unknownMember_isNoPartOfANewObject();
    void pages_leadThroughAll();
    void pageOfSomethingRemoved();
    void fields_chooseRows();
    void apiKey_isFoundByOwnerAndName();
    void handle_isChangedByItself();
    void handle_isGuarded();
    void misspelt_isNotAll();
    void sameAgain_isNotSent();
    void limited_seesHisOwn();
    void shown_orNotThere();
    void mergePatch_ofAnObject();
    void usage_namesWhoPoints();
    void usage_inPages();
    void removal_handsOver();
    void removal_handsOverToNobody();
    void removal_ofSomethingElse();

private:
    void every_data();
};

void ResourcesTest::every_data()
{
    QTest::addColumn<QString>("name");
    for (const EntityKind *kind : kinds())
        QTest::newRow(kind->name().data()) << QString(kind->name());
}

void ResourcesTest::every_isReadAsItIs()
{
    QFETCH(QString, name);
    World world(withAllKinds(World::small()));
    const EntityKind &kind = *kindOf(name);
    const ObjectSample &sample = sampleOf(kind);
    const bool isSingle = kind.life() == EntityKind::Life::Single;
    const QString all = wire::routes::ofKind(kind.plural());
    const Response one = world.get(wezi, isSingle ? all : all + u'/' + sample.id.toString());
    const QJsonObject object = wholeObject(world.project(), {name, sample.id});
    QVERIFY(!object.isEmpty());
    QCOMPARE(bodyOf(one), object);
    QCOMPARE(headerValue(one.headers, "etag"), tag(*versionOf(world.project(), {name, sample.id})));
    if (isSingle)
        return;
    const Response list = world.get(wezi, all + u"?limit=1000"_s);
    const QJsonObject body = bodyOf(list);
    QCOMPARE(body.value(u"items"_s).toArray().size(), kind.size(world.project()));
    QVERIFY(body.value(u"items"_s).toArray().contains(object));
    QVERIFY(!body.contains(u"next"_s) && headerValue(list.headers, "link").isEmpty());
}

void ResourcesTest::every_isPatchedAlone()
{
    QFETCH(QString, name);
    World world(withAllKinds(World::small()));
    const ObjectSample &sample = sampleOf(*kindOf(name));
    if (sample.patch.isEmpty()) {
        QCOMPARE(kindOf(name)->life(), EntityKind::Life::Reported);
        return;
    }
    const bool isSingle = kindOf(name)->life() == EntityKind::Life::Single;
    const QString all = wire::routes::ofKind(kindOf(name)->plural());
    QJsonObject expected = wholeObject(world.project(), {name, sample.id});
    const Response patched = world.patch(wezi, isSingle ? all : all + u'/' + sample.id.toString(), sample.patch);
    QVERIFY2(patched.status == 200, patched.body.constData());
    for (auto it = sample.patch.begin(); it != sample.patch.end(); ++it)
        expected.insert(it.key(), it.value());
    expected.insert(u"version"_s, 1);
    QCOMPARE(wholeObject(world.project(), {name, sample.id}), expected);
}

void ResourcesTest::every_isMadeAsSaid()
{
    QFETCH(QString, name);
    World world(withAllKinds(World::small()));
    const ObjectSample &sample = sampleOf(*kindOf(name));
    if (sample.made.isEmpty()) {
        const Response refused = world.post(wezi, wire::routes::ofKind(kindOf(name)->plural()), {{u"name"_s, u"x"_s}});
        QCOMPARE(refused.status, 405);
        return;
    }
    const Response made = world.post(wezi, wire::routes::ofKind(kindOf(name)->plural()), sample.made);
    QVERIFY2(made.status == 200, made.body.constData());
    const auto id = Id::fromString(bodyOf(made)[u"changes"_s][0][u"entity"_s][u"id"_s].toString());
    QVERIFY(id);
    const QJsonObject object = wholeObject(world.project(), {name, *id});
    for (auto it = sample.made.begin(); it != sample.made.end(); ++it)
        QCOMPARE(object.value(it.key()), it.value());
}

void ResourcesTest::unknownMember_isNoPartOfANewObject()
{
    World world;
    const Response refused =
        world.post(wezi, pathOfKind("place"), {{u"name"_s, u"Hill"_s}, {u"colour"_s, u"red"_s}, {u"gps"_s, 1}});
    QCOMPARE(refused.status, 422);
    const QJsonArray errors = bodyOf(refused).value(u"errors"_s).toArray();
    QCOMPARE(errors.size(), 2);
    QCOMPARE(errors.at(0)[u"pointer"_s].toString(), u"/colour"_s);
    QCOMPARE(errors.at(0)[u"code"_s].toString(), u"field.unknown"_s);
    const Response wrong = world.post(wezi, pathOfKind("place"), {{u"name"_s, 12}});
    QCOMPARE(wrong.status, 422);
    QCOMPARE(bodyOf(wrong)[u"errors"_s][0][u"pointer"_s].toString(), u"/name"_s);
}

void ResourcesTest::pages_leadThroughAll()
{
    World world;
    QStringList seen;
    QString path = pathOfKind("person") + u"?limit=3&is_active=true"_s;
    int pages = 0;
    for (; !path.isEmpty() && pages < 10; ++pages) {
        const Response page = world.get(wezi, path);
        QCOMPARE(page.status, 200);
        seen << idsIn(page);
        const QByteArray link = headerValue(page.headers, "link");
        QCOMPARE(link.isEmpty(), !bodyOf(page).contains(u"next"_s));
        path = QString::fromLatin1(link).section(u'>', 0, 0).sliced(link.isEmpty() ? 0 : 1);
        QVERIFY(path.isEmpty() || path.contains(u"is_active=true"_s));
    }
    QCOMPARE(pages, 3);
    QCOMPARE(seen, texts({wezi, thoko, grace, pia, lena, zulu, banda}));
}

void ResourcesTest::pageOfSomethingRemoved()
{
    World world;
    const Response first = world.get(wezi, pathOfKind("role") + u"?limit=5"_s);
    QCOMPARE(idsIn(first).last(), spare.toString());
    const QString next = bodyOf(first).value(u"next"_s).toString();
    QCOMPARE(idsIn(world.get(wezi, pathOfKind("role") + u"?cursor="_s + next)), texts({copied, helper}));
    QCOMPARE(world.ask(wezi, Verb::Delete, pathOfKind("role", spare), {}, {{"if-match", tag(0)}}).status, 200);
    const Response gone = world.get(wezi, pathOfKind("role") + u"?cursor="_s + next);
    QCOMPARE(gone.status, 412);
    QCOMPARE(codeOf(gone), u"cursor.gone"_s);
}

void ResourcesTest::fields_chooseRows()
{
    World world;
    const auto ids = [&world](const char *kind, const QString &query) {
        return idsIn(world.get(wezi, pathOfKind(kind) + u'?' + query));
    };
    QCOMPARE(ids("place", u"parent="_s + country.toString()), texts({north, south}));
    QCOMPARE(ids("place", u"parent="_s), texts({country}));
    for (const QString &handle : {u"clinic"_s, u"Clinic"_s, u"CLINIC"_s})
        QCOMPARE(ids("place", u"handle="_s + handle), texts({clinic}));
    QCOMPARE(ids("person", u"kind=mobile_worker"_s), texts({zulu, banda}));
    QCOMPARE(ids("person", u"kind=mobile_worker&places="_s + south.toString()), texts({banda}));
    QCOMPARE(ids("person", u"is_admin=true"_s), texts({wezi, thoko}));
    QCOMPARE(ids("person", u"handle=pia%40x.example"_s), texts({pia}));
    QCOMPARE(ids("role", u"permissions.edit_data=true&is_mobile_worker_default=false"_s), texts({supervisor, helper}));
    QCOMPARE(ids("role", u"name=Nobody"_s), QStringList());
}

void ResourcesTest::apiKey_isFoundByOwnerAndName()
{
    World world(withAllKinds(World::small()));
    const auto found = [&world](const QString &handle) {
        return idsIn(world.get(wezi, pathOfKind("api_key") + u"?handle="_s + handle));
    };
    QCOMPARE(found(u"grace%40x.example/export"_s), texts({sampleOf(*kindOf("api_key"_L1)).id}));
    QCOMPARE(found(u"pia%40x.example/export"_s), QStringList());
}

/// Made from the first name, kept when that is changed, and an admin's to change; the way back leads back.
void ResourcesTest::handle_isChangedByItself()
{
    World world(withAllKinds(World::small()));
    for (const auto &[name, id] :
         {std::pair("role", spare), std::pair("group", sampleOf(*kindOf("group"_L1)).id), std::pair("place", clinic),
          std::pair("identity_provider", sampleOf(*kindOf("identity_provider"_L1)).id)}) {
        const QLatin1StringView kind(name);
        const QString path = pathOfKind(name, id);
        const QString field = kind == "place"_L1 ? u"site_code"_s : u"handle"_s;
        const auto handle = [&] { return bodyOf(world.get(wezi, path)).value(field).toString(); };
        const auto patch = [&](const QString &member, const QString &value) {
            return world.patch(wezi, path, {{member, value}});
        };
        QVERIFY(handle().isEmpty() == (kind == "role"_L1)); // of before there were handles
        if (kind == "role"_L1)
            QCOMPARE(patch(field, u"spare"_s).status, 200);
        const QString before = handle();
        QCOMPARE(patch(u"name"_s, u"Called otherwise"_s).status, 200);
        QCOMPARE(handle(), before);
        QCOMPARE(patch(field, u"another-one"_s).status, 200);
        QCOMPARE(handle(), u"another-one"_s);
        QCOMPARE(codeOf(patch(field, u"Another One"_s)), u"handle.shape"_s);
        QCOMPARE(codeOf(patch(field, {})), u"handle.empty"_s);
        const QString last = bodyOf(world.get(wezi, u"/v1/audit?limit=1"_s))["items"_L1][0]["id"_L1].toString();
        QJsonObject undo = bodyOf(world.get(wezi, u"/v1/change-sets/%1/inverse"_s.arg(last)));
        undo.insert(u"inverseOf"_s, undo.take(u"set"_s));
        undo.insert(u"id"_s, Id::random().toString());
        undo.insert(u"reason"_s, QString());
        QCOMPARE(world.post(wezi, u"/v1/change-sets"_s, undo).status, 200);
        QCOMPARE(handle(), before);
    }
}

/// By whoever may change the rest of it, and to none that another has, however it is written.
void ResourcesTest::handle_isGuarded()
{
    World world;
    const QString path = pathOfKind("role", spare);
    QCOMPARE(world.patch(wezi, pathOfKind("role", helper), {{u"handle"_s, u"helper"_s}}).status, 200);
    QCOMPARE(codeOf(world.patch(wezi, path, {{u"handle"_s, u"helper"_s}})), u"handle.taken"_s);
    QCOMPARE(world.patch(grace, path, {{u"handle"_s, u"mine"_s}}).status, 403);
    QCOMPARE(codeOf(world.patch(wezi, pathOfKind("role", copied), {{u"handle"_s, u"mine"_s}})),
             u"role.upstream_locked"_s);
}

void ResourcesTest::misspelt_isNotAll()
{
    World world;
    for (const QString &query :
         {u"knid=web_user"_s, u"limit=0"_s, u"limit=1001"_s, u"limit=x"_s, u"cursor=x"_s, u"kind=web_user&kind=x"_s}) {
        const Response refused = world.get(wezi, pathOfKind("person") + u'?' + query);
        QVERIFY2(refused.status == 422, qPrintable(query));
        QCOMPARE(codeOf(refused), u"query.invalid"_s);
    }
}

/// RFC 9110, 13.1.2.
void ResourcesTest::sameAgain_isNotSent()
{
    World world;
    for (const QString &path : {pathOfKind("role"), pathOfKind("role", spare)}) {
        const QByteArray known = headerValue(world.get(wezi, path).headers, "etag");
        QVERIFY(!known.isEmpty());
        for (const QByteArray &tags : {known, "W/" + known, "\"x\", " + known, QByteArray("*")}) {
            const Response same = world.ask(wezi, Verb::Get, path, {}, {{"if-none-match", tags}});
            QCOMPARE(same.status, 304);
            QVERIFY(same.body.isEmpty());
            QCOMPARE(headerValue(same.headers, "etag"), known);
        }
        QCOMPARE(world.patch(wezi, pathOfKind("role", spare), {{u"name"_s, path}}).status, 200);
        QCOMPARE(world.ask(wezi, Verb::Get, path, {}, {{"if-none-match", known}}).status, 200);
    }
    QCOMPARE(world.ask(stranger, Verb::Get, pathOfKind("role"), {}, {{"if-none-match", "*"}}).status, 403);
}

/// DOMAIN.md 2.4: who is limited to places.
void ResourcesTest::limited_seesHisOwn()
{
    World world;
    QCOMPARE(idsIn(world.get(lena, pathOfKind("place"))), texts({country, north, clinic}));
    QCOMPARE(idsIn(world.get(lena, pathOfKind("person"))), texts({lena, zulu}));
}

void ResourcesTest::shown_orNotThere()
{
    World world;
    QCOMPARE(world.get(lena, pathOfKind("person", zulu)).status, 200);
    QCOMPARE(world.get(lena, pathOfKind("person", banda)).status, 404);
    QCOMPARE(world.get(lena, pathOfKind("place", south)).status, 404);
    QCOMPARE(
        world.ask(lena, Verb::Patch, pathOfKind("person", banda), {{u"is_active"_s, false}}, {{"if-match", tag(0)}})
            .status,
        404);
    QVERIFY(world.project().people.find(banda)->isActive);
}

/// RFC 7396: members of a member too.
void ResourcesTest::mergePatch_ofAnObject()
{
    World world;
    const QString path = pathOfKind("place", clinic);
    QCOMPARE(
        world.patch(wezi, path, {{u"custom_data"_s, QJsonObject{{u"roof"_s, u"tin"_s}, {u"beds"_s, u"4"_s}}}}).status,
        200);
    QCOMPARE(
        world.patch(wezi, path, {{u"custom_data"_s, QJsonObject{{u"roof"_s, QJsonValue::Null}, {u"well"_s, u"no"_s}}}})
            .status,
        200);
    QCOMPARE(world.project().places.find(clinic)->customData, (QJsonObject{{u"beds"_s, u"4"_s}, {u"well"_s, u"no"_s}}));
}

void ResourcesTest::usage_namesWhoPoints()
{
    World world(withAllKinds(World::small()));
    const QJsonObject usage = bodyOf(world.get(wezi, pathOfKind("role", plain) + u"/usage"_s));
    QCOMPARE(usage.value(u"counts"_s).toObject(), (QJsonObject{{u"person"_s, 2}, {u"invitation"_s, 1}}));
    QStringList told;
    const QJsonArray items = usage.value(u"items"_s).toArray();
    for (const QJsonValue &item : items)
        told << item[u"kind"_s].toString() + u' ' + item[u"name"_s].toString() + u' ' + item[u"fields"_s][0].toString();
    QCOMPARE(told, (QStringList{u"person Pia role"_s, u"person Left role"_s, u"invitation zoe@x.example role"_s}));
    QCOMPARE(items.at(0)[u"handle"_s].toString(), u"pia@x.example"_s);
    // he sees who it is only where he may; the number is told
    const QJsonObject worker = bodyOf(world.get(lena, pathOfKind("place", clinic) + u"/usage"_s));
    QCOMPARE(worker.value(u"counts"_s)[u"person"_s].toInt(), 1);
}

void ResourcesTest::usage_inPages()
{
    World world(withAllKinds(World::small()));
    const QString path = pathOfKind("role", plain) + u"/usage"_s;
    const QStringList all = idsIn(world.get(wezi, path));
    QCOMPARE(all.size(), 3);
    QVERIFY(headerValue(world.get(wezi, path).headers, "link").isEmpty());
    QStringList found;
    QString next = path + u"?limit=1"_s;
    for (int page = 0; page < 3; ++page) {
        const Response response = world.get(wezi, next);
        QCOMPARE(bodyOf(response)[u"counts"_s][u"person"_s].toInt(), 2);
        found << idsIn(response);
        const QString link = QString::fromLatin1(headerValue(response.headers, "link"));
        QCOMPARE(link.isEmpty(), page == 2);
        next = link.mid(1, link.indexOf(u'>') - 1);
    }
    QCOMPARE(found, all);
    const QString cursor = u"?cursor=person:"_s + pia.toString();
    QCOMPARE(idsIn(world.get(wezi, path + cursor)), all.sliced(1));
    QCOMPARE(codeOf(world.get(wezi, path + u"?cursor=person:"_s + wezi.toString())), u"cursor.gone"_s);
    for (const QString &query : {u"?cursor=x"_s, u"?limit=0"_s, u"?handle=pia"_s, u"?limit=1&limit=2"_s})
        QCOMPARE(codeOf(world.get(wezi, path + query)), u"query.invalid"_s);
}

/// Reassign, then delete: in one set.
void ResourcesTest::removal_handsOver()
{
    World world(withAllKinds(World::small()));
    const QString path = pathOfKind("role", plain);
    QCOMPARE(world.ask(wezi, Verb::Delete, path, {}, {{"if-match", tag(0)}}).status, 409);
    const Response done =
        world.ask(wezi, Verb::Delete, path, {{u"reassignTo"_s, reader.toString()}}, {{"if-match", tag(0)}});
    QVERIFY2(done.status == 200, done.body.constData());
    const Project now = world.project();
    QVERIFY(!now.roles.find(plain));
    QCOMPARE(now.people.find(pia)->role, reader);
    QCOMPARE(now.invitations.at(0).role, reader);
    QCOMPARE(now.revision, 1);
}

void ResourcesTest::removal_handsOverToNobody()
{
    World world(withAllKinds(World::small()));
    const ObjectSample &ward = sampleOf(*kindOf(u"location_type"));
    QCOMPARE(world.post(wezi, pathOfKind("location_type"), ward.made).status, 200); // below it
    const QString path = pathOfKind("location_type", ward.id);
    const Response refused = world.ask(wezi, Verb::Delete, path, {}, {{"if-match", tag(0)}});
    QCOMPARE(refused.status, 409);
    QCOMPARE(codeOf(refused), u"object.referred"_s);
    const Response done =
        world.ask(wezi, Verb::Delete, path, {{u"reassignTo"_s, QJsonValue::Null}}, {{"if-match", tag(0)}});
    QVERIFY2(done.status == 200, done.body.constData());
    const QJsonObject last = bodyOf(world.get(wezi, pathOfKind("location_type") + u"?name=Village"_s));
    QVERIFY(last[u"items"_s][0][u"parent_type"_s].isNull());
}

void ResourcesTest::removal_ofSomethingElse()
{
    World world;
    const QString path = pathOfKind("role", spare);
    for (const QJsonObject &body : {QJsonObject{{u"reassignTo"_s, 1}}, QJsonObject{{u"reassignTo"_s, u"x"_s}},
                                    QJsonObject{{u"reasignTo"_s, reader.toString()}}})
        QCOMPARE(world.ask(wezi, Verb::Delete, path, body, {{"if-match", tag(0)}}).status, 422);
    QVERIFY(world.project().roles.find(spare));
}

STEWARD_TEST(ResourcesTest, "resources", Core)
#include "resourcestest.moc"
