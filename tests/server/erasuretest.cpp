// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/erasure.h"

#include "core/json.h"
#include "domain/recovered.h"
#include "server/stewardd.h"
#include "service/newproject.h"
#include "store/memorystore.h"
#include "store/sqlstore.h"
#include "support/testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;

namespace {

const Instant now{std::chrono::seconds(1'795'000'000)};
const Id zoe(0x10, 0x1), invited(0x20, 0x1), again(0x20, 0x2), other(0x20, 0x3), asked(0x30, 0x1), key(0x40, 0x1),
    client(0x50, 0x1), group(0x60, 0x1);

/// Amina, the admin, and Zoe, of whom much is told.
Project project()
{
    auto [made, admin] = newProject({.name = u"Clinic"_s, .adminName = u"Amina"_s});
    Person person;
    person.id = zoe;
    person.name = u"Zoe Zulu"_s;
    person.handle = person.email = u"zoe@example.org"_s;
    person.role = made.roles.at(0).id;
    made.people = made.people.with(person);
    const auto invitation = [&](const Id &id, const QString &email, Invitation::Status status) {
        Invitation one;
        one.id = id;
        one.email = email;
        one.status = status;
        one.role = made.roles.at(0).id;
        made.invitations = made.invitations.with(one);
    };
    invitation(invited, u"Zoe@Example.org"_s, Invitation::Status::Accepted);
    invitation(other, u"bee@example.org"_s, Invitation::Status::Open);
    made.accessRequests = Table<AccessRequest>({AccessRequest{.id = asked,
                                                              .email = u"zoe@example.org"_s,
                                                              .fullName = u"Zoe Zulu"_s,
                                                              .status = AccessRequest::Status::Approved}});
    ApiKey hers;
    hers.id = key;
    hers.name = u"Reports"_s;
    hers.owner = zoe;
    made.apiKeys = Table<ApiKey>({hers});
    OAuthClient tool;
    tool.id = client;
    tool.name = u"Dashboard"_s;
    tool.owner = zoe;
    tool.scopes = {u"steward"_s};
    tool.requiresPkce = true;
    made.oauthClients = Table<OAuthClient>({tool});
    Group clerks;
    clerks.id = group;
    clerks.name = u"Clerks"_s;
    clerks.handle = u"clerks"_s;
    clerks.members = {zoe};
    made.groups = Table<Group>({clerks});
    made.personFacts = Table<PersonFacts>({PersonFacts{.id = zoe, .lastUse = {{u"edit_data"_s, now}}}});
    return made;
}

ErasureWish wishFor(const QString &who)
{
    return {.who = who, .reason = u"Asked for, ticket 7"_s, .by = u"ada"_s, .from = u"hq-1"_s};
}

} // namespace

class ErasureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingOfHerIsLeft();
    void nothingOfHerIsInTheFile();
    void theLastAdminStays();
    void nobodyUnknown();
    void goesOnWhereItWasInterrupted();
    void aRunningServerFollows();
};

void ErasureTest::nothingOfHerIsLeft()
{
    MemoryStore store;
    QVERIFY(store.create(project()));
    const Subject hers{u"https://id.test"_s, u"zoe-1"_s};
    QVERIFY(store.bindMember(hers, zoe));
    const auto done = erase(store, wishFor(u"zoe@example.org"_s), now);
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QCOMPARE(done->person, zoe);
    QCOMPARE(done->credentials, 1);
    QCOMPARE(done->papers, 2);

    const Project left = *store.load();
    QVERIFY(!left.people.find(zoe) && left.people.size() == 1);
    QVERIFY(!left.personFacts.find(zoe));
    QVERIFY(!left.apiKeys.find(key));
    QVERIFY(left.oauthClients.find(client)->owner.isNull());
    QVERIFY(left.groups.find(group)->members.isEmpty());
    QVERIFY(!left.invitations.find(invited) && left.invitations.find(other));
    QCOMPARE(left.accessRequests.find(asked)->fullName, QString());
    QVERIFY(store.memberFor(hers)->isNull());

    const AuditRow row = store.rowsAfter(0, 9)->constFirst();
    QCOMPARE(row.author, operatorsId);
    QCOMPARE(row.authorName, u"ada"_s);
    QCOMPARE(row.reason, u"Asked for, ticket 7"_s);
    QCOMPARE(*doneByOperator(row.acknowledged), (DoneByOperator{OperatorsAct::Erased, zoe}));
    QVERIFY(row.isErased);
    for (const Change &change : row.changes) {
        for (const QJsonValue &value : {change.before, change.after}) {
            const QByteArray text = canonicalJson(QJsonObject{{u"v"_s, value}});
            QVERIFY2(!text.toLower().contains("zoe"), text.constData());
            QVERIFY2(!text.contains("edit_data"), text.constData()); // when she did what
        }
    }
    QCOMPARE(store.verify()->firstBadRevision, 0);
    QVERIFY(toldOf(*done).contains(u"backups"_s));
    QVERIFY(!toldOf(*done).contains(u"Zoe"_s));
}

void ErasureTest::nothingOfHerIsInTheFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"p.sqlite"_s);
    {
        const auto store = SqlStore::make(path);
        QVERIFY(store);
        QVERIFY((*store)->create(project()));
        QVERIFY((*store)->bindMember({u"https://id.test"_s, u"zoe-1"_s}, zoe));
        QVERIFY(erase(**store, wishFor(zoe.toString()), now));
        QCOMPARE((*store)->verify()->firstBadRevision, 0);
    }
    for (const QString &name : {path, path + u"-wal"_s}) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        QVERIFY2(!file.readAll().toLower().contains("zoe"), qPrintable(name));
    }
}

