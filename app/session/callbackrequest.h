// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace steward {

/// What a browser asks a listener on loopback: as it came, nothing decoded.
struct CallbackRequest
{
    QByteArray method;
    QByteArray path;  ///< begins with a slash; visible ASCII, as is the query
    QByteArray query; ///< what follows the first question mark
    QByteArray host;  ///< the last one, where there are several; empty: none
};

/// Reads the head of an HTTP/1 request, without the blank line that ends it. Nothing: it is none.
[[nodiscard]] std::optional<CallbackRequest> callbackRequest(const QByteArray &head);

} // namespace steward
