// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/access/whatcansee.h"
#include "domain/words.h"

namespace steward::cli {

/// The enumerations of the rules that answers alone tell; for the others see domain/words.h. Stable slugs, listed in
/// docs/stewardctl.md.
[[nodiscard]] QString wordOf(domain::Reason reason);
[[nodiscard]] QString wordOf(domain::Step::Kind kind);
[[nodiscard]] QString wordOf(domain::Effective::State state);
[[nodiscard]] QString wordOf(domain::Sight sight);
[[nodiscard]] QString wordOf(domain::Vendor::State state);
[[nodiscard]] QString wordOf(domain::View::Remark::Kind kind);

} // namespace steward::cli
