// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace steward::server {

/// Does something again and again in a thread of its own, whatever the others are busy with, until it goes.
class Metronome
{
public:
    /// \a work must be safe to call from another thread, and short.
    Metronome(std::chrono::milliseconds interval, std::function<void()> work);
    /// Returns when \a work is not under way any more.
    ~Metronome();
    Q_DISABLE_COPY_MOVE(Metronome)

private:
    void run(std::chrono::milliseconds interval, const std::function<void()> &work);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isOver = false; ///< guarded by the mutex
    std::thread m_thread;  ///< last: it uses all others
};

} // namespace steward::server
