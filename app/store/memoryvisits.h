// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/visits.h"

namespace steward {

/// Of MemoryStore.
class MemoryVisits final : public Visits
{
public:
    [[nodiscard]] Result<std::optional<Session>> find(const Subject &subject, const QString &sid, const QString &client,
                                                      const Id &person) const override;
    [[nodiscard]] Result<std::optional<Session>> session(const Id &id) const override;
    Result<Session> begin(const Session &session) override;
    Result<void> touch(const Id &id, Instant at, const QString &from) override;
    Result<void> end(const Id &id, Instant at, const Id &by) override;
    Result<void> refuse(const SignIn &refusal) override;
    Result<void> note(const Read &read) override;
    [[nodiscard]] Result<QList<Session>> sessions(const VisitPage &page) const override;
    [[nodiscard]] Result<QList<SignIn>> signIns(const VisitPage &page) const override;
    [[nodiscard]] Result<QList<Read>> reads(const VisitPage &page) const override;

    /// What tells where a person was is gone; that he has read something stays.
    void forget(const Id &person);

private:
    [[nodiscard]] Session *at(const Id &id);
    void keep(SignIn signIn);

    QList<Session> m_sessions; ///< by number
    QList<SignIn> m_signIns;
    QList<Read> m_reads;
    qint64 m_last = 0; ///< number given, of any kind
};

} // namespace steward
