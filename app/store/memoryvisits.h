// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/visits.h"

namespace steward {

/// Of MemoryStore.
class MemoryVisits final : public Visits
{
public:
    /// All there is.
    struct Rows
    {
        QList<SessionRow> sessions; ///< by number
        QList<SignInEvent> signIns;
        QList<Read> reads;
        qint64 last = 0; ///< number given, of any kind
    };

    [[nodiscard]] const Rows &rows() const { return m_rows; }
    void setRows(const Rows &rows) { m_rows = rows; }

    [[nodiscard]] Result<std::optional<SessionRow>> find(const Subject &subject, const QString &sid,
                                                         const QString &client, const Id &person) const override;
    [[nodiscard]] Result<std::optional<SessionRow>> session(const Id &id) const override;
    Result<SessionRow> begin(const SessionRow &session) override;
    Result<void> touch(const Id &id, Instant at, const QString &from) override;
    Result<void> end(const Id &id, Instant at, const Id &by) override;
    Result<void> refuse(const SignInEvent &refusal) override;
    Result<qint64> note(const Read &read) override;
    Result<void> grow(qint64 number, qint64 bytes) override;
    [[nodiscard]] Result<QList<SessionRow>> sessions(const VisitPage &page) const override;
    [[nodiscard]] Result<QList<SignInEvent>> signIns(const VisitPage &page) const override;
    [[nodiscard]] Result<QList<Read>> reads(const VisitPage &page) const override;

    /// What tells where a person was is gone; that he has read something stays.
    void forget(const Id &person);

private:
    [[nodiscard]] SessionRow *at(const Id &id);
    void keep(SignInEvent signIn);

    Rows m_rows;
};

} // namespace steward
