// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/denied.h"
#include "domain/sample.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

constexpr Id lists(8, 1);
const QString here = u"192.0.2.7"_s;

Project denying(const QStringList &denied)
{
    Project all = project();
    all.ipAccess = Table<IpAccess>({{.id = lists, .allowed = {here}, .denied = denied}});
    return all;
}

Author from(const QString &address, const Id &person = ada)
{
    Author author(person);
    author.address = address;
    return author;
}

Change deny(const Project &all, const QStringList &ranges)
{
    return update(all, {u"ip_access"_s, lists}, u"ip_denylist"_s, QJsonArray::fromStringList(ranges));
}

} // namespace

/// Whom the IP lists keep out (DOMAIN.md 4.8).
class DeniedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deniedWinsOverAllowed()
    {
        const Project all = denying({u"192.0.2.0/24"_s, u"2001:db8::/32"_s});
        const Person mias = *all.people.find(mia);
        QVERIFY(isDenied(all, mias, here));
        QVERIFY(isDenied(all, mias, u"2001:db8::9"_s));
        QVERIFY(!isDenied(all, mias, u"198.51.100.1"_s));
        QVERIFY(!isDenied(denying({}), mias, here));
        QVERIFY(!isDenied(project(), mias, here));
    }
    /// An account for emergencies has to be able to mend the list; and within this program there are no addresses.
    void someAreNeverKeptOut()
    {
        const Project all = denying({u"0.0.0.0/0"_s, u"::/0"_s});
        QVERIFY(!isDenied(all, *all.people.find(ben), here));
        QVERIFY(!isDenied(all, *all.people.find(ada), QString()));
        QVERIFY(isDenied(all, *all.people.find(ada), here));
    }

    void nobodyDeniesHisOwnAddress()
    {
        const Project all = denying({});
        const ChangeSet set = setOf({deny(all, {u"192.0.2.0/25"_s})});
        const Outcome refused = apply(all, set, from(here));
        QCOMPARE(codes(refused), u"lockout.address@0"_s);
        QCOMPARE(refused.problems.first().kind, Problem::Kind::LockOut);
        QCOMPARE(refused.problems.first().field, u"ip_denylist"_s);
        QVERIFY(apply(all, set, from(u"198.51.100.1"_s)).isGood());
        QVERIFY(apply(all, set, from(here, ben)).isGood()); // he gets in as before
        QVERIFY(apply(all, set, ada).isGood());
    }
    /// Whoever is in all the same may change what else there is.
    void whoIsDeniedAlready_isNotAskedAgain()
    {
        const Project all = denying({u"192.0.2.0/24"_s});
        QVERIFY(apply(all, setOf({deny(all, {u"192.0.0.0/16"_s})}), from(here)).isGood());
    }
};

STEWARD_TEST(DeniedTest, "denied", Core)

} // namespace steward::domain

#include "deniedtest.moc"
