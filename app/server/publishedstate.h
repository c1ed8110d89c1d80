// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/kepttexts.h"
#include "service/readside.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

namespace steward::server {

/// The state of the project that is given out now, to be looked at in any thread while one thread goes on to the next.
/// Nobody waits for anybody: who looks keeps what he has, and its memory goes when all have looked away.
///
/// It goes in the thread that publishes, and there alone: a Table writes on what it shares with no other, and whether
/// it does, it finds from a count of owners that says nothing of what other threads have yet to read.
class PublishedState
{
private:
    struct Edition
    {
        domain::Project project;
        KeptTexts texts;
        std::atomic<int> lookers = 0;
    };

public:
    /// Lives for one look, in one thread. What it gives is valid as long as it lives; no copy of the project's may live
    /// longer.
    class Look
    {
    public:
        explicit Look(const PublishedState &published)
            : m_edition(published.lookAt())
        {
        }
        ~Look() { m_edition.lookers.fetch_sub(1, std::memory_order_release); }
        Q_DISABLE_COPY_MOVE(Look)

        [[nodiscard]] const domain::Project &project() const { return m_edition.project; }
        [[nodiscard]] KeptTexts &texts() const { return m_edition.texts; }

    private:
        Edition &m_edition;
    };

    PublishedState();
    ~PublishedState(); ///< when nobody looks any more
    Q_DISABLE_COPY_MOVE(PublishedState)

    /// One thread, always the same. From its return on nobody begins to look at an older state.
    void publish(const domain::Project &project);

private:
    [[nodiscard]] Edition &lookAt() const;

    mutable std::mutex m_mutex; ///< held for a moment
    std::unique_ptr<Edition> m_now;
    std::vector<std::unique_ptr<Edition>> m_past; ///< of the thread that publishes
};

} // namespace steward::server
