// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/exchange.h"

namespace steward::server {

inline constexpr char contractPath[] = "/openapi.json";

/// The contract that this server keeps: resources/api/openapi.yaml as JSON, made with the program. The same for
/// everybody, so that its tag holds until the server is another. Any thread.
[[nodiscard]] Response contractFor(const Exchange &exchange);

} // namespace steward::server
