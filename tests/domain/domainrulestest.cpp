// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/domainrules.h"
#include "domain/authority.h"
#include "domain/effective.h"
#include "domain/fields.h"
#include "domain/impact.h"
#include "domain/placetree.h"
#include "domain/validation.h"
#include "domain/wrongs.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

using P = const Project &;

QString refusal(P all, const QList<Change> &changes, const Id &author = ada)
{
    return codes(apply(all, setOf(changes), author));
}

Change setting(P all, const QString &field, const QJsonValue &value)
{
    return update(all, {u"settings"_s, settingsId}, field, value);
}

Change provider(P all, const QString &field, const QJsonValue &value)
{
    return update(all, {u"identity_provider"_s, providerId}, field, value);
}

bool implies(const char *given, const char *implied)
{
    return effective(granted({given, "access_all_locations"}), permission(QString::fromLatin1(implied))).state
           == Effective::State::Implied;
}

bool clears(const PermissionSet &asked, const char *key)
{
    return !normalised(asked).holds(permission(QString::fromLatin1(key)));
}

bool blocks(const PermissionSet &held, const char *key)
{
    return effective(held, permission(QString::fromLatin1(key))).state == Effective::State::Blocked;
}

Project with(P all, const std::function<void(Project &)> &change)
{
    Project changed = all;
    change(changed);
    return changed;
}

const std::vector<Rule> &roleRules()
{
    static const std::vector<Rule> rules{
        {"1.3 edit implies view, web users", [](P) { return implies("edit_web_users", "view_web_users"); }},
        {"1.3 edit implies view, workers", [](P) { return implies("edit_commcare_users", "view_commcare_users"); }},
        {"1.3 edit implies view, groups", [](P) { return implies("edit_groups", "view_groups"); }},
        {"1.3 edit implies view, locations", [](P) { return implies("edit_locations", "view_locations"); }},
        {"1.3 edit implies view, data dictionary", [](P) { return implies("edit_data_dict", "view_data_dict"); }},
        {"1.3 edit implies view, apps", [](P) { return implies("edit_apps", "view_apps"); }},
        {"1.3 who edits workers edits them in groups and places",
         [](P) {
             const PermissionSet held =
                 granted({"edit_commcare_users", "edit_groups", "edit_locations", "access_all_locations"});
             const auto stateOf = [&held](QStringView key) { return effective(held, permission(key)).state; };
             return stateOf(u"edit_users_in_groups") == Effective::State::Implied
                    && stateOf(u"edit_users_in_locations") == Effective::State::Implied;
         }},
        {"1.3 without all locations no groups, apps, roles, reports, billing, dictionary",
         [](P) {
             const PermissionSet held = granted({"edit_data"});
             return blocks(held, "edit_groups") && blocks(held, "edit_apps") && blocks(held, "view_roles")
                    && blocks(held, "edit_reports") && blocks(held, "edit_billing") && blocks(held, "edit_data_dict");
         }},
        {"1.3 downloads without a report are cleared",
         [](P) {
             return clears(granted({"download_reports", "access_all_locations"}), "download_reports");
         }},
        {"1.3 release management locks the configurations on and forgets nothing",
         [](P) {
             const PermissionSet held = granted({"access_release_management", "access_all_locations"});
             return implies("access_release_management", "edit_linked_configurations")
                    && !normalised(held).holds(permission(u"edit_linked_configurations"));
         }},
        {"1.3 limited log-in-as depends on the whole being off",
         [](P) {
             const PermissionSet held = granted({"login_as_all_users", "access_all_locations"});
             return blocks(held, "limited_login_as") && blocks(held, "access_default_login_as_user");
         }},
        {"1.4 only an admin edits roles",
         [](P all) { return refusal(all, {update(all, role(spare), u"name"_s, u"X"_s)}, mia) == u"forbidden@0"; }},
        {"1.4 a name is checked when it is made and when it is changed",
         [](P all) {
             Role made;
             made.id = Id(2, 99);
             made.name = u"mANAGER"_s;
             return refusal(all, {make(made)}) == u"role.name.taken@0"
                    && refusal(all, {update(all, role(spare), u"name"_s, u"Admin"_s)}) == u"role.name.reserved@0";
         }},
        {"1.4 a landing page is one of four",
         [](P all) {
             return refusal(all, {update(all, role(spare), u"landing_page"_s, u"moon"_s)}) == u"role.landing_page@0"
                    && refusal(all, {update(all, role(spare), u"landing_page"_s, u"webapps"_s)}).isEmpty();
         }},
        {"1.4 neither the default nor a role that is held or offered is removed",
         [](P all) {
             const Project offered = with(all, [](Project &p) {
                 edit(p.invitations, invitationId, [](Invitation &invitation) { invitation.role = spare; });
             });
             return refusal(all, {removal(all, fallback)}).startsWith(u"role.default@0")
                    && refusal(all, {removal(all, phone)}) == u"role.held@0"
                    && refusal(offered, {removal(offered, spare)}) == u"object.referred@0";
         }},
        {"1.4 no last write wins",
         [](P all) {
             Change late = update(all, role(spare), u"name"_s, u"Mine"_s);
             late.before = u"Older"_s;
             return refusal(all, {late}) == u"field.stale@0";
         }},
        {"1.6 an admin gives any role, others what is assignable by theirs",
         [](P all) {
             const auto gives = [](P project, const Id &author) {
                 const Change change = update(project, person(pam), u"role"_s, text(spare));
                 return notAllowed(project, setOf({change}), author).isEmpty();
             };
             const Project none =
                 with(all, [](Project &p) { edit(p.roles, spare, [](Role &row) { row.assignableBy.clear(); }); });
             return gives(all, ada) && gives(none, ada) && !gives(none, sue);
         }},
    };
    return rules;
}

