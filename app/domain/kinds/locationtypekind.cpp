// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/checks.h"
#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"
#include "domain/placetree.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// \a level is \a top or lies below it; O(depth).
bool isBelow(const Tell &tell, const Id &level, const Id &top)
{
    Id at = level;
    for (int step = 0; step < mostLevels && !at.isNull(); ++step) {
        if (at == top)
            return true;
        tell.checking().visit();
        const auto type = tell.project().locationTypes.find(at);
        at = type ? type->parentType : Id();
    }
    return false;
}

/// What an app gets of the levels must lie on one line with them (DOMAIN.md 2.1).
void checkLevels(const Tell &tell, const LocationType &type)
{
    if (!type.expandFrom.isNull() && !isBelow(tell, type.id, type.expandFrom))
        tell("type.expand_from"_L1, "expand_from"_L1);
    if (!type.expandFrom.isNull() && type.expandsFromRoot)
        tell("type.expand_from_twice"_L1, "expand_from_root"_L1);
    const Id from = type.expandFrom.isNull() ? type.id : type.expandFrom;
    if (!type.expandTo.isNull() && !type.expandsFromRoot && !isBelow(tell, type.expandTo, from))
        tell("type.expand_to"_L1, "expand_to"_L1);
    if (!type.viewsChildDataTo.isNull() && !isBelow(tell, type.viewsChildDataTo, type.id))
        tell("type.view_to"_L1, "expand_view_child_data_to"_L1);
    if (!type.viewsChildDataTo.isNull() && !type.viewsDescendants)
        tell("type.view_without_switch"_L1, "expand_view_child_data_to"_L1, {}, Finding::Weight::Warning);
}

/// An emergency is below "too little", and that below "too much"; those not told have the values of DOMAIN.md 2.1.
void checkThresholds(const Tell &tell, const LocationType &type)
{
    const double emergency = type.emergencyLevel.value_or(0.5);
    const double low = type.understockThreshold.value_or(1.5);
    const double high = type.overstockThreshold.value_or(3.0);
    if (emergency < 0 || emergency >= low)
        tell("type.thresholds"_L1, "emergency_level"_L1);
    if (low >= high)
        tell("type.thresholds"_L1, "understock_threshold"_L1);
}

class LocationTypeKind final : public TableKind<LocationType, &Project::locationTypes>
{
public:
    LocationTypeKind()
        : TableKind("location_type"_L1, "location_types"_L1, Life::Open, {}, {u"edit_apps"_s}, rules())
    {
    }
    QString handleAt(const Project &project, int row) const override { return project.locationTypes.at(row).code; }
    QLatin1StringView handleField() const override { return "code"_L1; }
    std::optional<Id> nameGroupAt(const Project &, int) const override { return Id(); }
    QLatin1StringView parentField() const override { return "parent_type"_L1; }
    Id parentAt(const Project &project, int row) const override { return project.locationTypes.at(row).parentType; }
    QChar handleJoint() const override { return u'-'; }

protected:
    void checkRow(const Tell &tell, const LocationType &type) const override
    {
        checkName(tell, "name"_L1, type.name);
        checkCode(tell, "code"_L1, type.code);
        if (type.code.isEmpty())
            tell("handle.empty"_L1, "code"_L1);
        checkLevels(tell, type);
        checkThresholds(tell, type);
    }

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
