// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/mhd.h"

#include <algorithm>

namespace steward::server {

SocketAddress::SocketAddress(const QHostAddress &address, quint16 port)
{
    if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        auto *v6 = reinterpret_cast<sockaddr_in6 *>(&m_storage);
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(port);
        std::copy_n(bytes.c, sizeof bytes.c, v6->sin6_addr.s6_addr);
    } else {
        auto *v4 = reinterpret_cast<sockaddr_in *>(&m_storage);
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        v4->sin_addr.s_addr = htonl(address.toIPv4Address());
    }
}

unsigned SocketAddress::flags() const
{
    return m_storage.ss_family == AF_INET6 ? MHD_USE_IPv6 : MHD_NO_FLAG;
}

quint16 portOf(MHD_Daemon *daemon)
{
    const auto *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
    return info ? info->port : 0;
}

std::vector<MHD_OptionItem> tlsOptions(const QByteArray &certificate, const QByteArray &key)
{
    const auto text = [](const char *bytes) { return const_cast<char *>(bytes); }; // not const in C only
    std::vector<MHD_OptionItem> options;
    if (!certificate.isEmpty()) {
        options.push_back({MHD_OPTION_HTTPS_MEM_CERT, 0, text(certificate.constData())});
        options.push_back({MHD_OPTION_HTTPS_MEM_KEY, 0, text(key.constData())});
        options.push_back({MHD_OPTION_HTTPS_PRIORITIES, 0, text("NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2")});
    }
    options.push_back({MHD_OPTION_END, 0, nullptr});
    return options;
}

size_t leaveEscaped(void *, MHD_Connection *, char *text)
{
    return qstrlen(text);
}

bool queueResponse(const Exchange &exchange)
{
    const Response &content = *exchange.response;
    // Not copied: the bytes are the exchange's, and it outlives the sending. (The pointer is not const in C only.)
    MHD_Response *response = MHD_create_response_from_buffer(
        static_cast<size_t>(content.body.size()), const_cast<char *>(content.body.constData()), MHD_RESPMEM_PERSISTENT);
    if (!response)
        return false;
    const auto add = [response](const QByteArray &name, const QByteArray &value) {
        return MHD_add_response_header(response, name.constData(), value.constData()) == MHD_YES;
    };
    bool isGood = add("x-request-id", exchange.id);
    for (const auto &[name, value] : {std::pair{"cache-control", "no-store"}, {"x-content-type-options", "nosniff"}})
        isGood = isGood && (!headerValue(content.headers, name).isEmpty() || add(name, value));
    for (const auto &[name, value] : content.headers) {
        if (name != "x-request-id")
            isGood = isGood && add(name, value);
    }
    if (exchange.mustClose)
        isGood = isGood && add("connection", "close");
    isGood =
        isGood && MHD_queue_response(exchange.connection, static_cast<unsigned>(content.status), response) == MHD_YES;
    MHD_destroy_response(response); // the connection holds it as long as it needs it
    return isGood;
}

} // namespace steward::server
