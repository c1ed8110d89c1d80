// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

class GroupKind final : public TableKind<Group, &Project::groups>
{
public:
    GroupKind()
        : TableKind("group"_L1, "groups"_L1, Life::Open, {u"view_groups"_s}, {u"edit_groups"_s}, rules())
    {
    }

protected:
    void checkRow(const Project &, const Group &, Findings &) const override {}

private:
    static std::vector<FieldRule> rules()
    {
        using Write = FieldRule::Write;
        return {
            {.field = "handle"_L1, .write = Write::AtBirth},
            {.field = "members"_L1, .refersTo = "person"_L1, .isSet = true},
        };
    }
};

} // namespace

const EntityKind &groupKind()
{
    static const GroupKind kind;
    return kind;
}

} // namespace steward::domain
