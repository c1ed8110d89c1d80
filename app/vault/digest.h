// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace steward {

/// 32 bytes, FIPS 180-4.
[[nodiscard]] QByteArray sha256(QByteArrayView bytes);

/// 32 bytes, RFC 2104 with SHA-256. Any key length.
[[nodiscard]] QByteArray hmacSha256(QByteArrayView key, QByteArrayView bytes);

/// Takes as long for a near miss as for a far one; only a difference in length shows.
[[nodiscard]] bool equalInConstantTime(QByteArrayView left, QByteArrayView right);

} // namespace steward
