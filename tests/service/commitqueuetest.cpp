// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/commitqueue.h"
#include "service/world.h"
#include "support/testmain.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;
using Verb = Request::Verb;

namespace {

/// Counts its transactions, and fails as it is told.
class CrowdedStore : public MemoryStore
{
public:
    Result<QList<AuditRow>> commitAll(std::span<const Commit> commits) override
    {
        sizes << static_cast<int>(commits.size());
        const bool hasRefused = std::ranges::any_of(
            commits, [this](const Commit &commit) { return commit.changes.constFirst().after == refused; });
        if (hasRefused || (failsTogether && commits.size() > 1))
            return Error{.kind = Error::Kind::Server, .code = u"store.full"_s};
        if (isBusy)
            return Error{.kind = Error::Kind::Server, .code = u"store.busy"_s, .retryAfter = std::chrono::seconds(1)};
        return MemoryStore::commitAll(commits);
    }

    QList<int> sizes; ///< of each transaction
    QString refused;  ///< as the new value of a field
    bool failsTogether = false;
    bool isBusy = false;
};

/// A service whose host says that others come meanwhile.
class Crowd
{
public:
    Crowd()
    {
        if (!store.create(World::small()) || !store.bindMember(subjectOf(wezi), wezi))
            qFatal("no store");
        service = std::make_unique<Service>(store);
        service->readBy(reader);
    }

    static Call callOf(Verb verb, const QString &path, const QByteArray &body, Headers headers = {})
    {
        headers += Headers{{"if-match", tag(0)}, {"content-type", "application/json"}};
        return {.request = {.verb = verb, .path = path, .headers = headers, .body = body},
                .caller = {subjectOf(wezi), {}},
                .mayShare = true};
    }
    Answer ask(Verb verb, const QString &path, const QByteArray &body = {}, const Headers &headers = {}) const
    {
        return service->handle(callOf(verb, path, body, headers));
    }
    /// A write that waits.
    Task rename(const Id &role, const QByteArray &name, const Headers &headers = {}) const
    {
        Answer answer = ask(Verb::Patch, pathOf(wire::routes::roles, role), "{\"name\":\"" + name + "\"}", headers);
        if (!std::holds_alternative<Task>(answer))
            qFatal("answered at once");
        return std::get<Task>(std::move(answer));
    }
    /// By another server of the same database.
    void renameElsewhere(const Id &role, const QByteArray &name)
    {
        Call call = callOf(Verb::Patch, pathOf(wire::routes::roles, role), "{\"name\":\"" + name + "\"}");
        call.mayShare = false;
        const Answer answer = Service(store).handle(call);
        if (!std::holds_alternative<Response>(answer) || std::get<Response>(answer).status != 200)
            qFatal("the other server has not committed");
        store.sizes.clear();
    }
    [[nodiscard]] QList<qint64> revisions() const
    {
        QList<qint64> revisions;
        for (const auto rows = store.rowsAfter(0, 100); const AuditRow &row : *rows)
            revisions << row.revision;
        return revisions;
    }
    [[nodiscard]] QString nameOf(const Id &role) const { return store.load()->roles.find(role)->name; }

    CrowdedStore store;
    server::QuickReader reader{std::make_shared<server::SharedLimiter>(RateLimits())};
    std::unique_ptr<Service> service;
};

Response answerOf(const Task &task)
{
    const auto response = task.step();
    return response ? *response : Response{};
}

} // namespace

/// Writes that wait for each other's transaction.
class CommitQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waiting_shareOneTransaction();
    void nobodySees_whatWaits();
    void alone_isATransactionOfItsOwn();
    void refused_holdsUpNobody();
    void sameField_isAConflictOfTheSecond();
    void failedTogether_isTriedAlone();
    void failedOne_isNotSeenByTheOthers();
    void busyStore_isToldToAll();
    void anotherServer_wasFirst();
    void anotherServer_wasFirstAtTheSame();
    void refusedInTheCrowd_isAnsweredAsAlone();
    void sameKey_hasOneEffect();
    void dropped_isNotCommitted();
    void tooMany_shareSeveral();
};

