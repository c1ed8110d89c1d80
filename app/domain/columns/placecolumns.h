// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/columns/packedrows.h"
#include "domain/columns/runcolumn.h"
#include "domain/values/place.h"

namespace steward::domain {

class PlaceColumns : public PackedRows<PlaceColumns, Place>
{
public:
    PlainColumn<Id> ids;
    DictColumn<qint64> versions;
    TextColumn names;
    TextColumn siteCodes;
    TextColumn externalIds;
    DictColumn<Id> types;
    DictColumn<Id> parents;
    BitColumn areArchived;
    OptionalColumn<Instant> archivedAt;
    OptionalColumn<double> latitudes;
    OptionalColumn<double> longitudes;
    JsonColumn customData;
    OptionalColumn<qint64> cases;
    SparseColumn<QJsonObject> rests;

    template<typename Self>
    static auto columns(Self &self)
    {
        return std::tie(self.ids, self.versions, self.names, self.siteCodes, self.externalIds, self.types, self.parents,
                        self.areArchived, self.archivedAt, self.latitudes, self.longitudes, self.customData, self.cases,
                        self.rests);
    }
    template<typename Row>
    static auto members(Row &row)
    {
        return std::tie(row.id, row.version, row.name, row.siteCode, row.externalId, row.type, row.parent,
                        row.isArchived, row.archivedAt, row.latitude, row.longitude, row.customData, row.cases,
                        row.rest);
    }
};

} // namespace steward::domain
