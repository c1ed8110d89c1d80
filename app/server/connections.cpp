// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/connections.h"

#include <sys/socket.h>

#include <algorithm>

namespace steward::server {

void Connections::opened(MHD_Connection *connection, int socket)
{
    const std::lock_guard lock(m_mutex);
    m_entries.insert(connection, {socket, Phase::Headers, std::chrono::steady_clock::now()});
}

void Connections::closed(MHD_Connection *connection)
{
    const std::lock_guard lock(m_mutex);
    m_entries.remove(connection);
}

void Connections::enters(MHD_Connection *connection, Phase phase)
{
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_entries.find(connection); found != m_entries.end()) {
        found->phase = phase;
        found->since = std::chrono::steady_clock::now();
    }
}

int Connections::count() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_entries.size());
}

int Connections::busyCount() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(std::count_if(m_entries.cbegin(), m_entries.cend(), [](const Entry &entry) {
        return entry.phase != Phase::Headers && entry.phase != Phase::Between;
    }));
}

int Connections::shutOverdue(Moment now)
{
    const std::lock_guard lock(m_mutex);
    int shut = 0;
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.phase == Phase::Ours || now - entry.since < limitOf(entry.phase))
            continue;
        // The thread that has the socket sees its end and closes it.
        ::shutdown(entry.socket, SHUT_RDWR);
        ++shut;
    }
    return shut;
}

std::chrono::milliseconds Connections::limitOf(Phase phase) const
{
    switch (phase) {
    case Phase::Headers:
        return m_limits.headers;
    case Phase::Body:
        return m_limits.body;
    case Phase::Answer:
        return m_limits.answer;
    case Phase::Between:
        return m_limits.between;
    case Phase::Ours:
        break;
    }
    return std::chrono::milliseconds::max();
}

} // namespace steward::server
