// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "service/keydesk.h"
#include "service/sending.h"
#include "store/visits.h"
#include "support/testmain.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;
using Verb = Request::Verb;

namespace {

using Spoil = void (*)(KeyDesk &);

domain::Change update(const KeyDesk &desk, const Id &key, const QString &field, const QJsonValue &after)
{
    return desk.change(u"api_key"_s, key, field, after);
}

/// By wezi, signed in; she knows that \a lockedOut will not get in any more.
void commit(KeyDesk &desk, const domain::Change &change, const QString &lockedOut = {})
{
    const auto byKeys = std::exchange(desk.keys, {});
    QJsonObject set = World::set({change});
    const QJsonObject entity{{u"kind"_s, change.entity.kind}, {u"id"_s, change.entity.id.toString()}};
    const QJsonObject known{{u"finding"_s, u"locked_out"_s}, {u"entity"_s, entity}, {u"why"_s, lockedOut}};
    if (!lockedOut.isEmpty())
        set.insert(u"acknowledged"_s, QJsonArray{known});
    const Response response = desk.post(wezi, wire::routes::changeSets, set);
    desk.keys = byKeys;
    QVERIFY2(response.status == 200, response.body.constData());
}

QString missingIn(const Response &response)
{
    const QJsonObject body = bodyOf(response);
    return body.contains(u"missing"_s) ? body.value(u"missing"_s).toString()
                                       : body[u"problems"_s][0][u"missing"_s].toString();
}

} // namespace

/// Who comes in by an API key, and as whom.
class ByKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isItsOwner();
    void refused_isAlwaysTheSame_data();
    void refused_isAlwaysTheSame();
    void names_areTakenAsWritten();
    void addresses_areLookedAt();
    void role_limits();
    void withoutApiRight_nothing();
    void limitedWithoutPlace_cannotEnter();
    void changesAreJudgedByTheKey();
    void keysStayAsTheyAre();
    void whatItBeganIsItsOwn();
    void remembered_isNotTheOwners();
    void isNoSession();
    void audit_tellsWhereFrom();
    void failedTries_areLimited();
    void keysOfOneOwner_shareABucket();
    void madeByAnotherServer_isKnownAtOnce();
    void longPoll_endsWithTheKey();
};

void ByKeyTest::isItsOwner()
{
    KeyDesk desk;
    desk.comeBy(weziFull);
    desk.comeBy(mwaiKey);
    const QJsonObject admins = bodyOf(desk.get(wezi, wire::routes::me));
    QCOMPARE(admins.value(u"person"_s).toString(), wezi.toString());
    QVERIFY(admins.value(u"isAdmin"_s).toBool());
    QCOMPARE(desk.get(wezi, wire::routes::audit).status, 200);
    QCOMPARE(desk.get(mwai, wire::routes::people).status, 200);
    QCOMPARE(desk.get(mwai, wire::routes::audit).status, 403);
    QCOMPARE(desk.get(mwai, wire::routes::roles).status, 403);
}

void ByKeyTest::refused_isAlwaysTheSame_data()
{
    QTest::addColumn<Spoil>("spoil");
    const auto row = [](const char *name, Spoil spoil) { QTest::newRow(name) << spoil; };
    row("another's name", [](KeyDesk &desk) { desk.keys[mwai].user = u"wezi@x.example"_s; });
    row("nobody's name", [](KeyDesk &desk) { desk.keys[mwai].user = u"who"_s; });
    row("no name", [](KeyDesk &desk) { desk.keys[mwai].user.clear(); });
    row("no value", [](KeyDesk &desk) { desk.keys[mwai].value.clear(); });
    row("a letter less", [](KeyDesk &desk) { desk.keys[mwai].value.chop(1); });
    row("a letter more", [](KeyDesk &desk) { desk.keys[mwai].value += 'A'; });
    row("another letter", [](KeyDesk &desk) {
        QByteArray &value = desk.keys[mwai].value;
        value[40] = value.at(40) == 'A' ? 'B' : 'A';
    });
    row("the id alone", [](KeyDesk &desk) { desk.keys[mwai].value = mwaiKey.toString().toLatin1() + '.'; });
    row("another key's id", [](KeyDesk &desk) {
        QByteArray &value = desk.keys[mwai].value;
        value = weziFull.toString().toLatin1() + value.sliced(32);
    });
    row("nobody's id", [](KeyDesk &desk) {
        QByteArray &value = desk.keys[mwai].value;
        value = Id(9, 9).toString().toLatin1() + value.sliced(32);
    });
    row("the digest", [](KeyDesk &desk) {
        const SecretRef ref{{u"api_key"_s, mwaiKey}, u"value"_s};
        desk.keys[mwai].value = mwaiKey.toString().toLatin1() + '.' + *desk.store.sealedSecret(ref);
    });
    row("one of before", [](KeyDesk &desk) { (void)desk.valueOf(mwaiKey); });
    row("a key without a value", [](KeyDesk &desk) {
        desk.keys[mwai] = {u"wezi@x.example"_s, weziLook.toString().toLatin1() + '.'};
    });
    row("switched off", [](KeyDesk &desk) { commit(desk, update(desk, mwaiKey, u"is_active"_s, false)); });
    row("run out", [](KeyDesk &desk) { desk.clock.advance(std::chrono::days(1)); });
    row("owner switched off",
        [](KeyDesk &desk) { commit(desk, desk.change(u"person"_s, mwai, u"is_active"_s, false), u"Mwai"_s); });
    row("from elsewhere", [](KeyDesk &desk) { desk.addresses[mwai] = u"198.51.100.7"_s; });
    row("from nowhere", [](KeyDesk &desk) { desk.addresses[mwai] = QString(); });
}