const std::vector<Rule> &placeRules()
{
    static const std::vector<Rule> rules{
        {"2.1 codes and names of types are unique",
         [](P all) {
             const EntityRef type{u"location_type"_s, districts};
             return refusal(all, {update(all, type, u"name"_s, u"FACILITY"_s)}) == u"name.taken@0";
         }},
        {"2.1 the tree of types has no loop",
         [](P all) {
             const EntityRef type{u"location_type"_s, countries};
             return refusal(all, {update(all, type, u"parent_type"_s, text(facilities))}).contains(u"tree.circle@0");
         }},
        {"2.1 types are edited with edit_apps, not edit_locations",
         [](P) { return kindOf(u"location_type")->toWrite() == QStringList{u"edit_apps"_s}; }},
        {"2.2 archiving takes all descendants along",
         [](P all) {
             const Outcome outcome = apply(all, setOf({update(all, place(country), u"is_archived"_s, true)}), ada);
             return outcome.wouldBe && outcome.wouldBe->places.find(n1)->isArchived;
         }},
        {"2.3 a site code is lower-case, of word letters, and unique",
         [](P all) {
             const auto result = [&all](const QString &code) {
                 return refusal(all, {update(all, place(n1), u"site_code"_s, code)});
             };
             return result(u"N-1"_s) == u"handle.shape@0" && result(u"n.1"_s) == u"handle.shape@0"
                    && result(u"s1"_s) == u"handle.taken@0" && result(u"n-1_b"_s).isEmpty();
         }},
        {"2.3 a new name makes no new site code",
         [](P all) {
             const Outcome outcome = apply(all, setOf({update(all, place(n1), u"name"_s, u"New"_s)}), ada);
             return outcome.isGood() && outcome.project->places.find(n1)->siteCode == u"n1";
         }},
        {"2.3 names are unique among siblings",
         [](P all) { return refusal(all, {update(all, place(n1), u"name"_s, u"n2"_s)}) == u"name.taken@0"; }},
        {"2.3 no other type with places below",
         [](P all) {
             return refusal(all, {update(all, place(north), u"type"_s, text(facilities))})
                 .contains(u"place.type_with_children@0");
         }},
        {"2.3 the type above allows the type",
         [](P all) {
             return refusal(all, {update(all, place(n1), u"parent"_s, text(country))}) == u"place.parent_type@0";
         }},
        {"2.3 a level without users takes nobody",
         [](P all) {
             const Project closed = with(all, [](Project &p) {
                 edit(p.people, max, [](Person &row) {
                     row.places = {};
                     row.primaryPlace = {};
                 });
                 edit(p.locationTypes, countries, [](LocationType &type) { type.hasUsers = false; });
             });
             return refusal(closed, {update(closed, person(mia), u"places"_s, texts({country}))})
                    == u"places.takes_nobody@0";
         }},
        {"2.3 custom data goes through its fields",
         [](P all) {
             const QJsonObject data{{u"mfl"_s, u"x"_s}};
             return refusal(all, {update(all, place(n1), u"custom_data"_s, data)}) == u"custom.regex@0";
         }},
        {"2.3 coordinates are degrees",
         [](P all) {
             return refusal(all, {update(all, place(n1), u"latitude"_s, 91), update(all, place(n1), u"longitude"_s, 1)})
                    == u"place.degrees@0";
         }},
        {"2.4 a restricted person without a place cannot enter",
         [](P all) {
             const Project lost =
                 with(all, [](Project &p) { edit(p.people, sue, [](Person &row) { row.places = {}; }); });
             return canEnter(all, *all.people.find(sue)) && !canEnter(lost, *lost.people.find(sue));
         }},
        {"2.4 a restricted person sees his places and all below",
         [](P all) {
             const PlaceTree tree(all.places);
             return PlaceTree::size(tree.below(all.people.find(sue)->places)) == 3
                    && placesSeen(all, *all.people.find(sue), 2) == 2;
         }},
        {"2.4 the primary place is among the assigned",
         [](P all) {
             return refusal(all, {update(all, person(mia), u"primary_place"_s, text(s1))}) == u"person.primary_place@0";
         }},
    };
    return rules;
}

