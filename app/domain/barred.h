// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/impact.h"

namespace steward::domain {

/// What of a lock-out is to be acknowledged by number: the people of each rule together, whatever it refuses them for
/// (why: the first reason), without those who must not be locked out at all. O(people).
[[nodiscard]] QList<LockOut::Barred> barredByRule(const LockOut &lockOut);

/// The number was acknowledged: as it is now. One that was given when it was another does not count.
[[nodiscard]] bool isAcknowledged(const LockOut::Barred &barred, const QList<Acknowledgement> &acknowledged);

/// That so many people are locked out by the rule is meant.
[[nodiscard]] Acknowledgement acknowledgementOf(const LockOut::Barred &barred);

} // namespace steward::domain
