// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/activation.h"
#include "domain/fields.h"
#include "domain/impact.h"
#include "domain/sample.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

constexpr Id settingsId(9, 9), accessId(9, 8), providerId(5, 4), keyId(5, 2), clientId(5, 3), invitationId(5, 1),
    groupId(5, 6), profileId(5, 7);

const EntityRef settings{u"settings"_s, settingsId};
const EntityRef access{u"ip_access"_s, accessId};
const EntityRef provider{u"identity_provider"_s, providerId};

using People = QList<Id>;

/// The sample with one of everything.
Project whole()
{
    Project all = project();
    all.settings = Table<Settings>({{.id = settingsId}});
    all.ipAccess = Table<IpAccess>({{.id = accessId}});
    IdentityProvider sso{.id = providerId, .name = u"Okta"_s, .isActive = true};
    sso.emailDomains = {u"sso.org"_s};
    all.identityProviders = Table<IdentityProvider>({sso});
    all.apiKeys = Table<ApiKey>({{.id = keyId, .owner = mia, .name = u"k"_s}});
    all.oauthClients = Table<OAuthClient>({{.id = clientId, .name = u"c"_s, .owner = mia}});
    all.invitations = Table<Invitation>({{.id = invitationId, .email = u"x@y.org"_s, .role = spare, .places = {n1}}});
    all.groups = Table<Group>({{.id = groupId, .name = u"g"_s, .members = {pam, pat}}});
    all.profiles = Table<Profile>({{.id = profileId, .name = u"p"_s}});
    return all;
}

template<typename Edit>
Project with(Project all, const Id &id, Edit edit)
{
    Person person = *all.people.find(id);
    edit(person);
    all.people = all.people.with(person);
    return all;
}

Outcome wouldBe(const Project &all, const QList<Change> &changes)
{
    Outcome outcome = apply(all, setOf(changes), ada);
    if (!outcome.wouldBe)
        qFatal("the test's set is not valid: %s", qPrintable(codes(outcome)));
    return outcome;
}

Impact impactOf(const Project &all, const QList<Change> &changes)
{
    const Outcome outcome = wouldBe(all, changes);
    return impact(all, *outcome.wouldBe, outcome.changes);
}

Effect effectOf(const Impact &impact, const QString &code)
{
    for (const Effect &effect : impact.effects) {
        if (effect.code == code)
            return effect;
    }
    return {};
}

QStringList codesOf(const Impact &impact)
{
    QStringList codes;
    for (const Effect &effect : impact.effects)
        codes << effect.code;
    return codes;
}

} // namespace

class ImpactOfKindsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhoLosesSightOfAPlaceThatMoves()
    {
        const Project all = whole();
        const Impact found = impactOf(all, {update(all, place(n1), u"parent"_s, text(south))});
        QCOMPARE(found.lose, People{sue}); // Supervisor in north; all others see everything
        QVERIFY(found.gain.isEmpty());
        const Effect narrowed = effectOf(found, u"reach.narrowed"_s);
        QCOMPARE(narrowed.entity, place(n1));
        QCOMPARE(narrowed.field, u"parent"_s);
        QCOMPARE(effectOf(found, u"place.moved"_s).arguments.value(u"below"_s).toInt(), 1);
        // Mum works in both districts; Pam at the place itself: what is above it changes.
        QCOMPARE(found.resync, (People{mum, pam}));
    }

    void tellsWhoGainsSight()
    {
        const Project all = whole();
        const Impact found = impactOf(all, {update(all, place(s1), u"parent"_s, text(north))});
        QCOMPARE(found.gain, People{sue});
        const Effect widened = effectOf(found, u"reach.widened"_s);
        QCOMPARE(widened.people, People{sue});
        Place made{.id = Id(1, 99), .name = u"n3"_s, .siteCode = u"n3"_s, .type = facilities, .parent = north};
        const Impact more = impactOf(all, {{place(made.id), Change::Op::Create, {}, {}, toJson(made), 0, {}}});
        QCOMPARE(more.gain, People{sue});
        QCOMPARE(codesOf(more), (QStringList{u"reach.widened"_s, u"place.made"_s, u"phone.resync"_s}));
        QCOMPARE(more.resync, People{mum});
    }

    void noticesNothingOfAName()
    {
        const Project all = whole();
        QCOMPARE(codesOf(impactOf(all, {update(all, place(n1), u"name"_s, u"other"_s)})),
                 QStringList{u"nothing.noticed"_s});
    }

    void locksOutWhoseOnlyPlaceIsArchived()
    {
        const Project all = whole();
        const QList<Change> changes{update(all, place(north), u"is_archived"_s, true)};
        const Impact found = impactOf(all, changes);
        QCOMPARE(found.lockedOut, People{sue});
        const Effect effect = effectOf(found, u"person.locked_out"_s);
        QCOMPARE(effect.entity, place(north));
        QCOMPARE(effect.arguments.value(u"why"_s), QJsonValue(u"no_place"_s));
        QCOMPARE(found.sessions, 1);
        QCOMPARE(codes(apply(all, setOf(changes), ada)), u"place.needed@0"_s);
    }

    void comparesTheTreesOfBothSides()
    {
        const Project all = whole();
        const Impact found = impactOf(all, {update(all, place(n1), u"parent"_s, text(south)),
                                            update(all, person(sue), u"places"_s, texts({south}))});
        QCOMPARE(found.gain, People{sue});
        QCOMPARE(found.lose, People{sue});
    }

    void resyncsByLevel()
    {
        Project all = whole();
        const EntityRef facility{u"location_type"_s, facilities};
        QCOMPARE(impactOf(all, {update(all, facility, u"shares_cases"_s, true)}).resync, (People{pam, pat}));
        LocationType district = *all.locationTypes.find(districts);
        district.viewsDescendants = true;
        all.locationTypes = all.locationTypes.with(district);
        const Impact above = impactOf(all, {update(all, facility, u"shares_cases"_s, true)});
        QCOMPARE(above.resync, (People{mum, pam, pat}));
        QCOMPARE(effectOf(above, u"phone.resync"_s).entity, facility);
        QVERIFY(impactOf(all, {update(all, facility, u"name"_s, u"Post"_s)}).resync.isEmpty());
    }

    void resyncsByPlacesAndGroups()
    {
        const Project all = whole();
        QCOMPARE(impactOf(all, {update(all, person(pam), u"places"_s, texts({n2}))}).resync, People{pam});
        QVERIFY(impactOf(all, {update(all, person(sue), u"places"_s, texts({n2}))}).resync.isEmpty());
        const EntityRef group{u"group"_s, groupId};
        QVERIFY(impactOf(all, {update(all, group, u"members"_s, texts({pam}))}).resync.isEmpty());
        QCOMPARE(impactOf(all, {update(all, group, u"case_sharing"_s, true)}).resync, (People{pam, pat}));
        QCOMPARE(
            impactOf(all, {update(all, group, u"case_sharing"_s, true), update(all, group, u"members"_s, texts({pam}))})
                .resync,
            People{pam});
    }

    void endsSessionsThatGetShorter()
    {
        Project all = whole();
        const Impact found = impactOf(all, {update(all, settings, u"secure_sessions"_s, true)});
        QCOMPARE(found.sessions, 7); // web users who are active
        QCOMPARE(effectOf(found, u"sessions.end"_s).people, (People{ada, ben, mia, max, moe, sue, wes}));
        QCOMPARE(codes(apply(all, setOf({update(all, settings, u"secure_sessions_timeout"_s, 5)}), ada)),
                 u"settings.needs@0"_s);
        Settings on = all.settings.at(0);
        on.secureSessions = true;
        all.settings = all.settings.with(on);
        QCOMPARE(impactOf(all, {update(all, settings, u"secure_sessions_timeout"_s, 20)}).sessions, 7);
        QCOMPARE(impactOf(all, {update(all, settings, u"secure_sessions_timeout"_s, 40)}).sessions, 0);
    }

    void warnsThenRefuses()
    {
        Project all = with(whole(), mia, [](Person &person) { person.hasTwoFactor = false; });
        all = with(all, max, [](Person &person) { person.hasTwoFactor = true; });
        const Change on = update(all, settings, u"two_factor_auth"_s, true);
        const Impact warned = impactOf(all, {on, update(all, settings, u"two_factor_stage"_s, u"warn"_s)});
        QCOMPARE(effectOf(warned, u"sign_in.warned"_s).people, People{mia});
        QCOMPARE(effectOf(warned, u"sign_in.not_reported"_s).people, (People{ada, ben, moe, sue, wes}));
        QVERIFY(warned.lockedOut.isEmpty());
        const Impact refused = impactOf(all, {on});
        QCOMPARE(refused.lockedOut, People{mia});
        const Effect effect = effectOf(refused, u"person.locked_out"_s);
        QCOMPARE(effect.entity, settings);
        QCOMPARE(effect.field, u"two_factor_auth"_s);
        QCOMPARE(effect.arguments.value(u"why"_s), QJsonValue(u"no_second_factor"_s));
        QVERIFY(!codesOf(refused).contains(u"sign_in.warned"_s));
    }

    void wantsTheNumberOfThoseARuleRefuses()
    {
        Project all = with(whole(), mia, [](Person &person) { person.hasTwoFactor = false; });
        all = with(all, max, [](Person &person) { person.hasTwoFactor = false; });
        ChangeSet set = setOf({update(all, settings, u"two_factor_auth"_s, true)});
        const Outcome outcome = apply(all, set, ada);
        QCOMPARE(codes(outcome), u"lockout.sign_in@0"_s);
        QCOMPARE(outcome.problems.first().people, (People{mia, max}));
        QCOMPARE(outcome.problems.first().missing, u"no_second_factor"_s);
        set.acknowledged = {{u"locked_out"_s, settings, u"3"_s}};
        QVERIFY(!apply(all, set, ada).isGood());
        set.acknowledged = {{u"locked_out"_s, settings, u"2"_s}};
        QVERIFY(apply(all, set, ada).isGood());
    }

    /// One rule, two reasons, one number.
    void countsThoseARuleRefusesForWhateverReason()
    {
        Project all = with(whole(), mia, [](Person &person) { person.hasTwoFactor = false; });
        all = with(all, pam, [](Person &person) { person.hasStrongPassword = false; });
        ChangeSet set = setOf({update(all, settings, u"two_factor_auth"_s, true),
                               update(all, settings, u"strong_mobile_passwords"_s, true)});
        const Outcome outcome = apply(all, set, ada);
        QCOMPARE(codes(outcome), u"lockout.sign_in@0"_s);
        QCOMPARE(outcome.problems.first().count, 2);
        QVERIFY(outcome.problems.first().people.contains(mia) && outcome.problems.first().people.contains(pam));
        set.acknowledged = {{u"locked_out"_s, settings, u"1"_s}};
        QVERIFY(!apply(all, set, ada).isGood());
        set.acknowledged = {{u"locked_out"_s, settings, u"2"_s}};
        QVERIFY(apply(all, set, ada).isGood());
    }

    void neverRefusesTheLastAdminOrBreakGlassByARule()
    {
        Project all = with(whole(), ada, [](Person &person) { person.hasTwoFactor = false; });
        ChangeSet set = setOf({update(all, settings, u"two_factor_auth"_s, true)});
        set.acknowledged = {{u"locked_out"_s, settings, u"1"_s}};
        QVERIFY(apply(all, set, ben).isGood()); // Ben may have one
        QVERIFY(lockOut(all, *apply(all, set, ben).project, ada).locksAuthor);
        const Project glass = with(all, ben, [](Person &person) { person.hasTwoFactor = false; });
        QCOMPARE(codes(apply(glass, set, ada)), u"lockout.last_admin@-1 lockout.break_glass@-1"_s);
        const Project plain = with(glass, ben, [](Person &person) { person.isBreakGlass = false; });
        QCOMPARE(codes(apply(plain, set, ada)), u"lockout.last_admin@-1"_s);
        QCOMPARE(apply(plain, set, ada).problems.first().people, (People{ada, ben}));
    }

    void refusesWeakPasswordsOfWorkersAlone()
    {
        Project all = with(whole(), pam, [](Person &person) { person.hasStrongPassword = false; });
        all = with(all, mia, [](Person &person) { person.hasStrongPassword = false; });
        const Impact found = impactOf(all, {update(all, settings, u"strong_mobile_passwords"_s, true)});
        QCOMPARE(found.lockedOut, People{pam});
        QCOMPARE(effectOf(found, u"sign_in.not_reported"_s).people, (People{mum, pat}));
    }

    void sendsAWholeDomainThroughItsProvider()
    {
        Project all = with(whole(), mia, [](Person &person) { person.email = u"Mia@SSO.org"_s; });
        all = with(all, max, [](Person &person) { person.email = u"max@sso.org"_s; });
        const Change global = update(all, provider, u"login_enforcement_type"_s, u"global"_s);
        const Change exempt = update(all, provider, u"exempt_users"_s, texts({max}));
        QCOMPARE(codes(apply(all, setOf({global}), ada)), u"sso.not_tested@0"_s); // nobody has come through it yet
        IdentityProvider passed = all.identityProviders.at(0);
        passed.testPassedAt = Instant();
        passed.testedForm = formOf(passed);
        all.identityProviders = all.identityProviders.with(passed);
        const Impact found = impactOf(all, {global, exempt});
        QVERIFY(found.lockedOut.isEmpty());
        QCOMPARE(effectOf(found, u"provider.required"_s).people, People{mia});
        QVERIFY(apply(all, setOf({global}), ada).isGood());
        const Project enforced = *apply(all, setOf({global}), ada).project;
        const Impact off = impactOf(enforced, {update(enforced, provider, u"is_active"_s, false)});
        QCOMPARE(effectOf(off, u"provider.passwords"_s).people, (People{mia, max}));
    }

    void tellsOfTestsClaimsAndDeactivation()
    {
        Project all = with(whole(), mia, [](Person &person) { person.email = u"mia@sso.org"_s; });
        IdentityProvider entra = all.identityProviders.at(0); // only it tells whom it no longer has
        entra.service = IdentityProvider::Service::EntraId;
        entra.apiHost = u"https://graph.example.org"_s;
        entra.apiId = u"steward"_s;
        entra.apiSecret = {.hasValue = true, .expiresAt = Instant(std::chrono::hours(24 * 365 * 100))};
        all.identityProviders = all.identityProviders.with(entra);
        QCOMPARE(effectOf(impactOf(all, {update(all, provider, u"test_users"_s, texts({mia}))}), u"provider.tested"_s)
                     .people,
                 People{mia});
        const QJsonArray rules{QJsonObject{{u"claim"_s, u"group"_s}, {u"value"_s, u"x"_s}, {u"role"_s, text(spare)}}};
        QVERIFY(
            codesOf(impactOf(all, {update(all, provider, u"claim_rules"_s, rules)})).contains(u"provider.claims"_s));
        QVERIFY(codesOf(impactOf(all, {update(all, provider, u"enable_user_deactivation"_s, true)}))
                    .contains(u"provider.deactivates"_s));
    }

    void remarksOnAddressesButShutsNobodyOutByAll()
    {
        const Project all = whole();
        const Change some = update(all, access, u"ip_denylist"_s, QJsonArray{u"10.0.0.0/8"_s});
        QCOMPARE(codesOf(impactOf(all, {some})), QStringList{u"ip.restricted"_s});
        QVERIFY(apply(all, setOf({some}), ada).isGood());
        const Change halves = update(all, access, u"ip_denylist"_s, QJsonArray{u"128.0.0.0/1"_s, u"0.0.0.0/1"_s});
        const Outcome outcome = apply(all, setOf({halves}), ada);
        QVERIFY(codes(outcome).startsWith(u"lockout.last_admin@"_s));
        QVERIFY(codes(outcome).contains(u"lockout.break_glass@"_s));
        QCOMPARE(impact(all, *outcome.wouldBe, outcome.changes).lockedOut.size(), 9); // all but Ina and Wes
        QCOMPARE(codesOf(impactOf(all, {update(all, access, u"country_allowlist"_s, QJsonArray{u"MW"_s})})),
                 QStringList{u"ip.restricted"_s});
        QCOMPARE(codesOf(impactOf(all, {update(all, access, u"ip_allowlist"_s, QJsonArray{u"10.0.0.1"_s})})),
                 QStringList{u"ip.eased"_s});
    }

    void tellsOfSwitches_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("on");
        QTest::addColumn<QString>("off");
        QTest::newRow("vendor") << u"restrict_superusers"_s << u"vendor.shut_out"_s << u"vendor.let_in"_s;
        QTest::newRow("tries") << u"disable_mobile_login_lockout"_s << u"tries.unlimited"_s << u"tries.limited"_s;
        QTest::newRow("submissions") << u"secure_submissions"_s << u"phone.new_build"_s << u"phone.new_build"_s;
        QTest::newRow("requests") << u"allow_domain_requests"_s << u"requests.allowed"_s << u"requests.refused"_s;
        QTest::newRow("invitations") << u"allow_invite_email_only"_s << u"invitations.by_address"_s
                                     << u"invitations.any_address"_s;
        QTest::newRow("nobody") << u"ga_opt_out"_s << u"nothing.noticed"_s << u"nothing.noticed"_s;
    }

    void tellsOfSwitches()
    {
        QFETCH(QString, field);
        QFETCH(QString, on);
        QFETCH(QString, off);
        const Project all = whole();
        const Outcome switched = wouldBe(all, {update(all, settings, field, true)});
        QCOMPARE(codesOf(impact(all, *switched.wouldBe, switched.changes)), QStringList{on});
        const Project next = *switched.wouldBe;
        QCOMPARE(codesOf(impactOf(next, {update(next, settings, field, false)})), QStringList{off});
    }

    void narrowsAndStopsKeys()
    {
        const Project all = whole();
        const Impact less = impactOf(all, {permit(all, manager, u"edit_data"_s, false)});
        const Effect narrowed = effectOf(less, u"key.narrowed"_s);
        QCOMPARE(narrowed.people, People{mia});
        QCOMPARE(narrowed.entity, role(manager));
        QCOMPARE(narrowed.arguments.value(u"keys"_s).toInt(), 1);
        QCOMPARE(less.keys, QList<Id>{keyId});
        const Impact more = impactOf(all, {permit(all, manager, u"edit_apps"_s)});
        QVERIFY(more.keys.isEmpty());
        QVERIFY(codesOf(more).contains(u"key.widened"_s));
        const Impact gone = impactOf(all, {update(all, person(mia), u"is_active"_s, false)});
        QCOMPARE(gone.keys, QList<Id>{keyId});
        QVERIFY(codesOf(gone).contains(u"key.stopped"_s) && codesOf(gone).contains(u"client.stopped"_s));
        const EntityRef key{u"api_key"_s, keyId};
        QCOMPARE(codesOf(impactOf(all, {update(all, key, u"is_active"_s, false)})), QStringList{u"key.stopped"_s});
        // The key's own role is the tighter one: what the owner's loses beyond it is none of the key's.
        Project tight = all;
        ApiKey own = all.apiKeys.at(0);
        own.role = phone;
        tight.apiKeys = all.apiKeys.with(own);
        QVERIFY(impactOf(tight, {permit(tight, manager, u"edit_data"_s, false)}).keys.isEmpty());
    }

    void breaksInvitations()
    {
        const Project all = whole();
        const Impact byRole = impactOf(all, {update(all, role(spare), u"is_archived"_s, true)});
        QCOMPARE(byRole.invitations, QList<Id>{invitationId});
        QCOMPARE(effectOf(byRole, u"invitation.broken"_s).entity, role(spare));
        const Impact byPlace = impactOf(all, {update(all, place(n1), u"is_archived"_s, true)});
        QCOMPARE(byPlace.invitations, QList<Id>{invitationId});
        QCOMPARE(effectOf(byPlace, u"invitation.broken"_s).entity, place(n1));
        const Impact withdrawn =
            impactOf(all, {update(all, {u"invitation"_s, invitationId}, u"status"_s, u"revoked"_s)});
        QVERIFY(withdrawn.invitations.isEmpty());
        QCOMPARE(codesOf(withdrawn), QStringList{u"invitation.withdrawn"_s});
    }

    void tellsOfProfiles()
    {
        const Project all = with(whole(), pam, [](Person &person) { person.profile = profileId; });
        const Impact found =
            impactOf(all, {update(all, {u"profile"_s, profileId}, u"fields"_s, QJsonObject{{u"a"_s, u"b"_s}})});
        QCOMPARE(effectOf(found, u"profile.values"_s).people, People{pam});
    }
};

STEWARD_TEST(ImpactOfKindsTest, "impactofkinds", Core)

} // namespace steward::domain

#include "impactofkindstest.moc"
