// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/service.h"

namespace steward::server {

/// What the host asks: the service, or in tests of the host something smaller.
class Answerer
{
public:
    virtual ~Answerer() = default;

    [[nodiscard]] virtual Answer handle(const Call &call) = 0;
    [[nodiscard]] virtual qint64 revision() const = 0;
    /// As Service::hasWork(), work().
    [[nodiscard]] virtual bool hasWork() const { return false; }
    virtual void work(Instant) {}
    /// As Service::catchUp().
    virtual Result<void> catchUp() { return {}; }
    /// As Service::advance().
    virtual Result<bool> advance(Instant) { return false; }
};

class ServiceAnswerer final : public Answerer
{
public:
    /// \a service must outlive this.
    explicit ServiceAnswerer(Service &service)
        : m_service(service)
    {
    }

    [[nodiscard]] Answer handle(const Call &call) override { return m_service.handle(call); }
    [[nodiscard]] qint64 revision() const override { return m_service.revision(); }
    [[nodiscard]] bool hasWork() const override { return m_service.hasWork(); }
    void work(Instant now) override { m_service.work(now); }
    Result<void> catchUp() override { return m_service.catchUp(); }
    Result<bool> advance(Instant now) override { return m_service.advance(now); }

private:
    Service &m_service;
};

} // namespace steward::server
