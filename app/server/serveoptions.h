// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/options.h"

namespace steward::server {

/// The options of `stewardd serve`, as parseOptions() has them: there are more of them than of all others together.
[[nodiscard]] Result<Options> parseServe(const QStringList &arguments);

} // namespace steward::server
