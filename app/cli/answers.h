// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/access/access.h"

#include <QJsonObject>

namespace steward::cli {

/// Pieces that several answers have.

/// Key of a permission; empty for none.
[[nodiscard]] QString keyOf(int permission);
[[nodiscard]] QString textOf(std::optional<Instant> moment); ///< empty for none

/// How \a cause, as Effective has it, bears on \a permission: "implies" it; of one that is blocked, "needs": it takes
/// the cause, "excludes": it goes without the cause only.
[[nodiscard]] QString bearingOf(int permission, int cause, bool isBlocked);

/// {"reason", "path"}: each step with its word and what it is about.
[[nodiscard]] QJsonObject toJson(const domain::Project &project, const domain::Answer &answer);
[[nodiscard]] QJsonObject toJson(const domain::Project &project, const domain::Seers &seers);
[[nodiscard]] QJsonObject toJson(const domain::Vendor &vendor);

} // namespace steward::cli
