// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/due.h"

#include "domain/changes.h"
#include "domain/fields.h"
#include "domain/sample.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward::domain {

using namespace sample;

namespace {

using Days = std::chrono::days;

constexpr Instant start = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);
constexpr Id settingsId(9, 9), invitationId(5, 1), keyId(5, 2), clientId(5, 3), providerId(5, 4), agreementId(5, 5);

Instant after(int days)
{
    return start + Days(days);
}

Project withSettings(Settings settings)
{
    Project all = project();
    settings.id = settingsId;
    all.settings = Table<Settings>({settings});
    return all;
}

template<typename Edit>
Project withPerson(Project all, const Id &id, Edit edit)
{
    Person person = *all.people.find(id);
    edit(person);
    all.people = all.people.with(person);
    return all;
}

/// "person.role(role_until)" of every change, in order.
QStringList told(const QList<Change> &changes)
{
    QStringList told;
    for (const Change &change : changes)
        told << u"%1.%2(%3)"_s.arg(change.entity.kind, change.field, change.cause);
    return told;
}

/// Takes the step, as a server would.
Outcome taken(const Project &all, const Due &due)
{
    return apply(all, setOf(due.changes), Id());
}

/// All steps up to \a now; each must be good.
Project caughtUp(Project all, Instant now, int *steps = nullptr)
{
    while (const auto due = dueBy(all, now)) {
        const Outcome outcome = taken(all, *due);
        if (!outcome.isGood())
            qFatal("a rule is refused: %s", qPrintable(codes(outcome)));
        all = *outcome.project;
        if (steps)
            ++*steps;
    }
    return all;
}

Project undone(const Project &all, const QList<Change> &changes)
{
    ChangeSet back = setOf(inverse(changes, all));
    back.inverseOf = Id(8, 8);
    const Outcome outcome = apply(all, acknowledging(all, back, {}), ada);
    if (!outcome.isGood())
        qFatal("the way back is refused: %s", qPrintable(codes(outcome)));
    return *outcome.project;
}

QStringList codesOf(const Findings &findings)
{
    QStringList codes;
    for (const Finding &finding : findings)
        codes << u"%1 %2 %3"_s.arg(finding.code, finding.field).arg(finding.arguments.value(u"days"_s).toInt());
    return codes;
}

} // namespace

class DueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsDueWithoutADate()
    {
        QVERIFY(!dueAt(project()));
        QVERIFY(!dueBy(project(), after(10'000)));
        QVERIFY(upcoming(project(), start, Days(10'000)).isEmpty());
    }

    void endsARole()
    {
        const Project all = withPerson(project(), mia, [](Person &person) {
            person.roleUntil = after(3);
            person.roleAfter = supervisor;
        });
        QCOMPARE(*dueAt(all), after(3));
        QVERIFY(!dueBy(all, after(3) - 1ms));
        const Due due = *dueBy(all, after(9));
        QCOMPARE(due.at, after(3));
        QCOMPARE(told(due.changes), (QStringList{u"person.role_until(role_until)"_s, u"person.role(role_until)"_s,
                                                 u"person.role_after(role_until)"_s}));
        const Project next = *taken(all, due).project;
        const Person person = *next.people.find(mia);
        QCOMPARE(person.role, supervisor);
        QVERIFY(!person.roleUntil && person.roleAfter.isNull());
        QVERIFY(!dueAt(next));
    }

    void endsARoleInNoneWhereTheNextIsArchived()
    {
        const Project all = withPerson(project(), mia, [](Person &person) {
            person.roleUntil = after(3);
            person.roleAfter = old;
        });
        const Project next = caughtUp(all, after(3));
        QVERIFY(next.people.find(mia)->role.isNull());
        QVERIFY(!canEnter(next, *next.people.find(mia)));
    }

    void keepsItsCausesInWhatIsApplied()
    {
        const Project all = withPerson(project(), mum, [](Person &person) {
            person.placeEnds = {{north, after(1)}, {south, after(2)}};
        });
        const Outcome outcome = taken(all, *dueBy(all, after(1)));
        QVERIFY(outcome.isGood());
        QCOMPARE(told(outcome.changes), (QStringList{u"person.place_ends(place_ends)"_s, u"person.places(place_ends)"_s,
                                                     u"person.primary_place(places)"_s}));
        const Person person = *outcome.project->people.find(mum);
        QCOMPARE(person.places, QList<Id>{south});
        QCOMPARE(person.primaryPlace, south);
        QCOMPARE(person.placeEnds, (QMap<Id, Instant>{{south, after(2)}}));
        QCOMPARE(*dueAt(*outcome.project), after(2));
    }

    void endsPlacesOfOneMomentTogether()
    {
        const Project all = withPerson(project(), mum, [](Person &person) {
            person.placeEnds = {{north, after(1)}, {south, after(1)}};
        });
        int steps = 0;
        const Project next = caughtUp(all, after(1), &steps);
        QCOMPARE(steps, 1);
        QVERIFY(next.people.find(mum)->places.isEmpty());
        QVERIFY(next.people.find(mum)->primaryPlace.isNull());
    }

    void deactivates()
    {
        const Project all = withPerson(project(), pam, [](Person &person) { person.deactivateAfter = after(1); });
        const Project next = caughtUp(all, after(1));
        QVERIFY(!next.people.find(pam)->isActive);
        QVERIFY(!next.people.find(pam)->deactivateAfter);
    }

    void forgetsTheDateOfWhoIsNotActiveAnyway()
    {
        const Project all = withPerson(project(), ina, [](Person &person) { person.deactivateAfter = after(1); });
        QCOMPARE(told(dueBy(all, after(1))->changes), QStringList{u"person.deactivate_after(deactivate_after)"_s});
        QVERIFY(!dueAt(caughtUp(all, after(1))));
    }

    void shutsVendorStaffOutAgain()
    {
        const Project all = withSettings({.vendorAccessUntil = after(1), .vendorAccessReason = u"ticket 7"_s});
        const Due due = *dueBy(all, after(1));
        QCOMPARE(told(due.changes), (QStringList{u"settings.vendor_access_until(vendor_access_until)"_s,
                                                 u"settings.vendor_access_reason(vendor_access_until)"_s,
                                                 u"settings.restrict_superusers(vendor_access_until)"_s}));
        const Settings settings = caughtUp(all, after(1)).settings.at(0);
        QVERIFY(settings.restrictSuperusers && settings.vendorAccessReason.isEmpty() && !settings.vendorAccessUntil);
    }

    void goesFromStageToStage()
    {
        const Project all = withSettings({.twoFactorAuth = true,
                                          .strongMobilePasswords = true,
                                          .twoFactorStage = Stage::Warn,
                                          .twoFactorNextAt = after(1),
                                          .strongMobilePasswordsStage = Stage::Grace,
                                          .strongMobilePasswordsNextAt = after(4),
                                          .graceDays = 5});
        const Settings grace = caughtUp(all, after(2)).settings.at(0);
        QVERIFY(grace.twoFactorStage.is(Stage::Grace));
        QCOMPARE(*grace.twoFactorNextAt, after(6)); // counted from when it was due, not from when it was noticed
        QVERIFY(grace.strongMobilePasswordsStage.is(Stage::Grace));
        int steps = 0;
        const Settings enforced = caughtUp(all, after(100), &steps).settings.at(0);
        QCOMPARE(steps, 3);
        QVERIFY(enforced.twoFactorStage.is(Stage::Enforce) && enforced.strongMobilePasswordsStage.is(Stage::Enforce));
        QVERIFY(!enforced.twoFactorNextAt && !enforced.strongMobilePasswordsNextAt);
    }

    void leavesStagesOfWhatIsOffOrUnknown()
    {
        Settings settings{.twoFactorStage = Stage::Warn, .twoFactorNextAt = after(1)};
        QVERIFY(!dueAt(withSettings(settings)));
        settings.twoFactorAuth = true;
        QVERIFY(dueAt(withSettings(settings)));
        settings.twoFactorStage = Word<Stage>::fromText(u"someday"_s);
        QVERIFY(!dueAt(withSettings(settings)));
    }

    void endsGraceInAYearThatCanBeWritten()
    {
        const Project all = withSettings({.twoFactorAuth = true,
                                          .twoFactorStage = Stage::Warn,
                                          .twoFactorNextAt = after(1),
                                          .graceDays = std::numeric_limits<int>::max()});
        const Instant end = *caughtUp(all, after(2)).settings.at(0).twoFactorNextAt;
        QCOMPARE(instantFromText(toText(end)), std::optional(end));
        QVERIFY(end > after(1000));
    }

    void endsInvitationsKeysAndClients()
    {
        Project all = project();
        all.invitations = Table<Invitation>({{.id = invitationId, .email = u"x@example.org"_s, .expiresAt = after(1)},
                                             {.id = Id(5, 9),
                                              .email = u"y@example.org"_s,
                                              .expiresAt = after(1),
                                              .status = Invitation::Status::Accepted}});
        all.apiKeys = Table<ApiKey>({{.id = keyId, .owner = mia, .name = u"k"_s, .expiresAt = after(1)}});
        all.oauthClients = Table<OAuthClient>({{.id = clientId, .name = u"c"_s, .owner = mia, .expiresAt = after(1)}});
        QCOMPARE(told(dueBy(all, after(1))->changes),
                 (QStringList{u"api_key.expiration_date(expiration_date)"_s, u"api_key.is_active(expiration_date)"_s,
                              u"invitation.expires_at(expires_at)"_s, u"invitation.status(expires_at)"_s,
                              u"oauth_client.expires_at(expires_at)"_s, u"oauth_client.is_active(expires_at)"_s}));
        const Project next = caughtUp(all, after(1));
        QVERIFY(next.invitations.find(invitationId)->status.is(Invitation::Status::Expired));
        QVERIFY(next.invitations.find(Id(5, 9))->expiresAt);
        QVERIFY(!next.apiKeys.at(0).isActive && !next.oauthClients.at(0).isActive);
    }

    void mayWriteWhatNobodyMayAskFor()
    {
        const Project all = withPerson(project(), mia, [](Person &person) { person.twoFactorPausedUntil = after(1); });
        QVERIFY(!caughtUp(all, after(1)).people.find(mia)->twoFactorPausedUntil);
        Change asked = dueBy(all, after(1))->changes.first();
        QCOMPARE(codes(apply(all, setOf({asked}), ada)), u"field.read_only@0"_s);
        asked.cause.clear();
        QCOMPARE(codes(apply(all, setOf({asked}), Id())), u"field.read_only@0"_s);
    }

    void putsBackWhatEndedButNotItsDate()
    {
        const Project all = withPerson(project(), mia, [](Person &person) {
            person.roleUntil = after(3);
            person.placeEnds = {{n1, after(3)}};
            person.deactivateAfter = after(3);
        });
        const Outcome outcome = taken(all, *dueBy(all, after(3)));
        const Project back = undone(*outcome.project, outcome.changes);
        Person person = *back.people.find(mia);
        QVERIFY(!dueAt(back));
        const Person was = *all.people.find(mia);
        QVERIFY(!person.roleUntil && person.placeEnds.isEmpty() && !person.deactivateAfter);
        person.roleUntil = was.roleUntil;
        person.placeEnds = was.placeEnds;
        person.deactivateAfter = was.deactivateAfter;
        person.version = was.version;
        QCOMPARE(person, was);
    }

    void doesNotEnforceAgainWhatWasTakenBack()
    {
        const Project all =
            withSettings({.twoFactorAuth = true, .twoFactorStage = Stage::Grace, .twoFactorNextAt = after(1)});
        const Outcome outcome = taken(all, *dueBy(all, after(1)));
        const Project back = undone(*outcome.project, outcome.changes);
        QVERIFY(back.settings.at(0).twoFactorStage.is(Stage::Grace));
        QVERIFY(!dueAt(back));
    }

    void holdsBackWhatWouldShutOutTheLastAdmin()
    {
        Project all = withPerson(project(), ben, [](Person &person) {
            person.isBreakGlass = false;
            person.deactivateAfter = after(1);
        });
        all = withPerson(all, ada, [](Person &person) { person.deactivateAfter = after(1); });
        const Project next = caughtUp(all, after(2));
        QVERIFY(!next.people.find(ada)->isActive);
        QVERIFY(next.people.find(ben)->isActive);
        QVERIFY(!dueAt(next));
        QCOMPARE(codesOf(upcoming(next, after(2), Days(0))), QStringList{u"due.held_back deactivate_after -1"_s});
        // Somebody else takes over: it acts at once.
        const Project heir = withPerson(next, mia, [](Person &person) { person.isAdmin = true; });
        QCOMPARE(*dueAt(heir), after(1));
        QVERIFY(!caughtUp(heir, after(2)).people.find(ben)->isActive);
    }

    void holdsBackWhatWouldShutOutBreakGlass_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("deactivated") << 0;
        QTest::newRow("role ends") << 1;
        QTest::newRow("last place ends") << 2;
        QTest::newRow("pause ends") << 3;
        QTest::newRow("second factor enforced") << 4;
    }

    void holdsBackWhatWouldShutOutBreakGlass()
    {
        QFETCH(int, what);
        Project all =
            withSettings({.twoFactorAuth = what >= 3, .twoFactorStage = what == 4 ? Stage::Grace : Stage::Enforce});
        if (what == 4) {
            Settings settings = all.settings.at(0);
            settings.twoFactorNextAt = after(1);
            all.settings = all.settings.with(settings);
        }
        all = withPerson(all, sue, [what](Person &person) {
            person.isBreakGlass = true;
            person.hasTwoFactor = what < 3;
            if (what == 0)
                person.deactivateAfter = after(1);
            else if (what == 1)
                person.roleUntil = after(1);
            else if (what == 2)
                person.placeEnds = {{north, after(1)}};
            else if (what == 3)
                person.twoFactorPausedUntil = after(1);
        });
        QVERIFY(!dueAt(all));
        QVERIFY(!dueBy(all, after(5)));
        const Findings held = upcoming(all, after(5), Days(0));
        QCOMPARE(held.size(), 1);
        QCOMPARE(held.first().code, u"due.held_back"_s);
        const Project ordinary = withPerson(all, sue, [](Person &person) { person.isBreakGlass = false; });
        QCOMPARE(*dueAt(ordinary), after(1));
        QVERIFY(taken(ordinary, *dueBy(ordinary, after(1))).isGood());
    }

    void letsBreakGlassLoseWhatItDoesNotNeed()
    {
        const Project all = withPerson(project(), ben, [](Person &person) {
            person.role = manager;
            person.roleUntil = after(1);
        });
        QVERIFY(caughtUp(all, after(1)).people.find(ben)->role.isNull());
    }

    void tellsWhatLapses()
    {
        Project all = project();
        IdentityProvider provider{.id = providerId, .name = u"Okta"_s};
        provider.certificates = {{.fingerprint = u"ab"_s, .expiresAt = after(10)},
                                 {.fingerprint = u"cd"_s, .expiresAt = after(40)}};
        provider.apiSecret.expiresAt = after(-2);
        all.identityProviders = Table<IdentityProvider>({provider});
        all.agreements = Table<Agreement>({{.id = agreementId, .title = u"BAA"_s, .expiresAt = after(1) + 5h}});
        all = withPerson(all, mia, [](Person &person) { person.roleUntil = after(30); });
        const Findings found = upcoming(all, start, Days(30));
        QCOMPARE(codesOf(found), (QStringList{u"due.expired api_secret -2"_s, u"due.expires expires_at 1"_s,
                                              u"due.expires certificates 10"_s, u"due.changes role_until 30"_s}));
        QList<int> notices;
        for (const Finding &finding : found)
            notices << finding.arguments.value(u"notice"_s).toInt(-1);
        QCOMPARE(notices, (QList<int>{0, 1, 15, 30}));
        QCOMPARE(found.at(2).arguments.value(u"fingerprint"_s), QJsonValue(u"ab"_s));
        QCOMPARE(found.at(2).entity, (EntityRef{u"identity_provider"_s, providerId}));
        QVERIFY(!upcoming(all, start, Days(50)).last().arguments.contains(u"notice"_s));
        QCOMPARE(*dueAt(all), after(30)); // what only lapses changes nothing
    }

    void holdsForAnyTimes()
    {
        const int rounds = qEnvironmentVariable("STEWARD_EFFORT") == "full"_L1 ? 300 : 30;
        std::mt19937 random(20261122);
        int changed = 0;
        int held = 0;
        for (int round = 0; round < rounds; ++round) {
            const Project all = anyTimes(random);
            const Instant half = after(static_cast<int>(random() % 20));
            const Instant end = after(25);
            const Project middle = caughtUp(all, half);
            int steps = 0;
            const Project last = caughtUp(middle, end, &steps);
            // Idempotent, and nothing is left that could act.
            QVERIFY(!dueBy(middle, half));
            QVERIFY(!dueAt(middle) || *dueAt(middle) > half);
            QVERIFY(!dueAt(last) || *dueAt(last) > end);
            // Where it ends does not depend on how often it was looked after.
            QCOMPARE(content(caughtUp(all, end)), content(last));
            QVERIFY(hasAdmin(last));
            inOrder(all, end);
            changed += steps;
            const Findings found = upcoming(last, end, Days(0));
            held += static_cast<int>(std::count_if(found.begin(), found.end(),
                                                   [](const Finding &one) { return one.code == u"due.held_back"; }));
            QVERIFY(std::none_of(found.begin(), found.end(),
                                 [](const Finding &one) { return one.code == u"due.changes"; }));
        }
        qInfo("%d steps, %d held back, seed 20261122", changed, held);
        QVERIFY(changed > rounds && held > rounds / 10);
    }

private:
    static bool hasAdmin(const Project &all)
    {
        for (int row = 0; row < all.people.size(); ++row) {
            if (all.people.at(row).isAdmin && all.people.at(row).isActive)
                return true;
        }
        return false;
    }

    /// Moments never go back, each undone step stays undone.
    static void inOrder(Project all, Instant end)
    {
        Instant last = after(-1000);
        while (const auto due = dueBy(all, end)) {
            QCOMPARE(dueAt(all), std::optional(due->at));
            QVERIFY(due->at >= last);
            last = due->at;
            const Outcome outcome = taken(all, *due);
            QVERIFY(outcome.isGood());
            const QList<Change> back = inverse(outcome.changes, *outcome.project);
            if (!back.isEmpty()) {
                ChangeSet set = setOf(back);
                set.inverseOf = Id(8, 8);
                const Outcome undone = apply(*outcome.project, set, Id());
                QVERIFY(undone.isGood());
                const auto again = dueBy(*undone.project, due->at);
                QVERIFY(!again || again->changes != due->changes);
                QVERIFY(!again || again->at >= due->at);
            }
            all = *outcome.project;
        }
    }

    static QMap<QString, QJsonObject> content(const Project &all)
    {
        QMap<QString, QJsonObject> content;
        for (int row = 0; row < all.people.size(); ++row)
            content.insert(all.people.at(row).id.toString(), flattened(toJson(all.people.at(row))));
        content.insert(u"settings"_s, flattened(toJson(all.settings.at(0))));
        return content;
    }

    static Project anyTimes(std::mt19937 &random)
    {
        const auto chance = [&random](unsigned of) { return random() % of == 0; };
        const auto time = [&random] { return after(static_cast<int>(random() % 30)); };
        Settings settings{.twoFactorAuth = chance(2),
                          .strongMobilePasswords = chance(2),
                          .graceDays = static_cast<int>(random() % 9)};
        const std::array stages{Stage::Warn, Stage::Grace, Stage::Enforce};
        settings.twoFactorStage = stages.at(random() % 3);
        settings.strongMobilePasswordsStage = stages.at(random() % 3);
        settings.twoFactorNextAt = time();
        settings.strongMobilePasswordsNextAt = time();
        if (chance(2))
            settings.vendorAccessUntil = time();
        Project all = withSettings(settings);
        for (int row = 0; row < all.people.size(); ++row) {
            Person person = all.people.at(row);
            if (chance(3))
                person.roleUntil = time();
            if (chance(3))
                person.roleAfter = chance(2) ? supervisor : old;
            if (chance(3))
                person.deactivateAfter = time();
            if (chance(4))
                person.twoFactorPausedUntil = time();
            if (chance(2))
                person.hasTwoFactor = !chance(3);
            person.isBreakGlass = person.isBreakGlass || chance(8);
            for (const Id &place : std::as_const(person.places)) {
                if (chance(2))
                    person.placeEnds.insert(place, time());
            }
            all.people = all.people.with(person);
        }
        return all;
    }
};

STEWARD_TEST(DueTest, "due", Core)

} // namespace steward::domain

#include "duetest.moc"
