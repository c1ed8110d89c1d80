// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/memoryvisits.h"

#include <algorithm>

namespace steward {

namespace {

template<typename Row>
QList<Row> pageOf(const QList<Row> &rows, const VisitPage &page)
{
    QList<Row> found;
    for (auto row = rows.crbegin(); row != rows.crend() && found.size() < page.limit; ++row) {
        if ((page.before == 0 || row->number < page.before) && (page.person.isNull() || row->person == page.person))
            found << *row;
    }
    return found;
}

/// Rows from before \a from go, and the oldest above \a most.
template<typename Row, typename Moment>
void prune(QList<Row> &rows, Instant from, qsizetype most, Moment momentOf)
{
    rows.removeIf([&](const Row &row) { return momentOf(row) < from; });
    if (rows.size() > most)
        rows.remove(0, rows.size() - most);
}

bool isRefusal(const SignInEvent &signIn)
{
    return signIn.what == SignInEvent::What::Refused;
}

} // namespace

Result<std::optional<SessionRow>> MemoryVisits::find(const Subject &subject, const QString &sid, const QString &client,
                                                     const Id &person) const
{
    const auto found = std::ranges::find_if(m_rows.sessions, [&](const SessionRow &session) {
        return session.subject == subject && session.sid == sid && session.client == client && session.person == person;
    });
    return found == m_rows.sessions.cend() ? std::optional<SessionRow>() : std::optional(*found);
}

Result<std::optional<SessionRow>> MemoryVisits::session(const Id &id) const
{
    const auto found = std::ranges::find(m_rows.sessions, id, &SessionRow::id);
    return found == m_rows.sessions.cend() ? std::optional<SessionRow>() : std::optional(*found);
}

SessionRow *MemoryVisits::at(const Id &id)
{
    const auto found = std::ranges::find(m_rows.sessions, id, &SessionRow::id);
    return found == m_rows.sessions.end() ? nullptr : &*found;
}

void MemoryVisits::keep(SignInEvent signIn)
{
    signIn.number = ++m_rows.last;
    m_rows.signIns << signIn;
    const auto isKind = [&signIn](const SignInEvent &one) { return isRefusal(one) == isRefusal(signIn); };
    const qsizetype most = isRefusal(signIn) ? mostRefusals : mostSignIns;
    m_rows.signIns.removeIf([&](const SignInEvent &one) { return one.at < signIn.at - visitsAreKept; });
    if (std::ranges::count_if(m_rows.signIns, isKind) > most)
        m_rows.signIns.erase(std::ranges::find_if(m_rows.signIns, isKind));
}

Result<SessionRow> MemoryVisits::begin(const SessionRow &session)
{
    const auto known = find(session.subject, session.sid, session.client, session.person);
    if (*known && !(*known)->isResumedBy(session))
        return **known;
    SessionRow made = session;
    if (*known) {
        made = **known;
        made.seen = session.seen;
        made.from = session.from;
        *at(made.id) = made;
    } else {
        made.number = ++m_rows.last;
        m_rows.sessions << made;
        prune(m_rows.sessions, made.began - visitsAreKept, mostSessions,
              [](const SessionRow &one) { return one.seen; });
    }
    keep({.at = made.seen, .person = made.person, .subject = made.subject, .session = made.id, .from = made.from});
    return made;
}

Result<void> MemoryVisits::touch(const Id &id, Instant at, const QString &from)
{
    if (SessionRow *session = this->at(id); session && !session->isOver()) {
        session->seen = at;
        session->from = from;
    }
    return {};
}

Result<void> MemoryVisits::end(const Id &id, Instant at, const Id &by)
{
    SessionRow *session = this->at(id);
    if (!session)
        return {};
    session->ended = at;
    session->endedBy = by;
    keep({.at = at,
          .what = SignInEvent::What::Ended,
          .person = session->person,
          .subject = session->subject,
          .session = id,
          .from = session->from,
          .by = by});
    return {};
}

Result<void> MemoryVisits::refuse(const SignInEvent &refusal)
{
    keep(refusal);
    return {};
}

Result<qint64> MemoryVisits::note(const Read &read)
{
    Read made = read;
    made.number = ++m_rows.last;
    m_rows.reads << made;
    prune(m_rows.reads, made.at - visitsAreKept, mostReads, [](const Read &one) { return one.at; });
    return made.number;
}

Result<void> MemoryVisits::grow(qint64 number, qint64 bytes)
{
    if (const auto read = std::ranges::find(m_rows.reads, number, &Read::number); read != m_rows.reads.end())
        read->bytes += bytes;
    return {};
}

Result<QList<SessionRow>> MemoryVisits::sessions(const VisitPage &page) const
{
    return pageOf(m_rows.sessions, page);
}

Result<QList<SignInEvent>> MemoryVisits::signIns(const VisitPage &page) const
{
    return pageOf(m_rows.signIns, page);
}

Result<QList<Read>> MemoryVisits::reads(const VisitPage &page) const
{
    return pageOf(m_rows.reads, page);
}

void MemoryVisits::forget(const Id &person)
{
    m_rows.sessions.removeIf([&person](const SessionRow &session) { return session.person == person; });
    m_rows.signIns.removeIf([&person](const SignInEvent &signIn) { return signIn.person == person; });
    for (Read &read : m_rows.reads) {
        if (read.person == person)
            read.from.clear();
    }
}

} // namespace steward
