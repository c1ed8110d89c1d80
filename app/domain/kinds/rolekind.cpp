// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

class RoleKind final : public TableKind<Role, &Project::roles>
{
public:
    RoleKind()
        : TableKind("role"_L1, "roles"_L1, Life::Open, {u"view_roles"_s}, {u"admin"_s}, rules())
    {
    }

protected:
    void checkRow(const Project &, const Role &, Findings &) const override {}

private:
    static std::vector<FieldRule> rules()
    {
        using Write = FieldRule::Write;
        return {
            {.field = "handle"_L1, .write = Write::AtBirth},
            {.field = "assignable_by"_L1, .refersTo = "role"_L1, .isSet = true},
            {.field = "is_mobile_worker_default"_L1, .write = Write::Never},
            {.field = "is_preset"_L1, .write = Write::AtBirth},
            {.field = "upstream_id"_L1, .write = Write::Never},
        };
    }
};

} // namespace

const EntityKind &roleKind()
{
    static const RoleKind kind;
    return kind;
}

} // namespace steward::domain
