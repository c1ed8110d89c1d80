// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds.h"
#include "service/objects.h"
#include "service/world.h"
#include "support/testmain.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

namespace {

const Id key(0x71, 1);

Id invited()
{
    return sampleOf(*domain::kindOf(u"invitation")).id;
}

QString pathOfIt()
{
    return wire::routes::ofKind("invitations"_L1) + u'/' + invited().toString();
}

Response link(World &world, const QJsonObject &body = {{u"reason"_s, u"Sent by hand"_s}}, const Headers &headers = {})
{
    return world.ask(wezi, Request::Verb::Post, pathOfIt() + u"/link"_s, body, headers);
}

QByteArray secretIn(const Response &response)
{
    return bodyOf(response).value(u"code"_s).toString().section(u'.', 1).toLatin1();
}

} // namespace

/// How an invitation is sent, without a mailer: a link with a secret, shown once to who invites.
class InvitationLinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void link_isToldOnce();
    void link_isAuditedAndSetsTheEnd();
    void end_canBeSaid();
    void another_voidsTheOneBefore();
    void sameKey_isOneSetAndANewSecret();
    void over_isSentNoMore_data();
    void over_isSentNoMore();
    void corrected_beforeItIsAccepted();
};

void InvitationLinkTest::link_isToldOnce()
{
    World world(withAllKinds(World::small()));
    const Response made = link(world);
    QCOMPARE(made.status, 200);
    const QByteArray secret = secretIn(made);
    QVERIFY(secret.size() >= 43); // 256 bits
    QVERIFY(bodyOf(made).value(u"code"_s).toString().startsWith(invited().toString() + u'.'));
    QVERIFY(!world.get(wezi, pathOfIt()).body.contains(secret));
    QVERIFY(!world.get(wezi, wire::routes::audit).body.contains(secret));
    const auto kept = *world.store.admissionCode(invited());
    QVERIFY(kept && kept->isOpenedBy(secret) && !kept->isOpenedBy(secret + 'x') && !kept->isOpenedBy({}));
    QVERIFY(kept->secretDigest != secret);
    const auto row = world.store.rowsAfter(0, 1);
    QVERIFY(!world.store.remembered(row->constFirst().set)); // nobody knows its key
}

void InvitationLinkTest::link_isAuditedAndSetsTheEnd()
{
    World world(withAllKinds(World::small()));
    QCOMPARE(link(world).status, 200);
    const auto invitation = *world.project().invitations.find(invited());
    QCOMPARE(*invitation.expiresAt, world.clock.now() + std::chrono::days(30));
    QCOMPARE((*world.store.admissionCode(invited()))->expires, *invitation.expiresAt);
    const AuditRow row = world.store.rowsAfter(0, 1)->constFirst();
    QCOMPARE(row.author, wezi);
    QCOMPARE(row.reason, u"Sent by hand"_s);
    QCOMPARE(row.changes.size(), 1);
    QCOMPARE(row.changes.constFirst().field, u"expires_at"_s);
}

void InvitationLinkTest::end_canBeSaid()
{
    World world(withAllKinds(World::small()));
    const auto asked = [&](const QJsonValue &value) { return link(world, {{u"expires_at"_s, value}}); };
    const Instant now = world.clock.now();
    QCOMPARE(asked(toText(now + std::chrono::days(2))).status, 200);
    QCOMPARE(*world.project().invitations.find(invited())->expiresAt, now + std::chrono::days(2));
    for (const QJsonValue &wrong : {QJsonValue(toText(now)), QJsonValue(toText(now + std::chrono::days(367))),
                                    QJsonValue(u"soon"_s), QJsonValue(7), QJsonValue(QJsonValue::Null)}) {
        const Response response = asked(wrong);
        QCOMPARE(response.status, 422);
        QCOMPARE(codeOf(response), u"body.invalid"_s);
    }
    QCOMPARE(codeOf(link(world, {{u"mail"_s, true}})), u"body.invalid"_s);
    QCOMPARE(world.rows(), 1);
}

void InvitationLinkTest::another_voidsTheOneBefore()
{
    World world(withAllKinds(World::small()));
    const QByteArray first = secretIn(link(world));
    const QByteArray second = secretIn(link(world));
    QVERIFY(first != second);
    const auto kept = *world.store.admissionCode(invited());
    QVERIFY(!kept->isOpenedBy(first) && kept->isOpenedBy(second));
}

void InvitationLinkTest::sameKey_isOneSetAndANewSecret()
{
    World world(withAllKinds(World::small()));
    const Headers keyed{{"idempotency-key", key.toString().toLatin1()}};
    const Response first = link(world, {{u"reason"_s, u"x"_s}}, keyed);
    const Response again = link(world, {{u"reason"_s, u"x"_s}}, keyed);
    QCOMPARE(again.status, 200);
    QCOMPARE(world.rows(), 1);
    QVERIFY(secretIn(first) != secretIn(again));
    QVERIFY((*world.store.admissionCode(invited()))->isOpenedBy(secretIn(again)));
    const auto remembered = world.store.remembered(key);
    QVERIFY(remembered && !remembered->answer.contains(secretIn(first)));
}

void InvitationLinkTest::over_isSentNoMore_data()
{
    QTest::addColumn<QString>("status");
    for (const QString &status : {u"accepted"_s, u"revoked"_s, u"expired"_s})
        QTest::newRow(qPrintable(status)) << status;
}

void InvitationLinkTest::over_isSentNoMore()
{
    QFETCH(QString, status);
    World world(withAllKinds(World::small()));
    QCOMPARE(world.patch(wezi, pathOfIt(), {{u"status"_s, status}}).status, 200);
    const Response refused = link(world);
    QCOMPARE(refused.status, 409);
    QCOMPARE(codeOf(refused), u"invitation."_s + status);
    QVERIFY(!*world.store.admissionCode(invited()));
}

void InvitationLinkTest::corrected_beforeItIsAccepted()
{
    World world(withAllKinds(World::small()));
    QCOMPARE(world.patch(wezi, pathOfIt(), {{u"email"_s, u"zoe.banda@x.example"_s}}).status, 200);
    QCOMPARE(world.project().invitations.find(invited())->email, u"zoe.banda@x.example"_s);
    QCOMPARE(link(world).status, 200);
}

STEWARD_TEST(InvitationLinkTest, "invitationlink", Core)
#include "invitationlinktest.moc"
