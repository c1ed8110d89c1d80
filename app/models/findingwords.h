// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include <vector>

/// The sentences of findingtext.cpp, one for each code of domain::findingCodes(). For that file alone.
namespace steward::findingwords {

using namespace Qt::StringLiterals;

/// What stands in one place of a sentence, and how an argument becomes it.
enum class Fill {
    Field,      ///< the label of the field that the finding is at; takes no argument
    Text,       ///< as it is
    Number,     ///< grouped
    Person,     ///< the name for an id
    Place,      ///< the same
    Other,      ///< "other", or where it is not told, as with people, the name of the person "id"
    Custom,     ///< what a custom field is called: "label", or where there is none "slug"
    Setting,    ///< the label of another field
    Permission, ///< its label
    Moment,     ///< a date with the time
    Status,     ///< a word for "accepted" and the like
};

struct Filling
{
    Fill fill = Fill::Text;
    QLatin1StringView argument;
};

struct Wording
{
    QLatin1StringView code;
    const char *text;
    std::vector<Filling> parts;      ///< for %1, %2 ...
    QLatin1StringView counted;       ///< the argument for %Ln; empty: nothing is counted
    const char *otherwise = nullptr; ///< the sentence where the last of the parts is not told
};

inline const std::vector<Wording> &wordings()
{
    constexpr Filling field{Fill::Field, {}};
    static const std::vector<Wording> all{
        // of every kind
        {"name.empty"_L1, QT_TRANSLATE_NOOP("FindingText", "A name is needed. Type one."), {}, {}},
        {"name.blank_start"_L1,
         QT_TRANSLATE_NOOP("FindingText", "A name does not begin with a blank. Take the blank away."),
         {},
         {}},
        {"name.length"_L1,
         //: %Ln is how many letters a name may have, %1 how many this one has
         QT_TRANSLATE_N_NOOP("FindingText", "A name has at most %Ln letter(s), this one has %1. Shorten it."),
         {{Fill::Number, "length"_L1}},
         "most"_L1},
        {"name.characters"_L1,
         QT_TRANSLATE_NOOP("FindingText", "There is a character in the name that nobody can see. Type the name anew."),
         {},
         {}},
        {"name.taken"_L1,
         //: %1 is the name of the other one, which may differ in capitals
         QT_TRANSLATE_NOOP("FindingText", "Another one is called %1, and capitals make no difference. Choose another "
                                          "name."),
         {{Fill::Other, {}}},
         {},
         QT_TRANSLATE_NOOP("FindingText", "Another one has this name already. Choose another name.")},
        {"handle.empty"_L1,
         //: %1 is the name of a field: Site code, User name, Email
         QT_TRANSLATE_NOOP("FindingText", "%1 must not be empty. Type one."),
         {field},
         {}},
        {"handle.shape"_L1,
         //: %1 is the name of a field: Site code, Slug
         QT_TRANSLATE_NOOP("FindingText",
                           "%1 is made of small letters, digits, hyphens and underscores only. Take all else away."),
         {field},
         {}},
        {"handle.length"_L1,
         //: %1 is the name of a field, %2 how many characters it has now
         QT_TRANSLATE_N_NOOP("FindingText", "%1 has at most %Ln character(s), now it has %2. Shorten it."),
         {field, {Fill::Number, "length"_L1}},
         "most"_L1},
        {"handle.taken"_L1,
         //: %1 is the name of a field: Site code, Slug; %2 is what the other one has there
         QT_TRANSLATE_NOOP("FindingText", "%1 must be different for each, and another one has %2. Choose another."),
         {field, {Fill::Other, {}}},
         {},
         //: %1 is the name of a field: User name, Email
         QT_TRANSLATE_NOOP("FindingText", "%1 must be different for each, and another one has it. Choose another.")},
        {"text.length"_L1,
         //: %1 is the name of a field
         QT_TRANSLATE_N_NOOP("FindingText", "%1 has at most %Ln character(s). Shorten it."),
         {field},
         "most"_L1},
        {"list.length"_L1,
         //: %1 is the name of a field with a list, %2 how many entries the list has now
         QT_TRANSLATE_N_NOOP("FindingText", "%1 takes at most %Ln entry(s), now it has %2. Take some away."),
         {field, {Fill::Number, "length"_L1}},
         "most"_L1},
        {"dates.order"_L1,
         //: %1 is the name of a field with a date, %2 is another date
         QT_TRANSLATE_NOOP("FindingText", "%1 must be later than %2. Choose a later date."),
         {field, {Fill::Moment, "after"_L1}},
         {}},
        {"reference.unknown"_L1,
         //: %1 is the name of a field in which a role, place or person is chosen
         QT_TRANSLATE_NOOP("FindingText", "What is chosen as %1 is not there any more. Choose again."),
         {field},
         {}},
        {"tree.circle"_L1,
         //: %1 is the name of a field, in which a place or level is chosen that stands above this one
         QT_TRANSLATE_NOOP("FindingText", "It would lie below itself. Choose something else as %1."),
         {field},
         {}},
        {"tree.depth"_L1,
         //: %1 is the name of a field, in which a place or level is chosen that stands above this one
         QT_TRANSLATE_N_NOOP("FindingText", "It would lie deeper than %Ln level(s). Choose something higher as %1."),
         {field},
         "most"_L1},
        {"tree.children"_L1,
         //: of places directly below a place, or levels below a level; %1 is how many they would be
         QT_TRANSLATE_N_NOOP("FindingText", "At most %Ln can lie directly below one, here it would be %1. Put some "
                                            "elsewhere."),
         {{Fill::Number, "count"_L1}},
         "most"_L1},
        {"email.shape"_L1,
         QT_TRANSLATE_NOOP("FindingText", "This is not an email address. Write it like name@example.org."),
         {},
         {}},
        {"ip.range"_L1,
         QT_TRANSLATE_NOOP("FindingText", "%1 is neither an address nor a range. Write it like 192.0.2.7 or "
                                          "192.0.2.0/24."),
         {{Fill::Text, "value"_L1}},
         {}},
        {"ip.denied_too"_L1,
         //: %1 is an IP address or range
         QT_TRANSLATE_NOOP("FindingText", "%1 is allowed and denied, and denied wins. Take it out of one of the two "
                                          "lists."),
         {{Fill::Text, "value"_L1}},
         {}},
        {"ip.country"_L1,
         QT_TRANSLATE_NOOP("FindingText", "%1 is not the code of a country. Write its two capital letters, like MW."),
         {{Fill::Text, "value"_L1}},
         {}},
        {"custom.required"_L1,
         //: %1 is what the project calls one of its own fields
         QT_TRANSLATE_NOOP("FindingText", "%1 is required. Fill it in."),
         {{Fill::Custom, {}}},
         {}},
        {"custom.type"_L1,
         //: %1 is what the project calls one of its own fields
         QT_TRANSLATE_NOOP("FindingText", "%1 takes one text or number, and no list. Type it anew."),
         {{Fill::Custom, {}}},
         {}},
        {"custom.length"_L1,
         //: %1 is what the project calls one of its own fields
         QT_TRANSLATE_NOOP("FindingText", "What stands in %1 is too long. Shorten it."),
         {{Fill::Custom, {}}},
         {}},
        {"custom.choice"_L1,
         //: %1 is what the project calls one of its own fields
         QT_TRANSLATE_NOOP("FindingText", "%1 does not take this value. Choose one of those it lists."),
         {{Fill::Custom, {}}},
         {}},
        {"custom.regex"_L1,
         //: %1 is what the project calls one of its own fields, %2 the words the project has for this mistake
         QT_TRANSLATE_NOOP("FindingText", "%1 does not take this value. The project says: “%2”."),
         {{Fill::Custom, {}}, {Fill::Text, "message"_L1}},
         {},
         //: %1 is what the project calls one of its own fields
         QT_TRANSLATE_NOOP("FindingText", "%1 does not take this value: its form is not right. Type it anew.")},
        {"places.primary"_L1,
         QT_TRANSLATE_NOOP("FindingText",
                           "The primary place must be one of the places. Choose one of them, or add it to them."),
         {},
         {}},
        {"places.archived"_L1,
         //: %1 is the name of a place
         QT_TRANSLATE_NOOP("FindingText", "%1 is archived. Choose a place that is in use."),
         {{Fill::Text, "place"_L1}},
         {}},
        {"places.takes_nobody"_L1,
         //: %1 is the name of a place, %2 of its level
         QT_TRANSLATE_NOOP("FindingText", "Nobody can belong to %1: places of the level %2 have no people. Choose "
                                          "another place."),
         {{Fill::Text, "place"_L1}, {Fill::Text, "type"_L1}},
         {}},
        {"status.over"_L1,
         //: of an invitation or request; %1 is a word as: accepted, declined
         QT_TRANSLATE_NOOP("FindingText", "This is over (%1) and stays as it is. Begin a new one."),
         {{Fill::Status, "status"_L1}},
         {}},

        // roles
        {"role.reserved"_L1,
         QT_TRANSLATE_NOOP("FindingText", "Admin is the built-in role. Choose another name."),
         {},
         {}},
        {"role.landing_page"_L1,
         QT_TRANSLATE_NOOP("FindingText", "This server has no such landing page. Choose another one."),
         {},
         {}},
        {"role.permission_blocked"_L1,
         //: both are names of permissions
         QT_TRANSLATE_NOOP("FindingText", "%1 has no effect, because %2 keeps it off. Change one of the two."),
         {{Fill::Permission, "permission"_L1}, {Fill::Permission, "cause"_L1}},
         {}},
        {"role.archived"_L1,
         //: %1 is the name of a role
         QT_TRANSLATE_NOOP("FindingText", "The role %1 is archived and lets nobody in. Choose another one."),
         {{Fill::Text, "role"_L1}},
         {}},

        // places and their levels
        {"place.type_missing"_L1,
         QT_TRANSLATE_NOOP("FindingText", "A place needs an organization level. Choose one."),
         {},
         {}},
        {"place.type_with_children"_L1,
         QT_TRANSLATE_NOOP("FindingText", "The level cannot change while there are places below. Move those first."),
         {},
         {}},
        {"place.parent_type"_L1,
         //: both are names of levels
         QT_TRANSLATE_NOOP("FindingText", "Places of the level %1 lie below places of the level %2. Choose one of "
                                          "those."),
         {{Fill::Text, "type"_L1}, {Fill::Text, "below"_L1}},
         {},
         //: %1 is the name of a level
         QT_TRANSLATE_NOOP("FindingText", "Places of the level %1 lie at the top, below no other. Choose no place "
                                          "above.")},
        {"place.parent_archived"_L1,
         //: %1 is the name of a place
         QT_TRANSLATE_NOOP("FindingText", "%1, which lies above, is archived. Put that back first, or choose another "
                                          "place."),
         {{Fill::Text, "place"_L1}},
         {}},
        {"place.degrees"_L1,
         //: %1 is Latitude or Longitude, %2 is 90 or 180
         QT_TRANSLATE_NOOP("FindingText", "%1 lies between −%2 and %2 degrees. Type it anew."),
         {field, {Fill::Number, "most"_L1}},
         {}},
        {"place.coordinates"_L1,
         QT_TRANSLATE_NOOP("FindingText", "Latitude and longitude go together. Fill in both, or none."),
         {},
         {}},
        {"type.expand_from"_L1,
         QT_TRANSLATE_NOOP("FindingText", "The level to expand from must be this one or one above it. Choose another."),
         {},
         {}},
        {"type.expand_from_twice"_L1,
         QT_TRANSLATE_NOOP("FindingText", "Places expand from the top or from a level. Choose one of the two."),
         {},
         {}},
        {"type.expand_to"_L1,
         QT_TRANSLATE_NOOP("FindingText",
                           "The level to expand to must not lie above the one to expand from. Choose another."),
         {},
         {}},
        {"type.view_to"_L1,
         QT_TRANSLATE_NOOP("FindingText",
                           "The level down to which child data is seen must be this one or one below it. Choose "
                           "another."),
         {},
         {}},
        {"type.view_without_switch"_L1,
         QT_TRANSLATE_NOOP("FindingText", "This level has no effect while View Child Data is off. Switch that on."),
         {},
         {}},
        {"type.thresholds"_L1,
         QT_TRANSLATE_NOOP("FindingText",
                           "The emergency level must be less than the understock threshold, and that less than the "
                           "overstock threshold. Change the numbers."),
         {},
         {}},

        // custom fields
        {"custom_field.of"_L1,
         //: %1 is a word as the server has it
         QT_TRANSLATE_NOOP("FindingText", "A field belongs to places or to people, and not to %1. Choose one of the "
                                          "two."),
         {{Fill::Text, "value"_L1}},
         {}},
        {"custom_field.choice_twice"_L1,
         QT_TRANSLATE_NOOP("FindingText", "One of the choices stands there twice. Take one of the two away."),
         {},
         {}},
        {"custom_field.regex"_L1,
         QT_TRANSLATE_NOOP("FindingText", "This is no regular expression that can be used. Correct it, or leave it "
                                          "empty."),
         {},
         {}},
        {"custom_field.choices_and_regex"_L1,
         QT_TRANSLATE_NOOP("FindingText", "A field has choices or a regular expression, not both. Take one of the two "
                                          "away."),
         {},
         {}},

        // people and those to be
        {"person.name_own"_L1,
         QT_TRANSLATE_NOOP("FindingText",
                           "A web user's name is that of his own account, where he can change it. Leave it as it is."),
         {},
         {}},
        {"person.role_until"_L1,
         QT_TRANSLATE_NOOP("FindingText",
                           "A date ends a role, and an admin, or whoever has no role, has none to end. Take the date "
                           "away."),
         {},
         {}},
        {"person.role_after"_L1,
         QT_TRANSLATE_NOOP("FindingText",
                           "A role that comes after needs a date on which the first one ends. Add the date, or take "
                           "the role away."),
         {},
         {}},
        {"person.place_ends"_L1,
         //: %1 is the name of a place
         QT_TRANSLATE_NOOP("FindingText", "A date is set for %1, which is not one of the places. Take the date away."),
         {{Fill::Place, "id"_L1}},
         {},
         QT_TRANSLATE_NOOP("FindingText", "A date is set for a place that is not one of the places. Take the date "
                                          "away.")},
        {"person.break_glass"_L1,
         QT_TRANSLATE_NOOP("FindingText",
                           "Whoever is kept for emergencies must be an active admin. Make him one, or keep somebody "
                           "else."),
         {},
         {}},
        {"group.member_kind"_L1,
         QT_TRANSLATE_NOOP("FindingText", "%1 is not a mobile worker, and groups hold nobody else. Take this person "
                                          "out."),
         {{Fill::Person, "person"_L1}},
         {}},
        {"invitation.member"_L1,
         QT_TRANSLATE_NOOP("FindingText", "Whoever has this address is a member already. Change that person, and "
                                          "withdraw the invitation."),
         {},
         {}},
        {"access_request.not_invited"_L1,
         QT_TRANSLATE_NOOP("FindingText",
                           "Approving alone lets nobody in. Invite this address in the same step, with a "
                           "role and places."),
         {},
         {}},
        {"invitation.role_and_admin"_L1,
         QT_TRANSLATE_NOOP("FindingText", "An admin has no role. Take the role away, or invite no admin."),
         {},
         {}},
        {"invitation.no_role"_L1,
         QT_TRANSLATE_NOOP("FindingText", "Without a role nobody gets in by this invitation. Choose one."),
         {},
         {}},

        // the project
        {"project.no_admin"_L1,
         QT_TRANSLATE_NOOP("FindingText", "A project without an active admin cannot be changed by anyone. Make "
                                          "somebody one."),
         {},
         {}},
        {"settings.timeout"_L1,
         //: of a session; from %1 up to %Ln
         QT_TRANSLATE_N_NOOP("FindingText", "The limit is from %1 to %Ln minute(s). Type another number."),
         {{Fill::Number, "least"_L1}},
         "most"_L1},
        {"settings.needs"_L1,
         //: both are names of settings
         QT_TRANSLATE_NOOP("FindingText", "%1 has no meaning while %2 is off. Switch that on first, or leave this "
                                          "empty."),
         {field, {Fill::Setting, "setting"_L1}},
         {}},
        {"settings.last_stage"_L1,
         QT_TRANSLATE_NOOP("FindingText", "No stage follows the last one. Take the date away."),
         {},
         {}},
        {"settings.grace_days"_L1,
         //: of days in which people are warned before a rule refuses them; from %1 up to %Ln
         QT_TRANSLATE_N_NOOP("FindingText", "The time of grace is from %1 to %Ln day(s). Type another number."),
         {{Fill::Number, "least"_L1}},
         "most"_L1},
        {"settings.reason"_L1,
         QT_TRANSLATE_NOOP("FindingText", "To let vendor staff in needs a reason. Type one."),
         {},
         {}},
        {"settings.not_offered"_L1,
         //: %1 is the name of a setting
         QT_TRANSLATE_NOOP("FindingText", "This server does not offer %1, so it cannot be switched on. Take the change "
                                          "back."),
         {field},
         {}},
        {"retention.days"_L1,
         //: how long something is kept; %1 is the name of a setting, from %2 up to %Ln
         QT_TRANSLATE_N_NOOP("FindingText", "%1 is from %2 to %Ln day(s), or empty for good. Type another number."),
         {field, {Fill::Number, "least"_L1}},
         "most"_L1},
        {"facts.count"_L1,
         QT_TRANSLATE_NOOP("FindingText", "The server reports less than nothing here. Tell the person who runs it."),
         {},
         {}},
        {"facts.orphan"_L1,
         QT_TRANSLATE_NOOP("FindingText", "The server reports on something that is not there. Tell the person who runs "
                                          "it."),
         {},
         {}},

        // single sign-on
        {"sso.domain_shape"_L1,
         QT_TRANSLATE_NOOP("FindingText", "%1 is not an email domain. Write it like example.org."),
         {{Fill::Text, "domain"_L1}},
         {}},
        {"sso.domain_taken"_L1,
         //: %1 is an email domain, %2 another identity provider
         QT_TRANSLATE_NOOP("FindingText", "%1 belongs to %2. Take it away there first."),
         {{Fill::Text, "domain"_L1}, {Fill::Text, "other"_L1}},
         {},
         //: %1 is an email domain
         QT_TRANSLATE_NOOP("FindingText", "%1 belongs to another provider. Take it away there first.")},
        {"sso.exempt_and_test"_L1,
         QT_TRANSLATE_NOOP("FindingText",
                           "%1 is exempt and a test user at once. Take this person out of one of the two "
                           "lists."),
         {{Fill::Person, "person"_L1}},
         {}},
        {"sso.outside_domains"_L1,
         QT_TRANSLATE_NOOP("FindingText", "The address of %1 belongs to none of the linked domains. Take this person "
                                          "out, or link the domain."),
         {{Fill::Person, "person"_L1}},
         {}},
        {"sso.no_domain"_L1,
         QT_TRANSLATE_NOOP("FindingText", "Single sign-on needs a domain. Link one, or switch it off."),
         {},
         {}},
        {"sso.no_exempt"_L1,
         QT_TRANSLATE_NOOP("FindingText",
                           "Somebody must be able to come in when single sign-on fails. Make a person exempt."),
         {},
         {}},
        {"sso.last_exempt"_L1,
         QT_TRANSLATE_NOOP("FindingText", "This is the last person who is exempt. Make another one exempt first."),
         {},
         {}},
        {"sso.no_test_people"_L1,
         QT_TRANSLATE_NOOP("FindingText", "A test needs people who take part. Add a test user."),
         {},
         {}},
        {"sso.break_glass"_L1,
         QT_TRANSLATE_NOOP("FindingText", "%1 is kept for emergencies and must come in without single sign-on. Make "
                                          "this person exempt."),
         {{Fill::Person, "person"_L1}},
         {}},
        {"sso.url"_L1,
         //: %1 is the name of a field
         QT_TRANSLATE_NOOP("FindingText", "%1 must be an address that begins with https. Correct it."),
         {field},
         {}},
        {"sso.one_login_issuer"_L1,
         QT_TRANSLATE_NOOP("FindingText", "The issuer of One Login lies under onelogin.com. Correct the address."),
         {},
         {}},
        {"sso.missing"_L1,
         //: %1 is the name of a field
         QT_TRANSLATE_NOOP("FindingText", "%1 is needed before this can be switched on. Fill it in."),
         {field},
         {}},
        {"sso.certificate"_L1,
         QT_TRANSLATE_NOOP("FindingText", "No certificate is in use that has not run out. Add one."),
         {},
         {}},
        {"sso.fingerprint"_L1,
         QT_TRANSLATE_NOOP("FindingText", "A certificate is known by its SHA-256 fingerprint, 64 digits from 0 to f. "
                                          "Correct it."),
         {},
         {}},
        {"sso.not_tested"_L1,
         QT_TRANSLATE_NOOP("FindingText", "Nobody has come through this single sign-on yet. Let test users try it "
                                          "first."),
         {},
         {}},
        {"sso.expired"_L1,
         //: %1 is the name of a field
         QT_TRANSLATE_NOOP("FindingText", "%1 of this single sign-on has run out. Put in the one that follows it."),
         {field},
         {}},
        {"sso.deactivation_service"_L1,
         QT_TRANSLATE_NOOP("FindingText", "Only Entra ID tells who has left. Switch the automatic deactivation off."),
         {},
         {}},
        {"sso.key_days"_L1,
         QT_TRANSLATE_NOOP("FindingText",
                           "API keys live for 30, 60, 120, 180 or 365 days, or without an end. Choose one of those."),
         {},
         {}},
        {"sso.claim_empty"_L1,
         QT_TRANSLATE_NOOP("FindingText", "A rule needs a claim and a value. Fill in both, or take the rule away."),
         {},
         {}},

        // keys and programs
        {"key.owner"_L1, QT_TRANSLATE_NOOP("FindingText", "A key needs an owner. Choose one."), {}, {}},
        {"key.role"_L1,
         QT_TRANSLATE_NOOP("FindingText", "A key may not have another role than its owner. Choose that role, or none."),
         {},
         {}},
        {"key.life"_L1,
         QT_TRANSLATE_N_NOOP("FindingText", "The owner's single sign-on lets a key live for at most %Ln day(s). Choose "
                                            "an earlier date."),
         {},
         "days"_L1},
        {"oauth.scopes"_L1,
         QT_TRANSLATE_NOOP("FindingText", "A program without scopes can do nothing. Choose at least one."),
         {},
         {}},
        {"oauth.redirect"_L1,
         QT_TRANSLATE_NOOP("FindingText", "%1 is not safe to send people back to. Write an address that begins with "
                                          "https."),
         {{Fill::Text, "value"_L1}},
         {}},
        {"oauth.unprotected"_L1,
         QT_TRANSLATE_NOOP("FindingText", "A program without a secret needs PKCE. Require it, or make a secret."),
         {},
         {}},
    };
    return all;
}

} // namespace steward::findingwords
