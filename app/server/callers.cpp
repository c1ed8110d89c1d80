// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/callers.h"

#include <QHostAddress>

#include <algorithm>

namespace steward::server {

using namespace Qt::StringLiterals;

Call Callers::callOf(const Exchange &exchange, const oidc::AccessToken &token, Instant now) const
{
    Call call{.request = exchange.request,
              .caller = {.subject = {token.issuer, token.subject},
                         .from = origin(exchange, token.clientId),
                         .address = addressOf(exchange),
                         .through = token.through,
                         .email = token.email},
              .now = now,
              .requestId = exchange.id};
    if (!token.subject.isEmpty())
        call.caller.token = TokenFacts{token.session, token.clientId, token.issued, token.authenticated};
    if (exchange.apiKey) {
        const qsizetype colon = exchange.apiKey->lastIndexOf(':'); // there is none in a key
        call.caller.key = GivenKey{.user = QString::fromLatin1(exchange.apiKey->left(std::max(colon, qsizetype(0)))),
                                   .value = colon < 0 ? QByteArray() : exchange.apiKey->sliced(colon + 1)};
        call.caller.from += ", API key"_L1;
    }
    // The service has no use for the token, and what it does not have it cannot lose.
    call.request.headers.removeIf([](const auto &header) { return header.first == "authorization"; });
    return call;
}

QString Callers::addressOf(const Exchange &exchange) const
{
    QString address = exchange.address;
    if (m_isBehindProxy) {
        // The last entry is the proxy's own; those before it are what the client claims.
        QByteArray list;
        for (const auto &[name, value] : exchange.request.headers)
            list = name == "x-forwarded-for" ? value : list;
        const QString last = QString::fromLatin1(list.sliced(list.lastIndexOf(',') + 1).trimmed());
        if (QHostAddress told; told.setAddress(last))
            address = told.toString();
    }
    return address;
}

QString Callers::origin(const Exchange &exchange, const QString &clientId) const
{
    const QString address = addressOf(exchange);
    if (clientId.isEmpty())
        return address;
    if (clientId == m_metadata.desktopClient)
        return address + ", desktop"_L1;
    if (clientId == m_metadata.browserClient)
        return address + ", browser"_L1;
    if (clientId == m_metadata.cliClient)
        return address + ", command line"_L1;
    return address;
}

} // namespace steward::server
