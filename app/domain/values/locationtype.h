// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/values/codec.h"

namespace steward::domain {

/// An "Organization Level": what the places of one level are to the phones (DOMAIN.md 2.1, 6.9). Its handle is the
/// code.
struct LocationType
{
    Id id;
    qint64 version = 0;
    QString name;                  ///< unique
    QString code;                  ///< unique; a slug, made from the first name
    Id parentType;                 ///< null: the top
    bool isAdministrative = false; ///< keeps no stock
    bool sharesCases = false;      ///< "Owns Cases": every worker of the place has its cases on the phone
    bool viewsDescendants = false; ///< "View Child Data": and those of all places below
    bool hasUsers = true;          ///< people may be assigned to its places
    Id viewsChildDataTo;           ///< lowest level viewsDescendants reaches; null: the last
    Id expandFrom;                 ///< where the list of places on the phone begins; null: the person's own
    bool expandsFromRoot = false;
    Id expandTo;                ///< where it ends; null: the last
    Id includeWithoutExpanding; ///< further levels on the phone, without what is below
    QList<Id> includeOnly;      ///< only these levels on the phone; empty: all
    std::optional<double> emergencyLevel;
    std::optional<double> understockThreshold;
    std::optional<double> overstockThreshold;
    QJsonObject rest;

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit.required(u"name"_s, self.name);
        visit(u"code"_s, self.code);
        visit(u"parent_type"_s, self.parentType);
        visit(u"administrative"_s, self.isAdministrative);
        visit(u"shares_cases"_s, self.sharesCases);
        visit(u"view_descendants"_s, self.viewsDescendants);
        visit(u"has_users"_s, self.hasUsers);
        visit(u"expand_view_child_data_to"_s, self.viewsChildDataTo);
        visit(u"expand_from"_s, self.expandFrom);
        visit(u"expand_from_root"_s, self.expandsFromRoot);
        visit(u"expand_to"_s, self.expandTo);
        visit(u"include_without_expanding"_s, self.includeWithoutExpanding);
        visit(u"include_only"_s, self.includeOnly);
        visit(u"emergency_level"_s, self.emergencyLevel);
        visit(u"understock_threshold"_s, self.understockThreshold);
        visit(u"overstock_threshold"_s, self.overstockThreshold);
    }

    friend bool operator==(const LocationType &, const LocationType &) = default;
};

} // namespace steward::domain
