// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/auditchain.h"
#include "store/sqlstate.h"
#include "store/store.h"

#include <vector>

namespace steward {

/// What Store::commitAll() writes, in as few ways to the server and back as it can be: one in which all is asked that
/// has to be known, one in which all is said. The commits must outlive it.
class SqlCommit
{
public:
    explicit SqlCommit(std::span<const Commit> commits);

    /// To be asked first in its transaction, and not to outlive this.
    [[nodiscard]] std::vector<SqlQuestion> questions();

    /// Within that transaction, which must be undone when this fails.
    [[nodiscard]] Result<QList<AuditRow>> write(const SqlDatabase &database);

private:
    [[nodiscard]] SqlQuestion repetition();
    [[nodiscard]] Result<void> check() const;
    Result<void> writeKeys(const SqlDatabase &database);
    Result<void> writeState(const SqlDatabase &database, const QByteArray &headHash) const;

    const std::span<const Commit> m_commits;
    std::vector<Recording> m_recordings;
    QList<Id> m_people; ///< whom the commits are about
    std::optional<sqlstate::Head> m_head;
    KeyRing m_keys;
    bool m_isRepeated = false; ///< a set is in the log
};

} // namespace steward
