// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sqlvisits.h"

#include "domain/words.h"
#include "store/sqldatabase.h"
#include "store/sqlrows.h"
#include "store/sqltransaction.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

using Kind = SqlTransaction::Kind;

Error damaged(const QString &table)
{
    return {.kind = Error::Kind::Server, .code = u"store.damaged"_s, .detail = table};
}

QVariant idOrNull(const Id &id)
{
    return id.isNull() ? QVariant() : QVariant(id.toString());
}

/// Reads cells in the order of the query's columns; isSound() tells whether all could be read.
class Cells
{
public:
    explicit Cells(const QSqlQuery &query)
        : m_query(query)
    {
    }

    qint64 number() { return m_query.value(m_next++).toLongLong(); }
    QString text() { return SqlDatabase::text(m_query, m_next++); }
    /// Null where the cell is.
    Id id()
    {
        const QVariant cell = m_query.value(m_next++);
        const auto id = Id::fromString(cell.toString());
        m_isSound = m_isSound && (cell.isNull() || id);
        return id.value_or(Id());
    }
    std::optional<Instant> optionalInstant()
    {
        const QVariant cell = m_query.value(m_next++);
        const auto instant = instantFromText(cell.toString());
        m_isSound = m_isSound && (cell.isNull() || instant);
        return instant;
    }
    Instant instant()
    {
        const auto instant = optionalInstant();
        m_isSound = m_isSound && instant;
        return instant.value_or(Instant());
    }
    [[nodiscard]] bool isSound() const { return m_isSound; }
    void fail() { m_isSound = false; }

private:
    const QSqlQuery &m_query;
    int m_next = 0;
    bool m_isSound = true;
};

void read(Cells &cells, SessionRow &session)
{
    session.number = cells.number();
    session.id = cells.id();
    session.person = cells.id();
    session.subject.issuer = cells.text();
    session.subject.subject = cells.text();
    session.sid = cells.text();
    session.client = cells.text();
    session.began = cells.instant();
    session.seen = cells.instant();
    session.from = cells.text();
    session.ended = cells.optionalInstant();
    session.endedBy = cells.id();
}

void read(Cells &cells, SignInEvent &signIn)
{
    signIn.number = cells.number();
    signIn.at = cells.instant();
    const auto what = domain::fromWord<SignInEvent::What>(cells.text());
    signIn.person = cells.id();
    signIn.subject.issuer = cells.text();
    signIn.subject.subject = cells.text();
    signIn.session = cells.id();
    signIn.from = cells.text();
    signIn.reason = cells.text();
    signIn.by = cells.id();
    if (what)
        signIn.what = *what;
    else
        cells.fail();
}

void read(Cells &cells, Read &one)
{
    one.number = cells.number();
    one.at = cells.instant();
    one.person = cells.id();
    one.what = cells.text();
    one.scope = cells.text();
    one.objects = cells.number();
    one.bytes = cells.number();
    one.from = cells.text();
}

const QString sessionColumns = u"position, id, person, issuer, subject, sid, client, began_at, seen_at, origin, "
                               "ended_at, ended_by"_s;
const QString signInColumns = u"position, at, what, person, issuer, subject, session, origin, reason, ended_by"_s;
const QString readColumns = u"position, at, person, what, scope, objects, bytes, origin"_s;

template<typename Row>
Result<QList<Row>> rowsOf(const SqlDatabase &database, const QString &sql, const QVariantList &values)
{
    auto query = database.run(sql, values);
    if (!query)
        return query.error();
    QSqlQuery cursor = std::move(query).value();
    QList<Row> rows;
    while (cursor.next()) {
        Cells cells(cursor);
        Row row;
        read(cells, row);
        if (!cells.isSound())
            return damaged(u"a row of who was here"_s);
        rows << row;
    }
    const auto end = SqlDatabase::ending(cursor);
    return end ? Result<QList<Row>>(rows) : end.error();
}

template<typename Row>
Result<QList<Row>> pageOf(const SqlDatabase &database, const QString &table, const QString &columns,
                          const VisitPage &page)
{
    const QString whose = page.person.isNull() ? QString() : u" AND person = ?"_s;
    QVariantList values{page.before > 0 ? page.before : std::numeric_limits<qint64>::max()};
    if (!page.person.isNull())
        values << page.person.toString();
    values << std::max(page.limit, 0);
    return rowsOf<Row>(
        database, u"SELECT %1 FROM %2 WHERE position < ?%3 ORDER BY position DESC LIMIT ?"_s.arg(columns, table, whose),
        values);
}

