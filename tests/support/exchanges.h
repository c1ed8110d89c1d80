// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http.h"

namespace steward::tests {

/// Keeps what was asked and answered, a line of JSON each, for a check against the published contract
/// (tests/openapi/responses.mjs), in the file that the environment's STEWARD_EXCHANGES names. Without it, nothing.
/// Thread-safe.
void keepExchange(const Request &request, const Response &response);
/// The same of bytes as they went over a connection. Passes over what is no request line at all, and what the library
/// under the server has answered by itself (it has no X-Request-Id).
void keepExchange(const QByteArray &sent, const Response &response);

} // namespace steward::tests
