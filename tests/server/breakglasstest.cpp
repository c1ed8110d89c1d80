// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/breakglass.h"

#include "core/json.h"
#include "domain/recovered.h"
#include "server/claim.h"
#include "server/stewardd.h"
#include "service/newproject.h"
#include "store/memorystore.h"
#include "support/testmain.h"
#include "vault/digest.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;
using namespace steward::server;
using namespace steward::tests;

namespace {

const Instant now{std::chrono::seconds(1'795'000'000)};
const Subject spare{u"https://second.test"_s, u"amina"_s};

Project project()
{
    auto [made, admin] = newProject({.name = u"Clinic"_s, .adminName = u"Amina"_s});
    const auto add = [&](const QString &handle, auto &&shape) {
        Person person = made.people.at(0);
        person.id = Id::random();
        person.name = person.handle = handle;
        shape(person);
        made.people = made.people.with(person);
    };
    add(u"bee"_s, [](Person &) {});
    add(u"left"_s, [](Person &p) { p.isActive = false; });
    add(u"worker"_s, [](Person &p) {
        p.kind = Person::Kind::MobileWorker;
        p.isAdmin = false;
    });
    return made;
}

BreakGlassWish wishFor(const QString &who, bool takesAway = false, const Subject &subject = {})
{
    return {.who = who,
            .reason = u"For the day the provider is gone"_s,
            .takesAway = takesAway,
            .subject = subject,
            .by = u"ada"_s,
            .from = u"hq-1"_s};
}

Person personIn(const Store &store, const QString &handle)
{
    const Project stored = *store.load();
    for (int row = 0; row < stored.people.size(); ++row) {
        if (stored.people.at(row).handle == handle)
            return stored.people.at(row);
    }
    return {};
}

} // namespace

class BreakGlassTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anAccountIsKept();
    void aSubjectIsBoundAtOnce();
    void andIsAnOrdinaryOneAgain();
    void nobodyElseLeadsBack();
    void refuses_data();
    void refuses();
    void aSubjectOfAnotherChangesNothing();
    void bySecondIssuerOfARealServer();
    void wrongCommandLine_data();
    void wrongCommandLine();

private:
    std::unique_ptr<MemoryStore> m_store;
};

void BreakGlassTest::init()
{
    m_store = std::make_unique<MemoryStore>();
    QVERIFY(m_store->create(project()));
}

void BreakGlassTest::anAccountIsKept()
{
    const auto made = setBreakGlass(*m_store, wishFor(u"Amina"_s), now, makeClaim);
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    QVERIFY(personIn(*m_store, u"Amina"_s).isBreakGlass);
    QCOMPARE(made->person, personIn(*m_store, u"Amina"_s));
    QCOMPARE(m_store->claim(sha256(made->code.toUtf8()), spare).value(), made->person.id);
    QCOMPARE(toldOf(*made).simplified().section(u' ', -1), made->code);

    const AuditRow row = m_store->rowsAfter(0, 9)->constFirst();
    QCOMPARE(row.author, operatorsId);
    QCOMPARE(row.authorName, u"ada"_s);
    QCOMPARE(row.reason, u"For the day the provider is gone"_s);
    QCOMPARE(row.changes.size(), 1);
    QCOMPARE(row.changes.constFirst().field, u"is_break_glass"_s);
    QCOMPARE(row.changes.constFirst().cause, QString());
    QCOMPARE(doneByOperator(row.acknowledged)->act, OperatorsAct::BreakGlassGiven);
    QCOMPARE(doneByOperator(row.acknowledged)->person, made->person.id);
    QVERIFY(recoveredIn(row.acknowledged).isNull());

    const auto again = setBreakGlass(*m_store, wishFor(u"Amina"_s), now, makeClaim); // a code was lost
    QVERIFY(again && again->code != made->code);
    QCOMPARE(m_store->rowsAfter(1, 9)->constFirst().changes.size(), 0);
}

void BreakGlassTest::aSubjectIsBoundAtOnce()
{
    const auto made = setBreakGlass(*m_store, wishFor(u"bee"_s, false, spare), now, makeClaim);
    QVERIFY(made);
    QVERIFY(made->code.isEmpty());
    QCOMPARE(m_store->memberFor(spare).value(), made->person.id);
}

void BreakGlassTest::andIsAnOrdinaryOneAgain()
{
    QVERIFY(setBreakGlass(*m_store, wishFor(u"bee"_s, false, spare), now, makeClaim));
    const auto ended = setBreakGlass(*m_store, wishFor(u"bee"_s, true), now, makeClaim);
    QVERIFY(ended);
    QVERIFY(ended->code.isEmpty());
    QVERIFY(!personIn(*m_store, u"bee"_s).isBreakGlass);
    QCOMPARE(doneByOperator(m_store->rowsAfter(1, 9)->constFirst().acknowledged)->act, OperatorsAct::BreakGlassTaken);
    QVERIFY(toldOf(*ended).contains(u"ordinary"_s));
}

/// Neither an edit nor an undo of what the operator did.
void BreakGlassTest::nobodyElseLeadsBack()
{
    QVERIFY(setBreakGlass(*m_store, wishFor(u"bee"_s), now, makeClaim));
    const Project made = *m_store->load();
    const AuditRow row = m_store->rowsAfter(0, 9)->constFirst();
    const Id admin = personIn(*m_store, u"Amina"_s).id;
    for (const bool undoes : {true, false}) {
        ChangeSet set{.id = Id::random(), .changes = inverse(row.changes, made)};
        if (undoes)
            set.inverseOf = row.set;
        const Outcome outcome = apply(made, set, admin);
        QVERIFY(!outcome.isGood());
        QCOMPARE(outcome.problems.constFirst().code, u"field.read_only"_s);
    }
}

void BreakGlassTest::refuses_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<bool>("takesAway");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("words");
    QTest::newRow("nobody") << u"zoe"_s << false << u"person.unknown"_s << u"zoe"_s;
    QTest::newRow("a worker") << u"worker"_s << false << u"person.barred"_s << u"mobile worker"_s;
    QTest::newRow("who has left") << u"left"_s << false << u"person.barred"_s << u"may not enter"_s;
    QTest::newRow("has none") << u"bee"_s << true << u"person.barred"_s << u"no break-glass"_s;
}

