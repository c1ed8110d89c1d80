// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/values/codec.h"

namespace steward::domain {

/// People who share cases or are reported on together (DOMAIN.md 1.8, 2.4: group-owned cases know no places).
struct Group
{
    Id id;
    qint64 version = 0;
    QString handle; ///< made from the first name; unique, kept over renames
    QString name;
    QList<Id> members; ///< mobile workers
    bool sharesCases = false;
    bool isForReporting = false;
    QJsonObject customData;
    QJsonObject rest;

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit(u"handle"_s, self.handle);
        visit.required(u"name"_s, self.name);
        visit(u"members"_s, self.members);
        visit(u"case_sharing"_s, self.sharesCases);
        visit(u"reporting"_s, self.isForReporting);
        visit(u"custom_data"_s, self.customData);
    }

    friend bool operator==(const Group &, const Group &) = default;
};

} // namespace steward::domain
