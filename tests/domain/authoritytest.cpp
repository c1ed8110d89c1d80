// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/authority.h"
#include "domain/fields.h"
#include "domain/sample.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

const QString yes = u"yes"_s;

/// A web user who is no admin, under a role of his own with just these permissions.
struct Someone
{
    Project project;
    Person person;
};

Someone someone(const QString &keys, const QList<Id> &places = {north})
{
    Someone made{sample::project(), {}};
    Role own;
    own.id = Id(2, 50);
    own.name = u"Own"_s;
    const QStringList list = keys.split(u' ', Qt::SkipEmptyParts);
    for (const QString &key : list)
        own.permissions.grant(permission(key));
    made.project.roles = made.project.roles.with(own);
    made.person.id = Id(3, 50);
    made.person.role = own.id;
    made.person.places = places;
    made.person.name = u"Someone"_s;
    made.project.people = made.project.people.with(made.person);
    return made;
}

QString told(const Verdict &verdict)
{
    return verdict.allowed ? yes : verdict.missing;
}

} // namespace

class AuthorityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForEachAct_data()
    {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QStringList>("verdicts"); // in the order of Act
        const QString everywhere = u"access_all_locations"_s;
        const auto row = [](const char *name, const QString &keys, const QStringList &verdicts) {
            QTest::newRow(name) << keys << verdicts;
        };
        const QString web = u"view_web_users"_s;
        const QString workers = u"view_commcare_users"_s;
        const QString edit = u"edit_commcare_users"_s;
        const QString places = u"view_locations"_s;
        const QString roles = u"view_roles"_s;
        const QString admin = u"admin"_s;
        row("everywhere, nothing else", everywhere, {yes, yes, roles, web, places, admin, admin, edit});
        row("nothing at all", u"report_an_issue"_s, {yes, yes, roles, web, places, admin, admin, edit});
        row("roles", everywhere + u" view_roles"_s, {yes, yes, yes, web, places, admin, admin, edit});
        row("roles, limited", u"view_roles"_s, {yes, yes, roles, web, places, admin, admin, edit});
        row("people of both kinds", everywhere + u" view_web_users view_commcare_users"_s,
            {yes, yes, roles, yes, places, admin, admin, edit});
        row("web users only", everywhere + u" view_web_users"_s,
            {yes, yes, roles, workers, places, admin, admin, edit});
        row("workers only", everywhere + u" view_commcare_users"_s, {yes, yes, roles, web, places, admin, admin, edit});
        row("people, limited", u"view_web_users view_commcare_users"_s,
            {yes, yes, roles, everywhere, places, admin, admin, edit});
        row("people by implication", everywhere + u" edit_web_users edit_commcare_users"_s,
            {yes, yes, roles, yes, places, admin, admin, yes});
        row("places", everywhere + u" view_locations"_s, {yes, yes, roles, web, yes, admin, admin, edit});
        row("places by implication", everywhere + u" edit_locations"_s,
            {yes, yes, roles, web, yes, admin, admin, edit});
        row("places, limited", u"view_locations"_s, {yes, yes, roles, web, everywhere, admin, admin, edit});
        row("edits web users", everywhere + u" edit_web_users"_s,
            {yes, yes, roles, workers, places, admin, admin, yes});
        row("edits workers", everywhere + u" edit_commcare_users"_s, {yes, yes, roles, web, places, admin, admin, yes});
    }

    void asksForEachAct()
    {
        QFETCH(QString, keys);
        QFETCH(QStringList, verdicts);
        const Someone made = someone(keys);
        for (int act = 0; act < verdicts.size(); ++act)
            QCOMPARE(told(may(made.project, made.person, static_cast<Act>(act))), verdicts.at(act));
    }

    void everythingButAdminIsNotAdmin()
    {
        QStringList keys;
        for (int index = 0; index < catalogue().size(); ++index) {
            if (catalogue().at(index).clearedBy.empty())
                keys << catalogue().at(index).key;
        }
        const Someone made = someone(keys.join(u' '));
        for (const Act act : acts()) {
            const bool onlyAdmin = act == Act::EditRoles || act == Act::ReadAudit;
            QCOMPARE(told(may(made.project, made.person, act)), onlyAdmin ? u"admin"_s : yes);
        }
    }

    void anAdminMayAll()
    {
        const Project all = project();
        for (const Act act : acts())
            QCOMPARE(told(may(all, *all.people.find(ada), act)), yes);
    }

    void whoCannotEnterMayNothing()
    {
        Project all = project();
        Person inactiveAdmin = *all.people.find(ada);
        inactiveAdmin.isActive = false;
        Person stranger;
        Person limited = *all.people.find(sue);
        limited.places.clear();
        for (const Person &person : {inactiveAdmin, stranger, limited, *all.people.find(ina), *all.people.find(wes)}) {
            for (const Act act : acts())
                QCOMPARE(told(may(all, person, act)), u"entry"_s);
        }
    }

    void knowsWhatAChangeNeeds()
    {
        const Project all = project();
        const Person maxi = *all.people.find(max);
        QCOMPARE(told(mayChange(all, maxi, permit(all, spare, u"edit_data"_s))), u"admin"_s);
        QCOMPARE(told(mayChange(all, maxi, update(all, place(n1), u"name"_s, u"x"_s))), u"edit_locations"_s);
        QCOMPARE(told(mayChange(all, maxi, update(all, {u"location_type"_s, districts}, u"name"_s, u"x"_s))),
                 u"edit_apps"_s);
        QCOMPARE(told(mayChange(all, maxi, update(all, {u"settings"_s, all.id}, u"ga_opt_out"_s, true))), u"admin"_s);
        QCOMPARE(told(mayChange(all, maxi, update(all, {u"ship"_s, n1}, u"name"_s, u"x"_s))), u"admin"_s);
    }

    void looksAtWhomItIsDoneTo_data()
    {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<Id>("target");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("after");
        QTest::addColumn<QString>("verdict");
        const QString both = u"access_all_locations edit_web_users edit_commcare_users"_s;
        const QString limited = u"edit_web_users edit_commcare_users"_s;
        const QString everywhere = u"access_all_locations"_s;
        const auto row = [](const char *name, const QString &keys, const Id &target, const char *field,
                            const QJsonValue &after, const QString &verdict) {
            QTest::newRow(name) << keys << target << QString::fromLatin1(field) << after << verdict;
        };
        row("a web user", both, mia, "is_active", false, yes);
        row("a worker", both, pam, "is_active", false, yes);
        row("a web user, by who edits workers", everywhere + u" edit_commcare_users"_s, mia, "is_active", false,
            u"edit_web_users"_s);
        row("a worker, by who edits web users", everywhere + u" edit_web_users"_s, pam, "is_active", false,
            u"edit_commcare_users"_s);
        row("an admin", both, ada, "is_active", false, u"admin"_s);
        row("break-glass", both, ben, "places", texts({n1}), u"admin"_s);
        row("making an admin", both, mia, "is_admin", true, u"admin"_s);
        row("making himself an admin", both, Id(3, 50), "is_admin", true, u"admin"_s);
        row("giving a role that is for admins to give", both, mia, "role", text(manager), u"assign"_s);
        row("giving himself one", both, Id(3, 50), "role", text(manager), u"assign"_s);
        row("giving a role that anybody may give", both + u" access_mobile_endpoints"_s, mia, "role", text(phone), yes);
        row("giving more than he holds", both, mia, "role", text(phone), u"beyond_own_rights"_s);
        row("giving a role that his role may give", both + u" view_locations report_an_issue view_reports"_s, mia,
            "role", text(supervisor), yes);
        row("giving items he does not hold", both + u" view_locations report_an_issue"_s, mia, "role", text(supervisor),
            u"beyond_own_rights"_s);
        row("giving the role she has for later, limited", limited + u" access_mobile_endpoints"_s, pam, "role_after",
            text(phone), yes);
        row("giving less than the default role has", limited, pat, "role", text(phone), yes);
        row("leaving a worker to the default role, which has more", both, pam, "role", QJsonValue(),
            u"beyond_own_rights"_s);
        row("letting in who has more", both, ina, "is_active", true, u"beyond_own_rights"_s);
        row("taking over an account that has more", both, mia, "email", u"me@example.org"_s, u"beyond_own_rights"_s);
        row("his own address", both, Id(3, 50), "email", u"me@example.org"_s, yes);
        row("time for himself", both, Id(3, 50), "role_until", QJsonValue(), yes); // has no end
        row("a profile", both, mia, "profile", text(Id(5, 1)), u"edit_user_profile"_s);
        row("a profile, by who may give all", both + u" edit_user_profile"_s, mia, "profile", text(Id(5, 1)), yes);
        row("giving a role that is not there", both, mia, "role", text(Id(5, 5)), u"assign"_s);
        row("taking a role", both, mia, "role", QJsonValue(), yes);
        row("limited, among his own", limited, pam, "is_active", false, yes);
        row("limited, in another district", limited, mum, "is_active", false, everywhere);
        row("limited, somebody without a place", limited, wes, "is_active", false, everywhere);
        row("limited, within his places", limited, pam, "places", texts({n2}), yes);
        row("limited, out of his places", limited, pam, "places", texts({n1, s1}), everywhere);
        row("limited, widening himself", limited, Id(3, 50), "places", texts({country}), everywhere);
        row("limited, another primary place", limited, pam, "primary_place", text(s1), everywhere);
        row("without any right", everywhere, pam, "is_active", false, u"edit_commcare_users"_s);
    }

    void looksAtWhomItIsDoneTo()
    {
        QFETCH(QString, keys);
        QFETCH(Id, target);
        QFETCH(QString, field);
        QFETCH(QJsonValue, after);
        QFETCH(QString, verdict);
        Someone made = someone(keys);
        Role free = *made.project.roles.find(phone);
        free.isNonAdminEditable = true;
        Role given = *made.project.roles.find(supervisor);
        given.assignableBy = {Id(2, 50)};
        made.project.roles = made.project.roles.with(free).with(given);
        const Change change = update(made.project, person(target), field, after);
        QCOMPARE(told(mayChange(made.project, made.person, change)), verdict);

        const Outcome outcome = apply(made.project, setOf({change}), made.person.id);
        QCOMPARE(codes(outcome).contains(u"forbidden"), verdict != yes); // apply() asks the same
        QCOMPARE(told(mayChange(made.project, *made.project.people.find(ada), change)), yes);
    }

    void listsActiveAdmins()
    {
        Project all = project();
        QCOMPARE(admins(all), (QList<Id>{ada, ben}));
        Person gone = *all.people.find(ada);
        gone.isActive = false;
        all.people = all.people.with(gone);
        QCOMPARE(admins(all), QList<Id>{ben});
    }

private:
    static QList<Act> acts()
    {
        return {Act::ReadProject, Act::ReadRoles, Act::ReadPeople, Act::ReadPlaces,
                Act::ReadAudit,   Act::EditRoles, Act::EditPeople};
    }
};

STEWARD_TEST(AuthorityTest, "authority", Core)

} // namespace steward::domain

#include "authoritytest.moc"
