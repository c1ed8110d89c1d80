// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/sending.h"
#include "service/world.h"
#include "support/levels.h"
#include "support/testmain.h"
#include "wire/changes.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

namespace {

const Id hill{0x31, 1};   ///< a clinic in the north
const Id post{0x31, 2};   ///< another
const Id joe{0x21, 1};    ///< a web user of the hill and of the south, whom lena is not shown
const Id ada{0x21, 2};    ///< a mobile worker of the hill and of the south, whom she is shown
const Id kim{0x21, 3};    ///< a web user of the post alone
const Id viewer{0x11, 1}; ///< limited to places

QString at(const Id &place)
{
    return wire::routes::ofKind("places"_L1) + u'/' + place.toString();
}

domain::Person somebody(const Id &id, const QString &name, domain::Person::Kind kind, const Id &role,
                        const QList<Id> &places)
{
    return {.id = id,
            .kind = kind,
            .name = name,
            .handle = name.toLower() + u"@x.example"_s,
            .role = role,
            .primaryPlace = places.constFirst(),
            .places = places};
}

/// Lena edits the places and the mobile workers of the north.
domain::Project project()
{
    using Kind = domain::Person::Kind;
    domain::Project all = World::small();
    const auto clinicAt = [](const Id &id, const QString &name) {
        return domain::Place{.id = id, .name = name, .siteCode = name.toLower(), .type = levelId(2), .parent = north};
    };
    all.places = all.places.with(clinicAt(hill, u"Hill"_s)).with(clinicAt(post, u"Post"_s));
    domain::Role role = *all.roles.find(supervisor);
    role.permissions = domain::PermissionSet::fromJson({{u"edit_locations"_s, true}, {u"edit_commcare_users"_s, true}});
    all.roles =
        all.roles.with(role).with({.id = viewer,
                                   .name = u"Viewer"_s,
                                   .permissions = domain::PermissionSet::fromJson({{u"view_locations"_s, true}})});
    all.people = all.people.with(somebody(joe, u"Joe"_s, Kind::WebUser, viewer, {hill, south}))
                     .with(somebody(ada, u"Ada"_s, Kind::MobileWorker, worker, {hill, south}))
                     .with(somebody(kim, u"Kim"_s, Kind::WebUser, viewer, {post}));
    return all;
}

/// All ids of people in the answer but the caller's own.
QStringList idsIn(const QByteArray &body)
{
    QStringList found;
    for (const auto &[id, name] : {std::pair(joe, u"joe"_s), std::pair(ada, u"ada"_s), std::pair(kim, u"kim"_s)}) {
        if (body.contains(id.toString().toLatin1()))
            found << name;
    }
    return found;
}

qint64 reachedBy(const QJsonObject &impact)
{
    qint64 all = 0;
    for (const QJsonValue &effect : impact.value(u"effects"_s).toArray()) {
        if (effect[u"code"_s].toString() == u"reach.narrowed"_s)
            all += effect[u"people"_s].toArray().size() + effect[u"beyond"_s].toInt();
    }
    return all;
}

qint64 countOf(const QJsonObject &impact, const QString &list)
{
    return impact.value(list).toArray().size() + impact.value(u"beyond"_s)[list].toInt();
}

} // namespace

/// What a change set leads to may reach beyond the places of its author: he gets the numbers, and no names.
class ShownImpactTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dryRun_countsBeyond();
    void commit_tellsTheSame();
    void admin_isToldAll();
    void problem_countsBeyond();
    void followedChange_beyondIsNotTold();
    void inParts_countsBeyond();
};

void ShownImpactTest::dryRun_countsBeyond()
{
    World world(project());
    const Response told = world.patch(lena, at(hill) + u"?dryRun=true"_s, {{u"is_archived"_s, true}});
    QVERIFY2(told.status == 200, told.body.constData());
    QVERIFY2(!idsIn(told.body).contains(u"joe"_s), told.body.constData());
    const Response whole = world.patch(wezi, at(hill) + u"?dryRun=true"_s, {{u"is_archived"_s, true}});
    QVERIFY2(idsIn(whole.body).contains(u"joe"_s), whole.body.constData());
    const QJsonObject impact = bodyOf(told).value(u"impact"_s).toObject();
    const QJsonObject all = bodyOf(whole).value(u"impact"_s).toObject();
    QVERIFY(reachedBy(all) >= 1);
    QCOMPARE(reachedBy(impact), reachedBy(all));
    for (const QString &list : {u"gain"_s, u"lose"_s, u"lockedOut"_s, u"letIn"_s})
        QCOMPARE(countOf(impact, list), countOf(all, list));
    QVERIFY(countOf(all, u"lose"_s) >= 1);
    QCOMPARE(impact.value(u"touched"_s), all.value(u"touched"_s));
    // whom she is shown she is told by name
    QCOMPARE(idsIn(told.body).contains(u"ada"_s), idsIn(whole.body).contains(u"ada"_s));
}

