// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "server/connections.h"
#include "server/crossorigin.h"
#include "server/exchange.h"
#include "server/watcher.h"

#include <QHostAddress>
#include <QSet>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

struct MHD_Daemon;

namespace steward::server {

/// Where to listen; port 0: any that is free.
struct Endpoint
{
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0;
    QByteArray certificate; ///< PEM, with the chain; empty: plain http
    QByteArray key;         ///< PEM
    CrossOrigin crossOrigin;
};

/// The sockets: takes requests from the network, refuses what is malformed or too much, and hands the rest over whole.
/// It knows no routes and no people. Its own threads do the sending and receiving; a request that is being answered
/// costs none of them.
class HttpHost
{
public:
    /// Called in a thread of the host's for each request that is complete. Whoever receives it calls finish() sooner or
    /// later, from any thread.
    using Receiver = std::function<void(HttpHost &, std::shared_ptr<Exchange>)>;
    /// Asked before, in the same thread, which serves no other connection meanwhile: what takes no time is answered at
    /// once, and goes out without another thread being woken. Nothing: the receiver gets it. (It may set the route.)
    using Quick = std::function<std::optional<Response>(Exchange &)>;

    /// \a watcher may be null; else it must outlive the host. Error::Server "listen.failed".
    [[nodiscard]] static Result<std::unique_ptr<HttpHost>> start(const Endpoint &endpoint, const Limits &limits,
                                                                 Receiver receiver, Watcher *watcher = nullptr,
                                                                 Quick quick = {});
    /// Answers what is still waiting with 503 and closes all.
    ~HttpHost();
    Q_DISABLE_COPY_MOVE(HttpHost)

    [[nodiscard]] quint16 port() const { return m_port; }

    /// Once; a second time is ignored.
    void finish(const std::shared_ptr<Exchange> &exchange, Response response);

    /// No new connections from here on.
    void stopListening();

    /// Answers with 503 what has not been answered yet, and all that comes from here on.
    void refuseWaiting();

    /// To be called a few times in each of the limits' shortest time, from any thread.
    void shutOverdue();

    /// Open connections.
    [[nodiscard]] int count() const { return m_connections.count(); }
    /// Connections with a request under way.
    [[nodiscard]] int busyCount() const { return m_connections.busyCount(); }

private:
    HttpHost(const Limits &limits, Receiver receiver, Watcher *watcher, Quick quick);

    friend struct HostCallbacks;

    [[nodiscard]] bool mayAccept(const QHostAddress &address) const;
    [[nodiscard]] bool begin(Exchange &exchange, const char *version);
    [[nodiscard]] bool takeBody(Exchange &exchange, const char *bytes, size_t size);
    [[nodiscard]] bool end(const std::shared_ptr<Exchange> &exchange);
    [[nodiscard]] bool queue(Exchange &exchange);
    void refuse(Exchange &exchange, int status, Limit limit);
    void forget(Exchange &exchange);
    void tellRefused(Limit limit, int count = 1) const;
    void dropBody(Exchange &exchange);
    [[nodiscard]] bool handOver(const std::shared_ptr<Exchange> &exchange);

    Endpoint m_endpoint; ///< holds the certificate for as long as it is used
    const Limits m_limits;
    Receiver m_receiver;
    Watcher *m_watcher;
    Quick m_quick;
    Connections m_connections;
    std::atomic<qint64> m_bodiesBytes = 0;
    mutable std::mutex m_mutex;
    QSet<std::shared_ptr<Exchange>> m_open; ///< handed over; guarded by the mutex
    bool m_isStopping = false;              ///< nothing is handed over any more; guarded by the mutex
    MHD_Daemon *m_daemon = nullptr;
    quint16 m_port = 0;
    bool m_isListening = true;
};

} // namespace steward::server
