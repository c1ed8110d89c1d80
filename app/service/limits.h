// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/contract.h"

#include <chrono>

/// What the service takes at most: enforced from here, and told from here (GET /v1/capabilities).
namespace steward::limits {

/// Of resources/api/openapi.yaml. A client of the oldest version is still understood.
using wire::contractVersion;
inline constexpr QLatin1StringView oldestClient("0.1.0");

inline constexpr qsizetype longestPath = 4096;
inline constexpr qsizetype longestBody = 8 * 1024 * 1024;
inline constexpr qsizetype longestClaim = 4096; ///< it comes from somebody who is nobody here yet

/// A month (DOMAIN.md 3.1), where whoever invites says nothing else; a year at most.
inline constexpr std::chrono::days invitationLife{30};
inline constexpr std::chrono::days longestInvitation{366};

inline constexpr int mostAccessRequests = 1'000; ///< open ones: whoever asks is nobody here yet
inline constexpr qsizetype longestFullName = 200;

/// From where a test of a single sign-on is begun to where somebody comes back from it.
inline constexpr std::chrono::minutes testRunLife{30};

inline constexpr qsizetype longestSecret = 4096; ///< of its value, as UTF-8

inline constexpr int mostObjects = 1000; ///< in one page of a list
inline constexpr int usualObjects = 100;
inline constexpr qsizetype mostProblems = 5000; ///< told in one refusal
inline constexpr int mostLogRows = 200;         ///< in one answer
inline constexpr int mostRowsExported = 2000;   ///< in one page of an export
inline constexpr int mostNotices = 50;          ///< the newest
inline constexpr std::chrono::days noticesAreTold{90};
inline constexpr int longestSearch = 200; ///< letters
inline constexpr int mostFound = 2'000;   ///< of one search, on all its pages
inline constexpr int longestWait = 25;    ///< seconds of a long poll; below the idle limit of common proxies

// Large change sets. They lie in memory until they are committed: what all callers together may have there is bounded.
inline constexpr qsizetype longestPart = 4 * 1024 * 1024; ///< as sent, and also unpacked
inline constexpr int mostParts = 32;
inline constexpr qsizetype mostChangesInParts = 100'000;
inline constexpr qsizetype mostChangesInPartsBack = 4 * mostChangesInParts; ///< of a set that undoes another
inline constexpr int mostUploads = 2;                                       ///< open, of one caller
inline constexpr qsizetype mostUploadedBytes = 256 * 1024 * 1024;           ///< as sent, of all callers
inline constexpr std::chrono::minutes uploadsAreKept{30}; ///< from when the caller last sent something

inline constexpr int mostJobsKept = 8;                 ///< ended ones of one caller; the oldest go first
inline constexpr std::chrono::minutes jobsAreKept{60}; ///< from their end

} // namespace steward::limits
