// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QString>

namespace steward::wire::routes {

/// Paths of the admin API (resources/api/openapi.yaml). Both ends build and match them from here.
inline constexpr QLatin1StringView me("/v1/me");
inline constexpr QLatin1StringView project("/v1/project");
inline constexpr QLatin1StringView snapshot("/v1/project/snapshot");
inline constexpr QLatin1StringView capabilities("/v1/capabilities");
inline constexpr QLatin1StringView permissions("/v1/permissions");
inline constexpr QLatin1StringView presets("/v1/presets");
inline constexpr QLatin1StringView settingsCatalogue("/v1/settings-catalogue");
inline constexpr QLatin1StringView roles("/v1/roles");
inline constexpr QLatin1StringView people("/v1/people");
inline constexpr QLatin1StringView changeSets("/v1/change-sets");
inline constexpr QLatin1StringView uploads("/v1/uploads");
inline constexpr QLatin1StringView jobs("/v1/jobs");
inline constexpr QLatin1StringView changes("/v1/changes");
inline constexpr QLatin1StringView audit("/v1/audit");
inline constexpr QLatin1StringView auditExport("/v1/audit/export");
inline constexpr QLatin1StringView verification("/v1/audit/verification");
inline constexpr QLatin1StringView claims("/v1/claims");
inline constexpr QLatin1StringView acceptances("/v1/acceptances");         ///< of invitations, by their links
inline constexpr QLatin1StringView accessRequest("/v1/me/access-request"); ///< of who belongs to nobody here
inline constexpr QLatin1StringView testRuns("/v1/test-runs");              ///< of identity providers, by their codes
inline constexpr QLatin1StringView sessions("/v1/sessions");
inline constexpr QLatin1StringView signIns("/v1/sign-ins");
inline constexpr QLatin1StringView reads("/v1/reads");
inline constexpr QLatin1StringView notices("/v1/notices");
inline constexpr QLatin1StringView resourceMetadata("/.well-known/oauth-protected-resource"); ///< RFC 9728

/// Where the objects of a kind are, by its plural: "/v1/location-types".
[[nodiscard]] inline QString ofKind(QLatin1StringView plural)
{
    return QLatin1StringView("/v1/") + QString(plural).replace(u'_', u'-');
}

} // namespace steward::wire::routes
