// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/limits.h"

namespace steward::server {

/// Files that may be open at one time under \a limits: a connection is one, and the rest of the server has some.
[[nodiscard]] int filesFor(const Limits &limits);

/// Raises what this process may have open to \a count, as far as the system lets it. 0: done; else the number that may
/// be open, fewer than \a count.
[[nodiscard]] int allowOpenFiles(int count);

} // namespace steward::server
