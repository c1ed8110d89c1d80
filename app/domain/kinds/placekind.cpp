// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

class PlaceKind final : public TableKind<Place, &Project::places>
{
public:
    PlaceKind()
        : TableKind("place"_L1, "places"_L1, Life::Kept, {u"view_locations"_s}, {u"edit_locations"_s}, rules())
    {
    }
    QString handleAt(const Project &project, int row) const override { return project.places.at(row).siteCode; }

protected:
    void checkRow(const Project &, const Place &, Findings &) const override {}

private:
    static std::vector<FieldRule> rules()
    {
        using Write = FieldRule::Write;
        return {
            {.field = "type"_L1, .refersTo = "location_type"_L1},
            {.field = "parent"_L1, .refersTo = "place"_L1},
            {.field = "archived_at"_L1, .write = Write::Never},
            {.field = "cases"_L1, .write = Write::Never},
        };
    }
};

} // namespace

const EntityKind &placeKind()
{
    static const PlaceKind kind;
    return kind;
}

} // namespace steward::domain
