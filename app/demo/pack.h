// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"

#include <array>
#include <chrono>

namespace steward::demo {

/// A made-up health programme: generated, never stored; no file, no clock, the same bytes on every machine. Everything
/// in it is invented: no patients, no real person, mail under .example.

enum class PackSize { S, M, L, XL };
inline constexpr std::array packSizes{PackSize::S, PackSize::M, PackSize::L, PackSize::XL};

/// What a pack is made of, counted. The generator makes exactly these.
struct PackShape
{
    enum Level { Country, Zone, District, Area, Facility, Village };

    QString letter;            ///< part of every path of the draws
    std::array<int, 6> places; ///< by Level; 0 leaves the level out; the first that is there must be one place
    int widestFacility = 14;   ///< villages of the widest one, exactly
    int archivedVillages = 0;
    int webUsers = 0; ///< admins included
    int mobileWorkers = 0;
    int roles = 0;
    bool hasCountedRoles = false; ///< the roles table has a column for this letter; else it is M's, and more of them
    int groups = 0;
    int invitations = 0; ///< open or not
    int accessRequests = 0;
    int identityProviders = 0;
    int apiKeys = 0;
    int oauthClients = 0;
    int agreements = 0;

    [[nodiscard]] int placeCount() const;
};

[[nodiscard]] PackShape shapeOf(PackSize size);
/// The size with this letter, large or small: "S", "M", "L" or "XL". Nothing: there is none.
[[nodiscard]] std::optional<PackSize> sizeOf(QStringView letter);
/// A million places and a million people, for benchmarks: XL with more villages, and who works there.
[[nodiscard]] PackShape hugeShape();

/// The moment a pack is about: its virtual present. 14:05 in the project.
inline constexpr std::chrono::sys_seconds virtualStart{std::chrono::seconds(1'795'089'900)};

/// A pack and the objects that are guaranteed to be in it, by the names scenarios know them by ("me", "second_admin",
/// "ddo_role", "market_district" ...). "provider" has one certificate in use: what scenarios call provider_certificate.
struct Pack
{
    QString letter;          ///< of its shape
    domain::Project project; ///< revision 0
    QHash<QString, Id> plants;
};

/// O(places + people).
[[nodiscard]] Pack generate(const PackShape &shape);

[[nodiscard]] domain::Project makePack(PackSize size);

} // namespace steward::demo