/// \a work, all or nothing.
template<typename Work>
auto atOnce(const SqlDatabase &database, Work work) -> decltype(work())
{
    SqlTransaction transaction(database, Kind::Write);
    if (!transaction.begun())
        return transaction.begun().error();
    auto done = work();
    if (!done)
        return done;
    const auto committed = transaction.commit();
    return committed ? std::move(done) : committed.error();
}

} // namespace

Result<QList<SessionRow>> SqlVisits::sessionsWhere(const QString &which, const QVariantList &values) const
{
    return rowsOf<SessionRow>(m_database, u"SELECT %1 FROM sessions WHERE %2"_s.arg(sessionColumns, which), values);
}

Result<std::optional<SessionRow>> SqlVisits::oneWhere(const QString &which, const QVariantList &values) const
{
    const auto rows = sessionsWhere(which, values);
    if (!rows)
        return rows.error();
    return rows->isEmpty() ? std::optional<SessionRow>() : std::optional(rows->constFirst());
}

Result<std::optional<SessionRow>> SqlVisits::find(const Subject &subject, const QString &sid, const QString &client,
                                                  const Id &person) const
{
    return oneWhere(u"issuer = ? AND subject = ? AND sid = ? AND client = ? AND person = ?"_s,
                    {sqlrows::filled(subject.issuer), sqlrows::filled(subject.subject), sqlrows::filled(sid),
                     sqlrows::filled(client), person.toString()});
}

Result<std::optional<SessionRow>> SqlVisits::session(const Id &id) const
{
    return oneWhere(u"id = ?"_s, {id.toString()});
}

Result<void> SqlVisits::prune(const QString &table, const QString &moment, Instant from, int most, const QString &which)
{
    const QString also = which.isEmpty() ? QString() : u" AND "_s + which;
    if (const auto done =
            m_database.execute(u"DELETE FROM %1 WHERE %2 < ?%3"_s.arg(table, moment, also), {toText(from)});
        !done)
        return done;
    const QString all = which.isEmpty() ? QString() : u" WHERE "_s + which;
    return m_database.execute(
        u"DELETE FROM %1 WHERE position <= (SELECT position FROM %1%2 ORDER BY position DESC LIMIT 1 OFFSET ?)%3"_s.arg(
            table, all, also),
        {most});
}

Result<void> SqlVisits::keep(const SignInEvent &signIn)
{
    const auto done = m_database.execute(
        u"INSERT INTO sign_ins (at, what, person, issuer, subject, session, origin, reason, ended_by) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {toText(signIn.at), domain::wordOf(signIn.what), idOrNull(signIn.person),
         sqlrows::filled(signIn.subject.issuer), sqlrows::filled(signIn.subject.subject), idOrNull(signIn.session),
         sqlrows::filled(signIn.from), sqlrows::filled(signIn.reason), idOrNull(signIn.by)});
    if (!done)
        return done;
    const bool isRefusal = signIn.what == SignInEvent::What::Refused;
    return prune(u"sign_ins"_s, u"at"_s, signIn.at - visitsAreKept, isRefusal ? mostRefusals : mostSignIns,
                 isRefusal ? u"what = 'refused'"_s : u"what <> 'refused'"_s);
}

Result<SessionRow> SqlVisits::resume(SessionRow known, const SessionRow &session)
{
    known.seen = session.seen;
    known.from = session.from;
    if (const auto done = m_database.execute(u"UPDATE sessions SET seen_at = ?, origin = ? WHERE id = ?"_s,
                                             {toText(known.seen), sqlrows::filled(known.from), known.id.toString()});
        !done)
        return done.error();
    const auto kept = keep(
        {.at = known.seen, .person = known.person, .subject = known.subject, .session = known.id, .from = known.from});
    return kept ? Result<SessionRow>(known) : kept.error();
}

