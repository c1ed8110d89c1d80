// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/domainrules.h"

#include "domain/access/access.h"
#include "domain/authority.h"
#include "domain/catalogue.h"
#include "domain/delegation.h"
#include "domain/due.h"
#include "domain/impact.h"
#include "domain/signin.h"
#include "domain/wrongs.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain::sample {

namespace {

using P = const Project &;

constexpr Instant now{std::chrono::days(20'002)};

Answer seen(P all, const Id &person, const Sought &sought)
{
    return Access(all, now).canSee(*all.people.find(person), sought);
}

bool sees(P all, const Id &person, const Sought &sought)
{
    return seen(all, person, sought).reason == Reason::Open;
}

Project with(P all, const std::function<void(Project &)> &change)
{
    Project changed = all;
    change(changed);
    return changed;
}

Project withPerson(P all, const Id &id, const std::function<void(Person &)> &change)
{
    return with(all, [&](Project &project) { edit(project.people, id, change); });
}

Impact impactOf(P all, const QList<Change> &changes)
{
    const Outcome outcome = apply(all, setOf(changes), {});
    return outcome.wouldBe ? impact(all, *outcome.wouldBe, outcome.changes) : Impact();
}

QList<Id> peopleOf(const Impact &impact, const QString &code)
{
    for (const Effect &effect : impact.effects) {
        if (effect.code == code)
            return effect.people;
    }
    return {};
}

bool tells(const Impact &impact, const QString &code)
{
    return std::ranges::any_of(impact.effects, [&code](const Effect &effect) { return effect.code == code; });
}

Change setting(P all, const QString &field, const QJsonValue &value)
{
    return update(all, {u"settings"_s, settingsId}, field, value);
}

Change provider(P all, const QString &field, const QJsonValue &value)
{
    return update(all, {u"identity_provider"_s, providerId}, field, value);
}

/// The changes that are due until \a moment, and what becomes of the project.
Project atMoment(Project project, Instant moment)
{
    while (const auto due = dueBy(project, moment)) {
        const Outcome outcome = apply(project, setOf(due->changes), {});
        if (!outcome.isGood())
            return {};
        project = *outcome.project;
    }
    return project;
}

} // namespace

const std::vector<Rule> &sightRules()
{
    static const std::vector<Rule> rules{
        {"1.3 who is limited to places goes around them with access_api",
         [](P all) {
             const Project reckless = with(all, [](Project &p) {
                 edit(p.roles, manager, [](Role &row) { row.permissions.revoke(permission(u"access_all_locations")); });
             });
             const Sought data = Sought::place(s1, Sight::Data);
             return sees(all, mia, data) && seen(reckless, mia, data).reason == Reason::OpenInApi;
         }},
        {"1.3 the seven with lists give all, some or none",
         [](P all) {
             int withLists = 0;
             for (int index = 0; index < catalogue().size(); ++index)
                 withLists += catalogue().at(index).hasItems() ? 1 : 0;
             const EffectivePermissions limited = Access(all, now).effectivePermissions(*all.people.find(sue));
             const EffectivePermissions whole = Access(all, now).effectivePermissions(*all.people.find(mia));
             const int reports = permission(u"view_reports");
             return withLists == 7 && limited.itemsOf(reports) == QStringList{u"a"_s, u"b"_s} && whole.holds(reports)
                    && whole.itemsOf(reports).isEmpty() && !limited.holds(permission(u"access_web_apps"));
         }},
        {"1.4 a role that is held tells by how many",
         [](P all) {
             const Outcome outcome = apply(all, setOf({removal(all, phone)}), ada);
             return outcome.problems.size() == 1 && outcome.problems.first().count == 1
                    && outcome.problems.first().people == QList<Id>{pam};
         }},
        {"1.6 nobody gives what he does not hold, even if it is assignable by his role",
         [](P all) {
             const Project more = with(
                 all, [](Project &p) { edit(p.roles, manager, [](Role &row) { row.assignableBy = {supervisor}; }); });
             const Change given = update(more, person(pam), u"role"_s, text(manager));
             return mayChange(more, *more.people.find(sue), given).missing == u"beyond_own_rights";
         }},
        {"2.4 people are seen by the places assigned to them",
         [](P all) {
             const auto account = [&all](const Id &id) { return Sought::person(*all.people.find(id)); };
             return sees(all, sue, account(pam)) && !sees(all, sue, account(ada))
                    && seen(all, sue,
                            Sought::person(
                                *withPerson(all, pam, [](Person &row) { row.places = {s1}; }).people.find(pam)))
                               .reason
                           == Reason::OutOfReach;
         }},
        {"2.4 groups, and what they own, are never seen by who is limited",
         [](P all) {
             const Project keen = with(all, [](Project &p) {
                 edit(p.roles, supervisor, [](Role &row) { row.permissions.grant(permission(u"view_groups")); });
             });
             return !sees(keen, sue, Sought::groups())
                    && seen(all, sue, Sought::casesOfGroup()).reason == Reason::Unplaced
                    && sees(all, mia, Sought::casesOfGroup());
         }},
        {"2.4 past forms go where their worker goes",
         [](P all) {
             const Shift shift = Access(all, now).moved(Sought::formsOf(*all.people.find(pam)), Sought::formsAt({s1}));
             return shift.lost == QList<Id>{sue} && shift.gained.isEmpty();
         }},
        {"2.4 who sees a place is told with the way",
         [](P all) {
             const Answer answer = seen(all, sue, Sought::place(n1, Sight::Place));
             return answer.reason == Reason::Open && std::ranges::any_of(answer.path, [](const Step &step) {
                        return step.kind == Step::Kind::PlaceAbove && step.id == north;
                    });
         }},
        {"3.6 whoever is not active is shown nothing",
         [](P all) { return seen(all, ina, Sought::place(n1, Sight::Data)).reason == Reason::Inactive; }},
        {"4.5 vendor staff who are let in are told until when",
         [](P all) {
             const Vendor vendor = Access(all, now).vendor();
             return vendor.state == Vendor::State::InUntil && vendor.why == u"Case 12"
                    && Access(all, now + std::chrono::days(9)).vendor().state == Vendor::State::Out;
         }},
        {"4.8 lists of addresses hold up whoever is right otherwise",
         [](P all) {
             const Seers seers = Access(all, now).whoCanSee(Sought::place(n1, Sight::Place));
             return seers.isFromSomeAddresses && seers.count > 0;
         }},
    };
    return rules;
}

const std::vector<Rule> &effectRules()
{
    static const std::vector<Rule> rules{
        {"3.2 wrong tries of workers are counted until the switch stops that",
         [](P all) {
             return tells(impactOf(all, {setting(all, u"disable_mobile_login_lockout"_s, true)}), u"tries.unlimited"_s);
         }},
        {"3.2 strong passwords refuse only who is known to have a weak one",
         [](P all) {
             const Project strict = with(all, [](Project &p) {
                 edit(p.settings, settingsId, [](Settings &row) {
                     row.strongMobilePasswords = true;
                     row.strongMobilePasswordsStage = Stage::Enforce;
                 });
                 edit(p.people, pam, [](Person &row) { row.hasStrongPassword = false; });
             });
             const SignIn signIn(strict);
             return signIn.barOf(*strict.people.find(pam)) == SignIn::Bar::Password
                    && signIn.barOf(*strict.people.find(pat)) == SignIn::Bar::None;
         }},
        {"3.6 a worker is deactivated by rule on his day, and by nothing before",
         [](P all) {
             const Instant day = now + std::chrono::days(5);
             const Project dated = withPerson(all, pam, [day](Person &row) { row.deactivateAfter = day; });
             return atMoment(dated, day - std::chrono::seconds(1)).people.find(pam)->isActive
                    && !atMoment(dated, day).people.find(pam)->isActive;
         }},
        {"4.1 shorter sessions end those that are too long",
         [](P all) {
             return impactOf(all, {setting(all, u"secure_sessions_timeout"_s, 5)}).sessions > 0
                    && impactOf(all, {setting(all, u"secure_sessions_timeout"_s, 60)}).sessions == 0;
         }},
        {"4.2 single sign-on takes the place of the second factor",
         [](P all) {
             const Project strict = with(all, [](Project &p) {
                 edit(p.settings, settingsId, [](Settings &row) {
                     row.twoFactorStage = Stage::Enforce;
                     row.twoFactorNextAt.reset();
                 });
                 for (const Id &id : {mia, moe})
                     edit(p.people, id, [](Person &row) { row.hasTwoFactor = false; });
                 edit(p.people, moe, [](Person &row) { row.email = u"moe@elsewhere.example"_s; });
             });
             const SignIn signIn(strict);
             return signIn.providerOf(*strict.people.find(mia)) == providerId
                    && signIn.barOf(*strict.people.find(mia)) == SignIn::Bar::None
                    && signIn.barOf(*strict.people.find(moe)) == SignIn::Bar::SecondFactor;
         }},
        {"4.2 the second factor comes by rule, stage by stage",
         [](P all) {
             const Project later = atMoment(all, now + std::chrono::days(400));
             return all.settings.at(0).twoFactorStage.is(Stage::Grace)
                    && later.settings.at(0).twoFactorStage.is(Stage::Enforce);
         }},
        {"4.4 phones follow only after a new build",
         [](P all) {
             return tells(impactOf(all, {setting(all, u"secure_submissions"_s, true)}), u"phone.new_build"_s);
         }},
        {"4.5 vendor staff are out again when their day has come",
         [](P all) {
             const Settings later = atMoment(all, now + std::chrono::days(2)).settings.at(0);
             return later.restrictSuperusers && !later.vendorAccessUntil;
         }},
        {"4.8 nobody shuts out everybody",
         [](P all) {
             const QJsonArray halves{u"0.0.0.0/1"_s, u"128.0.0.0/1"_s};
             const Change shut = update(all, {u"ip_access"_s, ipId}, u"ip_denylist"_s, halves);
             return codes(apply(all, setOf({shut}), ada)).startsWith(u"lockout.last_admin@"_s);
         }},
        {"4.9 who is needed is not deactivated by rule",
         [](P all) {
             const Instant day = now + std::chrono::days(5);
             const Project dated = with(all, [day](Project &p) {
                 for (const Id &id : {ada, ben})
                     edit(p.people, id, [day](Person &row) { row.deactivateAfter = day; });
             });
             const Project later = atMoment(dated, day);
             return later.people.find(ben)->isActive && hasAdmin(later);
         }},
        {"5 reminders come at 30, 15, 7, 3, 1 and 0 days",
         [](P all) {
             QList<int> notices;
             const Instant end = *all.identityProviders.at(0).clientSecret.expiresAt;
             for (int days = 40; days >= 0; --days) {
                 for (const Finding &finding : upcoming(all, end - std::chrono::days(days), std::chrono::days(41))) {
                     if (finding.field == u"client_secret" && finding.arguments.contains(u"notice"_s))
                         notices << finding.arguments.value(u"notice"_s).toInt();
                 }
             }
             notices.erase(std::unique(notices.begin(), notices.end()), notices.end());
             return notices == QList<int>{30, 15, 7, 3, 1, 0};
         }},
        {"5 whom a provider sends elsewhere is told",
         [](P all) {
             const Project open = with(all, [](Project &p) {
                 edit(p.identityProviders, providerId,
                      [](IdentityProvider &row) { row.enforcement = IdentityProvider::Enforcement::Test; });
             });
             const Impact found = impactOf(open, {provider(open, u"login_enforcement_type"_s, u"global"_s)});
             return peopleOf(found, u"provider.required"_s) == QList<Id>{mia};
         }},
    };
    return rules;
}

} // namespace steward::domain::sample
