// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/completed.h"
#include "core/json.h"
#include "domain/catalogue.h"
#include "domain/kinds.h"
#include "domain/validation.h"
#include "server/stewardd.h"
#include "service/newproject.h"
#include "store/sqlstore.h"
#include "support/testmain.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;

namespace {

QList<const EntityKind *> singles()
{
    QList<const EntityKind *> found;
    for (const EntityKind *kind : kinds()) {
        if (kind->life() == EntityKind::Life::Single)
            found << kind;
    }
    return found;
}

/// Something else than what stands there, for each kind there is one object of.
QByteArray editOf(const EntityKind &kind)
{
    static const QHash<QString, QByteArray> edits{
        {u"settings"_s, R"({"allow_domain_requests":true})"},
        {u"ip_access"_s, R"({"comment":"Offices"})"},
        {u"retention"_s, R"({"audit_days":3650})"},
    };
    return edits.value(kind.name());
}

/// As an earlier version has made it.
Project incomplete(Id *admin = nullptr)
{
    auto [made, first] = newProject({.name = u"Clinic"_s, .adminName = u"Amina"_s});
    for (const EntityKind *kind : singles())
        kind->remove(made, {made.id});
    std::vector<Role> roles;
    for (int row = 0; row < made.roles.size(); ++row) {
        roles.push_back(made.roles.at(row));
        roles.back().handle.clear();
    }
    made.roles = Table<Role>(std::move(roles));
    if (admin)
        *admin = first;
    return made;
}

} // namespace

/// What a project has from its beginning, as its server tells of it.
class CompletedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewProjectHasAll();
    void whatIsThereStays();
    void everyRouteOfWhatThereIsOneOf();
    void anEarlierProjectGetsItAtTheStart();
};

void CompletedTest::aNewProjectHasAll()
{
    const Project project = newProject({.name = u"Clinic"_s, .adminName = u"Amina"_s}).project;
    for (const EntityKind *kind : singles()) {
        QVERIFY2(kind->size(project) == 1, kind->name().data());
        QCOMPARE(kind->idAt(project, 0), project.id);
    }
    const Settings &settings = project.settings.at(0);
    QVERIFY(settings.secureSubmissions);
    QVERIFY(!settings.twoFactorAuth && !settings.restrictSuperusers && !settings.allowDomainRequests);
    QCOMPARE(settings.graceDays, 14);
    QVERIFY(project.ipAccess.at(0).denied.isEmpty());
    QCOMPARE(project.retention.at(0).deletedDataDays, 30);
    QSet<QString> handles;
    for (int row = 0; row < project.roles.size(); ++row)
        handles.insert(project.roles.at(row).handle);
    QVERIFY(!handles.contains(QString()));
    QCOMPARE(handles.size(), project.roles.size());
    QVERIFY(handles.contains(u"mobile-worker-default"_s));
    for (const Finding &finding : validate(project))
        QVERIFY2(finding.weight != Finding::Weight::Error, qPrintable(finding.code));
}

void CompletedTest::whatIsThereStays()
{
    Project project = incomplete();
    Settings strict{.id = Id(1, 1), .version = 0, .twoFactorAuth = true};
    project.settings = Table<Settings>({strict});
    Role named = project.roles.at(1);
    named.handle = u"read-only"_s; // as the first one would be called
    project.roles = project.roles.with(named);
    const Project whole = completed(project, 5);
    QCOMPARE(whole.settings.at(0), strict);
    QCOMPARE(whole.retention.at(0).version, 5);
    QCOMPARE(whole.roles.find(named.id)->version, 0);
    QCOMPARE(project.roles.at(0).name, u"Read Only"_s);
    QCOMPARE(whole.roles.find(project.roles.at(0).id)->handle, u"read-only-2"_s);
    QVERIFY(diff(whole, completed(whole, 6)).isEmpty());
}

void CompletedTest::everyRouteOfWhatThereIsOneOf()
{
    Stewardd server;
    const QString code = server.init();
    QVERIFY(server.start());
    QCOMPARE(server.ask("POST", "/v1/claims", canonicalJson(QJsonObject{{u"code"_s, code}})).status, 200);
    QCOMPARE(server.metric("steward_revision"), 0);
    for (const EntityKind *kind : singles()) {
        const QByteArray path = wire::routes::ofKind(kind->plural()).toLatin1();
        const Response read = server.ask("GET", path);
        QVERIFY2(read.status == 200, (path + read.body).constData());
        const QByteArray edit = editOf(*kind);
        QVERIFY2(!edit.isEmpty(), (path + ": this test has no edit of it yet").constData());
        const QByteArray tag = "If-Match: " + headerValue(read.headers, "etag") + "\r\n";
        const Response patched = server.ask("PATCH", path, edit, tag);
        QVERIFY2(patched.status == 200, (path + patched.body).constData());
        const auto before = parseObject(read.body);
        const auto after = parseObject(server.ask("GET", path).body);
        const auto asked = parseObject(edit);
        const QString field = asked->keys().constFirst();
        QVERIFY(before && after && before->value(field) != after->value(field));
        QCOMPARE(after->value(field), asked->value(field));
    }
    const auto roles = parseObject(server.ask("GET", "/v1/roles").body);
    QCOMPARE(roles->value("items"_L1).toArray().size(), static_cast<qsizetype>(presets().size()));
    for (const QJsonValue &role : roles->value("items"_L1).toArray())
        QVERIFY2(!role["handle"_L1].toString().isEmpty(), qPrintable(role["name"_L1].toString()));
}

void CompletedTest::anEarlierProjectGetsItAtTheStart()
{
    Stewardd server;
    Id admin;
    {
        const auto store = SqlStore::make(server.database());
        QVERIFY(store);
        QVERIFY((*store)->create(incomplete(&admin)));
        QVERIFY((*store)->bindMember({server.issuer().address(), u"admin-1"_s}, admin));
    }
    for (int run = 0; run < 2; ++run) { // the second one finds nothing to do
        QVERIFY(server.start());
        for (const EntityKind *kind : singles())
            QCOMPARE(server.ask("GET", wire::routes::ofKind(kind->plural()).toLatin1()).status, 200);
        const auto log = parseObject(server.ask("GET", "/v1/audit").body);
        const QJsonArray rows = log->value("items"_L1).toArray();
        QCOMPARE(rows.size(), 1);
        QVERIFY(rows.at(0)["author"_L1].isUndefined());
        QVERIFY(rows.at(0)["reason"_L1].toString().contains("from its beginning"_L1));
        QCOMPARE(rows.at(0)["changes"_L1].toArray().size(),
                 singles().size() + static_cast<qsizetype>(presets().size()));
        QCOMPARE(server.stop(), 0);
    }
    const auto stored = (*SqlStore::open(server.database()))->load();
    QVERIFY(stored);
    QCOMPARE(stored->revision, 1);
    QVERIFY(diff(*stored, completed(*stored, 2)).isEmpty());
    QVERIFY(Stewardd::run({u"verify"_s, u"--database"_s, server.database()}).out.startsWith("1 rows, all right"_L1));
}

STEWARD_TEST(CompletedTest, "completed", Core)
#include "completedtest.moc"
