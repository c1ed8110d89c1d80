// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/metronome.h"

namespace steward::server {

Metronome::Metronome(std::chrono::milliseconds interval, std::function<void()> work)
    : m_thread([this, interval, work = std::move(work)] { run(interval, work); })
{
}

Metronome::~Metronome()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Metronome::run(std::chrono::milliseconds interval, const std::function<void()> &work)
{
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, interval, [this] { return m_isOver; })) {
        lock.unlock();
        work();
        lock.lock();
    }
}

} // namespace steward::server
