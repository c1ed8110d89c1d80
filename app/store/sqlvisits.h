// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/visits.h"

class QSqlQuery;

namespace steward {

class SqlDatabase;

/// Of SqlStore: each call that writes is a transaction.
class SqlVisits final : public Visits
{
public:
    /// \a database must outlive this.
    explicit SqlVisits(const SqlDatabase &database)
        : m_database(database)
    {
    }

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

    /// What tells where a person was is gone; that he has read something stays. Within a transaction.
    Result<void> forget(const Id &person);

private:
    [[nodiscard]] Result<QList<SessionRow>> sessionsWhere(const QString &which, const QVariantList &values) const;
    [[nodiscard]] Result<std::optional<SessionRow>> oneWhere(const QString &which, const QVariantList &values) const;
    Result<SessionRow> resume(SessionRow known, const SessionRow &session);
    Result<void> keep(const SignInEvent &signIn);
    /// Rows of \a table from before \a from go, and the oldest above \a most.
    Result<void> prune(const QString &table, const QString &moment, Instant from, int most, const QString &which = {});

    const SqlDatabase &m_database;
};

} // namespace steward
