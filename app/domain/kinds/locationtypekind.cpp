// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

class LocationTypeKind final : public TableKind<LocationType, &Project::locationTypes>
{
public:
    LocationTypeKind()
        : TableKind("location_type"_L1, "location_types"_L1, Life::Open, {}, {u"edit_apps"_s}, rules())
    {
    }
    QString handleAt(const Project &project, int row) const override { return project.locationTypes.at(row).code; }

protected:
    void checkRow(const Project &, const LocationType &, Findings &) const override {}

private:
    static std::vector<FieldRule> rules()
    {
        using Write = FieldRule::Write;
        return {
            {.field = "code"_L1, .write = Write::AtBirth},
            {.field = "parent_type"_L1, .refersTo = "location_type"_L1},
            {.field = "expand_view_child_data_to"_L1, .refersTo = "location_type"_L1},
            {.field = "expand_from"_L1, .refersTo = "location_type"_L1},
            {.field = "expand_to"_L1, .refersTo = "location_type"_L1},
            {.field = "include_without_expanding"_L1, .refersTo = "location_type"_L1},
            {.field = "include_only"_L1, .refersTo = "location_type"_L1, .isSet = true},
        };
    }
};

} // namespace

const EntityKind &locationTypeKind()
{
    static const LocationTypeKind kind;
    return kind;
}

} // namespace steward::domain
