// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/catalogue.h"
#include "service/world.h"
#include "support/testmain.h"
#include "wire/routes.h"
#include "wire/view.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;
using domain::Project;

namespace {

constexpr Id lenasKey{0x88, 1};

QString viewOf(const Id &person)
{
    return pathOf(wire::routes::people, person) + u"/view"_s;
}

/// Lena has a key, a day on which her place ends and one on which her role does; from some addresses nobody comes in.
Project project()
{
    Project all = World::small();
    domain::Person person = *all.people.find(lena);
    const Instant soon{std::chrono::sys_days(std::chrono::year(2027) / 1 / 1)};
    person.placeEnds.insert(north, soon);
    person.roleUntil = soon;
    person.roleAfter = plain;
    all.people = all.people.with(person);
    all.apiKeys = all.apiKeys.with({.id = lenasKey, .owner = lena, .name = u"Import"_s});
    all.ipAccess = all.ipAccess.with({.id = all.id, .denied = {u"198.51.100.0/24"_s}});
    return all;
}

/// Without the permission that shows places.
Project withoutPlacesForGrace()
{
    Project all = project();
    domain::Role role = *all.roles.find(reader);
    role.permissions.revoke(domain::catalogue().indexOf(u"view_locations"));
    all.roles = all.roles.with(role);
    return all;
}

QStringList remarksIn(const QJsonObject &view)
{
    QStringList remarks;
    for (const QJsonValue &one : view[u"remarks"_s].toArray())
        remarks << one[u"remark"_s].toString();
    return remarks;
}

QJsonObject permissionIn(const QJsonObject &view, const QString &key)
{
    for (const QJsonValue &one : view[u"permissions"_s].toArray()) {
        if (one[u"key"_s] == key)
            return one.toObject();
    }
    return {};
}

} // namespace

/// All that somebody sees, told to somebody else: what the rules say, less what he is not shown himself, and written
/// down.
class ViewAsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void view_isWhatTheRulesSay();
    void view_ofOneWhoIsLimited();
    void places_whichAreNotShown_areCounted();
    void keysAndRules_whichAreNotShown_areNotTold();
    void whoReadsNoRoles_isToldOfHimselfAlone();
    void reads_haveIt();
    void refusals_areNotReads();
};

void ViewAsTest::view_isWhatTheRulesSay()
{
    World world(project());
    const Project now = world.project();
    const domain::Access access(now, world.clock.now());
    for (int row = 0; row < now.people.size(); ++row) {
        const domain::Person person = now.people.at(row);
        const Response response = world.get(wezi, viewOf(person.id));
        QCOMPARE(response.status, 200);
        QCOMPARE(bodyOf(response), wire::toJson({.view = domain::whatCanSee(access, person)}));
    }
}

void ViewAsTest::view_ofOneWhoIsLimited()
{
    World world(project());
    const QJsonObject view = bodyOf(world.get(grace, viewOf(lena)));
    QCOMPARE(view[u"person"_s], QJsonValue(lena.toString()));
    QCOMPARE(view[u"role"_s], QJsonValue(supervisor.toString()));
    QCOMPARE(view[u"enters"_s], QJsonValue(u"open"_s));
    QCOMPARE(view[u"isLimited"_s], QJsonValue(true));
    QCOMPARE(view[u"places"_s], QJsonValue(QJsonArray{north.toString()}));
    QCOMPARE(view[u"placesBeyond"_s], QJsonValue(0));
    QCOMPARE(permissionIn(view, u"edit_commcare_users"_s),
             (QJsonObject{{u"key"_s, u"edit_commcare_users"_s}, {u"state"_s, u"granted"_s}, {u"reason"_s, u"open"_s}}));
    const QJsonObject implied = permissionIn(view, u"view_commcare_users"_s);
    QCOMPARE(implied[u"state"_s], QJsonValue(u"implied"_s));
    QCOMPARE(implied[u"cause"_s], QJsonValue(u"edit_commcare_users"_s));
    const QJsonObject workers = view[u"sees"_s][2].toObject();
    QCOMPARE(workers, (QJsonObject{{u"sight"_s, u"mobile_workers"_s},
                                   {u"reason"_s, u"open"_s},
                                   {u"permission"_s, u"view_commcare_users"_s},
                                   {u"everywhere"_s, false}}));
}

