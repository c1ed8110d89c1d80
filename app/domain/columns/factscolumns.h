// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/columns/countscolumn.h"
#include "domain/columns/packedrows.h"
#include "domain/values/facts.h"

namespace steward::domain {

class PlaceFactsColumns : public PackedRows<PlaceFactsColumns, PlaceFacts>
{
public:
    PlainColumn<Id> ids;
    DictColumn<qint64> versions;
    CountsColumn cases;
    OptionalColumn<Instant> reportedAt;
    SparseColumn<QJsonObject> rests;

    template<typename Self>
    static auto columns(Self &self)
    {
        return std::tie(self.ids, self.versions, self.cases, self.reportedAt, self.rests);
    }
    template<typename Row>
    static auto members(Row &row)
    {
        return std::tie(row.id, row.version, row.cases, row.reportedAt, row.rest);
    }
};

} // namespace steward::domain
