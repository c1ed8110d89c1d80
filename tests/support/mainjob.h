// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/consolestage.h"

namespace steward::tests {

/// The main job's words and acts, for the tour and the journeys: from the role "District Data Officer" Full
/// Organization Access is taken, and Mobile App Access is given to it.

inline const QString fullReach = QStringLiteral("Full Organization Access");
inline const QString mobileAccess = QStringLiteral("Mobile App Access");
inline const QString whyLabel = QStringLiteral("Why, kept in the audit");
/// As staged() and asked() tell it.
inline const QStringList theEdit{QStringLiteral("permissions.access_all_locations: true to false"),
                                 QStringLiteral("permissions.access_mobile_endpoints: false to true")};

/// What stands in the draft, or in a row of the log without what followed by rule, as lines in a fixed order.
[[nodiscard]] QStringList staged(const ConsoleStage &stage);
[[nodiscard]] QStringList asked(const QList<domain::Change> &changes);

/// "I have read this removal: …"
[[nodiscard]] QString removalTick(const QString &field);

/// In the role editor: goes to the permission and ticks it.
[[nodiscard]] bool tickMobileAccess(Driver &driver);
/// In the review: opens the question, types the name and says that it is meant.
[[nodiscard]] bool nameLockedOut(Driver &driver, const QString &name);
/// The counts of the panel are these.
[[nodiscard]] bool isShownBy(Driver &driver, const domain::Impact &impact);

} // namespace steward::tests
