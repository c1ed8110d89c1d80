// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/admissions.h"
#include "server/publishedstate.h"
#include "server/sharedlimiter.h"
#include "service/readside.h"

namespace steward::server {

/// Answers what can be told from the state that was published last, to whom was let in a moment ago: exactly as the
/// service would, and, other than the service, in any thread.
class QuickReader final : public ReadSide
{
public:
    /// \a limiter: the service's own, too.
    explicit QuickReader(std::shared_ptr<SharedLimiter> limiter)
        : m_limiter(std::move(limiter))
    {
    }

    void publish(const domain::Project &project) override { m_published.publish(project); }
    void admit(const Caller &caller, const Id &session, const Id &person, Instant until) override
    {
        m_admissions.admit(caller, session, person, until);
    }
    void forget(const Id &session) override { m_admissions.forget(session); }

    /// Nothing: ask the service. Of refusals only those that nobody writes down are answered here.
    [[nodiscard]] std::optional<Response> answer(const Call &call) const;

private:
    PublishedState m_published;
    Admissions m_admissions;
    const std::shared_ptr<SharedLimiter> m_limiter;
};

} // namespace steward::server