const std::vector<Rule> &peopleRules()
{
    static const std::vector<Rule> rules{
        {"3.2 strong passwords of workers come in stages, with their switch alone",
         [](P all) {
             const Change stage = setting(all, u"strong_mobile_passwords_stage"_s, u"warn"_s);
             return refusal(all, {stage}) == u"settings.needs@0"
                    && refusal(all, {stage, setting(all, u"strong_mobile_passwords"_s, true)}).isEmpty();
         }},
        {"3.2 a mobile worker's name is mended here, a web user's in his own account",
         [](P all) {
             return refusal(all, {update(all, person(pam), u"name"_s, u"Pamela"_s)}).isEmpty()
                    && refusal(all, {update(all, person(mia), u"name"_s, u"Maria"_s)}) == u"person.name_own@0";
         }},
        {"3.6 whoever is not active enters nowhere and holds nothing",
         [](P all) {
             const Project gone =
                 with(all, [](Project &p) { edit(p.people, mia, [](Person &row) { row.isActive = false; }); });
             const Person row = *gone.people.find(mia);
             return canEnter(all, *all.people.find(mia)) && !canEnter(gone, row)
                    && !holds(gone, row, permission(u"edit_data"));
         }},
    };
    return rules;
}

const std::vector<Rule> &settingRules()
{
    static const std::vector<Rule> rules{
        {"4.1 any length of a session, with the switch for it",
         [](P all) {
             return refusal(all, {setting(all, u"secure_sessions_timeout"_s, 7)}).isEmpty()
                    && refusal(all, {setting(all, u"secure_sessions_timeout"_s, 0)}) == u"settings.timeout@0"
                    && refusal(all, {setting(all, u"secure_sessions"_s, false)}) == u"settings.needs@0";
         }},
        {"4.2 a second factor in stages; nobody writes who has one",
         [](P all) {
             return refusal(all, {update(all, person(mia), u"has_two_factor"_s, true)}) == u"field.read_only@0"
                    && refusal(all, {setting(all, u"two_factor_stage"_s, u"enforce"_s)}) == u"settings.last_stage@0";
         }},
        {"4.3 strong passwords are reported, not written",
         [](P all) {
             return refusal(all, {update(all, person(pam), u"has_strong_password"_s, true)}) == u"field.read_only@0";
         }},
        {"4.4 secure submissions are a switch of their own; a new project has it off",
         [](P all) {
             return !Settings().secureSubmissions
                    && refusal(all, {setting(all, u"secure_submissions"_s, true)}).isEmpty();
         }},
        {"4.5 vendor staff are let in till a day, for a reason, where they are kept out",
         [](P all) {
             return refusal(all, {setting(all, u"vendor_access_reason"_s, u""_s)}) == u"settings.reason@0"
                    && refusal(all, {setting(all, u"restrict_superusers"_s, false)}) == u"settings.needs@0";
         }},
        {"4.6 the HIPAA mark is vendor staff's alone",
         [](P all) { return refusal(all, {setting(all, u"hipaa_compliant"_s, true)}) == u"field.read_only@0"; }},
        {"4.7 what was not asked for stays as it was",
         [](P all) {
             const Outcome outcome = apply(all, setOf({setting(all, u"allow_domain_requests"_s, true)}), ada);
             Settings expected = *all.settings.find(settingsId);
             expected.allowDomainRequests = true;
             expected.version = all.revision + 1;
             return outcome.isGood() && *outcome.project->settings.find(settingsId) == expected;
         }},
        {"4.7 a switch not offered here can be taken off, not put on",
         [](P all) {
             const Project less = with(all, [](Project &p) {
                 p.capabilities.settingsNotOffered = {u"two_factor_auth"_s, u"ga_opt_out"_s};
             });
             return refusal(less, {setting(less, u"ga_opt_out"_s, true)}) == u"settings.not_offered@0"
                    && refusal(less, {setting(less, u"two_factor_auth"_s, false),
                                      setting(less, u"two_factor_stage"_s, u"enforce"_s),
                                      setting(less, u"two_factor_next_at"_s, QJsonValue())})
                           .isEmpty();
         }},
        {"4.8 addresses of both kinds and countries; deny is told to win",
         [](P all) {
             const EntityRef ip{u"ip_access"_s, ipId};
             const Project denied =
                 with(all, [](Project &p) { edit(p.ipAccess, ipId, [](IpAccess &row) { row.denied = row.allowed; }); });
             return refusal(all, {update(all, ip, u"ip_allowlist"_s, QJsonArray{u"::1"_s, u"10.0.0.0/8"_s})}).isEmpty()
                    && refusal(all, {update(all, ip, u"ip_denylist"_s, QJsonArray{u"10.0"_s})}) == u"ip.range@0"
                    && tellTale(validate(denied)).contains(u"ip.denied_too?");
         }},
        {"4.9 a worker can have a day on which he is deactivated",
         [](P all) {
             return refusal(all, {update(all, person(pam), u"deactivate_after"_s, u"2030-01-01T00:00:00.000Z"_s)})
                 .isEmpty();
         }},
        {"4.10 deleted data stays thirty days", [](P) { return Retention().deletedDataDays == 30; }},
    };
    return rules;
}

