// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/authority.h"
#include "domain/sample.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

constexpr Id del(3, 60), ate(2, 60), less(2, 61);
constexpr Instant soon{std::chrono::hours(500'000)};
const QString yes = u"yes"_s;
const QString assign = u"assign"_s;
const QString beyond = u"beyond_own_rights"_s;
const QString outside = u"access_all_locations"_s;

/// The sample, with Del, who runs the north: he may assign Less, which has less than he, and Supervisor, which has what
/// he has not.
Project delegated()
{
    Project made = project();
    Role own;
    own.id = ate;
    own.name = u"Delegate"_s;
    own.permissions =
        granted({"edit_web_users", "edit_commcare_users", "edit_locations", "view_reports", "access_api"});
    Role below = own;
    below.id = less;
    below.name = u"Less"_s;
    below.permissions = granted({"view_locations", "edit_commcare_users"});
    below.assignableBy = {ate};
    Role other = *made.roles.find(supervisor);
    other.assignableBy = {ate};
    made.roles = made.roles.with(own).with(below).with(other);
    Person person;
    person.id = del;
    person.role = ate;
    person.places = {north};
    made.people = made.people.with(person);
    return made;
}

QString told(const Project &project, const Change &change)
{
    const Verdict verdict = mayChange(project, *project.people.find(del), change);
    return verdict.allowed ? yes : verdict.missing;
}

Change makeOf(const QString &kind, const Id &id, const QJsonObject &object)
{
    return {{kind, id}, Change::Op::Create, {}, {}, object, 0, {}};
}

Change makePerson(const Person &row)
{
    return makeOf(u"person"_s, row.id, toJson(row));
}

Person worker(const Id &role, const QList<Id> &places)
{
    Person row;
    row.id = Id(3, 70);
    row.kind = Person::Kind::MobileWorker;
    row.name = u"New"_s;
    row.role = role;
    row.places = places;
    return row;
}

Invitation invitation(const Id &role, const QList<Id> &places)
{
    Invitation row;
    row.id = Id(5, 1);
    row.email = u"new@example.org"_s;
    row.role = role;
    row.places = places;
    return row;
}

Change makeInvitation(const Invitation &row)
{
    return makeOf(u"invitation"_s, row.id, toJson(row));
}

Change removal(const QString &kind, const Id &id)
{
    return {{kind, id}, Change::Op::Remove, {}, {}, {}, 0, {}};
}

} // namespace

class DelegationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesWorkersWithLess()
    {
        const Project all = delegated();
        QCOMPARE(told(all, makePerson(worker(less, {n1}))), yes);
        QCOMPARE(told(all, makePerson(worker(less, {s1}))), outside);
        QCOMPARE(told(all, makePerson(worker(less, {n1, s1}))), outside);
        QCOMPARE(told(all, makePerson(worker(less, {}))), outside);
        QCOMPARE(told(all, makePerson(worker(manager, {n1}))), assign);
        QCOMPARE(told(all, makePerson(worker(supervisor, {n1}))), beyond);
        QCOMPARE(told(all, makePerson(worker({}, {n1}))), beyond); // would have the default mobile role
        Person row = worker(less, {n1});
        row.roleUntil = soon;
        QCOMPARE(told(all, makePerson(row)), beyond); // likewise, later
        row.roleAfter = less;
        QCOMPARE(told(all, makePerson(row)), yes);
        row.roleAfter = manager;
        QCOMPARE(told(all, makePerson(row)), assign);
        row = worker(less, {n1});
        row.kind = Person::Kind::WebUser;
        QCOMPARE(told(all, makePerson(row)), u"admin"_s);
        row = worker(less, {n1});
        row.isAdmin = true;
        QCOMPARE(told(all, makePerson(row)), u"admin"_s);
        QCOMPARE(told(all, removal(u"person"_s, pam)), u"admin"_s);
    }

    void invitesWithLess()
    {
        const Project all = delegated();
        QCOMPARE(told(all, makeInvitation(invitation(less, {n1}))), yes);
        QCOMPARE(told(all, makeInvitation(invitation(less, {s1}))), outside);
        QCOMPARE(told(all, makeInvitation(invitation(less, {}))), outside);
        QCOMPARE(told(all, makeInvitation(invitation(manager, {n1}))), assign);
        QCOMPARE(told(all, makeInvitation(invitation(supervisor, {n1}))), beyond);
        Invitation row = invitation({}, {n1});
        row.isAdmin = true;
        QCOMPARE(told(all, makeInvitation(row)), u"admin"_s);
        row.isAdmin = false;
        row.profile = Id(5, 9);
        QCOMPARE(told(all, makeInvitation(row)), u"edit_user_profile"_s);
    }

    void doesNotRedirectWhatOthersInvited()
    {
        Project all = delegated();
        all.invitations = all.invitations.with(invitation(manager, {n1}));
        const EntityRef row{u"invitation"_s, Id(5, 1)};
        QCOMPARE(told(all, update(all, row, u"email"_s, u"me@example.org"_s)), assign);
        QCOMPARE(told(all, update(all, row, u"status"_s, u"revoked"_s)), yes);
        QCOMPARE(told(all, update(all, row, u"role"_s, text(less))), yes);
        QCOMPARE(told(all, removal(u"invitation"_s, Id(5, 1))), yes);

        Invitation revoked = invitation(manager, {n1});
        revoked.status = Invitation::Status::Revoked;
        all.invitations = all.invitations.with(revoked);
        QCOMPARE(told(all, update(all, row, u"status"_s, u"open"_s)), assign);
        all.invitations = all.invitations.with(invitation(less, {s1}));
        QCOMPARE(told(all, removal(u"invitation"_s, Id(5, 1))), outside);
    }

    void keysAreTheOwners()
    {
        Project all = delegated();
        ApiKey own{.id = Id(7, 1), .owner = del, .name = u"k"_s};
        QCOMPARE(told(all, makeOf(u"api_key"_s, own.id, toJson(own))), yes);
        const ApiKey other{.id = Id(7, 2), .owner = mia, .name = u"k"_s};
        QCOMPARE(told(all, makeOf(u"api_key"_s, other.id, toJson(other))), u"admin"_s);
        all.apiKeys = Table<ApiKey>({own, other});
        QCOMPARE(told(all, update(all, {u"api_key"_s, own.id}, u"role_id"_s, text(manager))), yes); // narrows only
        QCOMPARE(told(all, update(all, {u"api_key"_s, other.id}, u"is_active"_s, false)), u"admin"_s);
        QCOMPARE(told(all, removal(u"api_key"_s, own.id)), yes);
        QCOMPARE(told(all, removal(u"api_key"_s, other.id)), u"admin"_s);
        Role role = *all.roles.find(ate);
        role.permissions.revoke(permission(u"access_api"));
        all.roles = all.roles.with(role);
        QCOMPARE(told(all, makeOf(u"api_key"_s, own.id, toJson(own))), u"access_api"_s);
        QCOMPARE(told(all, removal(u"api_key"_s, own.id)), yes);
    }

    void placesStayInTheSubtree()
    {
        const Project all = delegated();
        QCOMPARE(told(all, update(all, place(n1), u"parent"_s, text(n2))), yes);
        QCOMPARE(told(all, update(all, place(n1), u"parent"_s, text(south))), outside);
        QCOMPARE(told(all, update(all, place(n1), u"parent"_s, QJsonValue())), outside);
        QCOMPARE(told(all, update(all, place(s1), u"parent"_s, text(north))), outside);
        QCOMPARE(told(all, update(all, place(north), u"name"_s, u"x"_s)), outside);
        QCOMPARE(told(all, update(all, place(north), u"parent"_s, text(south))), outside);
    }

    void anArchivedPlaceGivesNothing()
    {
        Project all = delegated();
        Place archived = *all.places.find(north);
        archived.isArchived = true;
        all.places = all.places.with(archived);
        Person person = *all.people.find(del);
        person.places = {north, n2};
        all.people = all.people.with(person);
        QCOMPARE(told(all, update(all, place(n1), u"name"_s, u"x"_s)), outside);
        QCOMPARE(told(all, makePerson(worker(less, {n1}))), outside);
        QCOMPARE(told(all, makePerson(worker(less, {n2}))), yes);
    }

    void timeIsGivenToo()
    {
        Project all = delegated();
        const auto put = [&all](const Person &row) { all.people = all.people.with(row); };
        Person person = *all.people.find(del);
        person.roleUntil = soon;
        person.placeEnds = {{north, soon}};
        person.deactivateAfter = soon;
        put(person);
        Role own = *all.roles.find(ate);
        own.isNonAdminEditable = true;
        all.roles = all.roles.with(own);
        const auto himself = [&](const QString &field, const QJsonValue &after) {
            return told(all, update(all, sample::person(del), field, after));
        };
        QCOMPARE(himself(u"role_until"_s, QJsonValue()), beyond);
        QCOMPARE(himself(u"place_ends"_s, QJsonObject()), beyond);
        QCOMPARE(himself(u"deactivate_after"_s, QJsonValue()), beyond);
        const Instant sooner = soon - std::chrono::hours(1);
        QCOMPARE(himself(u"role_until"_s, toText(sooner)), yes);
        QCOMPARE(himself(u"role_after"_s, text(less)), yes);
        QCOMPARE(himself(u"role"_s, text(less)), yes);
        put(worker(supervisor, {n1}));
        QCOMPARE(told(all, update(all, sample::person(Id(3, 70)), u"role_until"_s, toText(soon))), beyond);
        put(worker(less, {n1}));
        QCOMPARE(told(all, update(all, sample::person(Id(3, 70)), u"places"_s, texts({n1, n2}))), yes);
        put(worker(supervisor, {n1}));
        QCOMPARE(told(all, update(all, sample::person(Id(3, 70)), u"places"_s, texts({n1, n2}))), beyond);
        QCOMPARE(told(all, update(all, sample::person(Id(3, 70)), u"places"_s, QJsonArray())), yes);
    }

    /// Or two whose time is limited would put off each other's end.
    void anEndIsPutOffByAdminsAlone()
    {
        Project all = delegated();
        const QString admins = u"admin"_s;
        const auto other = [&](const QString &field, const QJsonValue &after) {
            return told(all, update(all, sample::person(Id(3, 70)), field, after));
        };
        Person person = worker(less, {n1});
        person.deactivateAfter = soon;
        person.roleUntil = soon;
        person.roleAfter = less;
        all.people = all.people.with(person);
        const QJsonValue later = toText(soon + std::chrono::hours(1));
        const QJsonValue sooner = toText(soon - std::chrono::hours(1));
        for (const QString &field : {u"deactivate_after"_s, u"role_until"_s}) {
            QCOMPARE(other(field, QJsonValue()), admins);
            QCOMPARE(other(field, later), admins);
            QCOMPARE(other(field, sooner), yes);
        }
        person.deactivateAfter.reset();
        person.roleUntil.reset();
        all.people = all.people.with(person);
        for (const QString &field : {u"deactivate_after"_s, u"role_until"_s})
            QCOMPARE(other(field, later), yes); // there was none
    }

    /// Who has all places for a time could else move one below his own, and keep it.
    void keepsNoPlaceOfARoleThatEnds()
    {
        Project all = delegated();
        Role wide = *all.roles.find(ate);
        wide.permissions = granted({"edit_locations", "view_locations", "access_all_locations"});
        all.roles = all.roles.with(wide);
        Person editor = *all.people.find(del);
        editor.places = {n1};
        const auto moved = [&](const Id &place, const Id &parent) {
            all.people = all.people.with(editor);
            return told(all, update(all, sample::place(place), u"parent"_s, parent.toString()));
        };
        QCOMPARE(moved(south, n1), yes); // for good
        editor.roleUntil = soon;
        editor.roleAfter = less;
        QCOMPARE(moved(south, n1), beyond);
        QCOMPARE(moved(south, north), yes); // not below his own
        Role next = *all.roles.find(less);
        next.permissions = granted({"view_locations"});
        all.roles = all.roles.with(next);
        QCOMPARE(moved(south, n1), yes); // no more than he may with it today
        Person other = worker(supervisor, {n1});
        all.people = all.people.with(other);
        QCOMPARE(moved(south, n1), yes); // who is limited to his places today sees them grow
    }

    /// Each alone gives nothing: a place to an invitation that is not open, and opening one that holds little.
    void judgesTheChangesOfASetTogether()
    {
        Project all = delegated();
        Invitation revoked = invitation(less, {n1});
        revoked.status = Invitation::Status::Revoked;
        all.invitations = all.invitations.with(revoked);
        const EntityRef row{u"invitation"_s, Id(5, 1)};
        const Change role = update(all, row, u"role"_s, text(manager));
        const Change open = update(all, row, u"status"_s, u"open"_s);
        QCOMPARE(told(all, role), yes);
        QCOMPARE(told(all, open), yes);
        QCOMPARE(codes(apply(all, setOf({role}), del)), u"status.over@0"_s); // what is over is not edited
        QCOMPARE(codes(apply(all, setOf({open}), del)), u"status.over@0"_s);
        QCOMPARE(codes(apply(all, setOf({role, open}), del)), u"forbidden@1"_s);
        QCOMPARE(codes(apply(all, setOf({open, role}), del)), u"forbidden@1"_s);
    }

    void whatANewerServerKnowsIsComparedToo()
    {
        Project all = delegated();
        const auto withUnknown = [&all](const Id &id, const QJsonValue &value) {
            Role role = *all.roles.find(id);
            role.permissions.setUnknown(u"edit_moon"_s, value);
            all.roles = all.roles.with(role);
        };
        withUnknown(less, true);
        QCOMPARE(told(all, makePerson(worker(less, {n1}))), beyond);
        withUnknown(ate, true);
        QCOMPARE(told(all, makePerson(worker(less, {n1}))), yes);
        withUnknown(ate, QJsonArray{u"a"_s});
        QCOMPARE(told(all, makePerson(worker(less, {n1}))), beyond);
    }
};

STEWARD_TEST(DelegationTest, "delegation", Core)

} // namespace steward::domain

#include "delegationtest.moc"
