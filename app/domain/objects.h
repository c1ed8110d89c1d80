// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/id.h"
#include "domain/permissionset.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace steward::domain {

/// DOMAIN.md 1.1, 1.2; \a rest keeps what a newer server sent.
struct Role
{
    Id id;
    qint64 version = 0; ///< revision of the project that last changed it
    QString name;
    PermissionSet permissions;
    QString landingPage; ///< empty, "dashboard", "webapps", "reports" or "downloads"
    bool isNonAdminEditable = false;
    QList<Id> assignableBy;
    bool isArchived = false;
    bool isMobileWorkerDefault = false;
    bool isPreset = false;
    QString upstreamId; ///< not empty: comes from another project and is locked here (DOMAIN.md 1.7)
    QJsonObject rest;

    friend bool operator==(const Role &, const Role &) = default;
};

/// A web user or a mobile worker of the project (DOMAIN.md 3.1).
struct Person
{
    enum class Kind { WebUser, MobileWorker };

    Id id;
    qint64 version = 0;
    Kind kind = Kind::WebUser;
    QString name;         ///< personal
    QString handle;       ///< user name or address; personal; kept over renames
    bool isAdmin = false; ///< the built-in role Admin: not a row (DOMAIN.md 1.1)
    Id role;              ///< null: none; a mobile worker then has the default mobile role
    Id primaryPlace;      ///< among \a places
    QList<Id> places;
    bool isActive = true;
    bool isBreakGlass = false;
    std::optional<Instant> lastSignIn; ///< absent: not reported
    QJsonObject rest;

    friend bool operator==(const Person &, const Person &) = default;
};

/// DOMAIN.md 2.2.
struct Place
{
    Id id;
    qint64 version = 0;
    QString name;
    QString siteCode;
    int level = 0; ///< 0 is the top; names of levels stand in the project
    Id parent;     ///< null at the top
    bool isArchived = false;
    std::optional<qint64> cases; ///< reported; absent: not reported, never 0
    QJsonObject rest;

    friend bool operator==(const Place &, const Place &) = default;
};

} // namespace steward::domain
