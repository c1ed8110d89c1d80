// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/memberbook.h"
#include "service/world.h"
#include "support/testmain.h"
#include "wire/problem.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::tests;
using Verb = Request::Verb;

namespace {

/// Fails as it is told.
class TroubledStore : public MemoryStore
{
public:
    Result<Id> memberFor(const Subject &subject) const override
    {
        ++lookups;
        return memberTrouble ? Result<Id>(*memberTrouble) : MemoryStore::memberFor(subject);
    }
    Result<QList<AuditRow>> commitAll(std::span<const Commit> commits) override
    {
        return commitTrouble ? Result<QList<AuditRow>>(*commitTrouble) : MemoryStore::commitAll(commits);
    }
    Result<std::unique_ptr<Verification>> verification() const override
    {
        class Failing : public Verification
        {
        public:
            Result<std::optional<ChainCheck>> step() override { return busy(); }
        };
        return std::unique_ptr<Verification>(std::make_unique<Failing>());
    }

    [[nodiscard]] static Error busy()
    {
        return {.kind = Error::Kind::Server, .code = u"store.busy"_s, .retryAfter = std::chrono::seconds(1)};
    }

    mutable int lookups = 0;
    std::optional<Error> memberTrouble;
    std::optional<Error> commitTrouble;
};

/// The small project on a store that can fail.
class TroubledWorld
{
public:
    TroubledWorld()
    {
        if (!store.create(World().project()) || !store.bindMember(subjectOf(wezi), wezi))
            qFatal("no store");
        service = std::make_unique<Service>(store);
    }

    Response ask(Verb verb, const QString &path, const QByteArray &body = {}, std::chrono::seconds later = {})
    {
        const Headers headers{{"if-match", tag(0)}, {"content-type", "application/json"}};
        return std::get<Response>(
            service->handle({.request = {.verb = verb, .path = path, .headers = headers, .body = body},
                             .caller = {subjectOf(wezi), {}},
                             .now = Instant{} + later}));
    }

    TroubledStore store;
    std::unique_ptr<Service> service;
};

} // namespace

/// What the store cannot do is told as that, and nobody is let in for it.
class TroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memberUnread_isNobodysFault_data();
    void memberUnread_isNobodysFault();
    void knownMember_isAskedForAgainInTime();
    void goneMember_isAskedForAtOnce();
    void busyStore_saysWhenToAskAgain();
    void busyCheck_saysWhenToAskAgain();
};

void TroubleTest::memberUnread_isNobodysFault_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a member's question") << QString(wire::routes::me) << QByteArray();
    QTest::newRow("an admin's question") << QString(wire::routes::audit) << QByteArray();
    QTest::newRow("a claim") << QString(wire::routes::claims) << QByteArray(R"({"code": "x"})");
}

void TroubleTest::memberUnread_isNobodysFault()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    TroubledWorld world;
    const Verb verb = body.isEmpty() ? Verb::Get : Verb::Post;
    world.store.memberTrouble = Error{.kind = Error::Kind::Server, .code = u"store.failed"_s};
    Response refused = world.ask(verb, path, body);
    QCOMPARE(refused.status, 500);
    QCOMPARE(codeOf(refused), u"store.failed"_s);
    QVERIFY(headerValue(refused.headers, "retry-after").isEmpty());
    world.store.memberTrouble = TroubledStore::busy();
    refused = world.ask(verb, path, body);
    QCOMPARE(refused.status, 503);
    QCOMPARE(codeOf(refused), u"store.busy"_s);
    QCOMPARE(headerValue(refused.headers, "retry-after"), "1");
    world.store.memberTrouble.reset();
    QVERIFY(world.ask(verb, path, body).status < 500);
}

/// Who was known a moment ago goes on working while the store is away, and no longer than a session would.
void TroubleTest::knownMember_isAskedForAgainInTime()
{
    TroubledWorld world;
    const QString me = wire::routes::me;
    QCOMPARE(world.ask(Verb::Get, me).status, 200);
    world.store.memberTrouble = TroubledStore::busy();
    QCOMPARE(world.ask(Verb::Get, me, {}, SessionBook::lookAgain - 1s).status, 200);
    QCOMPARE(world.ask(Verb::Get, me, {}, SessionBook::lookAgain).status, 503);
    world.store.memberTrouble.reset();
    QCOMPARE(world.ask(Verb::Get, me, {}, SessionBook::lookAgain).status, 200);
}

/// As his subject may be somebody else's by now.
void TroubleTest::goneMember_isAskedForAtOnce()
{
    const TroubledWorld world;
    domain::Project project = World().project();
    MemberBook members(world.store);
    const auto look = [&] { return members.personOf(subjectOf(wezi), project, Instant{}); };
    QVERIFY(look().value());
    QVERIFY(look().value());
    QCOMPARE(world.store.lookups, 1);
    project.people = project.people.without(wezi);
    QVERIFY(!look().value());
    QCOMPARE(world.store.lookups, 2);
}

void TroubleTest::busyStore_saysWhenToAskAgain()
{
    TroubledWorld world;
    const QString path = pathOf(wire::routes::roles, spare);
    world.store.commitTrouble = TroubledStore::busy();
    const Response refused = world.ask(Verb::Patch, path, R"({"name": "Other"})");
    QCOMPARE(refused.status, 503);
    QCOMPARE(headerValue(refused.headers, "retry-after"), "1");
    const Error error = wire::errorFromResponse(refused);
    QCOMPARE(error.kind, Error::Kind::Server);
    QCOMPARE(error.retryAfter, std::optional(std::chrono::seconds(1))); // the console waits as long
    world.store.commitTrouble.reset();
    QCOMPARE(world.ask(Verb::Patch, path, R"({"name": "Other"})").status, 200);
}

void TroubleTest::busyCheck_saysWhenToAskAgain()
{
    TroubledWorld world;
    const Response refused = world.ask(Verb::Get, wire::routes::verification);
    QCOMPARE(refused.status, 503);
    QCOMPARE(headerValue(refused.headers, "retry-after"), "1");
}

STEWARD_TEST(TroubleTest, "trouble", Core)
#include "troubletest.moc"
