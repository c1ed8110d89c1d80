// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace steward::domain {

/// \a address is the one, or in the range, that isIpRange() takes. An IPv4 address written as IPv6 ("::ffff:192.0.2.1")
/// is the IPv4 address; one of IPv4 is in no range of IPv6, however wide. What is no address, or no range, is in
/// nothing. O(length).
[[nodiscard]] bool isInIpRange(QStringView address, QStringView range);
[[nodiscard]] bool isInAnyIpRange(QStringView address, const QStringList &ranges);

} // namespace steward::domain
