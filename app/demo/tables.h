// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/permissionset.h"
#include "domain/project.h"

#include <QHash>
#include <QStringList>

#include <optional>
#include <vector>

namespace steward::demo {

/// Where the holders of a role have their places.
enum class Spread { None, Top, District, Area, Facility, Village };

/// A role as every pack has it, from resources/demo/roles.json.
struct RoleTemplate
{
    QString key;
    QString name; ///< in the region's language
    domain::Person::Kind kind = domain::Person::Kind::WebUser;
    QHash<QString, int> holders; ///< by letter of the pack
    Spread spread = Spread::None;
    domain::PermissionSet permissions; ///< in normal form
    QString landingPage;
    QStringList assignableBy; ///< keys of roles
    bool isNonAdminEditable = false;
    bool isPreset = false;
    bool isMobileWorkerDefault = false;
    bool isArchived = false;
    QString upstreamId;
    QString profile;     ///< handle of the one its holders have; empty: none
    int withoutRole = 0; ///< of 10 000 holders, those who hold it as the default and have no role of their own
};

/// A person with a part to play, from resources/demo/plants.json.
struct PersonPlant
{
    enum class Places { AsRole, None, Top, First, Two }; ///< First: of the role's level

    QString key;
    QString role; ///< key of a role, or "admin"
    int nth = 1;
    QString name; ///< empty: drawn like any other
    Places places = Places::AsRole;
    std::optional<int> signedInSecondsAgo;
    bool isInactive = false;
    bool isBreakGlass = false;
    bool hasTwoFactor = false;          ///< else as drawn
    std::optional<int> roleEndsInDays;  ///< then the role is \a roleAfter
    QString roleAfter;                  ///< key of a role
    std::optional<int> placeEndsInDays; ///< of the last of the places
    std::optional<int> leavesInDays;    ///< deactivated then
};

/// Words and names of one region, from resources/demo/regions.
struct Region
{
    QString key;
    QString projectName;
    QString mailDomain;
    int utcOffsetMinutes = 0;
    QStringList levels; ///< country, zone, district, area, health centre, village
    QString country;
    QStringList zones;
    QStringList facilityPatterns;
    QStringList stems, prefixes, suffixes;
    QStringList realUnits; ///< names no invented place may have
    QStringList women, men, family;
    QMap<QString, QList<domain::Item>> items; ///< by Permission::itemKind
    QStringList notOffered;
    domain::WhyNots whyNotOffered;
};

struct Tables
{
    Region region;
    QHash<QString, int> admins; ///< by letter of the pack
    std::vector<RoleTemplate> roles;
    std::vector<PersonPlant> people;
    PersonPlant workerInMarketDistrict;
    QHash<QString, QString> rolePlants; ///< name of the plant → key of the role
};

/// The bundled tables; read once, on first use.
[[nodiscard]] const Tables &tables();

} // namespace steward::demo