void ByKeyTest::refused_isAlwaysTheSame()
{
    QFETCH(Spoil, spoil);
    KeyDesk desk;
    desk.comeBy(mwaiKey);
    QCOMPARE(desk.get(mwai, wire::routes::me).status, 200);
    KeyDesk other;
    other.keys[mwai] = {u"x"_s, "y"};
    spoil(desk);
    const Response refused = desk.get(mwai, wire::routes::me);
    QCOMPARE(refused.status, 401);
    QCOMPARE(codeOf(refused), u"key.refused"_s);
    const Response usual = other.get(mwai, wire::routes::me);
    QCOMPARE(refused.body, usual.body); // no word on what it was
    QCOMPARE(refused.headers, usual.headers);
    QCOMPARE(desk.patch(mwai, pathOf(wire::routes::people, zulu), {{u"name"_s, u"X"_s}}).status, 401);
}

void ByKeyTest::names_areTakenAsWritten()
{
    KeyDesk desk;
    desk.comeBy(mwaiKey);
    for (const QString &name : {u"mwai"_s, u"MWAI"_s, u"mwai@x.example"_s, u"Mwai@X.example"_s}) {
        desk.keys[mwai].user = name;
        QVERIFY2(desk.get(mwai, wire::routes::me).status == 200, qPrintable(name));
    }
}

void ByKeyTest::addresses_areLookedAt()
{
    KeyDesk desk;
    desk.comeBy(mwaiKey);
    for (const auto &[address, status] : QList<std::pair<QString, int>>{
             {u"192.0.2.255"_s, 200}, {u"::ffff:192.0.2.9"_s, 200}, {u"192.0.3.1"_s, 401}, {u"::1"_s, 401}}) {
        desk.addresses[mwai] = address;
        QVERIFY2(desk.get(mwai, wire::routes::me).status == status, qPrintable(address));
    }
}

/// What an admin's key for lookers gives, and what it does not.
void ByKeyTest::role_limits()
{
    KeyDesk desk;
    const QString places = wire::routes::ofKind("places"_L1);
    desk.comeBy(weziLook);
    QCOMPARE(bodyOf(desk.get(wezi, wire::routes::me)).value(u"isAdmin"_s), QJsonValue(false));
    QCOMPARE(desk.get(wezi, places).status, 200);
    for (const QString &path : {QString(wire::routes::people), QString(wire::routes::roles),
                                QString(wire::routes::audit), wire::routes::ofKind("settings"_L1)}) {
        const Response response = desk.get(wezi, path);
        QVERIFY2(response.status == 403, qPrintable(path));
    }
    QCOMPARE(desk.patch(wezi, places + u'/' + clinic.toString(), {{u"name"_s, u"New"_s}}).status, 403);
    const QByteArray whole = desk.get(wezi, wire::routes::snapshot).body;
    QVERIFY(!whole.contains("Banda"));
}

void ByKeyTest::withoutApiRight_nothing()
{
    KeyDesk desk;
    desk.comeBy(mwaiKey);
    commit(desk, desk.change(u"role"_s, feeder, u"permissions.access_api"_s, false));
    const Response refused = desk.get(mwai, wire::routes::me);
    QCOMPARE(refused.status, 403);
    QCOMPARE(missingIn(refused), u"access_api"_s);
    desk.keys.clear();
    QCOMPARE(desk.get(mwai, wire::routes::me).status, 200); // he himself
}

