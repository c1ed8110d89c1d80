// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/driver.h"

namespace steward::tests {

/// What is wrong with the picture as a whole, one line each; empty: nothing.

/// Things that stick out of the window, and words that flow over the edge of their place.
[[nodiscard]] QStringList misplaced(const Driver &driver);

/// Texts that show what looks like markup, and would take it for such.
[[nodiscard]] QStringList readAsMarkup(const Driver &driver);

} // namespace steward::tests
