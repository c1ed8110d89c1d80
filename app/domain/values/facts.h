// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/values/codec.h"

namespace steward::domain {

class PlaceFactsColumns;

/// Cases of one type that a place owns.
struct CaseCount
{
    QString caseType;
    std::optional<qint64> cases;
    std::optional<qint64> bytes;
    QJsonObject rest;

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit(u"case_type"_s, self.caseType);
        visit(u"cases"_s, self.cases);
        visit(u"bytes"_s, self.bytes);
    }

    friend bool operator==(const CaseCount &, const CaseCount &) = default;
};

/// What the server has counted at a place; its id is the place's. Reported, not edited: absent is "not reported", not
/// 0.
struct PlaceFacts
{
    using Columns = PlaceFactsColumns; ///< how a table stores it

    Id id;
    qint64 version = 0;
    QList<CaseCount> cases;
    std::optional<Instant> reportedAt;
    QJsonObject rest;

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit(u"cases"_s, self.cases);
        visit(u"reported_at"_s, self.reportedAt);
    }

    friend bool operator==(const PlaceFacts &, const PlaceFacts &) = default;
};

/// When a person last made use of what; its id is the person's. Reported, not edited.
struct PersonFacts
{
    Id id;
    qint64 version = 0;
    QMap<QString, Instant> lastUse; ///< by key of a permission
    std::optional<Instant> reportedAt;
    QJsonObject rest;

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit(u"last_use"_s, self.lastUse);
        visit(u"reported_at"_s, self.reportedAt);
    }

    friend bool operator==(const PersonFacts &, const PersonFacts &) = default;
};

} // namespace steward::domain