const std::vector<Rule> &signOnRules()
{
    using Idp = IdentityProvider;
    static const std::vector<Rule> rules{
        {"5 a new provider is tested first, not forced on all",
         [](P) { return Idp().enforcement.is(Idp::Enforcement::Test) && !Idp().isActive; }},
        {"5 domains are linked by vendor staff alone",
         [](P all) { return refusal(all, {provider(all, u"email_domains"_s, QJsonArray())}) == u"field.read_only@0"; }},
        {"5 exempt and test people exclude each other",
         [](P all) {
             return refusal(all, {provider(all, u"test_users"_s, texts({ada}))}) == u"sso.exempt_and_test@0";
         }},
        {"5 addresses belong to a linked domain",
         [](P all) {
             return refusal(all, {provider(all, u"test_users"_s, texts({pam}))}) == u"sso.outside_domains@0";
         }},
        {"5 the last exempt person is not removed",
         [](P all) {
             return refusal(all, {provider(all, u"exempt_users"_s, QJsonArray())}).contains(u"sso.last_exempt@0");
         }},
        {"5 OIDC needs issuer, client id and secret",
         [](P all) { return refusal(all, {provider(all, u"client_id"_s, u""_s)}).contains(u"sso.missing@0"); }},
        {"5 SAML needs addresses and a certificate",
         [](P all) { return refusal(all, {provider(all, u"protocol"_s, u"saml"_s)}).contains(u"sso.certificate@0"); }},
        {"5 One Login's issuer is its own",
         [](P all) {
             return refusal(all, {provider(all, u"idp_type"_s, u"one_login"_s)}) == u"sso.one_login_issuer@0";
         }},
        {"5 for all only after a test",
         [](P all) {
             const Project fresh = with(all, [](Project &p) {
                 edit(p.people, ada, [](Person &row) { row.email = u"ada@example.net"_s; });
                 edit(p.people, max, [](Person &row) { row.email = u"max@example.org"_s; });
                 edit(p.identityProviders, providerId, [](Idp &idp) {
                     idp.enforcement = Idp::Enforcement::Test;
                     idp.testPassedAt.reset();
                     idp.exemptPeople = {ben};
                     idp.testPeople = {max};
                 });
             });
             return refusal(fresh, {provider(fresh, u"login_enforcement_type"_s, u"global"_s)}) == u"sso.not_tested@0";
         }},
        {"5 deactivation needs Entra's tenant, application and a secret that ends",
         [](P all) {
             return refusal(all, {provider(all, u"enable_user_deactivation"_s, true)})
                    == u"sso.missing@0 sso.missing@0 sso.missing@0";
         }},
        {"5 keys of its people live no longer than it says",
         [](P all) {
             const EntityRef key{u"api_key"_s, keyId};
             return refusal(all, {update(all, key, u"expiration_date"_s, u"2099-01-01T00:00:00.000Z"_s)})
                    == u"key.life@0";
         }},
        {"5 break-glass people keep their passwords",
         [](P all) { return refusal(all, {provider(all, u"exempt_users"_s, texts({ada}))}) == u"sso.break_glass@0"; }},
    };
    return rules;
}

