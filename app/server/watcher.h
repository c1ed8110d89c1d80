// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/exchange.h"

namespace steward::server {

/// The limits that a host sees itself. (What libmicrohttpd refuses, headers too long first of all, ends as a request
/// without a status of ours.)
enum class Limit {
    Connections, ///< of all clients; refused with 503 or, above the reserve, unheard
    Address,     ///< connections of one address; closed unheard
    Body,        ///< 413
    Memory,      ///< bodies of all requests together; 503
    Time         ///< too slow; closed
};

/// Told what goes on at the sockets, in their threads: must be thread-safe, and quick.
class Watcher
{
public:
    virtual ~Watcher() = default;

    /// A request is over. \a status is 0 when it was closed without an answer of ours.
    virtual void ended(const Exchange &exchange, int status, std::chrono::microseconds spent) = 0;
    virtual void refused(Limit limit, int count) = 0;
};

} // namespace steward::server
