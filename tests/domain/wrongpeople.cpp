// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/wrongs.h"

using namespace Qt::StringLiterals;

namespace steward::domain::sample {

namespace {

using P = Project &;

template<typename Edit>
std::function<void(Project &)> miaWith(Edit change)
{
    return [change](P all) { edit(all.people, mia, change); };
}

template<typename Edit>
std::function<void(Project &)> pamWith(Edit change)
{
    return [change](P all) { edit(all.people, pam, change); };
}

template<typename Edit>
std::function<void(Project &)> invitedWith(Edit change)
{
    return [change](P all) { edit(all.invitations, invitationId, change); };
}

} // namespace

const std::vector<Wrong> &wrongPeople()
{
    static const std::vector<Wrong> all{
        {"a person without a name", pamWith([](Person &p) { p.name.clear(); }), "person name.empty@name"},
        {"two of one name", pamWith([](Person &p) { p.name = u"Max"_s; }), ""},
        {"a web user under another name", miaWith([](Person &p) { p.name = u"Maria"_s; }), "",
         "person person.name_own@name"},
        {"a person without a handle", miaWith([](Person &p) { p.handle.clear(); }), "person handle.empty@handle"},
        {"a long handle", miaWith([](Person &p) { p.handle = QString(256, u'x'); }), "person handle.length@handle"},
        {"another's handle in capitals", miaWith([](Person &p) { p.handle = u"SUE"_s; }), "person handle.taken@handle"},
        {"no address", miaWith([](Person &p) { p.email = u"mia"_s; }), "person email.shape@email"},
        {"an unknown role", miaWith([](Person &p) { p.role = Id(2, 99); }),
         "api_key key.role@role_id, person reference.unknown@role", "person reference.unknown@role"},
        {"an archived role", miaWith([](Person &p) { p.role = old; }),
         "api_key key.role@role_id, person role.archived?@role", "person role.archived?@role"},
        {"an end without a role",
         [](P p) { edit(p.people, wes, [](Person &wesley) { wesley.roleUntil = Instant(); }); },
         "person person.role_until@role_until"},
        {"what comes after what does not end", miaWith([](Person &p) { p.roleAfter = spare; }),
         "person person.role_after@role_after"},
        {"what comes after is archived", miaWith([](Person &p) {
             p.roleUntil = Instant();
             p.roleAfter = old;
         }),
         "person role.archived?@role_after"},
        {"a primary place elsewhere", miaWith([](Person &p) { p.primaryPlace = s1; }),
         "person places.primary@primary_place"},
        {"an end of what is not given", miaWith([](Person &p) {
             p.placeEnds = {{n1, Instant()}, {s1, Instant()}};
         }),
         "person person.place_ends@place_ends"},
        {"an archived place", miaWith([](Person &p) { p.places << closed; }), "person places.archived?@places"},
        {"an unknown place", miaWith([](Person &p) { p.places << Id(1, 99); }), "person reference.unknown@places"},
        {"a place that takes nobody",
         [](P p) {
             edit(p.people, max, [](Person &person) {
                 person.places = {};
                 person.primaryPlace = {};
             });
             edit(p.locationTypes, countries, [](LocationType &type) { type.hasUsers = false; });
             edit(p.people, mia, [](Person &person) { person.places << country; });
         },
         "person places.takes_nobody@places", "person places.takes_nobody@places, person places.takes_nobody@places"},
        {"an unknown profile", miaWith([](Person &p) { p.profile = Id(5, 99); }), "person reference.unknown@profile"},
        {"break-glass without being an admin",
         [](P p) { edit(p.people, ben, [](Person &person) { person.isAdmin = false; }); },
         "person person.break_glass@is_break_glass", ""},
        {"break-glass and not active",
         [](P p) { edit(p.people, ben, [](Person &person) { person.isActive = false; }); },
         "person person.break_glass@is_break_glass", ""},
        {"no admin left",
         [](P p) {
             for (const Id &id : {ada, ben})
                 edit(p.people, id, [](Person &person) {
                     person.isAdmin = false;
                     person.isBreakGlass = false;
                 });
         },
         "project project.no_admin@", ""},
        {"facts of a person who is gone", [](P p) { p.personFacts = p.personFacts.with({.id = Id(3, 99)}); },
         "person_facts facts.orphan?@id"},

        {"a role without a name", [](P p) { edit(p.roles, spare, [](Role &r) { r.name.clear(); }); },
         "role name.empty@name"},
        {"a role's long name", [](P p) { edit(p.roles, spare, [](Role &r) { r.name = QString(129, u'x'); }); },
         "role name.length@name"},
        {"the reserved name", [](P p) { edit(p.roles, spare, [](Role &r) { r.name = u"aDMIN"_s; }); },
         "role role.reserved@name"},
        {"another role's name", [](P p) { edit(p.roles, spare, [](Role &r) { r.name = u"manager"_s; }); },
         "role name.taken@name"},
        {"another role's handle", [](P p) { edit(p.roles, spare, [](Role &r) { r.handle = u"manager"_s; }); },
         "role handle.taken@handle"},
        {"no landing page", [](P p) { edit(p.roles, spare, [](Role &r) { r.landingPage = u"moon"_s; }); },
         "role role.landing_page@landing_page"},
        {"assignable by nobody known", [](P p) { edit(p.roles, spare, [](Role &r) { r.assignableBy << Id(2, 99); }); },
         "role reference.unknown@assignable_by"},
        {"held without effect",
         [](P p) { edit(p.roles, supervisor, [](Role &r) { r.permissions.grant(permission(u"edit_apps")); }); },
         "role role.permission_blocked?@permissions"},

        {"a group without a name", [](P p) { edit(p.groups, groupId, [](Group &g) { g.name.clear(); }); },
         "group name.empty@name"},
        {"a group of web users", [](P p) { edit(p.groups, groupId, [](Group &g) { g.members << mia; }); },
         "group group.member_kind@members"},
        {"a group with nobody known", [](P p) { edit(p.groups, groupId, [](Group &g) { g.members << Id(3, 99); }); },
         "group reference.unknown@members"},
        {"a second group of the name",
         [](P p) { p.groups = p.groups.with({.id = Id(5, 20), .handle = u"riders-2"_s, .name = u"RIDERS"_s}); },
         "group name.taken@name"},
        {"a profile with a value that does not go",
         [](P p) { edit(p.profiles, profileId, [](Profile &f) {
                       f.values = {{u"cadre"_s, u"king"_s}};
                   }); },
         "person custom.choice@user_data, profile custom.choice@fields", "profile custom.choice@fields"},

        {"an invitation to nowhere", invitedWith([](Invitation &i) { i.email = u"zoe@example"_s; }),
         "invitation email.shape@email"},
        {"an invitation of a member", invitedWith([](Invitation &i) { i.email = u"MIA@example.org"_s; }),
         "invitation invitation.member@email"},
        {"a second invitation",
         [](P p) {
             Invitation second = *p.invitations.find(invitationId);
             second.id = Id(5, 20);
             second.email = u"Zoe@Example.org"_s;
             p.invitations = p.invitations.with(second);
         },
         "invitation handle.taken@email"},
        {"a second invitation after the first was taken back",
         [](P p) {
             Invitation second = *p.invitations.find(invitationId);
             second.id = Id(5, 20);
             edit(p.invitations, invitationId, [](Invitation &i) { i.status = Invitation::Status::Revoked; });
             p.invitations = p.invitations.with(second);
         },
         ""},
        {"an admin with a role", invitedWith([](Invitation &i) { i.isAdmin = true; }),
         "invitation invitation.role_and_admin@role"},
        {"no role", invitedWith([](Invitation &i) { i.role = {}; }), "invitation invitation.no_role?@role"},
        {"an invitation into the archive", invitedWith([](Invitation &i) { i.role = old; }),
         "invitation role.archived@role"},
        {"an invitation to a closed place", invitedWith([](Invitation &i) { i.places << closed; }),
         "invitation places.archived@places"},
        {"an invitation to another primary place", invitedWith([](Invitation &i) { i.primaryPlace = s1; }),
         "invitation places.primary@primary_place"},
        {"an invitation that ended before it began", invitedWith([](Invitation &i) { i.expiresAt = i.invitedAt; }),
         "invitation dates.order@expires_at"},
        {"what a closed invitation once referred to is gone", invitedWith([](Invitation &i) {
             i.status = Invitation::Status::Accepted;
             i.role = Id(2, 99);
             i.email = u"gone"_s;
         }),
         ""},
        {"a request from nowhere",
         [](P p) { edit(p.accessRequests, requestId, [](AccessRequest &r) { r.email = u"@"_s; }); },
         "access_request email.shape@email"},
    };
    return all;
}

} // namespace steward::domain::sample
