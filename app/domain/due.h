// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/change.h"
#include "domain/finding.h"
#include "domain/project.h"

#include <chrono>
#include <optional>

namespace steward::domain {

/// What changes by itself as time goes by. Nobody here asks a clock: all is said of a moment that is given.
///
/// By rule end: a role (becomes role_after; null where that role is gone or archived), assignments to places (the
/// primary place follows), an account that is to be deactivated, a pause of the second factor, the vendor's access
/// (staff are shut out again), a stage of a rule (warn → grace → enforce; grace lasts grace_days from the moment it was
/// due), open invitations, API keys and OAuth clients. A date that has come is cleared with what it ends.
///
/// A rule shuts out neither the last admin nor a break-glass account: it is held back, its date stays, and it acts as
/// soon as somebody else could take over. Until then upcoming() tells of it as "due.held_back".

/// All that changes by rule at one moment: the changes of a set whose author is null. Each names as its cause the field
/// that fell due, and the date's own clearing names itself: by this apply() knows a rule, which may write what nobody
/// may ask for, and inverse() leaves the date cleared, as put back it would fall due again at once.
struct Due
{
    Instant at;
    QList<Change> changes; ///< never empty; what follows of them (the primary place) apply() adds

    friend bool operator==(const Due &, const Due &) = default;
};

/// The earliest moment at which something changes by rule, be it past; what is held back is passed over. O(people and
/// other rows with dates): every row is looked at once.
[[nodiscard]] std::optional<Instant> dueAt(const Project &project);

/// Advances the project by one step: the first moment not after \a now at which something changes, and what: one step,
/// not all, so that each set is made from what the one before left, and whoever edits in between is not overrun. A
/// server that stood still applies step after step until there is none; then dueAt() lies after \a now. Nothing else
/// changes on the way: where the steps end does not depend on how often they were taken. O(rows) as dueAt(). (Not
/// called advance(): with a moment of std::chrono that word finds the one of the standard's iterators.)
[[nodiscard]] std::optional<Due> dueBy(const Project &project, Instant now);

/// What falls due from \a now until \a within later, the nearest first, and what has already: for lists and reminders.
///
/// Codes: "due.changes" (by rule, as above), "due.expires", "due.expired" (only told: certificates and secrets of
/// identity providers, secrets of OAuth clients, agreements), "due.held_back". Field: the date's, with a certificate's
/// fingerprint in the argument "fingerprint". Arguments: "at"; "days" left, begun ones not counted, below 0 when past;
/// "notice": the reminder that is on, of 30, 15, 7, 3, 1 and 0 days (DOMAIN.md 5.6), absent before the first.
[[nodiscard]] Findings upcoming(const Project &project, Instant now, std::chrono::days within);

} // namespace steward::domain