void BreakGlassTest::refuses()
{
    QFETCH(QString, who);
    QFETCH(bool, takesAway);
    const auto refused = setBreakGlass(*m_store, wishFor(who, takesAway), now, makeClaim);
    QVERIFY(!refused);
    QTEST(refused.error().code, "code");
    QFETCH(QString, words);
    QVERIFY2(refused.error().detail.contains(words), qPrintable(refused.error().detail));
    QCOMPARE(*m_store->rowCount(), 0);
}

void BreakGlassTest::aSubjectOfAnotherChangesNothing()
{
    Stewardd server;
    QVERIFY(!server.init().isEmpty());
    const QStringList asked{
        u"break-glass"_s, u"--database"_s, server.database(),        u"--person"_s,  u"Amina"_s, u"--reason"_s,
        u"Drill"_s,       u"--issuer"_s,   u"https://second.test"_s, u"--subject"_s, u"amina"_s};
    QCOMPARE(Stewardd::run(asked).code, 0);
    const auto erased = Stewardd::run(
        {u"erase"_s, u"--database"_s, server.database(), u"--person"_s, u"Amina"_s, u"--reason"_s, u"Asked for"_s});
    QCOMPARE(erased.code, 1);
    QVERIFY2(erased.err.contains("break-glass --end"_L1), qPrintable(erased.err));

    QVERIFY(m_store->bindMember(spare, personIn(*m_store, u"Amina"_s).id));
    const auto refused = setBreakGlass(*m_store, wishFor(u"bee"_s, false, spare), now, makeClaim);
    QCOMPARE(refused.error().code, u"member.bound"_s);
    QVERIFY(refused.error().detail.contains(u"amina"_s));
}

void BreakGlassTest::bySecondIssuerOfARealServer()
{
    Stewardd server;
    const QString code = server.init();
    TestIssuer second;
    QVERIFY(server.start({u"--issuer"_s, second.address()}));
    QCOMPARE(server.ask("POST", "/v1/claims", canonicalJson(QJsonObject{{u"code"_s, code}})).status, 200);
    const QByteArray token = second.token(u"amina-in-the-safe"_s);
    QCOMPARE(server.ask("GET", "/v1/me", {}, {}, token).status, 403);
    const auto made = Stewardd::run({u"break-glass"_s, u"--database"_s, server.database(), u"--person"_s, u"Amina"_s,
                                     u"--reason"_s, u"For the worst day"_s, u"--issuer"_s, second.address(),
                                     u"--subject"_s, u"amina-in-the-safe"_s});
    QVERIFY2(made.code == 0, qPrintable(made.err));
    QTRY_COMPARE(server.metric("steward_revision"), 1);
    const auto me = parseObject(server.ask("GET", "/v1/me", {}, {}, token).body);
    QVERIFY(me);
    QCOMPARE(me->value("name"_L1).toString(), u"Amina"_s);
    const auto told = parseObject(server.ask("GET", "/v1/notices").body);
    QCOMPARE(told->value("items"_L1).toArray().size(), 1);
    QCOMPARE(told->value("items"_L1).toArray().at(0)["what"_L1].toString(), u"break_glass_given"_s);
    const Response person = server.ask("GET", "/v1/people/" + me->value("person"_L1).toString().toLatin1());
    const auto read = parseObject(person.body);
    QVERIFY2(read && read->value("is_break_glass"_L1).toBool(), person.body.constData());
    const QByteArray tag = "If-Match: " + headerValue(person.headers, "etag") + "\r\n";
    const Response refused =
        server.ask("DELETE", "/v1/people/" + me->value("person"_L1).toString().toLatin1(), {}, tag);
    QCOMPARE(refused.status, 409);
}

void BreakGlassTest::wrongCommandLine_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::newRow("no reason") << QStringList{u"--person"_s, u"Amina"_s};
    QTest::newRow("nobody") << QStringList{u"--reason"_s, u"Drill"_s};
    const QStringList good{u"--person"_s, u"Amina"_s, u"--reason"_s, u"Drill"_s};
    QTest::newRow("a subject of no issuer") << good + QStringList{u"--subject"_s, u"a"_s};
    QTest::newRow("an issuer alone") << good + QStringList{u"--issuer"_s, u"https://b.test"_s};
    QTest::newRow("an issuer in the clear")
        << good + QStringList{u"--issuer"_s, u"http://b.test"_s, u"--subject"_s, u"a"_s};
    QTest::newRow("an end with a door") << good
                                               + QStringList{u"--end"_s, u"--issuer"_s, u"https://b.test"_s,
                                                             u"--subject"_s, u"a"_s};
}

void BreakGlassTest::wrongCommandLine()
{
    QFETCH(QStringList, more);
    QCOMPARE(Stewardd::run(QStringList{u"break-glass"_s, u"--database"_s, u"/nowhere/x.sqlite"_s} + more).code, 2);
}

STEWARD_TEST(BreakGlassTest, "breakglass", Core)
#include "breakglasstest.moc"
