// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

#include <chrono>

namespace steward::bench {

/// What the machine gives without us: what stands beside our own numbers.

/// A libmicrohttpd that answers "hello" to everything, in a process of its own, with as many threads as ours has.
class HelloServer
{
public:
    /// This program, called so, is such a server until its standard input is closed.
    static constexpr auto argument = "--hello";
    [[nodiscard]] static int run();

    HelloServer();
    ~HelloServer();
    Q_DISABLE_COPY_MOVE(HelloServer)

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    QProcess m_process;
    quint16 m_port = 0;
};

/// Commits of one row a second by \a clients, as pgbench counts them, on the test cluster.
[[nodiscard]] double pgbenchCommits(int clients, std::chrono::seconds duration);

/// Inserts of one row a second, each a transaction, into a new SQLite file that is as durable as the store's.
[[nodiscard]] double sqliteInserts(std::chrono::milliseconds duration);

} // namespace steward::bench