Result<SessionRow> SqlVisits::begin(const SessionRow &session)
{
    return atOnce(m_database, [&]() -> Result<SessionRow> {
        const auto known = find(session.subject, session.sid, session.client, session.person);
        if (!known)
            return known.error();
        if (*known && !(*known)->isResumedBy(session))
            return **known;
        if (*known)
            return resume(**known, session);
        const auto done = m_database.execute(
            u"INSERT INTO sessions (id, person, issuer, subject, sid, client, began_at, seen_at, origin) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            {session.id.toString(), session.person.toString(), sqlrows::filled(session.subject.issuer),
             sqlrows::filled(session.subject.subject), sqlrows::filled(session.sid), sqlrows::filled(session.client),
             toText(session.began), toText(session.seen), sqlrows::filled(session.from)});
        if (!done)
            return done.error();
        if (const auto pruned = prune(u"sessions"_s, u"seen_at"_s, session.began - visitsAreKept, mostSessions);
            !pruned)
            return pruned.error();
        if (const auto kept = keep({.at = session.began,
                                    .person = session.person,
                                    .subject = session.subject,
                                    .session = session.id,
                                    .from = session.from});
            !kept)
            return kept.error();
        const auto made = this->session(session.id);
        if (!made)
            return made.error();
        return *made ? Result<SessionRow>(**made) : damaged(u"sessions"_s);
    });
}

Result<void> SqlVisits::touch(const Id &id, Instant at, const QString &from)
{
    return atOnce(m_database, [&] {
        return m_database.execute(u"UPDATE sessions SET seen_at = ?, origin = ? WHERE id = ? "
                                  "AND (ended_at IS NULL OR (sid = '' AND seen_at > ended_at))"_s,
                                  {toText(at), sqlrows::filled(from), id.toString()});
    });
}

Result<void> SqlVisits::end(const Id &id, Instant at, const Id &by)
{
    return atOnce(m_database, [&]() -> Result<void> {
        const auto session = this->session(id);
        if (!session)
            return session.error();
        if (!*session)
            return {};
        if (const auto done = m_database.execute(u"UPDATE sessions SET ended_at = ?, ended_by = ? WHERE id = ?"_s,
                                                 {toText(at), idOrNull(by), id.toString()});
            !done)
            return done;
        return keep({.at = at,
                     .what = SignInEvent::What::Ended,
                     .person = (*session)->person,
                     .subject = (*session)->subject,
                     .session = id,
                     .from = (*session)->from,
                     .by = by});
    });
}

Result<void> SqlVisits::refuse(const SignInEvent &refusal)
{
    return atOnce(m_database, [&] { return keep(refusal); });
}

Result<qint64> SqlVisits::note(const Read &read)
{
    return atOnce(m_database, [&]() -> Result<qint64> {
        auto inserted = m_database.run(
            u"INSERT INTO reads (at, person, what, scope, objects, bytes, origin) VALUES (?, ?, ?, ?, ?, ?, ?) "
            "RETURNING position"_s,
            {toText(read.at), read.person.toString(), sqlrows::filled(read.what), sqlrows::filled(read.scope),
             read.objects, read.bytes, sqlrows::filled(read.from)});
        if (!inserted)
            return inserted.error();
        QSqlQuery row = std::move(inserted).value();
        if (!row.next())
            return damaged(u"reads"_s);
        const qint64 number = row.value(0).toLongLong();
        row.finish();
        const auto pruned = prune(u"reads"_s, u"at"_s, read.at - visitsAreKept, mostReads);
        return pruned ? Result<qint64>(number) : pruned.error();
    });
}

Result<void> SqlVisits::grow(qint64 number, qint64 bytes)
{
    return atOnce(m_database, [&] {
        return m_database.execute(u"UPDATE reads SET bytes = bytes + ? WHERE position = ?"_s, {bytes, number});
    });
}

Result<QList<SessionRow>> SqlVisits::sessions(const VisitPage &page) const
{
    return pageOf<SessionRow>(m_database, u"sessions"_s, sessionColumns, page);
}

Result<QList<SignInEvent>> SqlVisits::signIns(const VisitPage &page) const
{
    return pageOf<SignInEvent>(m_database, u"sign_ins"_s, signInColumns, page);
}

Result<QList<Read>> SqlVisits::reads(const VisitPage &page) const
{
    return pageOf<Read>(m_database, u"reads"_s, readColumns, page);
}

Result<void> SqlVisits::forget(const Id &person)
{
    for (const QString &sql : {u"DELETE FROM sessions WHERE person = ?"_s, u"DELETE FROM sign_ins WHERE person = ?"_s,
                               u"UPDATE reads SET origin = '' WHERE person = ?"_s}) {
        if (const auto done = m_database.execute(sql, {person.toString()}); !done)
            return done;
    }
    return {};
}

} // namespace steward
