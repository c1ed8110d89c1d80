// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

#include <chrono>

/// What the service takes at most: enforced from here, and told from here (GET /v1/capabilities).
namespace steward::limits {

/// Of resources/api/openapi.yaml. A client of the oldest version is still understood.
inline constexpr QLatin1StringView contractVersion("0.1.0");
inline constexpr QLatin1StringView oldestClient("0.1.0");

inline constexpr qsizetype longestPath = 4096;
inline constexpr qsizetype longestBody = 8 * 1024 * 1024;
inline constexpr qsizetype longestClaim = 4096; ///< it comes from somebody who is nobody here yet

/// A month (DOMAIN.md 3.1), where whoever invites says nothing else; a year at most.
inline constexpr std::chrono::days invitationLife{30};
inline constexpr std::chrono::days longestInvitation{366};

inline constexpr int mostObjects = 1000; ///< in one page of a list
inline constexpr int usualObjects = 100;
inline constexpr int mostLogRows = 200; ///< in one answer
inline constexpr int longestWait = 25;  ///< seconds of a long poll; below the idle limit of common proxies

} // namespace steward::limits