void ErasureTest::theLastAdminStays()
{
    MemoryStore store;
    QVERIFY(store.create(project()));
    const auto refused = erase(store, wishFor(u"Amina"_s), now);
    QCOMPARE(refused.error().code, u"erasure.refused"_s);
    QVERIFY(refused.error().detail.contains(u"another"_s) || refused.error().detail.contains(u"else an admin"_s));
    QCOMPARE(*store.rowCount(), 0);

    Project kept = project();
    Person safe = *kept.people.find(zoe);
    safe.isBreakGlass = true;
    kept.people = kept.people.with(safe);
    MemoryStore guarded;
    QVERIFY(guarded.create(kept));
    QCOMPARE(erase(guarded, wishFor(u"zoe@example.org"_s), now).error().code, u"erasure.refused"_s);
    QCOMPARE(*guarded.rowCount(), 0);
}

void ErasureTest::nobodyUnknown()
{
    MemoryStore store;
    QVERIFY(store.create(project()));
    for (const QString &who : {u"bee"_s, Id(0x99, 0x1).toString(), group.toString(), operatorsId.toString()})
        QCOMPARE(erase(store, wishFor(who), now).error().code, u"person.unknown"_s);
    QCOMPARE(*store.rowCount(), 0);
}

/// Taken out of the state, and the keys are still there.
void ErasureTest::goesOnWhereItWasInterrupted()
{
    struct Interrupted : MemoryStore
    {
        Result<void> erasePerson(const Id &person) override
        {
            if (isBroken)
                return Error{.kind = Error::Kind::Server, .code = u"disk"_s};
            return MemoryStore::erasePerson(person);
        }
        bool isBroken = true;
    };
    Interrupted store;
    QVERIFY(store.create(project()));
    QCOMPARE(erase(store, wishFor(u"zoe@example.org"_s), now).error().code, u"disk"_s);
    QVERIFY(!store.load()->people.find(zoe));
    const auto names = [&] {
        int found = 0;
        const QList<Change> changes = store.rowsAfter(0, 9)->constFirst().changes;
        for (const Change &change : changes)
            found += canonicalJson(QJsonObject{{u"v"_s, change.before}}).toLower().contains("zoe") ? 1 : 0;
        return found;
    };
    QVERIFY(names() >= 3); // herself, the invitation, the request
    store.isBroken = false;
    const auto done = erase(store, wishFor(zoe.toString()), now);
    QVERIFY(done);
    QCOMPARE(done->revision, 0);
    QCOMPARE(done->papers, 2);
    QCOMPARE(names(), 0);
    QCOMPARE(*store.rowCount(), 1);
    QVERIFY(toldOf(*done).contains(u"already"_s));
}

void ErasureTest::aRunningServerFollows()
{
    Stewardd server;
    const QString first = server.init();
    QVERIFY(server.start());
    QCOMPARE(server.ask("POST", "/v1/claims", canonicalJson(QJsonObject{{u"code"_s, first}})).status, 200);
    const auto roles = parseObject(server.ask("GET", "/v1/roles").body)->value("items"_L1).toArray();
    const QJsonObject made{{u"kind"_s, u"web_user"_s},
                           {u"name"_s, u"Zoe Zulu"_s},
                           {u"handle"_s, u"zoe@example.org"_s},
                           {u"role"_s, roles.at(0)["id"_L1]}};
    QCOMPARE(server.ask("POST", "/v1/people", canonicalJson(made)).status, 200);
    const QStringList command{u"--database"_s, server.database(), u"--person"_s, u"zoe@example.org"_s};
    const auto claim = Stewardd::run(QStringList{u"claim"_s} + command);
    const QByteArray hers = server.issuer().token(u"zoe-1"_s);
    const QByteArray code = canonicalJson(QJsonObject{{u"code"_s, claim.out.simplified().section(u' ', -1)}});
    QCOMPARE(server.ask("POST", "/v1/claims", code, {}, hers).status, 200);
    QCOMPARE(server.ask("GET", "/v1/me", {}, {}, hers).status, 200);

    QCOMPARE(Stewardd::run(QStringList{u"erase"_s} + command).code, 2); // without a reason
    const auto erased = Stewardd::run(QStringList{u"erase"_s} + command + QStringList{u"--reason"_s, u"Asked for"_s});
    QVERIFY2(erased.code == 0, qPrintable(erased.err));
    QTRY_COMPARE(server.ask("GET", "/v1/me", {}, {}, hers).status, 403);
    for (const QByteArray &path :
         {QByteArray("/v1/people"), QByteArray("/v1/audit"), QByteArray("/v1/changes?since=0")}) {
        const Response answer = server.ask("GET", path);
        QCOMPARE(answer.status, 200);
        QVERIFY2(!answer.body.toLower().contains("zoe"), (path + answer.body).constData());
    }
    const auto told = parseObject(server.ask("GET", "/v1/notices").body)->value("items"_L1).toArray();
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.at(0)["what"_L1].toString(), u"erased"_s);
    QVERIFY(Stewardd::run({u"verify"_s, u"--database"_s, server.database()}).out.startsWith("2 rows, all right"_L1));
}

STEWARD_TEST(ErasureTest, "erasure", Core)
#include "erasuretest.moc"
