// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/values/codec.h"

namespace steward::domain {

class PlaceColumns;

/// A location (DOMAIN.md 2.2). Its handle is the site code.
struct Place
{
    using Columns = PlaceColumns; ///< how a table stores it

    Id id;
    qint64 version = 0;
    QString name;     ///< unique among the siblings
    QString siteCode; ///< unique, ignoring case; kept over renames (DOMAIN.md 2.3 tells of the trap)
    QString externalId;
    Id type;   ///< a LocationType
    Id parent; ///< null at the top
    bool isArchived = false;
    std::optional<Instant> archivedAt;
    std::optional<double> latitude;
    std::optional<double> longitude;
    QJsonObject customData;      ///< by the slugs of the CustomFields of places
    std::optional<qint64> cases; ///< reported; absent: not reported, never 0
    QJsonObject rest;

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit.required(u"name"_s, self.name);
        visit(u"site_code"_s, self.siteCode);
        visit(u"external_id"_s, self.externalId);
        visit(u"type"_s, self.type);
        visit(u"parent"_s, self.parent);
        visit(u"is_archived"_s, self.isArchived);
        visit(u"archived_at"_s, self.archivedAt);
        visit(u"latitude"_s, self.latitude);
        visit(u"longitude"_s, self.longitude);
        visit(u"custom_data"_s, self.customData);
        visit(u"cases"_s, self.cases);
    }

    friend bool operator==(const Place &, const Place &) = default;
};

} // namespace steward::domain
