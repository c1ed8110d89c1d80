// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/auditchain.h"
#include "store/sqlstate.h"
#include "store/store.h"

#include <vector>

namespace steward {

/// What a store knows of its database from its last commit. It is so as long as nobody else has written.
struct SqlKnown
{
    sqlstate::Head head;
    KeyRing keys; ///< of some people
};

/// What Store::commitAll() writes, in as few ways to the server and back as it can be: one in which all is asked that
/// has to be known, one in which all is said; or only the second, where guess() has it. The commits must outlive it.
class SqlCommit
{
public:
    explicit SqlCommit(std::span<const Commit> commits);

    /// Takes what is \a known for granted; answers with what has to be asked in the transaction before it is written
    /// on: it fails with "store.surprised" where anything of it is not so any more, or a set is in the log. Nothing:
    /// not enough is known.
    [[nodiscard]] std::optional<SqlQuestion> guess(const SqlDatabase &database, const SqlKnown &known);
    /// After a write() on a guess that has failed with this, may it be tried with the questions?
    [[nodiscard]] static bool isWorthAsking(const Error &error);

    /// To be asked first in its transaction, and not to outlive this.
    [[nodiscard]] std::vector<SqlQuestion> questions();

    /// Within that transaction, which must be undone when this fails.
    [[nodiscard]] Result<QList<AuditRow>> write(const SqlDatabase &database);

    /// When that is committed.
    [[nodiscard]] SqlKnown known() const;

private:
    /// What the log gets, and what is told of it.
    struct Rows
    {
        QList<LogRecord> records;
        QList<AuditRow> told;
    };

    [[nodiscard]] Result<Rows> makeRows() const;
    [[nodiscard]] bool isThereAlready() const;
    [[nodiscard]] SqlQuestion repetition();
    [[nodiscard]] Result<void> check() const;
    Result<void> writeKeys(const SqlDatabase &database);
    Result<void> writeState(const SqlDatabase &database, const QByteArray &headHash) const;

    const std::span<const Commit> m_commits;
    std::vector<Recording> m_recordings;
    QList<Id> m_people; ///< whom the commits are about
    std::optional<sqlstate::Head> m_head;
    KeyRing m_keys;
    QList<QByteArray> m_found; ///< hashes of the rows that sets of ours have in the log
    Rows m_rows;               ///< as they were written last
};

} // namespace steward