void CommitQueueTest::waiting_shareOneTransaction()
{
    const Crowd crowd;
    const QList<Task> tasks{crowd.rename(reader, "A"), crowd.rename(plain, "B"), crowd.rename(spare, "C")};
    for (int i = 0; i < 3; ++i) {
        const Response answer = answerOf(tasks.at(i));
        QCOMPARE(answer.status, 200);
        QCOMPARE(bodyOf(answer).value(u"revision"_s).toInteger(), i + 1); // in the order in which they came
    }
    QCOMPARE(crowd.store.sizes, QList<int>{3});
    QCOMPARE(*crowd.store.rowCount(), 3);
    QCOMPARE(crowd.store.verify()->firstBadRevision, 0);
    QCOMPARE(crowd.service->revision(), 3);
    QCOMPARE(crowd.nameOf(plain), u"B"_s);
}

void CommitQueueTest::nobodySees_whatWaits()
{
    const Crowd crowd;
    const QString path = pathOf(wire::routes::roles, reader);
    const Task waits = crowd.rename(reader, "A");
    QCOMPARE(bodyOf(std::get<Response>(crowd.ask(Verb::Get, path))).value(u"name"_s).toString(), u"Reader"_s);
    const Call call{.request = {.path = path}, .caller = {subjectOf(wezi), {}}};
    QCOMPARE(bodyOf(*crowd.reader.answer(call)).value(u"name"_s).toString(), u"Reader"_s);
    QCOMPARE(answerOf(waits).status, 200);
    QCOMPARE(bodyOf(*crowd.reader.answer(call)).value(u"name"_s).toString(), u"A"_s);
}

void CommitQueueTest::alone_isATransactionOfItsOwn()
{
    const Crowd crowd;
    QCOMPARE(answerOf(crowd.rename(reader, "A")).status, 200);
    QCOMPARE(answerOf(crowd.rename(plain, "B")).status, 200);
    QCOMPARE(crowd.store.sizes, (QList<int>{1, 1}));
}

void CommitQueueTest::refused_holdsUpNobody()
{
    const Crowd crowd;
    const QList<Task> tasks{crowd.rename(reader, "A"), crowd.rename(plain, ""), crowd.rename(spare, "C")};
    QCOMPARE(answerOf(tasks.at(0)).status, 200);
    QCOMPARE(answerOf(tasks.at(1)).status, 422);
    QCOMPARE(answerOf(tasks.at(2)).status, 200);
    QCOMPARE(crowd.store.sizes, QList<int>{2});
    QCOMPARE(crowd.nameOf(spare), u"C"_s);
}

void CommitQueueTest::sameField_isAConflictOfTheSecond()
{
    const Crowd crowd;
    const QList<Task> tasks{crowd.rename(reader, "A"), crowd.rename(reader, "B")};
    QCOMPARE(answerOf(tasks.at(0)).status, 200);
    QCOMPARE(answerOf(tasks.at(1)).status, 412);
    QCOMPARE(crowd.nameOf(reader), u"A"_s);
}

void CommitQueueTest::failedTogether_isTriedAlone()
{
    Crowd crowd;
    crowd.store.failsTogether = true;
    const QList<Task> tasks{crowd.rename(reader, "A"), crowd.rename(plain, "B")};
    QCOMPARE(answerOf(tasks.at(1)).status, 200);
    QCOMPARE(answerOf(tasks.at(0)).status, 200);
    QCOMPARE(crowd.store.sizes, (QList<int>{2, 1, 1}));
    QCOMPARE(*crowd.store.rowCount(), 2);
    QCOMPARE(crowd.store.verify()->firstBadRevision, 0);
}

/// The second was worked out on what the first would have made, and refused for it: alone it is good.
void CommitQueueTest::failedOne_isNotSeenByTheOthers()
{
    Crowd crowd;
    crowd.store.refused = u"A"_s;
    const QList<Task> tasks{crowd.rename(reader, "A"), crowd.rename(reader, "B"), crowd.rename(plain, "C")};
    QCOMPARE(answerOf(tasks.at(0)).status, 500);
    QCOMPARE(answerOf(tasks.at(1)).status, 200);
    QCOMPARE(answerOf(tasks.at(2)).status, 200);
    QCOMPARE(crowd.nameOf(reader), u"B"_s);
    QCOMPARE(*crowd.store.rowCount(), 2);
    QCOMPARE(crowd.service->revision(), 2);
}

/// It may have committed before it was away: nobody can know, and so nothing is done twice.
void CommitQueueTest::busyStore_isToldToAll()
{
    Crowd crowd;
    crowd.store.isBusy = true;
    const QList<Task> tasks{crowd.rename(reader, "A"), crowd.rename(plain, "B")};
    for (const Task &task : tasks) {
        const Response answer = answerOf(task);
        QCOMPARE(answer.status, 503);
        QCOMPARE(headerValue(answer.headers, "retry-after"), "1");
    }
    QCOMPARE(crowd.store.sizes, QList<int>{2});
    crowd.store.isBusy = false;
    QCOMPARE(answerOf(crowd.rename(reader, "A")).status, 200);
    QCOMPARE(crowd.revisions(), QList<qint64>{1});
}

