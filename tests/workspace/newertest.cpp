// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/alteredseat.h"
#include "support/testmain.h"
#include "wire/routes.h"
#include "workspace/seat.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;
using demo::Fault;

namespace {

qsizetype writesOf(const Altered &line)
{
    return std::ranges::count_if(line.sent(),
                                 [](const Request &request) { return request.verb != Request::Verb::Get; });
}

QJsonObject changeOfADevice()
{
    return {{u"entity"_s, QJsonObject{{u"kind"_s, u"device"_s}, {u"id"_s, Id(9, 9).toString()}}},
            {u"op"_s, u"update"_s},
            {u"field"_s, u"colour"_s},
            {u"before"_s, u"red"_s},
            {u"after"_s, u"blue"_s},
            {u"baseVersion"_s, 3}};
}

void append(QJsonObject &body, const QString &list, const QJsonObject &one)
{
    QJsonArray all = body.value(list).toArray();
    all << one;
    body.insert(list, all);
}

} // namespace

/// A server that is newer than this console: what it tells that is not known here, and when it no longer serves us.
class NewerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sameContract_saysNothing();
    void newerContract_isKnown_andEdited();
    void tooOld_isRead_andNotEdited();
    void tooOld_keepsTheDraft();
    void tooOld_andUnreadable_saysSo();
    void updatedMeanwhile_isNoticed();
    void badContract_isAFailure();
    void kinds_areCounted();
    void environment_isLive();
    void words_surviveAnEdit();
    void feedOfAnUnknownKind_isFollowed();
    void inverseOfAnUnknownKind_isSentBack();

private:
    std::unique_ptr<demo::DemoHost> m_host;
    std::unique_ptr<AlteredSeat> m_seat;
    Id m_role;
};

void NewerTest::init()
{
    m_seat.reset();
    m_host = demo::DemoHost::make(demo::PackSize::S).value();
    m_seat = std::make_unique<AlteredSeat>(*m_host);
    m_role = m_host->plant(u"read_only_role"_s);
}

void NewerTest::sameContract_saysNothing()
{
    QVERIFY(m_seat->load());
    QCOMPARE(m_seat->workspace.newer(), Newer());
    QVERIFY(m_seat->workspace.mayEditRoles());
}

void NewerTest::newerContract_isKnown_andEdited()
{
    m_seat->line.set(wire::routes::capabilities, contractOf(u"9.3.0"_s, u"0.1.0"_s));
    QVERIFY(m_seat->load());
    Workspace &workspace = m_seat->workspace;
    QCOMPARE(workspace.newer().standing, wire::Standing::NewerServer);
    QVERIFY(workspace.mayEditRoles());
    workspace.stage(roleRef(m_role), u"name"_s, u"Readers"_s);
    workspace.apply();
    QVERIFY(m_seat->isIdle());
    QVERIFY(!workspace.refusal());
    QCOMPARE(m_host->store().load()->roles.find(m_role)->name, u"Readers"_s);
}

void NewerTest::tooOld_isRead_andNotEdited()
{
    m_seat->line.set(wire::routes::capabilities, contractOf(u"9.0.0"_s, u"9.0.0"_s));
    QVERIFY(m_seat->load());
    Workspace &workspace = m_seat->workspace;
    QVERIFY(workspace.isTooOld());
    QVERIFY(!workspace.mayEditRoles());
    QVERIFY(workspace.project().people.size() > 0);
    workspace.stage(roleRef(m_role), u"name"_s, u"Readers"_s);
    workspace.stageRemoval(roleRef(m_role));
    workspace.stageNewRole(Role{.id = Id(8, 8), .name = u"New"_s});
    QVERIFY(workspace.draft().isEmpty());
    workspace.stageInverse(Id(7, 7));
    QCOMPARE(workspace.refusal()->code, QString(tooOld));
    QCOMPARE(writesOf(m_seat->line), 0);
}

