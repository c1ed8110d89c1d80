// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sqlverification.h"

#include "store/sqltransaction.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace steward {

SqlVerification::SqlVerification(const SqlDatabase &database, const sqlstate::Head &head)
    : m_database(database)
    , m_walk(head.project, head.firstRevision)
    , m_from(std::numeric_limits<qint64>::min())
{
}

Result<std::optional<ChainCheck>> SqlVerification::step()
{
    const SqlTransaction transaction(m_database, SqlTransaction::Kind::Read);
    if (!transaction.begun())
        return transaction.begun().error();
    const auto isOver = sqllog::walk(m_database, m_walk, m_from, stepRows);
    if (!isOver && isOver.error().code != "store.damaged"_L1)
        return isOver.error();
    if (!isOver)
        m_walk.fail(m_walk.next(), u"the row cannot be read: "_s + isOver.error().detail);
    else if (!*isOver)
        return std::optional<ChainCheck>();
    const auto head = sqlstate::head(m_database);
    if (!head)
        return head.error();
    const auto keys = sqllog::allKeys(m_database);
    if (!keys)
        return keys.error();
    return std::optional(m_walk.finish(head->revision, head->hash, *keys));
}

} // namespace steward
