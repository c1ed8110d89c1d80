// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "demo/faults.h"
#include "service/service.h"
#include "transport/transport.h"

namespace steward::demo {

/// The demo's end of the chain: hands each request to the service in this process, later and in this thread, and
/// answers as a network would: after a latency, or with a fault that was asked for. The service never waits; what it
/// wants waited for (long polls) waits here, on a timer and on the next change of the revision. Its jobs go on here, a
/// piece at a time, with requests in between.
class InProcessTransport final : public Transport
{
public:
    struct Host
    {
        std::function<Answer(const Call &)> handle;
        std::function<qint64()> revision;
        std::function<bool()> hasWork{}; ///< none: never
        std::function<void(Instant)> work{};
        std::function<Result<bool>(Instant)> advance{}; ///< none: nothing falls due
    };

    /// \a clock must outlive this, and so must what \a host calls.
    InProcessTransport(Host host, const Clock &clock);
    ~InProcessTransport() override;
    Q_DISABLE_COPY_MOVE(InProcessTransport)

    /// A request cancelled, or whose context dies, before it has arrived never arrives.
    Ticket send(Request request, QObject *context, Done done) override;

    /// Who holds which bearer token. A token nobody holds makes a call by nobody.
    void setBearer(const QByteArray &token, const Subject &subject);

    /// For each request and its answer together; half of it lies before the service is asked.
    void setLatency(std::chrono::milliseconds latency);
    /// After which Fault::Silent ends in Error::Timeout. 30 s.
    void setTimeLimit(std::chrono::milliseconds limit);
    [[nodiscard]] Faults &faults();

    /// Looks whether the revision has moved, for who changes the project other than through this transport.
    void wake();

    /// Requests that have been sent and not been answered.
    [[nodiscard]] int underWay() const;

private:
    class Private;
    std::shared_ptr<Private> d; // tickets know it weakly
};

} // namespace steward::demo
