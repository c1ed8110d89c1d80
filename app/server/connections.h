// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/limits.h"

#include <QHash>
#include <QHostAddress>

#include <mutex>

struct MHD_Connection;

namespace steward::server {

/// Every open connection and since when it has been doing what it does. Shuts those that take too long:
/// libmicrohttpd's own time limit is for silence only and starts anew with each byte. Thread-safe.
class Connections
{
public:
    enum class Phase {
        Headers, ///< of the first request
        Body,
        Ours,   ///< we are busy with it; no limit for the client
        Answer, ///< it reads
        Between ///< kept open for the next request
    };

    using Moment = std::chrono::steady_clock::time_point;

    explicit Connections(const Limits &limits)
        : m_limits(limits)
    {
    }

    /// Whether one more from \a address keeps to the limit per address. Two that come at one moment, in two threads,
    /// may both be told yes.
    [[nodiscard]] bool mayOpen(const QHostAddress &address) const;
    void opened(MHD_Connection *connection, int socket, const QHostAddress &address);
    /// Before the socket is closed, or its number could be another's when we shut it.
    void closed(MHD_Connection *connection);
    void enters(MHD_Connection *connection, Phase phase);

    [[nodiscard]] int count() const;
    [[nodiscard]] int busyCount() const; ///< with a request under way

    /// Shuts what is overdue at \a now; O(connections). Returns how many.
    int shutOverdue(Moment now);

private:
    struct Entry
    {
        int socket = -1;
        QByteArray origin;
        Phase phase = Phase::Headers;
        Moment since;
    };

    [[nodiscard]] std::chrono::milliseconds limitOf(Phase phase) const;

    const Limits m_limits;
    mutable std::mutex m_mutex;
    QHash<MHD_Connection *, Entry> m_entries;
    QHash<QByteArray, int> m_byOrigin;
};

} // namespace steward::server
