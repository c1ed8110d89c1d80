// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/httphost.h"
#include "server/mhd.h"
#include "vault/random.h"

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

using Holder = std::shared_ptr<Exchange>; // one on the heap is what libmicrohttpd keeps for us

Holder *holderFrom(void *pointer)
{
    return static_cast<Holder *>(pointer);
}

MHD_Result resultFrom(bool goOn)
{
    return goOn ? MHD_YES : MHD_NO;
}

QHostAddress peerOf(MHD_Connection *connection)
{
    const auto *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info && info->client_addr ? QHostAddress(info->client_addr) : QHostAddress();
}

/// From the verb to the empty line.
qint64 headerBytesOf(MHD_Connection *connection)
{
    const auto *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    return info ? static_cast<qint64>(info->header_size) : 0;
}

Headers headersOf(MHD_Connection *connection)
{
    Headers headers;
    MHD_get_connection_values_n(
        connection, MHD_HEADER_KIND,
        [](void *list, MHD_ValueKind, const char *name, size_t nameSize, const char *value, size_t valueSize) {
            static_cast<Headers *>(list)->append(
                {QByteArray(name, static_cast<qsizetype>(nameSize)).toLower(),
                 value ? QByteArray(value, static_cast<qsizetype>(valueSize)) : QByteArray()});
            return MHD_YES;
        },
        &headers);
    return headers;
}

} // namespace

/// What libmicrohttpd calls, in its own threads; nothing but translations.
struct HostCallbacks
{
    static HttpHost &host(void *pointer) { return *static_cast<HttpHost *>(pointer); }

    static MHD_Result accept(void *self, const sockaddr *address, socklen_t)
    {
        return resultFrom(host(self).mayAccept(QHostAddress(address)));
    }

    static void notify(void *self, MHD_Connection *connection, void **, MHD_ConnectionNotificationCode code)
    {
        if (code == MHD_CONNECTION_NOTIFY_CLOSED)
            return host(self).m_connections.closed(connection);
        const auto *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        host(self).m_connections.opened(connection, info->connect_fd, peerOf(connection));
    }

    /// The only place where the target is given as it came.
    static void *target(void *, const char *uri, MHD_Connection *connection)
    {
        auto exchange = std::make_shared<Exchange>();
        exchange->connection = connection;
        exchange->id = randomToken(12);
        exchange->target = uri;
        exchange->targetAt = uri;
        return new Holder(std::move(exchange));
    }

    static MHD_Result access(void *self, MHD_Connection *connection, const char *, const char *verb,
                             const char *version, const char *bytes, size_t *size, void **context)
    {
        const Holder &exchange = *holderFrom(*context);
        if (!exchange->hasHeaders) {
            exchange->verb = verb;
            exchange->request.headers = headersOf(connection);
            exchange->headerBytes = headerBytesOf(connection);
            exchange->address = peerOf(connection).toString();
            return resultFrom(host(self).begin(*exchange, version));
        }
        if (*size == 0)
            return resultFrom(host(self).end(exchange));
        const bool goOn = host(self).takeBody(*exchange, bytes, *size);
        *size = 0;
        return resultFrom(goOn);
    }

    static void completed(void *self, MHD_Connection *, void **context, MHD_RequestTerminationCode)
    {
        const std::unique_ptr<Holder> holder(holderFrom(*context));
        *context = nullptr;
        if (holder)
            host(self).forget(**holder);
    }
};

Result<std::unique_ptr<HttpHost>> HttpHost::start(const Endpoint &endpoint, const Limits &limits, Receiver receiver,
                                                  Watcher *watcher, Quick quick)
{
    std::unique_ptr<HttpHost> host(new HttpHost(limits, std::move(receiver), watcher, std::move(quick)));
    const SocketAddress address(endpoint.address, endpoint.port);
    // Its own limit of connections lies above ours, and each thread may have all of them: ours alone decide.
    const auto hardLimit = static_cast<unsigned>(limits.connections + limits.reserve + 8) * limits.threads;
    const unsigned silence = 90; // seconds; a second net below ours
    host->m_endpoint = endpoint;
    std::vector<MHD_OptionItem> tls = tlsOptions(host->m_endpoint.certificate, host->m_endpoint.key);
    const unsigned tlsFlag = endpoint.certificate.isEmpty() ? MHD_NO_FLAG : MHD_USE_TLS;
    host->m_daemon = MHD_start_daemon(
        MHD_USE_AUTO_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | tlsFlag | address.flags(), endpoint.port,
        &HostCallbacks::accept, host.get(), &HostCallbacks::access, host.get(),
        // clang-format off
        MHD_OPTION_SOCK_ADDR, address.get(),
        MHD_OPTION_NOTIFY_CONNECTION, &HostCallbacks::notify, host.get(),
        MHD_OPTION_NOTIFY_COMPLETED, &HostCallbacks::completed, host.get(),
        MHD_OPTION_URI_LOG_CALLBACK, &HostCallbacks::target, host.get(),
        MHD_OPTION_UNESCAPE_CALLBACK, &leaveEscaped, nullptr,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, static_cast<size_t>(limits.connectionBytes()),
        MHD_OPTION_CONNECTION_LIMIT, hardLimit,
        MHD_OPTION_CONNECTION_TIMEOUT, silence,
        MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_ARRAY, tls.data(),
        MHD_OPTION_THREAD_POOL_SIZE, limits.threads > 1 ? limits.threads : 0U,
        // clang-format on
        MHD_OPTION_END);
    if (!host->m_daemon)
        return Error{.kind = Error::Kind::Server,
                     .code = u"listen.failed"_s,
                     .detail = u"cannot listen on %1 port %2"_s.arg(endpoint.address.toString()).arg(endpoint.port)};
    host->m_port = portOf(host->m_daemon);
    return host;
}

} // namespace steward::server