void ShownImpactTest::commit_tellsTheSame()
{
    World world(project());
    const Response dry = world.patch(lena, at(hill) + u"?dryRun=true"_s, {{u"is_archived"_s, true}});
    const Response done = world.patch(lena, at(hill), {{u"is_archived"_s, true}});
    QCOMPARE(done.status, 200);
    QCOMPARE(bodyOf(done).value(u"impact"_s), bodyOf(dry).value(u"impact"_s));
    QVERIFY(!idsIn(done.body).contains(u"joe"_s));
}

void ShownImpactTest::admin_isToldAll()
{
    World world(project());
    const Response told = world.patch(wezi, at(hill) + u"?dryRun=true"_s, {{u"is_archived"_s, true}});
    const QJsonObject impact = bodyOf(told).value(u"impact"_s).toObject();
    QVERIFY(!impact.contains(u"beyond"_s));
    for (const QJsonValue &effect : impact.value(u"effects"_s).toArray())
        QVERIFY(!effect.toObject().contains(u"beyond"_s));
}

void ShownImpactTest::problem_countsBeyond()
{
    World world(project());
    const Response refused = world.patch(lena, at(post), {{u"is_archived"_s, true}}); // all that kim has
    QVERIFY2(refused.status == 409, refused.body.constData());
    QCOMPARE(idsIn(refused.body), QStringList());
    QCOMPARE(problemsOf(refused).constFirst().count, 1);
    const Response whole = world.patch(wezi, at(post), {{u"is_archived"_s, true}});
    QCOMPARE(codeOf(whole), codeOf(refused));
    QCOMPARE(problemsOf(whole).constFirst().people, QList<Id>{kim});
}

/// Grace edits profiles everywhere and is shown no web user.
void ShownImpactTest::followedChange_beyondIsNotTold()
{
    domain::Project all = project();
    const Id profile{0x32, 1};
    all.profiles = all.profiles.with({.id = profile, .handle = u"nurses"_s, .name = u"Nurses"_s});
    domain::Role role = *all.roles.find(reader);
    role.permissions =
        domain::PermissionSet::fromJson({{u"edit_commcare_users"_s, true}, {u"access_all_locations"_s, true}});
    all.roles = all.roles.with(role);
    for (const Id &id : {joe, ada}) {
        domain::Person person = *all.people.find(id);
        person.profile = profile;
        all.people = all.people.with(person);
    }
    World world(all);
    const QString path = wire::routes::ofKind("profiles"_L1) + u'/' + profile.toString();
    const Response told = world.ask(grace, Request::Verb::Delete, path + u"?dryRun=true"_s, {}, {{"if-match", tag(0)}});
    QVERIFY2(!idsIn(told.body).contains(u"joe"_s), told.body.constData());
    const Response whole = world.ask(wezi, Request::Verb::Delete, path + u"?dryRun=true"_s, {}, {{"if-match", tag(0)}});
    QVERIFY2(idsIn(whole.body) == (QStringList{u"joe"_s, u"ada"_s}), whole.body.constData());
    QCOMPARE(idsIn(told.body), QStringList{u"ada"_s});
    QCOMPARE(told.status, whole.status);
}

void ShownImpactTest::inParts_countsBeyond()
{
    const auto lose = [](const Id &who) {
        World world(project());
        const QJsonObject job = Sending(world, who).begin({world.change(u"place"_s, hill, u"is_archived"_s, true)});
        workOff(world);
        return jobOf(world, who, job).value(u"result"_s)[u"impact"_s][u"lose"_s].toInt();
    };
    QVERIFY(lose(wezi) >= 1);
    QCOMPARE(lose(lena), lose(wezi));
}

STEWARD_TEST(ShownImpactTest, "shownimpact", Core)
#include "shownimpacttest.moc"
