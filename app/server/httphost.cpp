// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/httphost.h"

#include "core/log.h"
#include "server/mhd.h"
#include "server/requestcheck.h"
#include "service/service.h"

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

STEWARD_LOG(server)

/// The target ends where its first NUL is; what follows on the line up to the version would be lost without a word, and
/// a proxy in between may have read it. The version stands behind the target in the buffer of the request line.
bool isCutShort(const Exchange &exchange, const char *version, qint64 longest)
{
    const auto length =
        static_cast<qint64>(reinterpret_cast<quintptr>(version) - reinterpret_cast<quintptr>(exchange.targetAt)) - 1;
    return length > exchange.target.size() && length < longest;
}

} // namespace

HttpHost::HttpHost(const Limits &limits, Receiver receiver, Watcher *watcher, Quick quick)
    : m_limits(limits)
    , m_receiver(std::move(receiver))
    , m_watcher(watcher)
    , m_quick(std::move(quick))
    , m_connections(limits)
{
}

HttpHost::~HttpHost()
{
    if (!m_daemon)
        return;
    refuseWaiting();
    MHD_stop_daemon(m_daemon);
}

void HttpHost::refuseWaiting()
{
    QSet<std::shared_ptr<Exchange>> open;
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        open = m_open;
    }
    for (const auto &exchange : std::as_const(open))
        finish(exchange, problem(503, u"server.stopping"_s, exchange->id));
}

void HttpHost::stopListening()
{
    if (!m_isListening)
        return;
    m_isListening = false;
    if (const MHD_socket socket = MHD_quiesce_daemon(m_daemon); socket != MHD_INVALID_SOCKET)
        ::close(socket);
}

void HttpHost::shutOverdue()
{
    if (const int shut = m_connections.shutOverdue(std::chrono::steady_clock::now())) {
        qCInfo(logger) << "closed for slowness:" << shut;
        tellRefused(Limit::Time, shut);
    }
}

bool HttpHost::mayAccept(const QHostAddress &address) const
{
    if (m_connections.count() >= m_limits.connections + m_limits.reserve) {
        tellRefused(Limit::Connections);
        return false;
    }
    if (!m_connections.mayOpen(address)) {
        tellRefused(Limit::Address);
        return false;
    }
    return true;
}

void HttpHost::tellRefused(Limit limit, int count) const
{
    if (m_watcher)
        m_watcher->refused(limit, count);
}

bool HttpHost::begin(Exchange &exchange, const char *version)
{
    exchange.hasHeaders = true;
    exchange.begun = std::chrono::steady_clock::now();
    m_connections.enters(exchange.connection, Connections::Phase::Body);

    const bool isCut = isCutShort(exchange, version, m_limits.connectionBytes());
    const bool isTooLongAHead = exchange.headerBytes > m_limits.headerBytes;
    const Complaint complaint = isTooLongAHead ? Complaint{431, u"header.too_large"_s, true}
                                : isCut        ? Complaint{400, u"target.form"_s}
                                               : checkHead(exchange, version);
    exchange.mustClose = complaint.isFramingInDoubt;
    exchange.origin = headerValue(exchange.request.headers, "origin");
    if (complaint.status == 405) // nothing is wrong with it but its verb, or that is a browser's question
        exchange.response = m_endpoint.crossOrigin.preflight(exchange);
    if (complaint.status != 0 && !exchange.response)
        exchange.response = problem(complaint.status, complaint.code, exchange.id);
    else if (m_connections.count() > m_limits.connections)
        refuse(exchange, 503, Limit::Connections);
    else if (declaredLength(exchange) > m_limits.bodyBytes)
        refuse(exchange, 413, Limit::Body);
    if (!exchange.response)
        return true;

    exchange.mustClose = exchange.mustClose || exchange.response->status == 503;
    if (exchange.response->status == 405)
        setHeader(*exchange.response, "allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
    // Answered now, or once the body has been read and thrown away? A client that waits for "100 Continue" reads at
    // once; another one would lose the answer when we close while it still sends.
    const bool isWaiting = !headerValue(exchange.request.headers, "expect").isEmpty();
    const bool isTooLong = declaredLength(exchange) > m_limits.bodyBytes + m_limits.drainBytes;
    if (exchange.mustClose || isWaiting || isTooLong || !hasBody(exchange))
        return queue(exchange);
    return true;
}

bool HttpHost::takeBody(Exchange &exchange, const char *bytes, size_t size)
{
    const auto count = static_cast<qint64>(size);
    exchange.received += count;
    if (exchange.received > m_limits.bodyBytes + m_limits.drainBytes)
        return false; // closed
    if (exchange.response)
        return true;
    if (exchange.received > m_limits.bodyBytes) {
        refuse(exchange, 413, Limit::Body);
        return true;
    }
    m_bodiesBytes += count;
    exchange.held += count;
    exchange.request.body.append(bytes, count);
    if (m_bodiesBytes > m_limits.allBodiesBytes)
        refuse(exchange, 503, Limit::Memory);
    return true;
}

void HttpHost::refuse(Exchange &exchange, int status, Limit limit)
{
    dropBody(exchange);
    exchange.response = problem(status, status == 413 ? u"body.too_large"_s : u"server.busy"_s, exchange.id);
    if (status == 503)
        setHeader(*exchange.response, "retry-after", "5");
    tellRefused(limit);
}

bool HttpHost::end(const std::shared_ptr<Exchange> &exchange)
{
    if (!exchange->response && m_quick)
        exchange->response = m_quick(*exchange);
    if (!exchange->response && handOver(exchange)) {
        m_receiver(*this, exchange);
        return true;
    }
    if (!exchange->response)
        exchange->response = problem(503, u"server.stopping"_s, exchange->id);
    return queue(*exchange);
}

bool HttpHost::handOver(const std::shared_ptr<Exchange> &exchange)
{
    m_connections.enters(exchange->connection, Connections::Phase::Ours);
    const std::lock_guard lock(m_mutex);
    if (m_isStopping)
        return false;
    m_open.insert(exchange);
    MHD_suspend_connection(exchange->connection);
    return true;
}

void HttpHost::finish(const std::shared_ptr<Exchange> &exchange, Response response)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_open.remove(exchange))
            return;
    }
    exchange->response = std::move(response);
    // From the next line on the exchange is the socket's again.
    MHD_resume_connection(exchange->connection);
}

bool HttpHost::queue(Exchange &exchange)
{
    m_connections.enters(exchange.connection, Connections::Phase::Answer);
    dropBody(exchange);
    exchange.wasQueued = true;
    m_endpoint.crossOrigin.addTo(exchange);
    return queueResponse(exchange);
}

void HttpHost::forget(Exchange &exchange)
{
    dropBody(exchange);
    m_connections.enters(exchange.connection, Connections::Phase::Between);
    const auto spent =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - exchange.begun);
    if (m_watcher)
        m_watcher->ended(exchange, exchange.wasQueued ? exchange.response->status : 0, spent);
}

void HttpHost::dropBody(Exchange &exchange)
{
    m_bodiesBytes -= std::exchange(exchange.held, 0);
    exchange.request.body = QByteArray(); // may have moved on long since
}

} // namespace steward::server
