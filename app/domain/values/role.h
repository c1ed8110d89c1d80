// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/permissionset.h"
#include "domain/values/codec.h"

namespace steward::domain {

/// DOMAIN.md 1.1, 1.2. The built-in role Admin is none of these: it is a mark of the person.
struct Role
{
    Id id;
    qint64 version = 0; ///< revision of the project that last changed it
    QString handle;     ///< made from the first name; unique, kept over renames
    QString name;
    PermissionSet permissions;
    QString landingPage; ///< empty, "dashboard", "webapps", "reports" or "downloads"
    bool isNonAdminEditable = false;
    QList<Id> assignableBy;
    bool isArchived = false;
    bool isMobileWorkerDefault = false;
    bool isPreset = false;
    QString upstreamId; ///< not empty: comes from another project and is locked here (DOMAIN.md 1.7)
    QJsonObject rest;   ///< what a newer server sent

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit(u"handle"_s, self.handle);
        visit.required(u"name"_s, self.name);
        visit(u"permissions"_s, self.permissions);
        visit(u"landing_page"_s, self.landingPage);
        visit(u"is_non_admin_editable"_s, self.isNonAdminEditable);
        visit(u"assignable_by"_s, self.assignableBy);
        visit(u"is_archived"_s, self.isArchived);
        visit(u"is_mobile_worker_default"_s, self.isMobileWorkerDefault);
        visit(u"is_preset"_s, self.isPreset);
        visit(u"upstream_id"_s, self.upstreamId);
    }

    friend bool operator==(const Role &, const Role &) = default;
};

} // namespace steward::domain
