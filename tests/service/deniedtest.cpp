// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds.h"
#include "service/keydesk.h"
#include "support/testmain.h"
#include "wire/routes.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

namespace {

constexpr Id lists{0x89, 1};
const QString elsewhere = u"198.51.100.7"_s;

/// Nobody gets in from 198.51.100.0/24.
domain::Project project()
{
    domain::Project all = World::small();
    all.ipAccess = domain::Table<domain::IpAccess>({{.id = lists, .denied = {u"198.51.100.0/24"_s}}});
    return all;
}

QString path()
{
    return wire::routes::ofKind(domain::kindOf(u"ip_access")->plural());
}

} // namespace

/// The project's IP lists, as the service keeps to them. (World asks the reader in other threads beside it.)
class DeniedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsAnswered()
    {
        World world(project());
        QCOMPARE(world.get(wezi, wire::routes::me).status, 200);
        world.addresses[wezi] = elsewhere;
        for (const QString &target : {QString(wire::routes::me), path(), wire::routes::ofKind("people"_L1)}) {
            const Response refused = world.get(wezi, target);
            QCOMPARE(refused.status, 403);
            QCOMPARE(codeOf(refused), u"member.address"_s);
        }
        QCOMPARE(codeOf(world.patch(wezi, path(), {{u"comment"_s, u"x"_s}})), u"member.address"_s);
        QCOMPARE(world.rows(), 0);
    }
    void isNotedAsRefused()
    {
        World world(project());
        world.tokens.insert(grace, {.session = u"s"_s, .issued = world.clock.now()});
        world.addresses[grace] = elsewhere;
        QCOMPARE(world.get(grace, wire::routes::me).status, 403);
        const QJsonArray events = bodyOf(world.get(wezi, wire::routes::signIns))[u"items"_s].toArray();
        QVERIFY(std::ranges::any_of(events, [](const QJsonValue &one) {
            return one[u"person"_s] == grace.toString() && one[u"reason"_s] == u"member.address"_s;
        }));
    }
    void holdsFromTheCommitOn()
    {
        World world(project());
        world.addresses[grace] = u"203.0.113.9"_s;
        QCOMPARE(world.get(grace, wire::routes::me).status, 200);
        const Response denied = world.patch(wezi, path(), {{u"ip_denylist"_s, QJsonArray{u"203.0.113.0/24"_s}}});
        QCOMPARE(denied.status, 200);
        QCOMPARE(world.get(grace, wire::routes::me).status, 403);
        world.addresses[grace] = elsewhere;
        QCOMPARE(world.get(grace, wire::routes::me).status, 200);
    }
    void ownAddress_cannotBeDenied()
    {
        World world(project());
        const Response refused = world.patch(wezi, path(), {{u"ip_denylist"_s, QJsonArray{u"192.0.2.0/24"_s}}});
        QCOMPARE(refused.status, 409);
        QCOMPARE(codeOf(refused), u"lockout.address"_s);
        QCOMPARE(bodyOf(refused)[u"problems"_s][0][u"pointer"_s], QJsonValue(u"/ip_denylist"_s));
        QCOMPARE(world.rows(), 0);
    }
    void keysAreKeptOutToo()
    {
        KeyDesk desk;
        desk.comeBy(weziFull);
        desk.addresses[wezi] = elsewhere;
        QCOMPARE(desk.get(wezi, wire::routes::me).status, 200);
        const auto byKeys = std::exchange(desk.keys, {});
        desk.addresses.remove(wezi);
        QCOMPARE(desk.patch(wezi, path(), {{u"ip_denylist"_s, QJsonArray{u"198.51.100.0/24"_s}}}).status, 200);
        desk.keys = byKeys;
        desk.addresses[wezi] = elsewhere;
        QCOMPARE(codeOf(desk.get(wezi, wire::routes::me)), u"member.address"_s);
    }
};

STEWARD_TEST(DeniedTest, "denied", Core)
#include "deniedtest.moc"
