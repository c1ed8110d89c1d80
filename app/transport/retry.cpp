// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transport/retry.h"

#include "core/log.h"
#include "transport/httpdate.h"

#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>

namespace steward {

namespace {

STEWARD_LOG(transport)

using std::chrono::milliseconds;

bool isRepeatable(const Request &request)
{
    return request.verb == Request::Verb::Get || !headerValue(request.headers, "if-match").isEmpty()
           || !headerValue(request.headers, "idempotency-key").isEmpty();
}

bool isPassing(const Result<Response> &result)
{
    if (!result)
        return result.error().kind == Error::Kind::Offline || result.error().kind == Error::Kind::Timeout;
    return result->status == 429 || result->status == 502 || result->status == 503;
}

/// One request with all its tries.
struct Course
{
    Request request;
    QPointer<QObject> context;
    Transport::Done done;
    Ticket ticket; ///< of the try under way
    qsizetype retries = 0;
    bool cancelled = false;
};

} // namespace

struct Retry::Core : std::enable_shared_from_this<Retry::Core>
{
    Core(Transport &belowIt, const Clock &clockOfIt, RetryPolicy policyOfIt, Wait waitOfIt, Chance chanceOfIt)
        : below(belowIt)
        , clock(clockOfIt)
        , policy(std::move(policyOfIt))
        , wait(std::move(waitOfIt))
        , chance(std::move(chanceOfIt))
        , budget(policy.budget)
    {
    }

    void start(const std::shared_ptr<Course> &course)
    {
        course->ticket =
            below.send(course->request, course->context, [weak = weak_from_this(), course](Result<Response> result) {
                if (const auto core = weak.lock())
                    core->take(course, std::move(result));
            });
    }

    void take(const std::shared_ptr<Course> &course, Result<Response> result)
    {
        if (course->cancelled)
            return;
        if (const auto pause = pauseAfter(*course, result)) {
            ++course->retries;
            budget -= 1.0;
            qCInfo(logger) << "trying again in" << pause->count() << "ms, try" << course->retries + 1;
            wait(*pause, course->context, [weak = weak_from_this(), course] {
                const auto core = weak.lock();
                if (core && course->context && !course->cancelled)
                    core->start(course);
            });
            return;
        }
        if (course->retries == 0 && !isPassing(result))
            budget = std::min(policy.budget, budget + 0.1);
        const Done done = std::exchange(course->done, nullptr);
        done(std::move(result));
    }

    [[nodiscard]] std::optional<milliseconds> pauseAfter(const Course &course, const Result<Response> &result) const
    {
        if (!isPassing(result) || !isRepeatable(course.request) || course.retries >= policy.waits.size()
            || budget < 1.0)
            return std::nullopt;
        const auto table = policy.waits.at(course.retries);
        const milliseconds pause(static_cast<qint64>(static_cast<double>(table.count()) * (0.5 + 0.5 * chance())));
        const auto asked = result ? retryAfter(result->headers, clock.now()) : result.error().retryAfter;
        if (!asked)
            return pause;
        if (*asked > policy.longestRetryAfter)
            return std::nullopt;
        return std::max<milliseconds>(pause, *asked);
    }

    Transport &below;
    const Clock &clock;
    RetryPolicy policy;
    Wait wait;
    Chance chance;
    double budget;
};

Retry::Retry(Transport &below, const Clock &clock, RetryPolicy policy, Wait wait, Chance chance)
{
    if (!wait) {
        wait = [](milliseconds pause, QObject *context, std::function<void()> then) {
            QTimer::singleShot(pause, context, std::move(then));
        };
    }
    if (!chance)
        chance = [] { return QRandomGenerator::global()->generateDouble(); };
    m_core = std::make_shared<Core>(below, clock, std::move(policy), std::move(wait), std::move(chance));
}

Retry::~Retry() = default;

Ticket Retry::send(Request request, QObject *context, Done done)
{
    const auto course = std::make_shared<Course>();
    course->request = std::move(request);
    course->context = context;
    course->done = std::move(done);
    m_core->start(course);
    // Weakly: the course holds the ticket of the layer below, so a ticket that held the course would keep both for ever
    // when the line goes away before it has answered.
    return Ticket([weak = std::weak_ptr(course)] {
        if (const auto running = weak.lock()) {
            running->cancelled = true;
            running->ticket.cancel();
            running->done = nullptr;
        }
    });
}

} // namespace steward