void ByKeyTest::limitedWithoutPlace_cannotEnter()
{
    KeyDesk desk;
    desk.comeBy(weziLook);
    commit(desk, desk.change(u"role"_s, looker, u"permissions.access_all_locations"_s, false));
    const Response refused = desk.get(wezi, wire::routes::me);
    QCOMPARE(refused.status, 403);
    QCOMPARE(codeOf(refused), u"member.no_entry"_s);
}

/// On every way that leads to a commit.
void ByKeyTest::changesAreJudgedByTheKey()
{
    KeyDesk desk;
    desk.comeBy(weziFull);
    QCOMPARE(desk.post(wezi, wire::routes::changeSets,
                       World::set({desk.change(u"role"_s, plain, u"landing_page"_s, u"reports"_s)}))
                 .status,
             200);
    desk.comeBy(weziLook);
    const QByteArray before = desk.print();
    const domain::Change change = desk.change(u"role"_s, plain, u"landing_page"_s, u"webapps"_s);
    QCOMPARE(desk.post(wezi, wire::routes::changeSets, World::set({change})).status, 403);
    QCOMPARE(desk.patch(wezi, pathOf(wire::routes::roles, plain), {{u"landing_page"_s, u"webapps"_s}}).status, 403);
    QCOMPARE(desk.post(wezi, wire::routes::roles, {{u"name"_s, u"New"_s}}).status, 403);
    QCOMPARE(desk.ask(wezi, Verb::Delete, pathOf(wire::routes::roles, spare), {}, {{"if-match", tag(0)}}).status, 403);
    Sending large(desk, wezi);
    const QJsonObject job = large.begin({change});
    workOff(desk);
    QCOMPARE(jobOf(desk, wezi, job)[u"state"_s].toString(), u"refused"_s);
    QCOMPARE(desk.print(), before);
}

/// Neither a wider role nor a longer life, nor a further one.
void ByKeyTest::keysStayAsTheyAre()
{
    KeyDesk desk;
    desk.comeBy(weziFull);
    desk.comeBy(mwaiKey);
    const QByteArray before = desk.print();
    const QString own = KeyDesk::pathTo(weziFull);
    QCOMPARE(missingIn(desk.patch(wezi, own, {{u"expiration_date"_s, u"2031-01-01T00:00:00.000Z"_s}})), u"sign_in"_s);
    QCOMPARE(missingIn(desk.patch(wezi, KeyDesk::pathTo(weziLook), {{u"role_id"_s, QJsonValue::Null}})), u"sign_in"_s);
    QCOMPARE(missingIn(desk.patch(mwai, KeyDesk::pathTo(mwaiKey), {{u"ip_allowlist"_s, QJsonArray()}})), u"sign_in"_s);
    QCOMPARE(missingIn(desk.post(wezi, wire::routes::changeSets,
                                 World::set({update(desk, weziLook, u"role_id"_s, QJsonValue::Null)}))),
             u"sign_in"_s);
    QCOMPARE(missingIn(desk.post(wezi, wire::routes::ofKind("api_keys"_L1),
                                 {{u"owner"_s, wezi.toString()}, {u"name"_s, u"New"_s}})),
             u"sign_in"_s);
    QCOMPARE(missingIn(desk.make(wezi, weziFull)), u"sign_in"_s);
    QCOMPARE(desk.print(), before);
}

/// A key may be told less than its owner.
void ByKeyTest::whatItBeganIsItsOwn()
{
    KeyDesk desk;
    QCOMPARE(Sending(desk, wezi, Id(0x79, 3)).open().status, 201);
    desk.comeBy(weziLook);
    QCOMPARE(bodyOf(desk.get(wezi, wire::routes::uploads)).value(u"items"_s).toArray().size(), 0);
    QCOMPARE(desk.get(wezi, pathOf(wire::routes::uploads, Id(0x79, 3))).status, 404);
    QCOMPARE(Sending(desk, wezi, Id(0x79, 4)).open().status, 201);
    QCOMPARE(desk.get(wezi, pathOf(wire::routes::uploads, Id(0x79, 4))).status, 200);
    desk.keys.clear();
    QCOMPARE(desk.get(wezi, pathOf(wire::routes::uploads, Id(0x79, 4))).status, 404);
}

void ByKeyTest::remembered_isNotTheOwners()
{
    KeyDesk desk;
    const QJsonObject set = World::set({desk.change(u"role"_s, plain, u"landing_page"_s, u"reports"_s)});
    QCOMPARE(desk.post(wezi, wire::routes::changeSets, set).status, 200);
    desk.comeBy(weziLook);
    QCOMPARE(codeOf(desk.post(wezi, wire::routes::changeSets, set)), u"idempotency.reused"_s);
}

