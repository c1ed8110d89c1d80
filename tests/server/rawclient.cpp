// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/rawclient.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace steward::tests {

using Steady = std::chrono::steady_clock;

namespace {

/// The head of an answer: status and headers, names in lower case.
Response headFrom(const QByteArray &bytes)
{
    Response response;
    const QList<QByteArray> lines = bytes.split('\n');
    response.status = lines.constFirst().mid(9, 3).toInt();
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines.at(i).indexOf(':');
        if (colon > 0)
            response.headers.append({lines.at(i).first(colon).toLower(), lines.at(i).sliced(colon + 1).trimmed()});
    }
    return response;
}

} // namespace

RawClient::RawClient(quint16 port)
    : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        ::close(m_socket);
        m_socket = -1;
    }
}

RawClient::~RawClient()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

bool RawClient::send(const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const ssize_t count =
            ::send(m_socket, bytes.constData() + sent, static_cast<size_t>(bytes.size() - sent), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        sent += count;
    }
    return true;
}

void RawClient::finishSending()
{
    ::shutdown(m_socket, SHUT_WR);
}

bool RawClient::readMore(Steady::time_point until)
{
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Steady::now()).count();
    pollfd waiting{m_socket, POLLIN, 0};
    if (left <= 0 || ::poll(&waiting, 1, static_cast<int>(left)) <= 0)
        return false;
    char buffer[65536];
    const ssize_t count = ::recv(m_socket, buffer, sizeof buffer, 0);
    m_isClosed = count <= 0;
    if (m_isClosed)
        return false;
    m_read.append(buffer, count);
    return true;
}

std::optional<Response> RawClient::read(std::chrono::milliseconds limit)
{
    const auto until = Steady::now() + limit;
    for (;;) {
        qsizetype end = m_read.indexOf("\r\n\r\n");
        while (end < 0) {
            if (!readMore(until))
                return std::nullopt;
            end = m_read.indexOf("\r\n\r\n");
        }
        Response response = headFrom(m_read.first(end));
        m_read.remove(0, end + 4);
        if (response.status == 100)
            continue;
        const qsizetype length = headerValue(response.headers, "content-length").toLongLong();
        while (m_read.size() < length) {
            if (!readMore(until))
                return std::nullopt;
        }
        response.body = m_read.first(length);
        m_read.remove(0, length);
        return response;
    }
}

bool RawClient::isClosedWithin(std::chrono::milliseconds limit)
{
    const auto until = Steady::now() + limit;
    while (readMore(until)) {}
    return m_isClosed;
}

std::optional<Response> askOnce(quint16 port, const QByteArray &bytes)
{
    RawClient client(port);
    client.send(bytes);
    return client.read();
}

} // namespace steward::tests
