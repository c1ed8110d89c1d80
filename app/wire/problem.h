// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http.h"
#include "core/result.h"

#include <QJsonObject>

namespace steward::wire {

/// RFC 9457 problem details. `type` is "urn:steward:problem:" and the code; the title is for people who read logs.
[[nodiscard]] QJsonObject problemToJson(int status, const QString &code, const QString &requestId, QJsonObject more);

/// Makes an answer that is no success into an Error: by status first, then by what its body says. Never fails: a body
/// that is no problem details leaves the code empty. Retry-After as seconds or HTTP date (RFC 9110, 10.2.3), at most an
/// hour.
[[nodiscard]] Error errorFromResponse(const Response &response);

} // namespace steward::wire
