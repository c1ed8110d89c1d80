// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

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
    void checkRow(const Project &, const Person &, Findings &) const override {}

private:
    static std::vector<FieldRule> rules()
    {
        using Write = FieldRule::Write;
        return {
            {.field = "kind"_L1, .write = Write::AtBirth},
            {.field = "name"_L1, .write = Write::Never, .isPersonal = true},
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
