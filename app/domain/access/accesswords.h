// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/access/whatcansee.h"
#include "domain/words.h"

/// The words of the enumerations that only answers tell, and no object: of who sees what, and why. Stable slugs, listed
/// in docs/stewardctl.md and resources/api/openapi.yaml. Each in the order of its enumeration.
namespace steward::domain {

template<>
struct WordsOf<Reason>
{
    static constexpr std::array all{
        QLatin1StringView("open"),          QLatin1StringView("open_in_api"), QLatin1StringView("key_inactive"),
        QLatin1StringView("key_expired"),   QLatin1StringView("inactive"),    QLatin1StringView("no_role"),
        QLatin1StringView("role_archived"), QLatin1StringView("no_place"),    QLatin1StringView("places_archived"),
        QLatin1StringView("vendor_only"),   QLatin1StringView("admin_only"),  QLatin1StringView("not_granted"),
        QLatin1StringView("blocked"),       QLatin1StringView("unplaced"),    QLatin1StringView("place_archived"),
        QLatin1StringView("out_of_reach")};
};
template<>
struct WordsOf<Step::Kind>
{
    static constexpr std::array all{
        QLatin1StringView("person"),      QLatin1StringView("api_key"),       QLatin1StringView("admin"),
        QLatin1StringView("role"),        QLatin1StringView("default_role"),  QLatin1StringView("key_role"),
        QLatin1StringView("everywhere"),  QLatin1StringView("around_places"), QLatin1StringView("assigned_place"),
        QLatin1StringView("place_above"), QLatin1StringView("permission"),    QLatin1StringView("target")};
};
template<>
struct WordsOf<Effective::State>
{
    static constexpr std::array all{QLatin1StringView("not_granted"), QLatin1StringView("granted"),
                                    QLatin1StringView("some"), QLatin1StringView("implied"),
                                    QLatin1StringView("blocked")};
};
template<>
struct WordsOf<Sight>
{
    static constexpr std::array all{QLatin1StringView("place"), QLatin1StringView("web_users"),
                                    QLatin1StringView("mobile_workers"), QLatin1StringView("data")};
};
template<>
struct WordsOf<Vendor::State>
{
    static constexpr std::array all{QLatin1StringView("not_reported"), QLatin1StringView("in"),
                                    QLatin1StringView("in_until"), QLatin1StringView("out")};
};
template<>
struct WordsOf<View::Remark::Kind>
{
    static constexpr std::array all{QLatin1StringView("some_addresses"), QLatin1StringView("signs_in_with"),
                                    QLatin1StringView("role_ends"), QLatin1StringView("place_ends")};
};

/// \a last is the last of its enumeration: one more without a word does not compile.
template<auto last>
inline constexpr bool hasAllWords = WordsOf<decltype(last)>::all.size() == static_cast<size_t>(last) + 1;
static_assert(hasAllWords<Reason::OutOfReach> && hasAllWords<Step::Kind::Target>);
static_assert(hasAllWords<Effective::State::Blocked> && hasAllWords<Sight::Data>);
static_assert(hasAllWords<Vendor::State::Out> && hasAllWords<View::Remark::Kind::PlaceEnds>);

} // namespace steward::domain
