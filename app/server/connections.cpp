// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/connections.h"

#include <sys/socket.h>

#include <algorithm>

namespace steward::server {

namespace {

/// Whose connections are counted together. Who has an IPv6 address has the whole network of 64 bits around it.
QByteArray originFrom(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        return QByteArray(reinterpret_cast<const char *>(bytes.c), 8);
    }
    return QByteArray::number(address.toIPv4Address());
}

} // namespace

bool Connections::mayOpen(const QHostAddress &address) const
{
    const std::lock_guard lock(m_mutex);
    return m_limits.perAddress == 0 || m_byOrigin.value(originFrom(address)) < m_limits.perAddress;
}

void Connections::opened(MHD_Connection *connection, int socket, const QHostAddress &address)
{
    const QByteArray origin = originFrom(address);
    const std::lock_guard lock(m_mutex);
    m_entries.insert(connection, {socket, origin, Phase::Headers, std::chrono::steady_clock::now()});
    ++m_byOrigin[origin];
}

void Connections::closed(MHD_Connection *connection)
{
    const std::lock_guard lock(m_mutex);
    const auto entry = m_entries.constFind(connection);
    if (entry == m_entries.cend())
        return;
    if (const auto count = m_byOrigin.find(entry->origin); --*count == 0)
        m_byOrigin.erase(count);
    m_entries.erase(entry);
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
