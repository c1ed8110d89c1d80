// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/effective.h"
#include "domain/sample.h"
#include "support/testmain.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

constexpr int rounds = 1600;

PermissionSet randomSet(std::mt19937 &random)
{
    PermissionSet set;
    const unsigned density = 1 + random() % 7;
    for (int index = 0; index < catalogue().size(); ++index) {
        if (random() % 8 >= density)
            continue;
        if (catalogue().at(index).hasItems() && random() % 2)
            set.grantOnly(index, {u"a"_s});
        else
            set.grant(index);
    }
    return set;
}

/// Holding, told a second time and in another way: rounds over all couplings from the raw catalogue until nothing
/// moves.
std::vector<bool> heldByRounds(const PermissionSet &stored)
{
    const int count = catalogue().size();
    std::vector<bool> held(static_cast<size_t>(count), false);
    const auto holds = [&held](int index) { return held[static_cast<size_t>(index)]; };
    for (int turn = 0; turn <= count; ++turn) {
        std::vector<bool> next(static_cast<size_t>(count), false);
        for (int index = 0; index < count; ++index) {
            bool on = stored.holds(index);
            for (int other = 0; other < count; ++other) {
                for (const Implication &implication : catalogue().at(other).implies)
                    on = on
                         || (implication.permission == index && holds(other)
                             && (implication.with < 0 || holds(implication.with)));
            }
            for (const int need : catalogue().at(index).needs)
                on = on && holds(need);
            for (const int other : catalogue().at(index).clearedBy)
                on = on && !holds(other);
            next[static_cast<size_t>(index)] = on;
        }
        held = next;
    }
    return held;
}

} // namespace

class EffectiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheCouplingsReadOneByOne()
    {
        std::mt19937 random(20261119);
        for (int round = 0; round < rounds / 10; ++round) {
            const PermissionSet set = randomSet(random);
            const std::vector<bool> held = heldByRounds(set);
            for (int index = 0; index < catalogue().size(); ++index)
                QCOMPARE(effective(set, index).holds(), bool(held[static_cast<size_t>(index)]));
        }
    }

    void namesACauseExactlyWhereThereIsOne()
    {
        std::mt19937 random(1);
        for (int round = 0; round < rounds / 4; ++round) {
            const PermissionSet set = randomSet(random);
            for (int index = 0; index < catalogue().size(); ++index) {
                const Effective state = effective(set, index);
                const bool caused =
                    state.state == Effective::State::Implied || state.state == Effective::State::Blocked;
                QCOMPARE(state.cause >= 0, caused);
            }
        }
    }

    void normalisesOnceForAll()
    {
        std::mt19937 random(2);
        int changed = 0;
        for (int round = 0; round < rounds; ++round) {
            const PermissionSet asked = randomSet(random);
            std::vector<Clearing> cleared;
            const PermissionSet normal = normalised(asked, &cleared);
            QCOMPARE(normalised(normal), normal);
            QVERIFY(isNormal(normal));
            QCOMPARE(isNormal(asked), cleared.empty());
            PermissionSet rebuilt = asked;
            for (const Clearing &clearing : cleared) {
                QVERIFY(asked.holds(clearing.permission));
                QVERIFY(clearing.cause >= 0);
                rebuilt.revoke(clearing.permission);
            }
            QCOMPARE(rebuilt, normal); // clears what it says, and nothing is ever granted
            for (int index = 0; index < catalogue().size(); ++index)
                QCOMPARE(effective(normal, index).holds(), effective(asked, index).holds());
            changed += cleared.empty() ? 0 : 1;
        }
        QVERIFY(changed > rounds / 4); // the sets were worth the trouble
    }

    void keepsTheStoredValueUnderAnImplication()
    {
        PermissionSet set = granted({"access_release_management", "edit_linked_configurations"});
        QCOMPARE(effective(set, permission(u"edit_linked_configurations")).state, Effective::State::Implied);
        set.revoke(permission(u"access_release_management"));
        QCOMPARE(effective(set, permission(u"edit_linked_configurations")).state, Effective::State::Granted);
    }

    void clearsWhatLimitingTakesAlong()
    {
        PermissionSet set = granted({"edit_groups", "edit_users_in_groups", "view_roles", "edit_data", "access_api"});
        std::vector<Clearing> cleared;
        const PermissionSet normal = normalised(set, &cleared);
        QCOMPARE(normal, granted({"edit_data", "access_api"}));
        QCOMPARE(cleared.size(), size_t(3));
        for (const Clearing &clearing : cleared)
            QCOMPARE(clearing.cause, permission(u"access_all_locations"));
    }

    void seesTheApiGoAround()
    {
        QVERIFY(goesAroundPlaces(granted({"access_api"})));
        QVERIFY(!goesAroundPlaces(granted({"access_api", "access_all_locations"})));
        QVERIFY(!goesAroundPlaces(granted({"edit_data"})));
        QVERIFY(isLimitedToPlaces(granted({"access_api"})));
        QVERIFY(!isLimitedToPlaces(granted({"access_all_locations"})));
    }
};

STEWARD_TEST(EffectiveTest, "effective", Core)

} // namespace steward::domain

#include "effectivetest.moc"
