// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace steward::domain {

/// Shapes of addresses people write. All are O(length), and refuse what is longer than any address. Pure: nothing is
/// looked up.

/// One "@", something before it, a domain name behind it, no blanks.
[[nodiscard]] bool isEmailAddress(QStringView text);
/// "health.example.org": lower or upper case, letters of any script, no dot at the ends, at least one within.
[[nodiscard]] bool isDomainName(QStringView text);
/// What follows the "@", in lower case; empty where there is none.
[[nodiscard]] QString domainOf(QStringView email);

/// An IPv4 or IPv6 address, or a range of them as "10.0.0.0/8", "2001:db8::/32".
[[nodiscard]] bool isIpRange(QStringView text);

/// ISO 3166 alpha-2 by its shape: two capital letters.
[[nodiscard]] bool isCountryCode(QStringView text);

/// An absolute address that begins with "https://" and names a host.
[[nodiscard]] bool isHttpsUrl(const QString &text);
/// The host of an address; empty where there is none.
[[nodiscard]] QString hostOf(const QString &url);
/// Where a sign-in may lead back to: https, this computer by http, or a scheme of the app's own ("org.example:/back").
[[nodiscard]] bool isRedirectUri(const QString &text);

} // namespace steward::domain