void NewerTest::tooOld_keepsTheDraft()
{
    QVERIFY(m_seat->load());
    Workspace &workspace = m_seat->workspace;
    workspace.stage(roleRef(m_role), u"name"_s, u"Readers"_s);
    m_seat->line.set(wire::routes::capabilities, contractOf(u"9.0.0"_s, u"9.0.0"_s));
    QVERIFY(m_seat->load());
    QCOMPARE(workspace.draft().items().size(), 1);
    for (const bool isDry : {true, false}) {
        isDry ? workspace.dryRun() : workspace.apply();
        QCOMPARE(workspace.work(), Workspace::Work::Idle);
        QCOMPARE(workspace.refusal()->code, QString(tooOld));
        QCOMPARE(workspace.draft().items().size(), 1);
    }
    QCOMPARE(writesOf(m_seat->line), 0);

    m_seat->line.set(wire::routes::capabilities, {}); // and now the server was put back
    QVERIFY(m_seat->load());
    workspace.apply();
    QVERIFY(m_seat->isIdle());
    QCOMPARE(m_host->store().load()->roles.find(m_role)->name, u"Readers"_s);
}

void NewerTest::tooOld_andUnreadable_saysSo()
{
    const auto unreadable = [](QJsonObject &body) { body.insert(u"parts"_s, u"elsewhere"_s); };
    m_seat->line.set(wire::routes::snapshot, unreadable);
    QVERIFY(!m_seat->load());
    QVERIFY(m_seat->workspace.loadError().code != tooOld);
    m_seat->line.set(wire::routes::capabilities, contractOf(u"9.0.0"_s, u"9.0.0"_s));
    QVERIFY(!m_seat->load());
    QCOMPARE(m_seat->workspace.loadError().kind, Error::Kind::BadReply);
    QCOMPARE(m_seat->workspace.loadError().code, QString(tooOld));
    m_seat->line.set(wire::routes::snapshot, {});
    m_seat->line.set(wire::routes::me, [](QJsonObject &body) { body.insert(u"person"_s, u"new form"_s); });
    QVERIFY(!m_seat->load());
    QCOMPARE(m_seat->workspace.loadError().code, QString(tooOld));
}

/// While the console is open, the server is stopped and comes back as another.
void NewerTest::updatedMeanwhile_isNoticed()
{
    QVERIFY(m_seat->load());
    Workspace &workspace = m_seat->workspace;
    m_host->transport().faults().add({.kind = Fault::Kind::Offline, .route = u"/v1/changes"_s});
    workspace.tryNow();
    QTRY_COMPARE(workspace.line(), Workspace::Line::Offline);
    m_seat->line.set(wire::routes::capabilities, contractOf(u"9.0.0"_s, u"9.0.0"_s));
    QVERIFY(!workspace.isTooOld());
    workspace.tryNow();
    QTRY_VERIFY(workspace.isTooOld());
    QCOMPARE(workspace.line(), Workspace::Line::UpToDate);
}

void NewerTest::badContract_isAFailure()
{
    m_seat->line.set(wire::routes::capabilities, contractOf(u"the newest"_s, u"0.1.0"_s));
    QVERIFY(!m_seat->load());
    QCOMPARE(m_seat->workspace.loadError().kind, Error::Kind::BadReply);
    QCOMPARE(m_seat->workspace.loadError().fields.constFirst().pointer, u"/contract/version"_s);
}

void NewerTest::kinds_areCounted()
{
    m_seat->line.set(wire::routes::snapshot, [](QJsonObject &body) {
        append(body, u"parts"_s, {{u"kind"_s, u"devices"_s}, {u"rows"_s, 12}, {u"packs"_s, 1}});
    });
    QVERIFY(m_seat->load());
    QCOMPARE(m_seat->workspace.newer().kinds, (QMap<QString, int>{{u"devices"_s, 12}}));
    QVERIFY(m_seat->workspace.mayEditRoles());
}

void NewerTest::environment_isLive()
{
    m_seat->line.set(wire::routes::snapshot, [](QJsonObject &body) {
        QJsonObject head = body.value(u"project"_s).toObject();
        head.insert(u"environment"_s, u"staging"_s);
        body.insert(u"project"_s, head);
    });
    QVERIFY(m_seat->load());
    QCOMPARE(m_seat->workspace.newer().environment, u"staging"_s);
    QCOMPARE(m_seat->workspace.project().environment, Environment::Live);
}

