// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/http.h"
#include "core/result.h"

#include <QUrl>

#include <chrono>

namespace steward {

/// What an issuer says to a program without a browser (RFC 8628, 3.2): where a person goes, in any browser, and what to
/// type in there.
struct DeviceCode
{
    QByteArray secret;    ///< device_code: what the program asks by; never shown, never logged
    QString userCode;     ///< visible ASCII with blanks, at most 64
    QUrl address;         ///< verification_uri
    QUrl addressWithCode; ///< verification_uri_complete: a help, and no more; empty: none, or not of the same host
    std::chrono::seconds life{0};     ///< from the moment of the answer, an hour at most
    std::chrono::seconds interval{5}; ///< between two questions, at least
};

/// Reads it. Error::BadReply "device.malformed" (the member in `detail`) or "device.refused" (the issuer's own error in
/// `detail`); Server and RateLimited as parseTokens().
[[nodiscard]] Result<DeviceCode> parseDeviceCode(const Response &response, Instant now);

} // namespace steward
