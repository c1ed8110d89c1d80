// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/http.h"

#include <QByteArrayView>

namespace steward {

/// The three spellings of RFC 9110, 5.6.7: IMF-fixdate, RFC 850, asctime. \a now decides the century of a year of
/// two digits: one that would lie more than 50 years ahead is past.
[[nodiscard]] std::optional<Instant> instantFromHttpDate(QByteArrayView text, Instant now);

/// How long the server asks to be left alone (RFC 9110, 10.2.3): seconds or a date, never negative, at most a day.
/// Nothing when the header is absent or makes no sense.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfter(const Headers &headers, Instant now);

} // namespace steward
