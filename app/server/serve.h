// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/options.h"
#include "store/store.h"

namespace steward::server {

/// Answers requests for the project in \a store until SIGTERM or SIGINT, then finishes what is under way. Prints one
/// line of JSON on the standard output when it listens: {"ready":true,"url":…,"health":…}. Returns the exit code.
[[nodiscard]] int serve(ServeOptions options, Store &store);

} // namespace steward::server
