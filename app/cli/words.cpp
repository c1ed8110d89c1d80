// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/words.h"

using namespace Qt::StringLiterals;

namespace steward::cli {

using namespace domain;

namespace {

// Each in the order of its enumeration.
constexpr std::array reasons{
    "open"_L1,          "open_in_api"_L1, "key_inactive"_L1,    "key_expired"_L1, "inactive"_L1,   "no_role"_L1,
    "role_archived"_L1, "no_place"_L1,    "places_archived"_L1, "vendor_only"_L1, "admin_only"_L1, "not_granted"_L1,
    "blocked"_L1,       "unplaced"_L1,    "place_archived"_L1,  "out_of_reach"_L1};
constexpr std::array steps{"person"_L1,         "api_key"_L1,     "admin"_L1,      "role"_L1,
                           "default_role"_L1,   "key_role"_L1,    "everywhere"_L1, "around_places"_L1,
                           "assigned_place"_L1, "place_above"_L1, "permission"_L1, "target"_L1};
constexpr std::array states{"not_granted"_L1, "granted"_L1, "some"_L1, "implied"_L1, "blocked"_L1};
constexpr std::array sights{"place"_L1, "web_users"_L1, "mobile_workers"_L1, "data"_L1};
constexpr std::array vendors{"not_reported"_L1, "in"_L1, "in_until"_L1, "out"_L1};
constexpr std::array remarks{"some_addresses"_L1, "signs_in_with"_L1, "role_ends"_L1, "place_ends"_L1};

/// \a last is the last of the enumeration, so that one more without a word does not compile.
template<auto last, size_t count>
QString word(const std::array<QLatin1StringView, count> &words, decltype(last) value)
{
    static_assert(static_cast<size_t>(last) + 1 == count);
    return words.at(static_cast<size_t>(value));
}

} // namespace

QString wordOf(Reason reason)
{
    return word<Reason::OutOfReach>(reasons, reason);
}

QString wordOf(Step::Kind kind)
{
    return word<Step::Kind::Target>(steps, kind);
}

QString wordOf(Effective::State state)
{
    return word<Effective::State::Blocked>(states, state);
}

QString wordOf(Sight sight)
{
    return word<Sight::Data>(sights, sight);
}

QString wordOf(Vendor::State state)
{
    return word<Vendor::State::Out>(vendors, state);
}

QString wordOf(View::Remark::Kind kind)
{
    return word<View::Remark::Kind::PlaceEnds>(remarks, kind);
}

} // namespace steward::cli
