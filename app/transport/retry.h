// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "transport/transport.h"

#include <QList>

namespace steward {

struct RetryPolicy
{
    /// Before the second, third, … try; its length is how often is tried again.
    QList<std::chrono::milliseconds> waits{std::chrono::milliseconds(400), std::chrono::milliseconds(1500),
                                           std::chrono::milliseconds(5000)};
    /// A server that asks for more than this is obeyed by not asking again: its answer is passed up.
    std::chrono::seconds longestRetryAfter{30};
    /// Each retry costs one, each answer that needed none gives a tenth back: a server in trouble is not asked
    /// several times as much as a healthy one.
    double budget = 10.0;
};

/// Sends again what failed in passing: Offline, Timeout, 429, 502, 503. Only what may be repeated: a GET, or a write
/// with If-Match or an Idempotency-Key. Waits by the policy's table, each between half and whole of it by chance, and
/// at least as long as Retry-After says. At the end the last error or answer is passed up as it is.
class Retry final : public Transport
{
public:
    /// Calls a function after a while unless the context is gone; the default is a timer.
    using Wait = std::function<void(std::chrono::milliseconds, QObject *context, std::function<void()>)>;
    /// A number in [0, 1).
    using Chance = std::function<double()>;

    /// \a below and \a clock must outlive this.
    Retry(Transport &below, const Clock &clock, RetryPolicy policy = {}, Wait wait = {}, Chance chance = {});
    ~Retry() override;
    Q_DISABLE_COPY_MOVE(Retry)

    Ticket send(Request request, QObject *context, Done done) override;

private:
    struct Core;
    std::shared_ptr<Core> m_core; // shared with what is under way, which holds it weakly
};

} // namespace steward
