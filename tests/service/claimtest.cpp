// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/world.h"
#include "support/testmain.h"
#include "vault/digest.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

namespace {

Response claim(World &world, const Id &who, const QString &code)
{
    return world.post(who, wire::routes::claims, {{u"code"_s, code}});
}

} // namespace

/// How somebody who is signed in becomes a person of the project: by a code that works once.
class ClaimTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void code_bindsOnce();
    void code_mayHaveBlanksAroundIt();
    void wrongCode_isRefused();
    void member_keepsTheCodeForOthers();
    void nobody_isAskedToSignIn();
};

void ClaimTest::code_bindsOnce()
{
    World world;
    QVERIFY(world.store.setClaim(sha256("open"), pia));
    QCOMPARE(codeOf(world.get(stranger, wire::routes::me)), u"member.unknown"_s);
    const Response claimed = claim(world, stranger, u"open"_s);
    QCOMPARE(claimed.status, 200);
    QCOMPARE(bodyOf(claimed).value(u"person"_s).toString(), pia.toString());
    QCOMPARE(bodyOf(world.get(stranger, wire::routes::me)).value(u"name"_s).toString(), u"Pia"_s);
    QCOMPARE(bodyOf(world.get(pia, wire::routes::me)).value(u"name"_s).toString(), u"Pia"_s); // both are she

    const Response again = claim(world, Id(0x9, 8), u"open"_s);
    QCOMPARE(again.status, 403);
    QCOMPARE(codeOf(again), u"claim.unknown"_s);
}

void ClaimTest::code_mayHaveBlanksAroundIt()
{
    World world;
    QVERIFY(world.store.setClaim(sha256("open"), pia));
    QCOMPARE(claim(world, stranger, u" open\n"_s).status, 200);
}

void ClaimTest::wrongCode_isRefused()
{
    World world;
    QVERIFY(world.store.setClaim(sha256("open"), pia));
    for (const QString &code : {u"opem"_s, u"OPEN"_s, QString(), QString(4000, u'x'), u"\u0000"_s}) {
        QCOMPARE(codeOf(claim(world, stranger, code)), u"claim.unknown"_s);
        QCOMPARE(world.get(stranger, wire::routes::me).status, 403);
    }
    QCOMPARE(claim(world, stranger, u"open"_s).status, 200);
}

void ClaimTest::member_keepsTheCodeForOthers()
{
    World world;
    QVERIFY(world.store.setClaim(sha256("open"), pia));
    const Id former(0x9, 7); // bound to somebody who is no longer in the project
    QVERIFY(world.store.bindMember(subjectOf(former), Id(0x9, 6)));
    for (const Id &who : {wezi, left, former}) {
        const Response response = claim(world, who, u"open"_s);
        QCOMPARE(response.status, 409);
        QCOMPARE(codeOf(response), u"claim.member_already"_s);
    }
    QCOMPARE(claim(world, stranger, u"open"_s).status, 200);
}

void ClaimTest::nobody_isAskedToSignIn()
{
    World world;
    QVERIFY(world.store.setClaim(sha256("open"), pia));
    QCOMPARE(claim(world, nobody, u"open"_s).status, 401);
    QCOMPARE(claim(world, stranger, u"open"_s).status, 200);
}

STEWARD_TEST(ClaimTest, "claim", Core)
#include "claimtest.moc"
