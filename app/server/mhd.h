// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/exchange.h"

#include <QHostAddress>

#include <netinet/in.h>

#include <microhttpd.h>

#include <vector>

namespace steward::server {

/// An address as sockets want it.
class SocketAddress
{
public:
    SocketAddress(const QHostAddress &address, quint16 port);

    [[nodiscard]] const sockaddr *get() const { return reinterpret_cast<const sockaddr *>(&m_storage); }
    [[nodiscard]] unsigned flags() const;

private:
    sockaddr_storage m_storage{};
};

/// The port a daemon listens on; 0 when it does not.
[[nodiscard]] quint16 portOf(MHD_Daemon *daemon);

/// What a daemon needs for TLS 1.2 and 1.3, to be given with MHD_OPTION_ARRAY; without a certificate, nothing. The
/// bytes must live as long as the daemon.
[[nodiscard]] std::vector<MHD_OptionItem> tlsOptions(const QByteArray &certificate, const QByteArray &key);

/// For MHD_OPTION_UNESCAPE_CALLBACK: paths and queries stay as they came; who routes them unescapes them.
size_t leaveEscaped(void *, MHD_Connection *, char *text);

/// Hands the response of \a exchange to its connection, with the headers that every answer has. The exchange must live
/// until the request is completed.
[[nodiscard]] bool queueResponse(const Exchange &exchange);

} // namespace steward::server