void ByKeyTest::isNoSession()
{
    KeyDesk desk;
    desk.comeBy(weziFull);
    QCOMPARE(desk.get(wezi, wire::routes::me).status, 200);
    const QJsonArray sessions = bodyOf(desk.get(wezi, wire::routes::sessions)).value(u"items"_s).toArray();
    QVERIFY(sessions.isEmpty());
    desk.keys.clear();
    const auto open = desk.reader.answer({.request = {.verb = Verb::Get, .path = wire::routes::me},
                                          .caller = {},
                                          .now = desk.clock.now(),
                                          .requestId = "r-1"});
    QVERIFY(!open); // who has sent nothing is not taken for who came by a key before him
    QCOMPARE(desk.get(nobody, wire::routes::me).status, 401);
}

void ByKeyTest::audit_tellsWhereFrom()
{
    KeyDesk desk;
    desk.comeBy(weziFull);
    QCOMPARE(desk.patch(wezi, pathOf(wire::routes::roles, plain), {{u"landing_page"_s, u"reports"_s}}).status, 200);
    const auto row = desk.store.rowsBefore(0, 1)->constFirst();
    QCOMPARE(row.author, wezi);
    QCOMPARE(row.authorName, u"Wezi"_s);
    QCOMPARE(row.from, u"192.0.2.7, test"_s);
}

void ByKeyTest::failedTries_areLimited()
{
    KeyDesk desk;
    desk.comeBy(mwaiKey);
    desk.keys[grace] = {u"x"_s, "y"};
    desk.limitRates({.perMinute = {10, 10, 10, 2}});
    QCOMPARE(desk.get(grace, wire::routes::me).status, 401);
    QCOMPARE(desk.get(grace, wire::routes::me).status, 401);
    const Response third = desk.get(grace, wire::routes::me);
    QCOMPARE(third.status, 429);
    QVERIFY(headerValue(third.headers, "retry-after").toInt() > 0);
    QCOMPARE(desk.get(mwai, wire::routes::me).status, 200); // whose key is good
    desk.clock.advance(std::chrono::minutes(1));
    QCOMPARE(desk.get(grace, wire::routes::me).status, 401);
}

void ByKeyTest::keysOfOneOwner_shareABucket()
{
    KeyDesk desk;
    desk.comeBy(weziFull);
    const QByteArray other = desk.valueOf(weziLook);
    desk.limitRates({.perMinute = {3, 10, 10, 2}});
    QCOMPARE(desk.get(wezi, wire::routes::me).status, 200);
    QCOMPARE(desk.get(wezi, wire::routes::me).status, 200);
    desk.keys[wezi].value = other;
    QCOMPARE(desk.get(wezi, wire::routes::me).status, 200);
    QCOMPARE(desk.get(wezi, wire::routes::me).status, 429);
    desk.keys.clear();
    QCOMPARE(desk.get(wezi, wire::routes::me).status, 200); // signed in: another bucket
}

void ByKeyTest::madeByAnotherServer_isKnownAtOnce()
{
    KeyDesk desk;
    auto here = std::exchange(desk.service, std::make_unique<Service>(desk.store));
    QCOMPARE(desk.get(wezi, wire::routes::me).status, 200);
    desk.keys.clear();
    const Response made =
        desk.post(wezi, wire::routes::ofKind("api_keys"_L1), {{u"owner"_s, wezi.toString()}, {u"name"_s, u"New"_s}});
    const auto id = Id::fromString(bodyOf(made)[u"changes"_s][0][u"entity"_s][u"id"_s].toString());
    QVERIFY(id);
    desk.comeBy(*id);
    std::swap(here, desk.service);
    QCOMPARE(desk.get(wezi, wire::routes::me).status, 200);
}

void ByKeyTest::longPoll_endsWithTheKey()
{
    KeyDesk desk;
    desk.comeBy(mwaiKey);
    const Request poll{.verb = Verb::Get,
                       .path = wire::routes::changes + u"?since=%1&wait=20"_s.arg(desk.service->revision())};
    QVERIFY(std::holds_alternative<WaitFor>(desk.handle(mwai, poll)));
    commit(desk, update(desk, mwaiKey, u"is_active"_s, false));
    const Answer woken = desk.handle(mwai, poll, true);
    QCOMPARE(std::get<Response>(woken).status, 401);
}

STEWARD_TEST(ByKeyTest, "bykey", Core)
#include "bykeytest.moc"
