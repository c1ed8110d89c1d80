// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/http.h"
#include "store/subject.h"

#include <QHash>

#include <array>

namespace steward {

/// What a route costs us, or could be misused for. Each caller has a bucket for each class.
enum class RouteClass {
    Read,   ///< one object, a page, a long poll
    Write,  ///< whatever is no GET
    Export, ///< what leaves the server whole: the snapshot and its parts, the audit's export
    Door,   ///< codes that could be guessed
};
inline constexpr int routeClasses = 4;

/// So many of a class in a minute, all of them at one time if need be; 0: no limit.
struct RateLimits
{
    std::array<int, routeClasses> perMinute{0, 0, 0, 0}; ///< in the order of RouteClass

    [[nodiscard]] int of(RouteClass which) const { return perMinute.at(static_cast<size_t>(which)); }
};

/// A token bucket: it holds as many tokens as flow in within a minute, and is full at first. A function of the moments
/// it is given, and of nothing else.
class Bucket
{
public:
    /// Takes one token. Zero: there was one; else so long it takes until there is.
    [[nodiscard]] std::chrono::milliseconds take(int perMinute, Instant now);
    /// As if it had never been asked.
    [[nodiscard]] bool isFull(Instant now) const { return m_fullAt <= now; }

private:
    Instant m_fullAt; ///< when it would be full, if nobody took any more
};

/// The buckets of all who ask: of a signed-in caller by his subject, of others by where they come from. Bounded: who
/// has not asked for a minute is forgotten, as his buckets are full.
class RateLimiter
{
public:
    static constexpr qsizetype mostCallers = 50'000; ///< above: all are forgotten, and begin anew

    explicit RateLimiter(RateLimits limits)
        : m_limits(limits)
    {
    }
    virtual ~RateLimiter() = default;
    Q_DISABLE_COPY_MOVE(RateLimiter)

    /// Zero: he may ask. Else how long he is to wait.
    [[nodiscard]] virtual std::chrono::milliseconds take(const Subject &subject, const QString &from, RouteClass which,
                                                         Instant now);
    [[nodiscard]] const RateLimits &limits() const { return m_limits; }
    [[nodiscard]] qsizetype size() const { return m_buckets.size(); }

private:
    using Key = std::pair<Subject, int>;

    RateLimits m_limits;
    QHash<Key, Bucket> m_buckets;
    Instant m_swept;
};

/// Of the route that \a pattern names.
[[nodiscard]] RouteClass classOf(Request::Verb verb, const QString &pattern);

} // namespace steward
