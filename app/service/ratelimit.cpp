// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/ratelimit.h"

#include "wire/routes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr std::chrono::milliseconds minute = std::chrono::minutes(1);

} // namespace

std::chrono::milliseconds Bucket::take(int perMinute, Instant now)
{
    using std::chrono::milliseconds;
    // A clock that was put back must not keep anybody waiting for longer than an empty bucket takes.
    m_fullAt = std::clamp(m_fullAt, now, now + minute);
    const milliseconds oneTakes = std::max(minute / perMinute, milliseconds(1));
    const milliseconds missing = m_fullAt - now;
    if (missing + oneTakes > std::max(minute, oneTakes))
        return missing + oneTakes - minute;
    m_fullAt += oneTakes;
    return {};
}

std::chrono::milliseconds RateLimiter::take(const Subject &subject, const QString &from, RouteClass which, Instant now)
{
    const int perMinute = m_limits.of(which);
    if (perMinute <= 0)
        return {};
    if (now - m_swept >= minute || now < m_swept) {
        m_buckets.removeIf([now](const auto &bucket) { return bucket.value().isFull(now); });
        m_swept = now;
    }
    if (m_buckets.size() >= mostCallers)
        m_buckets.clear();
    const Subject who = subject.subject.isEmpty() ? Subject{{}, from} : subject;
    return m_buckets[{who, static_cast<int>(which)}].take(perMinute, now);
}

RouteClass classOf(Request::Verb verb, const QString &pattern)
{
    using namespace wire;
    if (pattern == routes::claims || pattern == routes::acceptances || pattern == routes::testRuns
        || pattern == routes::accessRequest)
        return RouteClass::Door;
    if (verb != Request::Verb::Get)
        return RouteClass::Write;
    const bool leavesWhole = pattern.startsWith(routes::snapshot) || pattern == routes::auditExport
                             || pattern == routes::people + u"/{}/view"_s;
    return leavesWhole ? RouteClass::Export : RouteClass::Read;
}

} // namespace steward
