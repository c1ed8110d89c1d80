// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/memorystore.h"

#include "store/storeerrors.h"

using namespace Qt::StringLiterals;

namespace steward {

MemoryStore::MemoryStore(std::shared_ptr<const Clock> clock)
    : m_clock(clock ? std::move(clock) : std::make_shared<SystemClock>())
{
}

MemoryStore::~MemoryStore() = default;

Result<void> MemoryStore::create(const domain::Project &project)
{
    if (m_state.project)
        return storeerrors::notEmpty();
    return write(storewrites::Created{project});
}

Result<domain::Project> MemoryStore::load() const
{
    if (!m_state.project)
        return storeerrors::empty();
    return *m_state.project;
}

Result<QList<AuditRow>> MemoryStore::read(qsizetype first, int step, int limit) const
{
    QList<AuditRow> rows;
    qsizetype size = 0;
    for (qsizetype index = first; index >= 0 && index < m_state.log.size() && rows.size() < limit && size < pageSize;
         index += step) {
        if (const auto done = read(m_state.log.at(index), rows, size); !done)
            return done.error();
    }
    return rows;
}

Result<void> MemoryStore::read(const LogRecord &record, QList<AuditRow> &rows, qsizetype &size) const
{
    auto row = readRecord(record, m_state.keys);
    if (!row)
        return row.error();
    size += sizeOf(record);
    rows << std::move(row).value();
    return {};
}

Result<QList<AuditRow>> MemoryStore::rowsAfter(qint64 after, int limit) const
{
    return read(std::max<qint64>(after - m_state.firstRevision, 0), 1, limit);
}

Result<QList<AuditRow>> MemoryStore::rowsBefore(qint64 before, int limit) const
{
    qsizetype end = m_state.log.size();
    if (before > 0)
        end = std::min<qint64>(end, before - m_state.firstRevision - 1);
    return read(end - 1, -1, limit);
}

Result<QList<AuditRow>> MemoryStore::rowsTouching(const Id &object, qint64 after, qint64 upTo) const
{
    QList<AuditRow> rows;
    qsizetype size = 0;
    const QString name = object.toString();
    for (const LogRecord &record : m_state.log) {
        if (size >= pageSize || record.revision > upTo)
            break;
        if (record.revision <= after || !record.changes.contains(name))
            continue;
        if (const auto done = read(record, rows, size); !done)
            return done.error();
    }
    return rows;
}

Result<LogFinds> MemoryStore::find(const LogSearch &search) const
{
    if (!m_state.project)
        return storeerrors::empty();
    const domain::LogFilter &filter = search.filter;
    LogFinds finds;
    int candidates = 0;
    qsizetype size = 0;
    qsizetype text = 0;
    qsizetype index = m_state.log.size();
    if (search.before > 0)
        index = std::clamp<qint64>(search.before - m_state.firstRevision - 1, 0, index);
    const qsizetype last = std::max<qsizetype>(index - search.mostRows, 0);
    while (index > last && candidates < search.limit && size < pageSize && text < search.mostText) {
        const LogRecord &record = m_state.log.at(--index);
        if (!filter.takes(instantFromText(record.at).value_or(Instant()), Id::fromString(record.author).value_or(Id())))
            continue;
        if (filter.looksIntoChanges())
            text += record.changes.size();
        if (!mayBeAbout(filter, record.changes))
            continue;
        ++candidates;
        if (const auto done = read(record, finds.rows, size); !done)
            return done.error();
        if (!filter.takes(finds.rows.constLast().changes))
            finds.rows.removeLast();
    }
    finds.next = index > 0 ? m_state.firstRevision + index + 1 : 0;
    return finds;
}

Result<AuditRow> MemoryStore::row(const Id &set) const
{
    const qsizetype index = m_state.rowOfSet.value(set, -1);
    if (index < 0)
        return storeerrors::noRow();
    return readRecord(m_state.log.at(index), m_state.keys);
}

Result<qint64> MemoryStore::rowCount() const
{
    return qint64(m_state.log.size());
}

Result<qint64> MemoryStore::revision() const
{
    return m_state.project ? Result<qint64>(m_state.project->revision) : storeerrors::empty();
}

std::optional<Remembered> MemoryStore::remembered(const Id &set) const
{
    const auto found = m_state.remembered.constFind(set);
    return found == m_state.remembered.constEnd() ? std::nullopt : std::optional(*found);
}

class MemoryStore::Walk final : public Verification
{
public:
    explicit Walk(const MemoryStore &store)
        : m_store(store)
        , m_walk(store.m_state.project->id, store.m_state.firstRevision)
    {
    }

    Result<std::optional<ChainCheck>> step() override
    {
        const qsizetype end = std::min(m_next + stepRows, m_store.m_state.log.size());
        while (m_next < end && m_walk.take(m_store.m_state.log.at(m_next), m_store.m_state.keys))
            ++m_next;
        if (m_next == end && end < m_store.m_state.log.size())
            return std::optional<ChainCheck>();
        return std::optional(
            m_walk.finish(m_store.m_state.project->revision, m_store.m_state.headHash, m_store.m_state.keys));
    }

private:
    const MemoryStore &m_store;
    ChainWalk m_walk;
    qsizetype m_next = 0;
};

Result<std::unique_ptr<Verification>> MemoryStore::verification() const
{
    if (!m_state.project)
        return storeerrors::empty();
    return std::unique_ptr<Verification>(std::make_unique<Walk>(*this));
}

Result<void> MemoryStore::erasePerson(const Id &person)
{
    if (person.isNull())
        return storeerrors::noPerson();
    const auto key = m_state.keys.constFind(person);
    const bool isFirst = key == m_state.keys.constEnd() || !key->key.isEmpty();
    const auto written = write(storewrites::Erased{erasedKey(person, m_clock->now())});
    if (written && isFirst)
        m_visits.forget(person);
    return written;
}

Result<Id> MemoryStore::memberFor(const Subject &subject) const
{
    return m_state.members.value(subject);
}

Result<void> MemoryStore::bindMember(const Subject &subject, const Id &person)
{
    if (person.isNull())
        return storeerrors::noPerson();
    const auto found = m_state.members.constFind(subject);
    if (found != m_state.members.constEnd() && *found != person)
        return storeerrors::memberBound();
    return write(storewrites::Bound{subject, person});
}

Result<void> MemoryStore::setClaim(const QByteArray &codeDigest, const Id &person)
{
    if (person.isNull())
        return storeerrors::noPerson();
    return write(storewrites::ClaimSet{codeDigest, person});
}

Result<Id> MemoryStore::claim(const QByteArray &codeDigest, const Subject &subject)
{
    if (m_state.members.contains(subject))
        return storeerrors::memberBound();
    const Id person = m_state.claims.value(codeDigest);
    if (person.isNull())
        return person;
    const auto written = write(storewrites::Claimed{codeDigest, subject});
    return written ? Result<Id>(person) : written.error();
}

Result<void> MemoryStore::setAdmissionCode(const AdmissionCode &code)
{
    return write(code);
}

Result<std::optional<AdmissionCode>> MemoryStore::admissionCode(const Id &id) const
{
    const auto found = m_state.codes.constFind(id);
    return found == m_state.codes.cend() ? std::optional<AdmissionCode>() : std::optional(*found);
}

} // namespace steward
