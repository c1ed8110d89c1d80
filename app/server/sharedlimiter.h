// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/ratelimit.h"

#include <mutex>

namespace steward::server {

/// The service and who reads beside it take from the same buckets. Thread-safe.
class SharedLimiter final : public RateLimiter
{
public:
    using RateLimiter::RateLimiter;

    [[nodiscard]] std::chrono::milliseconds take(const Subject &subject, const QString &from, RouteClass which,
                                                 Instant now) override
    {
        const std::lock_guard lock(m_mutex);
        return RateLimiter::take(subject, from, which, now);
    }

private:
    std::mutex m_mutex;
};

} // namespace steward::server
