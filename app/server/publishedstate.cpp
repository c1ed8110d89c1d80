// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/publishedstate.h"

namespace steward::server {

PublishedState::PublishedState()
    : m_now(std::make_unique<Edition>())
{
}

PublishedState::~PublishedState() = default;

PublishedState::Edition &PublishedState::lookAt() const
{
    const std::lock_guard lock(m_mutex);
    m_now->lookers.fetch_add(1, std::memory_order_relaxed);
    return *m_now;
}

void PublishedState::publish(const domain::Project &project)
{
    auto next = std::make_unique<Edition>();
    next->project = project;
    {
        const std::lock_guard lock(m_mutex);
        m_now.swap(next);
    }
    m_past.push_back(std::move(next));
    // Nobody begins to look at what is past: once it is nobody, it stays so.
    std::erase_if(m_past, [](const auto &past) { return past->lookers.load(std::memory_order_acquire) == 0; });
}

} // namespace steward::server
