// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/wrongs.h"

using namespace Qt::StringLiterals;

namespace steward::domain::sample {

namespace {

using P = Project &;

template<typename Edit>
std::function<void(Project &)> n1With(Edit change)
{
    return [change](P all) { edit(all.places, n1, change); };
}

template<typename Edit>
std::function<void(Project &)> districtsWith(Edit change)
{
    return [change](P all) { edit(all.locationTypes, districts, change); };
}

template<typename Edit>
std::function<void(Project &)> fieldWith(Edit change)
{
    return [change](P all) { edit(all.customFields, placeFieldId, change); };
}

Place below(const Id &id, const QString &name, const Id &parent, const Id &type = facilities)
{
    Place place;
    place.id = id;
    place.name = name;
    place.siteCode = name.toLower();
    place.parent = parent;
    place.type = type;
    return place;
}

} // namespace

const std::vector<Wrong> &wrongPlaces()
{
    using T = LocationType;
    static const std::vector<Wrong> all{
        {"a place without a name", n1With([](Place &p) { p.name = u" "_s; }), "place name.empty@name"},
        {"a name that begins blank", n1With([](Place &p) { p.name = u" N1"_s; }), "place name.blank_start@name"},
        {"a name of 256", n1With([](Place &p) { p.name = QString(256, u'x'); }), "place name.length@name"},
        {"a name that turns round", n1With([](Place &p) { p.name = u"n\u202Ex"_s; }), "place name.characters@name"},
        {"a sibling's name in other case", n1With([](Place &p) { p.name = u"N2"_s; }), "place name.taken@name"},
        {"a sibling's name in another normal form",
         [](P p) {
             edit(p.places, n2, [](Place &place) { place.name = u"Caf\u00e9"_s; });
             edit(p.places, n1, [](Place &place) { place.name = u"cafe\u0301"_s; });
         },
         "place name.taken@name", "place name.taken@name, place name.taken@name"},
        {"the name of one elsewhere", n1With([](Place &p) { p.name = u"s1"_s; }), ""},
        {"the name of an archived sibling", [](P p) { edit(p.places, s1, [](Place &s) { s.name = u"closed"_s; }); },
         ""},
        {"no site code", n1With([](Place &p) { p.siteCode.clear(); }), "place handle.empty@site_code"},
        {"a site code with a blank", n1With([](Place &p) { p.siteCode = u"n 1"_s; }), "place handle.shape@site_code"},
        {"a site code in capitals", n1With([](Place &p) { p.siteCode = u"N1"_s; }), "place handle.shape@site_code"},
        {"a site code in another script", n1With([](Place &p) { p.siteCode = u"\u0434\u043e\u043c-1_a"_s; }), ""},
        {"a site code of 256", n1With([](Place &p) { p.siteCode = QString(256, u'x'); }),
         "place handle.length@site_code"},
        {"a site code that is taken", n1With([](Place &p) { p.siteCode = u"s1"_s; }), "place handle.taken@site_code"},
        {"a site code taken in the archive", n1With([](Place &p) { p.siteCode = u"closed"_s; }),
         "place handle.taken@site_code"},
        {"a site code taken in wide letters",
         [](P p) {
             edit(p.places, n1, [](Place &place) { place.siteCode = u"\uff53\uff11"_s; });
             edit(p.places, s1, [](Place &place) { place.siteCode = u"s1"_s; });
         },
         "place handle.taken@site_code"},
        {"a long external id", n1With([](Place &p) { p.externalId = QString(256, u'x'); }),
         "place text.length@external_id"},
        {"no type", n1With([](Place &p) { p.type = {}; }), "place place.type_missing@type"},
        {"an unknown type", n1With([](Place &p) { p.type = Id(4, 99); }), "place reference.unknown@type"},
        {"a type that goes elsewhere", n1With([](Place &p) { p.type = districts; }), "place place.parent_type@parent"},
        {"below one of its own level", n1With([](Place &p) { p.parent = s1; }), "place place.parent_type@parent"},
        {"at the top with a lower type", n1With([](Place &p) { p.parent = {}; }), "place place.parent_type@parent"},
        {"below nobody known", n1With([](Place &p) { p.parent = Id(1, 99); }), "place reference.unknown@parent"},
        {"below the archive", [](P p) { p.places = p.places.with(below(Id(1, 20), u"x"_s, closed)); },
         "place place.parent_archived@parent, place place.parent_type@parent"},
        {"below itself", [](P p) { edit(p.places, country, [](Place &place) { place.parent = country; }); },
         "place place.parent_type@parent, place tree.circle@parent"},
        {"a circle of three", [](P p) { edit(p.places, country, [](Place &place) { place.parent = n1; }); },
         "place place.parent_type@parent, place tree.circle@parent"},
        {"degrees beyond the pole", n1With([](Place &p) {
             p.latitude = -90.5;
             p.longitude = 180.5;
         }),
         "place place.degrees@latitude, place place.degrees@longitude"},
        {"no number of degrees", n1With([](Place &p) {
             p.latitude = qInf();
             p.longitude = 34;
         }),
         "place place.degrees@latitude"},
        {"half a position", n1With([](Place &p) { p.latitude = -13.9; }), "place place.coordinates@longitude"},
        {"the other half", n1With([](Place &p) { p.longitude = 33.8; }), "place place.coordinates@latitude"},

        {"a field that is missing",
         [](P p) {
             for (int row = 0; row < p.places.size(); ++row)
                 edit(p.places, p.places.at(row).id, [](Place &place) { place.customData = {{u"mfl"_s, 1234}}; });
             edit(p.customFields, placeFieldId, [](CustomField &field) { field.isRequired = true; });
             edit(p.places, n1, [](Place &place) { place.customData = {}; });
         },
         "place custom.required@custom_data"},
        {"a value that is a list", n1With([](Place &p) {
             p.customData = {{u"mfl"_s, QJsonArray{u"1234"_s}}};
         }),
         "place custom.type@custom_data"},
        {"a value that is a book", n1With([](Place &p) {
             p.customData = {{u"mfl"_s, QString(2001, u'1')}};
         }),
         "place custom.length@custom_data"},
        {"a value that fits but for its end", n1With([](Place &p) {
             p.customData = {{u"mfl"_s, u"12345"_s}};
         }),
         "place custom.regex@custom_data"},
        {"a value that fits but for a line", n1With([](Place &p) {
             p.customData = {{u"mfl"_s, u"1234\n"_s}};
         }),
         "place custom.regex@custom_data"},
        {"a value that is not of the choices",
         [](P p) { edit(p.people, mia, [](Person &m) {
                       m.userData = {{u"cadre"_s, u"king"_s}};
                   }); },
         "person custom.choice@user_data"},
        {"a field without a slug", fieldWith([](CustomField &f) { f.slug.clear(); }), "custom_field handle.empty@slug"},
        {"a slug with a blank", fieldWith([](CustomField &f) { f.slug = u"a b"_s; }), "custom_field handle.shape@slug"},
        {"a slug in capitals", fieldWith([](CustomField &f) { f.slug = u"MFL"_s; }), ""},
        {"a slug of people and places", fieldWith([](CustomField &f) { f.slug = u"cadre"_s; }), ""},
        {"two fields of one slug",
         [](P p) {
             CustomField field = *p.customFields.find(placeFieldId);
             field.id = Id(5, 20);
             field.slug = u"MFL"_s;
             p.customFields = p.customFields.with(field);
         },
         "custom_field handle.taken@slug"},
        {"a field of what nobody knows",
         fieldWith([](CustomField &f) { f.of = Word<CustomField::Of>::fromText(u"ships"_s); }),
         "custom_field custom_field.of@of"},
        {"a choice twice", fieldWith([](CustomField &f) {
             f.regex.clear();
             f.choices = {u"0042"_s, u"a"_s, u"a"_s};
         }),
         "custom_field custom_field.choice_twice@choices"},
        {"a thousand choices and one", fieldWith([](CustomField &f) {
             f.regex.clear();
             for (int i = 0; i < 1001; ++i)
                 f.choices << QString::number(1000 + i);
         }),
         "custom_field list.length@choices, place custom.choice@custom_data", "custom_field list.length@choices"},
        {"choices and a pattern", fieldWith([](CustomField &f) { f.choices = {u"0042"_s}; }),
         "custom_field custom_field.choices_and_regex@regex"},
        {"no pattern", fieldWith([](CustomField &f) { f.regex = u"("_s; }), "custom_field custom_field.regex@regex"},
        {"a pattern that breaks out", fieldWith([](CustomField &f) { f.regex = u"0042)|(x"_s; }),
         "custom_field custom_field.regex@regex"},
        {"a pattern of 1001", fieldWith([](CustomField &f) { f.regex = QString(1001, u'.'); }),
         "custom_field custom_field.regex@regex, place custom.regex@custom_data",
         "custom_field custom_field.regex@regex"},

        {"a type without a name", districtsWith([](T &t) { t.name.clear(); }), "location_type name.empty@name"},
        {"a type of another's name", districtsWith([](T &t) { t.name = u"facility"_s; }),
         "location_type name.taken@name", "location_type name.taken@name"},
        {"a type of another's code", districtsWith([](T &t) { t.code = u"facility"_s; }),
         "location_type handle.taken@code", "location_type handle.taken@code"},
        {"a type without a code", districtsWith([](T &t) { t.code.clear(); }), "location_type handle.empty@code"},
        {"types in a circle",
         [](P p) {
             p.places = {};
             p.placeFacts = {};
             p.people = p.people.without({mia, max, mum, sue, pam, pat, ina});
             p.personFacts = {};
             p.groups = {};
             p.apiKeys = {};
             p.invitations = {};
             edit(p.identityProviders, providerId, [](IdentityProvider &idp) { idp.claimRules = {}; });
             edit(p.locationTypes, countries, [](T &t) { t.parentType = facilities; });
         },
         "location_type tree.circle@parent_type"},
        {"from a level below", districtsWith([](T &t) { t.expandFrom = facilities; }),
         "location_type type.expand_from@expand_from"},
        {"from two levels", districtsWith([](T &t) {
             t.expandFrom = countries;
             t.expandsFromRoot = true;
         }),
         "location_type type.expand_from_twice@expand_from_root"},
        {"to a level above", districtsWith([](T &t) { t.expandTo = countries; }),
         "location_type type.expand_to@expand_to"},
        {"to a level above, but from there on", districtsWith([](T &t) {
             t.expandFrom = countries;
             t.expandTo = countries;
         }),
         ""},
        {"child data of a level above", districtsWith([](T &t) {
             t.viewsDescendants = true;
             t.viewsChildDataTo = countries;
         }),
         "location_type type.view_to@expand_view_child_data_to"},
        {"how far, but not at all", districtsWith([](T &t) { t.viewsChildDataTo = facilities; }),
         "location_type type.view_without_switch?@expand_view_child_data_to"},
        {"an emergency above too little", districtsWith([](T &t) { t.emergencyLevel = 1.5; }),
         "location_type type.thresholds@emergency_level"},
        {"too little above too much", districtsWith([](T &t) { t.understockThreshold = 3.5; }),
         "location_type type.thresholds@understock_threshold"},
        {"a type moved from under its places", districtsWith([](T &t) { t.parentType = {}; }),
         "place place.parent_type@parent, place place.parent_type@parent, place place.parent_type@parent"},
        {"a type that takes nobody, with people", districtsWith([](T &t) { t.hasUsers = false; }),
         "person places.takes_nobody@places, person places.takes_nobody@places, person places.takes_nobody@places"},
        {"facts of a place that is gone", [](P p) { p.placeFacts = p.placeFacts.with({.id = Id(1, 99)}); },
         "place_facts facts.orphan?@id"},
    };
    return all;
}

} // namespace steward::domain::sample
