// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace steward::server {

/// How much a client that sends the Accept-Encoding header \a header wants \a coding (lower case, "identity" for none):
/// 0 (not at all) to 1000 (RFC 9110 12.5.3). What is not named is not wanted, but "identity", which is then wanted
/// least. What cannot be read is passed over.
[[nodiscard]] int wishFor(const QByteArray &coding, const QByteArray &header);

} // namespace steward::server
