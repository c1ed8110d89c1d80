// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http.h"

#include <chrono>
#include <optional>
#include <utility>

struct MHD_Connection;

namespace steward::server {

/// One request and its answer. Belongs to the thread of its socket until it is handed over, then to whoever answers it
/// until HttpHost::finish(), then to the socket's again: never to two at a time.
struct Exchange
{
    MHD_Connection *connection = nullptr;
    QByteArray id; ///< ours, in the log and in x-request-id
    QByteArray verb;
    QByteArray target;              ///< as it came: path and query
    const char *targetAt = nullptr; ///< where libmicrohttpd has it
    QString address;                ///< of the other end of the socket
    Request request;
    QByteArray token;                 ///< of the Authorization header; empty: there is none
    std::optional<QByteArray> apiKey; ///< of the same, "user:key" as it came; nothing: it is of no such scheme
    QByteArray origin;                ///< of the page whose script asks; empty: no script of another host's page
    std::optional<Response> response;
    QByteArray route; ///< the pattern it was answered by; empty: not known yet

    std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
    qint64 received = 0;     ///< bytes of body, thrown away ones included
    qint64 headerBytes = 0;  ///< request line and headers, as they came
    qint64 held = 0;         ///< bytes of body that count for the limit of all bodies together
    bool hasHeaders = false; ///< they have been looked at
    bool mustClose = false;  ///< what follows on this connection cannot be told from the body
    bool wasQueued = false;

    /// The target without its query.
    [[nodiscard]] QByteArray path() const
    {
        const qsizetype question = target.indexOf('?');
        return question < 0 ? target : target.first(question);
    }
};

/// In place of any of that name.
inline void setHeader(Response &response, const QByteArray &name, const QByteArray &value)
{
    response.headers.removeIf([&name](const auto &header) { return header.first == name; });
    response.headers.append(std::pair(name, value));
}

} // namespace steward::server
