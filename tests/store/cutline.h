// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <thread>

namespace steward::tests {

/// A line to a server on 127.0.0.1 that breaks at the worst moment: the server has done what it was told, and nobody
/// hears of it. Other than that it carries whatever comes, one connection at a time, in a thread of its own.
class CutLine
{
public:
    explicit CutLine(int serverPort);
    ~CutLine();
    CutLine(const CutLine &) = delete;
    CutLine &operator=(const CutLine &) = delete;

    [[nodiscard]] int port() const { return m_port; }
    /// The answer to the next message with a COMMIT in it is thrown away, and the connection closed.
    void cutAtNextCommit() { m_isArmed = true; }
    [[nodiscard]] int cuts() const { return m_cuts; }
    /// So many messages have gone to the server, each of which waits for its answer.
    [[nodiscard]] int ways() const { return m_ways; }

private:
    void run(const std::stop_token &stop);
    void carry(int client, const std::stop_token &stop);

    int m_serverPort;
    int m_listener;
    int m_port = 0;
    std::atomic<bool> m_isArmed = false;
    std::atomic<int> m_cuts = 0;
    std::atomic<int> m_ways = 0;
    std::jthread m_thread;
};

} // namespace steward::tests
