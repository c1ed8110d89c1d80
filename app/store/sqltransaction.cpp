// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sqltransaction.h"

#include "core/log.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

STEWARD_LOG(store)

} // namespace

SqlTransaction::SqlTransaction(const SqlDatabase &database, Kind kind, const std::vector<SqlQuestion> &first)
    : m_database(database)
    , m_begun(begin(database, kind, first))
    , m_isOpen(m_begun.hasValue())
{
    database.m_depth += m_isOpen ? 1 : 0;
}

SqlTransaction::SqlTransaction(const SqlDatabase &database, const SqlQuestion &guard)
    : m_database(database)
    , m_unsent(database.m_sent)
{
    Q_ASSERT(database.m_depth == 0 && database.dialect().isFarAway());
    database.m_depth = 1;
    m_isOpen = true;
    m_begun = sayBeginning(guard);
}

Result<void> SqlTransaction::sayBeginning(const SqlQuestion &guard) const
{
    std::vector<SqlQuestion> beginning = m_database.dialect().beginning(m_database);
    beginning.push_back(guard);
    for (const SqlQuestion &one : beginning) {
        if (const auto said = m_database.say(one.sql, one.values); !said)
            return said;
    }
    return {};
}

Result<void> SqlTransaction::begin(const SqlDatabase &database, Kind kind, const std::vector<SqlQuestion> &first)
{
    if (database.m_depth > 0)
        return beginPart(database, first);
    auto begun = database.m_dialect->begin(database, kind, first);
    if (begun || database.isOpen())
        return begun;
    const auto reopened = database.reopen();
    return reopened ? database.m_dialect->begin(database, kind, first) : reopened;
}

/// What was said before is sent before: undoing the part must not undo it, nor take its failure away.
Result<void> SqlTransaction::beginPart(const SqlDatabase &database, const std::vector<SqlQuestion> &first)
{
    if (const auto sent = database.send(); !sent)
        return sent;
    const QString part = u"part%1"_s.arg(database.m_depth);
    std::vector<SqlQuestion> beginning{{u"SAVEPOINT "_s + part}};
    beginning.insert(beginning.end(), first.begin(), first.end());
    auto asked = database.ask(beginning);
    if (!asked)
        (void)database.execute(u"ROLLBACK TO SAVEPOINT "_s + part);
    return asked;
}

SqlTransaction::~SqlTransaction()
{
    if (!m_isOpen)
        return;
    m_database.unsay(); // of this one, since the one around it has sent its own
    --m_database.m_depth;
    if (m_unsent == m_database.m_sent)
        return;
    const auto undone = m_database.execute(
        m_database.m_depth > 0 ? u"ROLLBACK TO SAVEPOINT part%1"_s.arg(m_database.m_depth) : u"ROLLBACK"_s);
    // Fails when SQLite has rolled back by itself (full disk), which is what is wanted.
    if (!undone)
        qCInfo(logger) << "nothing to roll back:" << undone.error().detail;
}

Result<void> SqlTransaction::commit()
{
    if (m_database.m_depth > 1) {
        auto done = m_database.say(u"RELEASE SAVEPOINT part%1"_s.arg(m_database.m_depth - 1));
        if (done)
            done = m_database.send(); // what fails in it is told here
        m_isOpen = !done;
        m_database.m_depth -= m_isOpen ? 0 : 1;
        return done;
    }
    const auto done = m_database.commit();
    m_isOpen = !done;
    m_database.m_depth -= m_isOpen ? 0 : 1;
    return done;
}

} // namespace steward
