// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/checks.h"
#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// What ends, and what then (DOMAIN.md 3.1).
void checkTerms(const Tell &tell, const Person &person)
{
    checkRole(tell, "role"_L1, person.role, Finding::Weight::Warning);
    checkRole(tell, "role_after"_L1, person.roleAfter, Finding::Weight::Warning);
    if (person.roleUntil && (person.role.isNull() || person.isAdmin))
        tell("person.role_until"_L1, "role_until"_L1);
    if (!person.roleUntil && !person.roleAfter.isNull())
        tell("person.role_after"_L1, "role_after"_L1);
    if (person.placeEnds.isEmpty())
        return;
    const QSet<Id> places(person.places.begin(), person.places.end());
    tell.checking().visit(person.placeEnds.size());
    for (auto it = person.placeEnds.begin(); it != person.placeEnds.end(); ++it) {
        if (!places.contains(it.key()))
            tell("person.place_ends"_L1, "place_ends"_L1, {{u"id"_s, it.key().toString()}});
    }
}

/// The person's own data, and what the profile gives in its place.
QJsonObject dataOf(const Project &project, const Person &person)
{
    const auto profile = project.profiles.find(person.profile);
    if (!profile)
        return person.userData;
    QJsonObject data = person.userData;
    for (auto it = profile->values.begin(); it != profile->values.end(); ++it)
        data[it.key()] = it.value();
    return data;
}

class PersonKind final : public TableKind<Person, &Project::people>
{
public:
    PersonKind()
        : TableKind("person"_L1, "people"_L1, Life::Open,
                    {u"view_web_users"_s, u"view_commcare_users"_s, u"access_all_locations"_s}, {u"edit_web_users"_s},
                    rules())
    {
    }

protected:
    void checkRow(const Tell &tell, const Person &person) const override
    {
        checkName(tell, "name"_L1, person.name);
        if (person.handle.trimmed().isEmpty())
            tell("handle.empty"_L1, "handle"_L1);
        else if (person.handle.size() > longestName)
            tell("handle.length"_L1, "handle"_L1, {{u"most"_s, longestName}, {u"length"_s, person.handle.size()}});
        if (!person.email.isEmpty())
            checkEmail(tell, "email"_L1, person.email);
        checkTerms(tell, person);
        checkPrimary(tell, person.primaryPlace, person.places);
        checkAssigned(tell, person.places, Finding::Weight::Warning); // what was archived later may stay
        checkCustomData(tell, "user_data"_L1, CustomField::Of::People, dataOf(tell.project(), person),
                        Demand::Required);
    }
    /// A web user has an account of his own, for all of his projects; a mobile worker has this one.
    void checkChange(const Tell &tell, const Person &before, const Person &now) const override
    {
        if (now.kind == Person::Kind::WebUser && now.name != before.name)
            tell("person.name_own"_L1, "name"_L1);
    }

private:
    static std::vector<FieldRule> rules()
    {
        using Write = FieldRule::Write;
        return {
            {.field = "kind"_L1, .write = Write::AtBirth},
            {.field = "name"_L1, .isPersonal = true},
            {.field = "handle"_L1, .write = Write::AtBirth, .isPersonal = true},
            {.field = "email"_L1, .isPersonal = true},
            {.field = "role"_L1, .refersTo = "role"_L1},
            {.field = "role_after"_L1, .refersTo = "role"_L1},
            {.field = "primary_place"_L1, .refersTo = "place"_L1},
            {.field = "places"_L1, .refersTo = "place"_L1, .isSet = true},
            {.field = "is_break_glass"_L1, .write = Write::Never},
            {.field = "is_account_confirmed"_L1, .write = Write::Never},
            {.field = "profile"_L1, .refersTo = "profile"_L1},
            {.field = "user_data"_L1, .isPersonal = true},
            {.field = "has_two_factor"_L1, .write = Write::Never},
            {.field = "has_strong_password"_L1, .write = Write::Never},
            {.field = "two_factor_paused_until"_L1, .write = Write::Never},
            {.field = "last_sign_in"_L1, .write = Write::Never},
        };
    }
};

} // namespace

const EntityKind &personKind()
{
    static const PersonKind kind;
    return kind;
}

} // namespace steward::domain
