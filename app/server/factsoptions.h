// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/options.h"

namespace steward::server {

/// Of `stewardd facts`; as parseOptions().
[[nodiscard]] Result<Options> parseFacts(const QStringList &arguments);

} // namespace steward::server
