// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/faults.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::demo;

class FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void take_countsOff();
    void take_goesByRouteAndVerb();
    void take_firstThatFits();
    void always_lastsUntilCleared();
};

void FaultsTest::take_countsOff()
{
    Faults faults;
    faults.add({.times = 2});
    faults.add({.times = 0});
    const Request any{.path = u"/v1/me"_s};
    QVERIFY(faults.take(any));
    QVERIFY(faults.take(any));
    QVERIFY(!faults.take(any));
    QVERIFY(faults.pending().isEmpty());
}

void FaultsTest::take_goesByRouteAndVerb()
{
    Faults faults;
    faults.add({.route = u"/v1/roles"_s, .verb = Request::Verb::Patch});
    QVERIFY(!faults.take({.verb = Request::Verb::Patch, .path = u"/v1/people/x"_s}));
    QVERIFY(!faults.take({.verb = Request::Verb::Get, .path = u"/v1/roles/x"_s}));
    QVERIFY(faults.take({.verb = Request::Verb::Patch, .path = u"/v1/roles/x"_s}));
}

void FaultsTest::take_firstThatFits()
{
    Faults faults;
    faults.add({.kind = Fault::Kind::Status, .status = 500});
    faults.add({.kind = Fault::Kind::Status, .status = 409});
    QCOMPARE(faults.take({})->status, 500);
    QCOMPARE(faults.take({})->status, 409);
}

void FaultsTest::always_lastsUntilCleared()
{
    Faults faults;
    faults.add({.times = Fault::always});
    for (int i = 0; i < 10; ++i)
        QVERIFY(faults.take({}));
    faults.clear();
    QVERIFY(!faults.take({}));
}

STEWARD_TEST(FaultsTest, "faults", Core)
#include "faultstest.moc"
