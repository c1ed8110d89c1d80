// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/access/question.h"

#include "domain/catalogue.h"

#include <algorithm>

namespace steward::domain {

namespace {

bool holds(const Access::Amount &amount, int permission)
{
    return permission >= 0 && amount.held.test(static_cast<size_t>(permission));
}

Pass missing(const Access::Amount &amount, int permission)
{
    if (permission < 0) // of a newer catalogue: nobody can tell who holds it
        return {.reason = Reason::NotGranted};
    const auto state = amount.states.at(static_cast<size_t>(permission)).state;
    return {.reason = state == Effective::State::Blocked ? Reason::Blocked : Reason::NotGranted,
            .permission = permission};
}

} // namespace

Pass passOf(const Access::Amount &amount, const Sought &sought)
{
    static const int api = catalogue().indexOf(u"access_api");
    if (amount.isArchived)
        return {.reason = Reason::RoleArchived};
    if (sought.who != Sought::Who::Holders)
        return {.reason = sought.who == Sought::Who::Admins ? Reason::AdminOnly : Reason::VendorOnly};
    const auto isHeld = [&amount](int permission) { return holds(amount, permission); };
    const auto lacking = std::ranges::find_if_not(sought.all, isHeld);
    if (lacking != sought.all.end())
        return missing(amount, *lacking);
    const auto opening = std::ranges::find_if(sought.any, isHeld);
    if (opening == sought.any.end() && !sought.any.isEmpty())
        return missing(amount, sought.any.first());
    Pass pass{.reason = Reason::Open};
    pass.permission = opening != sought.any.end() ? *opening : sought.all.value(0, -1);
    pass.asksPlaces = sought.where == Sought::Where::Within && amount.isLimited;
    pass.isOpenInApi = pass.asksPlaces && isHeld(api);
    return pass;
}

Pass adminsPass(const Sought &sought)
{
    return {.reason = sought.who == Sought::Who::Vendor ? Reason::VendorOnly : Reason::Open};
}

Reason reasonOf(const Pass &pass, Within::Own own, bool isLimited, const Within &within)
{
    if (pass.reason == Reason::RoleArchived)
        return pass.reason;
    if (isLimited && own == Within::Own::None)
        return Reason::NoPlace;
    if (isLimited && own == Within::Own::Archived)
        return Reason::PlacesArchived;
    if (!pass.asksPlaces || own == Within::Own::Here)
        return pass.reason;
    return pass.isOpenInApi ? Reason::OpenInApi : within.elsewhere();
}

Step permissionStep(const Access::Amount &amount, int permission)
{
    const Effective effective = permission < 0 ? Effective() : amount.states.at(static_cast<size_t>(permission));
    return {.kind = Step::Kind::Permission, .permission = permission, .cause = effective.cause};
}

} // namespace steward::domain
