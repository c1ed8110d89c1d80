// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/exchange.h"

#include <QStringList>

namespace steward::server {

/// Which pages of other hosts may let their scripts ask (CORS, https://fetch.spec.whatwg.org, 3.2), and what of the
/// answer they may read. There are no cookies here, so none are allowed.
class CrossOrigin
{
public:
    CrossOrigin() = default;
    /// As browsers write them in Origin. None: no page but our own.
    explicit CrossOrigin(const QStringList &origins);

    /// The answer to a browser that asks beforehand; nothing: the exchange is no such question, or may not ask.
    [[nodiscard]] std::optional<Response> preflight(const Exchange &exchange) const;
    /// To the response of \a exchange, whatever it says: what went wrong may be read, too.
    void addTo(Exchange &exchange) const;

private:
    [[nodiscard]] bool mayAsk(const Exchange &exchange) const;

    QByteArrayList m_origins;
};

} // namespace steward::server
