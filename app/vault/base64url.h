// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace steward {

/// RFC 4648 section 5, without padding: the spelling of tokens and of the parts of a JWS.
[[nodiscard]] QByteArray toBase64Url(QByteArrayView bytes);

/// Takes exactly what toBase64Url() writes; anything else (padding, other letters, a length of 1 mod 4, unused bits
/// that are set) is nothing. Strict because two spellings of one token would be two keys of one cache entry, and
/// because Qt's own reader is lax even when told to stop at errors.
[[nodiscard]] std::optional<QByteArray> fromBase64Url(QByteArrayView text);

} // namespace steward
