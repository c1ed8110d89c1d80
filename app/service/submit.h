// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/changes.h"
#include "service/wish.h"

namespace steward::handlers {

/// The one path on which anything is written. A dry run walks it as far as the commit.
[[nodiscard]] Answer submit(Context &context, const domain::ChangeSet &asked, const Wish &wish);

/// By the first of the problems, with all of them. There is one.
[[nodiscard]] Response refused(const Context &context, const domain::Outcome &outcome);

} // namespace steward::handlers
