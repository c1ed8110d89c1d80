// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/checks.h"
#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// The place above is in use, and of the type that this one's type goes below (DOMAIN.md 2.1, 2.3).
void checkAbove(const Tell &tell, const Place &place)
{
    const Project &project = tell.project();
    const auto above = project.places.find(place.parent);
    if (above && above->isArchived && !place.isArchived)
        tell("place.parent_archived"_L1, "parent"_L1, {{u"place"_s, above->name}});
    if (project.locationTypes.size() == 0)
        return;
    if (place.type.isNull())
        tell("place.type_missing"_L1, "type"_L1);
    const auto type = project.locationTypes.find(place.type);
    if (!type || (!above && !place.parent.isNull()) || type->parentType == (above ? above->type : Id()))
        return;
    const auto allowed = project.locationTypes.find(type->parentType);
    tell("place.parent_type"_L1, "parent"_L1,
         {{u"type"_s, type->name}, {u"below"_s, allowed ? allowed->name : QString()}}); // empty: at the top
}

void checkCoordinates(const Tell &tell, const Place &place)
{
    const auto isWithin = [](std::optional<double> degrees, double most) {
        return !degrees || (*degrees >= -most && *degrees <= most); // not true of what is no number
    };
    if (!isWithin(place.latitude, 90))
        tell("place.degrees"_L1, "latitude"_L1, {{u"most"_s, 90}});
    if (!isWithin(place.longitude, 180))
        tell("place.degrees"_L1, "longitude"_L1, {{u"most"_s, 180}});
    if (place.latitude.has_value() != place.longitude.has_value())
        tell("place.coordinates"_L1, place.latitude ? "longitude"_L1 : "latitude"_L1);
}

class PlaceKind final : public TableKind<Place, &Project::places>
{
public:
    PlaceKind()
        : TableKind("place"_L1, "places"_L1, Life::Kept, {u"view_locations"_s}, {u"edit_locations"_s}, rules())
    {
    }
    QString handleAt(const Project &project, int row) const override
    {
        const auto [places, slot] = project.places.cells(row);
        return places.siteCodes.at(slot).toString();
    }
    QLatin1StringView handleField() const override { return "site_code"_L1; }
    /// Siblings in use; what is archived leaves its name to others.
    std::optional<Id> nameGroupAt(const Project &project, int row) const override
    {
        const auto [places, slot] = project.places.cells(row);
        return places.areArchived.at(slot) ? std::nullopt : std::optional(places.parents.at(slot));
    }
    QLatin1StringView parentField() const override { return "parent"_L1; }
    Id parentAt(const Project &project, int row) const override
    {
        const auto [places, slot] = project.places.cells(row);
        return places.parents.at(slot);
    }
    QChar handleJoint() const override { return u'_'; }

protected:
    void checkRow(const Tell &tell, const Place &place) const override
    {
        checkName(tell, "name"_L1, place.name);
        checkCode(tell, "site_code"_L1, place.siteCode);
        if (place.siteCode.isEmpty())
            tell("handle.empty"_L1, "site_code"_L1);
        if (place.externalId.size() > longestName)
            tell("text.length"_L1, "external_id"_L1, {{u"most"_s, longestName}});
        checkAbove(tell, place);
        checkCoordinates(tell, place);
        checkCustomData(tell, "custom_data"_L1, CustomField::Of::Places, place.customData, Demand::Required);
    }
    /// DOMAIN.md 2.3: what hangs below a place was made for its type.
    void checkChange(const Tell &tell, const Place &before, const Place &now) const override
    {
        if (before.type != now.type && tell.checking().hasPlacesBelow(now.id))
            tell("place.type_with_children"_L1, "type"_L1);
    }

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
