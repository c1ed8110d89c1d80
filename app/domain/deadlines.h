// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/change.h"
#include "domain/project.h"

#include <vector>

namespace steward::domain {

/// Rules that act at a date, in the order in which they act at one moment.
enum class Rule {
    RoleEnd,
    PlaceEnd,
    Deactivation,
    PauseEnd,
    TwoFactorStage,
    PasswordStage,
    VendorEnd,
    InvitationEnd,
    ApiKeyEnd,
    OAuthClientEnd,
};

/// A rule will act on one object.
struct Deadline
{
    Instant at;
    Rule rule = Rule::RoleEnd;
    int row = -1; ///< of the rule's table

    [[nodiscard]] QString field() const; ///< that holds the date
    [[nodiscard]] QString kind() const;  ///< of the object
    [[nodiscard]] EntityRef entity(const Project &project) const;
};

/// All of the project, in order of time, then of rule, then of row. O(rows + deadlines × log).
[[nodiscard]] std::vector<Deadline> deadlines(const Project &project);

} // namespace steward::domain