void CommitQueueTest::anotherServer_wasFirst()
{
    Crowd crowd;
    const QList<Task> tasks{crowd.rename(reader, "A"), crowd.rename(plain, "B")};
    crowd.renameElsewhere(spare, "Elsewhere");
    QCOMPARE(bodyOf(answerOf(tasks.at(0))).value(u"revision"_s).toInteger(), 2);
    QCOMPARE(bodyOf(answerOf(tasks.at(1))).value(u"revision"_s).toInteger(), 3);
    QCOMPARE(crowd.revisions(), (QList<qint64>{1, 2, 3}));
    QCOMPARE(crowd.store.verify()->firstBadRevision, 0);
    QCOMPARE(crowd.nameOf(spare), u"Elsewhere"_s);
    QCOMPARE(crowd.nameOf(reader), u"A"_s);
    QCOMPARE(crowd.nameOf(plain), u"B"_s);
    QCOMPARE(crowd.service->revision(), 3);
}

void CommitQueueTest::anotherServer_wasFirstAtTheSame()
{
    Crowd crowd;
    const QList<Task> tasks{crowd.rename(reader, "A"), crowd.rename(plain, "B")};
    crowd.renameElsewhere(reader, "Elsewhere");
    QCOMPARE(answerOf(tasks.at(0)).status, 412);
    QCOMPARE(answerOf(tasks.at(1)).status, 200);
    QCOMPARE(crowd.nameOf(reader), u"Elsewhere"_s);
    QCOMPARE(crowd.revisions(), (QList<qint64>{1, 2}));
}

/// Whoever came a moment later reads the same.
void CommitQueueTest::refusedInTheCrowd_isAnsweredAsAlone()
{
    const Crowd crowd;
    const QList<Task> tasks{crowd.rename(reader, "A"), crowd.rename(reader, "B")};
    QCOMPARE(answerOf(tasks.at(0)).status, 200);
    const Response refused = answerOf(tasks.at(1));
    const Answer later = crowd.ask(Verb::Patch, pathOf(wire::routes::roles, reader), R"({"name":"B"})");
    QCOMPARE(refused.status, 412);
    const auto *waits = std::get_if<Task>(&later);
    QCOMPARE(refused.body, (waits ? answerOf(*waits) : std::get<Response>(later)).body);
}

void CommitQueueTest::sameKey_hasOneEffect()
{
    const Crowd crowd;
    const Headers key{{"idempotency-key", Id::random().toString().toLatin1()}};
    const Task first = crowd.rename(reader, "A", key);
    const Answer again = crowd.ask(Verb::Patch, pathOf(wire::routes::roles, reader), "{\"name\":\"A\"}", key);
    const Response answer = answerOf(first);
    QCOMPARE(answer.status, 200);
    QCOMPARE(std::get<Response>(again).body, answer.body);
    QCOMPARE(*crowd.store.rowCount(), 1);
}

void CommitQueueTest::dropped_isNotCommitted()
{
    const Crowd crowd;
    {
        const Task dropped = crowd.rename(reader, "A");
    }
    QCOMPARE(answerOf(crowd.rename(plain, "B")).status, 200);
    QCOMPARE(*crowd.store.rowCount(), 1);
    QCOMPARE(crowd.nameOf(reader), u"Reader"_s);
}

void CommitQueueTest::tooMany_shareSeveral()
{
    const Crowd crowd;
    constexpr auto most = static_cast<int>(CommitQueue::mostTogether);
    QList<Task> tasks;
    for (int i = 0; i < most + 2; ++i) // of one role, each from the first version: all but the first are refused
        tasks << crowd.rename(i < most ? reader : plain, "N" + QByteArray::number(i));
    QCOMPARE(answerOf(tasks.constLast()).status, 412);
    QCOMPARE(answerOf(tasks.constFirst()).status, 200);
    QCOMPARE(crowd.store.sizes, (QList<int>{1, 1}));
    QCOMPARE(crowd.nameOf(plain), u"N%1"_s.arg(most));
}

STEWARD_TEST(CommitQueueTest, "commitqueue", Core)
#include "commitqueuetest.moc"
