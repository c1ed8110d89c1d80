// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The main job on real parts: a certified identity provider, the system's browser as a program, the server with its
// file, HTTP between them, and as many consoles as there are people.
#include "demo/pack.h"
#include "domain/fields.h"
#include "signin/console.h"
#include "signin/server.h"
#include "support/provider.h"
#include "support/testmain.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;

namespace {

constexpr int patience = 30'000; // ms

QStringList fieldsOf(const QList<Change> &changes)
{
    QStringList fields;
    for (const Change &change : changes)
        fields << change.field;
    return fields;
}

} // namespace

class SliceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void firstAdmin_claims_edits_andUndoes();
    void twoAdmins();
    void endedSignIn_keepsTheDraft();
    void notAMember_isTold();

private:
    OidcProvider m_provider;
};

void SliceTest::initTestCase()
{
    qputenv("STEWARD_BROWSER", OidcProvider::browser().toUtf8());
    QVERIFY(m_provider.start());
}

void SliceTest::firstAdmin_claims_edits_andUndoes()
{
    Server server;
    const QString code = server.init();
    QVERIFY(!code.isEmpty());
    QVERIFY(server.start(m_provider.issuer()));

    Console console(server.url());
    QVERIFY(console.signIn(u"admin"_s));
    QVERIFY(!console.load());
    QCOMPARE(console.workspace.loadError().code, u"member.unknown"_s);
    QVERIFY(!console.claim(u"guessed"_s));
    QVERIFY(console.claim(code));
    QVERIFY(!console.claim(code)); // once
    QVERIFY(console.load());
    QCOMPARE(console.workspace.me().name, u"Amina Phiri"_s); // the project's person, not the provider's
    QCOMPARE(console.workspace.project().name, u"Clinic"_s);
    QVERIFY(console.workspace.me().mayEditRoles);

    const Project before = console.workspace.project();
    const Id role = console.roleNamed(u"Read Only"_s);
    QVERIFY(!role.isNull());
    console.stage(role, u"permissions.download_reports"_s, false);
    console.stage(role, u"name"_s, u"Lookers"_s);
    console.workspace.setReason(u"Data protection review"_s);
    console.workspace.dryRun();
    QVERIFY(console.isIdle());
    QVERIFY(console.workspace.dryRunAnswer() && console.workspace.dryRunAnswer()->isDryRun);
    QCOMPARE(console.workspace.dryRunAnswer()->revision, before.revision + 1);
    QCOMPARE(console.audit(10).size(), 0); // nothing was kept
    QVERIFY(console.apply());
    QVERIFY(console.workspace.draft().isEmpty());

    Console elsewhere(server.url()); // the same person at another computer
    QVERIFY(elsewhere.signIn(u"admin"_s));
    QVERIFY(elsewhere.load());
    QCOMPARE(stateHash(elsewhere.workspace.project()), stateHash(console.workspace.project()));
    QCOMPARE(elsewhere.role(role).name, u"Lookers"_s);
    QCOMPARE(fieldValue(elsewhere.workspace.project(), {u"role"_s, role}, u"permissions.download_reports"_s),
             QJsonValue(false));

    const QList<wire::LogEntry> log = elsewhere.audit(10);
    QCOMPARE(log.size(), 1);
    QCOMPARE(log.constFirst().reason, u"Data protection review"_s);
    QCOMPARE(log.constFirst().authorName, u"Amina Phiri"_s);
    QVERIFY2(log.constFirst().from.contains("127.0.0.1"_L1), qPrintable(log.constFirst().from));
    QCOMPARE(fieldsOf(log.constFirst().changes), (QStringList{u"permissions.download_reports"_s, u"name"_s}));

    console.workspace.stageInverse(console.workspace.journal().constLast().set);
    QVERIFY(console.isIdle());
    QCOMPARE(console.workspace.draft().items().size(), 2);
    QVERIFY(console.apply());
    QVERIFY(diff(before, console.workspace.project()).isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(elsewhere.role(role).name, u"Read Only"_s, patience); // the feed tells
    QCOMPARE(elsewhere.audit(1).constFirst().inverseOf, log.constFirst().set);
    QCOMPARE(server.stopAndVerify(), 0);
}

void SliceTest::twoAdmins()
{
    const auto plants = demo::generate(demo::shapeOf(demo::PackSize::S)).plants;
    Server server;
    QVERIFY(!server.seed().isEmpty());
    QVERIFY(server.bind(m_provider.issuer(), u"thokozani"_s, plants.value(u"me"_s)));
    QVERIFY(server.bind(m_provider.issuer(), u"wezi"_s, plants.value(u"second_admin"_s)));
    QVERIFY(server.start(m_provider.issuer()));
    Console first(server.url());
    Console second(server.url());
    QVERIFY(first.signIn(u"thokozani"_s) && first.load());
    QVERIFY(second.signIn(u"wezi"_s) && second.load());
    QCOMPARE(second.workspace.me().name, u"Wezi Nyirenda"_s);
    const qint64 start = first.workspace.project().revision;
    const Id role = plants.value(u"ddo_role"_s);
    second.workspace.follower().stop(); // it has not heard yet

    // Different fields of one role: neither notices the other.
    first.stage(role, u"name"_s, u"Data Lead"_s);
    second.stage(role, u"permissions.edit_messaging"_s, true);
    QVERIFY(first.apply());
    QVERIFY(second.apply());

    // The same field: the second is told what stands there, and keeps what he wrote.
    second.workspace.follower().start(second.workspace.project().revision);
    QTRY_COMPARE_WITH_TIMEOUT(second.workspace.project().revision, start + 2, patience);
    QTRY_COMPARE_WITH_TIMEOUT(first.workspace.project().revision, start + 2, patience);
    second.workspace.follower().stop();
    first.stage(role, u"name"_s, u"District Lead"_s);
    second.stage(role, u"name"_s, u"Information Officer"_s);
    second.workspace.setReason(u"As in the contract"_s);
    QVERIFY(first.apply());
    second.workspace.apply();
    second.workspace.follower().start(second.workspace.project().revision);
    QVERIFY(second.isIdle());
    QCOMPARE(second.workspace.refusal()->kind, Error::Kind::Stale);
    QCOMPARE(second.workspace.refusal()->httpStatus, 412);
    QTRY_VERIFY_WITH_TIMEOUT(second.workspace.draft().hasConflict(), patience);
    const Staged &staged = second.workspace.draft().items().constFirst();
    QCOMPARE(staged.change.after, QJsonValue(u"Information Officer"_s));
    QCOMPARE(staged.theirs, QJsonValue(u"District Lead"_s));
    QCOMPARE(staged.theirName, u"Thokozani Mwale"_s);
    QCOMPARE(second.workspace.draft().reason, u"As in the contract"_s);
    second.workspace.settle({u"role"_s, role}, u"name"_s, true);
    QVERIFY(second.apply());
    QTRY_COMPARE_WITH_TIMEOUT(first.role(role).name, u"Information Officer"_s, patience);
    QCOMPARE(stateHash(first.workspace.project()), stateHash(second.workspace.project()));

    const QList<wire::LogEntry> log = first.audit(4);
    QStringList authors;
    for (const wire::LogEntry &entry : log)
        authors << entry.authorName;
    QCOMPARE(authors,
             (QStringList{u"Wezi Nyirenda"_s, u"Thokozani Mwale"_s, u"Wezi Nyirenda"_s, u"Thokozani Mwale"_s}));
    QCOMPARE(log.constFirst().changes.constFirst().before, QJsonValue(u"District Lead"_s));
    QCOMPARE(log.constFirst().changes.constFirst().after, QJsonValue(u"Information Officer"_s));

    // What has been changed since is in conflict from the start; what has not, goes back.
    first.workspace.stageInverse(log.at(1).set);
    QVERIFY(first.isIdle());
    QVERIFY(first.workspace.draft().hasConflict());
    first.workspace.discard();
    first.workspace.stageInverse(log.at(2).set); // the other's
    QVERIFY(first.isIdle());
    QVERIFY(first.apply());
    QCOMPARE(fieldValue(first.workspace.project(), {u"role"_s, role}, u"permissions.edit_messaging"_s),
             QJsonValue(false));
    QCOMPARE(server.stopAndVerify(), 0);
}

void SliceTest::endedSignIn_keepsTheDraft()
{
    const auto plants = demo::generate(demo::shapeOf(demo::PackSize::S)).plants;
    Server server;
    QVERIFY(!server.seed().isEmpty());
    QVERIFY(server.bind(m_provider.issuer(), u"thokozani"_s, plants.value(u"me"_s)));
    QVERIFY(server.start(m_provider.issuer()));
    QVERIFY(m_provider.setOptions({{u"at-ttl"_s, 2}})); // access tokens do not live long
    Console console(server.url());
    QVERIFY(console.signIn(u"thokozani"_s));
    QVERIFY(console.load());
    QSignalSpy signIn(&console.workspace, &Workspace::signInNeeded);
    console.stage(plants.value(u"ddo_role"_s), u"name"_s, u"Data Lead"_s);
    console.workspace.setReason(u"Kept"_s);

    QVERIFY(m_provider.setAccounts({{u"thokozani"_s, QJsonValue::Null}})); // the account is closed
    QTRY_VERIFY_WITH_TIMEOUT(console.session.accessToken().isEmpty(), patience);
    console.workspace.tryNow(); // or whenever the feed asks next
    QTRY_COMPARE_WITH_TIMEOUT(signIn.count(), 1, patience);
    QCOMPARE(console.session.state(), Session::State::Expired);
    QCOMPARE(console.workspace.line(), Workspace::Line::SignedOut);
    QCOMPARE(console.workspace.loadState(), Workspace::Load::Ready);
    console.workspace.apply();
    QVERIFY(console.isIdle());
    QCOMPARE(console.workspace.refusal()->kind, Error::Kind::GrantDead);
    QCOMPARE(console.workspace.draft().items().size(), 1);
    QCOMPARE(console.workspace.draft().reason, u"Kept"_s);

    QVERIFY(m_provider.setAccounts({{u"thokozani"_s, QJsonObject{{u"sub"_s, u"thokozani"_s}}}})); // and open again
    QVERIFY(m_provider.setOptions({{u"at-ttl"_s, 300}}));
    QVERIFY(console.signIn(u"thokozani"_s));
    console.workspace.resume();
    QTRY_COMPARE_WITH_TIMEOUT(console.workspace.line(), Workspace::Line::UpToDate, patience);
    QVERIFY(console.apply());
    QCOMPARE(console.audit(1).constFirst().reason, u"Kept"_s);
}

void SliceTest::notAMember_isTold()
{
    Server server;
    QVERIFY(!server.init().isEmpty());
    QVERIFY(server.start(m_provider.issuer()));
    Console console(server.url());
    QVERIFY(console.signIn(u"viewer"_s));
    QVERIFY(!console.load());
    QCOMPARE(console.workspace.loadError().kind, Error::Kind::Forbidden);
    QCOMPARE(console.workspace.loadError().code, u"member.unknown"_s);
    QCOMPARE(console.session.state(), Session::State::Active); // known, but not here
}

STEWARD_TEST(SliceTest, "slice", Core)
#include "slicetest.moc"