/// Grace sees all people, and no places.
void ViewAsTest::places_whichAreNotShown_areCounted()
{
    World world(withoutPlacesForGrace());
    const Response response = world.get(grace, viewOf(lena));
    QCOMPARE(response.status, 200);
    const QJsonObject view = bodyOf(response);
    QCOMPARE(view[u"places"_s], QJsonValue(QJsonArray()));
    QCOMPARE(view[u"placesBeyond"_s], QJsonValue(1));
    QVERIFY(!response.body.contains(north.toString().toLatin1()));
    QCOMPARE(remarksIn(view), QStringList{u"role_ends"_s});
}

void ViewAsTest::keysAndRules_whichAreNotShown_areNotTold()
{
    World world(project());
    const QJsonObject toGrace = bodyOf(world.get(grace, viewOf(lena)));
    QCOMPARE(toGrace[u"keys"_s], QJsonValue(QJsonArray()));
    QCOMPARE(toGrace[u"keysBeyond"_s], QJsonValue(1));
    QCOMPARE(remarksIn(toGrace), (QStringList{u"role_ends"_s, u"place_ends"_s}));
    const QJsonObject toWezi = bodyOf(world.get(wezi, viewOf(lena)));
    QCOMPARE(toWezi[u"keys"_s][0][u"id"_s], QJsonValue(lenasKey.toString()));
    QCOMPARE(toWezi[u"keysBeyond"_s], QJsonValue(0));
    QCOMPARE(remarksIn(toWezi), (QStringList{u"some_addresses"_s, u"role_ends"_s, u"place_ends"_s}));
    const QJsonObject toLena = bodyOf(world.get(lena, viewOf(lena)));
    QCOMPARE(toLena[u"keys"_s][0][u"id"_s], QJsonValue(lenasKey.toString()));
    QCOMPARE(remarksIn(toLena), QStringList{u"place_ends"_s}); // she is not shown the role that follows
}

void ViewAsTest::whoReadsNoRoles_isToldOfHimselfAlone()
{
    World world(project());
    QCOMPARE(world.get(lena, viewOf(lena)).status, 200);
    const Response ofZulu = world.get(lena, viewOf(zulu));
    QCOMPARE(ofZulu.status, 403);
    QCOMPARE(bodyOf(ofZulu)[u"missing"_s], QJsonValue(u"view_roles"_s));
    QCOMPARE(world.get(lena, viewOf(banda)).status, 404); // in the south: to her there is none
    QCOMPARE(world.get(pia, viewOf(zulu)).status, 403);
}

void ViewAsTest::reads_haveIt()
{
    World world(project());
    const Response view = world.get(grace, viewOf(lena));
    const QJsonArray reads = bodyOf(world.get(wezi, wire::routes::reads)).value(u"items"_s).toArray();
    QCOMPARE(reads.size(), 1);
    const QJsonObject read = reads.at(0).toObject();
    QCOMPARE(read[u"person"_s], QJsonValue(grace.toString()));
    QCOMPARE(read[u"what"_s], QJsonValue(u"view"_s));
    QCOMPARE(read[u"scope"_s], QJsonValue(u"person:"_s + lena.toString()));
    QCOMPARE(read[u"objects"_s], QJsonValue(1));
    QCOMPARE(read[u"bytes"_s], QJsonValue(view.body.size()));
    QCOMPARE(read[u"at"_s], QJsonValue(toText(world.clock.now())));
}

void ViewAsTest::refusals_areNotReads()
{
    World world(project());
    QCOMPARE(world.get(lena, viewOf(zulu)).status, 403);
    QCOMPARE(world.get(lena, viewOf(banda)).status, 404);
    QCOMPARE(world.get(wezi, viewOf(stranger)).status, 404);
    QCOMPARE(world.get(wezi, viewOf(lena) + u"?at=noon"_s).status, 422);
    QCOMPARE(bodyOf(world.get(wezi, wire::routes::reads)).value(u"items"_s), QJsonValue(QJsonArray()));
}

STEWARD_TEST(ViewAsTest, "viewas", Core)
#include "viewastest.moc"