QString sectionOf(const char *name)
{
    return QString::fromLatin1(name).section(u' ', 0, 0);
}

} // namespace

class DomainRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isKept_data()
    {
        QTest::addColumn<int>("index");
        for (size_t index = 0; index < all().size(); ++index)
            QTest::newRow(all()[index].name) << static_cast<int>(index);
    }

    void isKept()
    {
        QFETCH(int, index);
        QVERIFY(all().at(static_cast<size_t>(index)).isKept(everything()));
    }

    void hasARuleOfEverySection()
    {
        QStringList expected{u"1.3"_s, u"1.4"_s, u"1.6"_s, u"2.1"_s, u"2.2"_s,
                             u"2.3"_s, u"2.4"_s, u"3.2"_s, u"3.6"_s, u"5"_s};
        for (int number = 1; number <= 10; ++number)
            expected << u"4.%1"_s.arg(number);
        QStringList found;
        for (const Rule &rule : all())
            found << sectionOf(rule.name);
        found.removeDuplicates();
        expected.sort();
        found.sort();
        QCOMPARE(found, expected);
    }

private:
    static const std::vector<Rule> &all()
    {
        static const std::vector<Rule> rules = [] {
            std::vector<Rule> joined;
            for (const auto *some : {&roleRules(), &placeRules(), &peopleRules(), &settingRules(), &signOnRules(),
                                     &sightRules(), &effectRules()})
                joined.insert(joined.end(), some->begin(), some->end());
            return joined;
        }();
        return rules;
    }
};

STEWARD_TEST(DomainRulesTest, "domainrules", Core)

} // namespace steward::domain

#include "domainrulestest.moc"
