// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/exchange.h"

namespace steward::server {

/// What is wrong with the head of a request, before a byte of its body is read. Status 0: nothing.
struct Complaint
{
    int status = 0;
    QString code;
    bool isFramingInDoubt = false; ///< where the body ends cannot be known: close after the answer
};

/// Looks at version, verb, target and headers of \a exchange and fills in its request and token, or API key. Pure.
[[nodiscard]] Complaint checkHead(Exchange &exchange, const QByteArray &version);

/// Content-Length, or -1.
[[nodiscard]] qint64 declaredLength(const Exchange &exchange);
[[nodiscard]] bool hasBody(const Exchange &exchange);

} // namespace steward::server
