// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/access/whatcansee.h"
#include "domain/changes.h"
#include "domain/impact.h"

namespace steward::cli {

/// The enumerations of the rules as answers tell them: stable slugs, listed in docs/stewardctl.md.
[[nodiscard]] QString wordOf(domain::Reason reason);
[[nodiscard]] QString wordOf(domain::Step::Kind kind);
[[nodiscard]] QString wordOf(domain::Effective::State state);
[[nodiscard]] QString wordOf(domain::Sight sight);
[[nodiscard]] QString wordOf(domain::Vendor::State state);
[[nodiscard]] QString wordOf(domain::View::Remark::Kind kind);
[[nodiscard]] QString wordOf(domain::Problem::Kind kind);
[[nodiscard]] QString wordOf(domain::Effect::Tone tone);
[[nodiscard]] QString wordOf(domain::Change::Op op);

} // namespace steward::cli