/// A word, and a field, that nobody here knows are there after another field of the same object was changed.
void NewerTest::words_surviveAnEdit()
{
    demo::Pack pack = demo::generate(demo::shapeOf(demo::PackSize::S));
    Settings settings = pack.project.settings.at(0);
    settings.twoFactorStage = Word<Stage>::fromText(u"paused"_s);
    settings.gaOptOut = false;
    settings.rest.insert(u"motto"_s, u"onwards"_s);
    pack.project.settings = pack.project.settings.with(settings);
    m_seat.reset();
    m_host = demo::DemoHost::make(pack).value();
    m_seat = std::make_unique<AlteredSeat>(*m_host);
    QVERIFY(m_seat->load());
    Workspace &workspace = m_seat->workspace;
    QCOMPARE(workspace.project().settings.at(0).twoFactorStage.text(), u"paused"_s);
    workspace.stage({u"settings"_s, settings.id}, u"ga_opt_out"_s, true);
    QCOMPARE(workspace.shown().settings.at(0).twoFactorStage.text(), u"paused"_s);
    workspace.apply();
    QVERIFY(m_seat->isIdle());
    QVERIFY(!workspace.refusal());
    const Project stored = *m_host->store().load();
    for (const Project *project : {&stored, &workspace.project()}) {
        const Settings now = project->settings.at(0);
        QVERIFY(now.gaOptOut);
        QCOMPARE(now.twoFactorStage.text(), u"paused"_s);
        QCOMPARE(now.rest.value(u"motto"_s), QJsonValue(u"onwards"_s));
    }
    QCOMPARE(stateHash(workspace.project()), stateHash(stored));
}

void NewerTest::feedOfAnUnknownKind_isFollowed()
{
    m_seat->line.set(wire::routes::changes, [](QJsonObject &body) {
        QJsonArray items = body.value(u"items"_s).toArray();
        if (items.isEmpty())
            return;
        QJsonObject first = items.at(0).toObject();
        append(first, u"changes"_s, changeOfADevice());
        items.replace(0, first);
        body.insert(u"items"_s, items);
    });
    QVERIFY(m_seat->load());
    QList<EntityRef> touched;
    connect(&m_seat->workspace, &Workspace::changed, this, [&](const QList<EntityRef> &all) { touched << all; });
    Seat other(*m_host, m_host->tokenFor(m_host->plant(u"second_admin"_s)));
    QVERIFY(other.load());
    other.rename(m_role, u"Readers"_s);
    QVERIFY(other.apply());
    m_seat->workspace.tryNow();
    QTRY_COMPARE(m_seat->workspace.project().roles.find(m_role)->name, u"Readers"_s);
    QVERIFY(touched.contains({u"device"_s, Id(9, 9)}));
    QCOMPARE(stateHash(m_seat->workspace.project()), stateHash(*m_host->store().load()));
}

/// Whether the way back of what is not known still fits, the server says and not we.
void NewerTest::inverseOfAnUnknownKind_isSentBack()
{
    QVERIFY(m_seat->load());
    Workspace &workspace = m_seat->workspace;
    workspace.stage(roleRef(m_role), u"name"_s, u"Readers"_s);
    workspace.apply();
    QVERIFY(m_seat->isIdle());
    const Id set = workspace.journal().constLast().set;
    m_seat->line.set(wire::routes::changeSets + u"/%1/inverse"_s.arg(set.toString()),
                     [](QJsonObject &body) { append(body, u"changes"_s, changeOfADevice()); });
    workspace.stageInverse(set);
    QVERIFY(m_seat->isIdle());
    QCOMPARE(workspace.draft().items().size(), 2);
    QVERIFY(!workspace.draft().hasConflict());
    const Staged *device = workspace.draft().find({u"device"_s, Id(9, 9)}, u"colour"_s);
    QVERIFY(device && device->state == Staged::State::Staged);
    QVERIFY(workspace.shown().roles.find(m_role)->name != u"Readers"_s); // the rest of it is worked out as ever
    workspace.apply();
    QVERIFY(m_seat->isIdle());
    const QJsonObject sent = parseObject(m_seat->line.sent().constLast().body).value();
    QCOMPARE(sent[u"changes"_s][1][u"entity"_s][u"kind"_s], QJsonValue(u"device"_s));
    QCOMPARE(sent[u"changes"_s][1][u"after"_s], QJsonValue(u"blue"_s));
}

STEWARD_TEST(NewerTest, "newer", Core)
#include "newertest.moc"
