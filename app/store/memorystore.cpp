// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/memorystore.h"

#include "store/keyuses.h"
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
    if (m_project)
        return storeerrors::notEmpty();
    m_project = project;
    m_firstRevision = project.revision;
    m_headHash = genesisHash(project.id, project.revision);
    return {};
}

Result<domain::Project> MemoryStore::load() const
{
    if (!m_project)
        return storeerrors::empty();
    return *m_project;
}

Result<AuditRow> MemoryStore::add(const Commit &commit)
{
    if (!m_project)
        return storeerrors::empty();
    if (const auto fit = storeerrors::checkCommit(commit, m_project->id, m_project->revision); !fit)
        return fit.error();
    if (m_rowOfSet.contains(commit.set.id))
        return storeerrors::repeated();
    if (const auto admits = mayAdmit(commit); !admits)
        return admits.error();

    KeyRing keys; // of these people alone
    const Recording recording(commit);
    const QList<Id> people = recording.people();
    for (const Id &person : people) {
        const auto known = m_keys.constFind(person);
        keys.insert(person, known == m_keys.constEnd() ? newKey(person) : *known);
    }
    KeyUses uses(keys);
    auto record = recording.record(m_headHash, uses);
    if (!record)
        return record.error();
    auto row = recording.row(*record, uses);
    if (!row)
        return row.error();

    m_keys.insert(keys);
    m_headHash = record->hash;
    m_rowOfSet.insert(commit.set.id, m_log.size());
    m_log << std::move(record).value();
    while (!m_answered.isEmpty() && m_answered.constFirst().first < commit.at - answersAreKept)
        m_remembered.remove(m_answered.takeFirst().second);
    if (!commit.requestDigest.isEmpty()) {
        m_remembered.insert(commit.set.id, {commit.requestDigest, commit.answer});
        m_answered.append({commit.at, commit.set.id});
    }
    m_project = commit.project;
    if (commit.admits) {
        m_codes[commit.admits->code].isUsed = true;
        m_members.insert(commit.admits->subject, commit.author);
    }
    for (const SecretRef &ref : secretsTouched(commit.changes))
        m_secrets.remove(ref);
    if (commit.secret)
        m_secrets.insert(commit.secret->ref, commit.secret->sealed);
    return row;
}

Result<void> MemoryStore::mayAdmit(const Commit &commit) const
{
    if (!commit.admits)
        return {};
    const auto code = m_codes.constFind(commit.admits->code);
    if (code == m_codes.cend() || code->isUsed)
        return storeerrors::codeUsed();
    const Id bound = m_members.value(commit.admits->subject);
    return bound != commit.author && commit.project.people.find(bound) ? storeerrors::memberBound() : Result<void>();
}

Result<QList<AuditRow>> MemoryStore::read(qsizetype first, int step, int limit) const
{
    QList<AuditRow> rows;
    qsizetype size = 0;
    for (qsizetype index = first; index >= 0 && index < m_log.size() && rows.size() < limit && size < pageSize;
         index += step) {
        if (const auto done = read(m_log.at(index), rows, size); !done)
            return done.error();
    }
    return rows;
}

Result<void> MemoryStore::read(const LogRecord &record, QList<AuditRow> &rows, qsizetype &size) const
{
    auto row = readRecord(record, m_keys);
    if (!row)
        return row.error();
    size += sizeOf(record);
    rows << std::move(row).value();
    return {};
}

Result<QList<AuditRow>> MemoryStore::rowsAfter(qint64 after, int limit) const
{
    return read(std::max<qint64>(after - m_firstRevision, 0), 1, limit);
}

Result<QList<AuditRow>> MemoryStore::rowsBefore(qint64 before, int limit) const
{
    qsizetype end = m_log.size();
    if (before > 0)
        end = std::min<qint64>(end, before - m_firstRevision - 1);
    return read(end - 1, -1, limit);
}

Result<QList<AuditRow>> MemoryStore::rowsTouching(const Id &object, qint64 after, qint64 upTo) const
{
    QList<AuditRow> rows;
    qsizetype size = 0;
    const QString name = object.toString();
    for (const LogRecord &record : m_log) {
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
    if (!m_project)
        return storeerrors::empty();
    const domain::LogFilter &filter = search.filter;
    LogFinds finds;
    int candidates = 0;
    qsizetype size = 0;
    qsizetype text = 0;
    qsizetype index = m_log.size();
    if (search.before > 0)
        index = std::clamp<qint64>(search.before - m_firstRevision - 1, 0, index);
    const qsizetype last = std::max<qsizetype>(index - search.mostRows, 0);
    while (index > last && candidates < search.limit && size < pageSize && text < search.mostText) {
        const LogRecord &record = m_log.at(--index);
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
    finds.next = index > 0 ? m_firstRevision + index + 1 : 0;
    return finds;
}

Result<AuditRow> MemoryStore::row(const Id &set) const
{
    const qsizetype index = m_rowOfSet.value(set, -1);
    if (index < 0)
        return storeerrors::noRow();
    return readRecord(m_log.at(index), m_keys);
}

Result<qint64> MemoryStore::rowCount() const
{
    return qint64(m_log.size());
}

Result<qint64> MemoryStore::revision() const
{
    return m_project ? Result<qint64>(m_project->revision) : storeerrors::empty();
}

std::optional<Remembered> MemoryStore::remembered(const Id &set) const
{
    const auto found = m_remembered.constFind(set);
    return found == m_remembered.constEnd() ? std::nullopt : std::optional(*found);
}

class MemoryStore::Walk final : public Verification
{
public:
    explicit Walk(const MemoryStore &store)
        : m_store(store)
        , m_walk(store.m_project->id, store.m_firstRevision)
    {
    }

    Result<std::optional<ChainCheck>> step() override
    {
        const qsizetype end = std::min(m_next + stepRows, m_store.m_log.size());
        while (m_next < end && m_walk.take(m_store.m_log.at(m_next), m_store.m_keys))
            ++m_next;
        if (m_next == end && end < m_store.m_log.size())
            return std::optional<ChainCheck>();
        return std::optional(m_walk.finish(m_store.m_project->revision, m_store.m_headHash, m_store.m_keys));
    }

private:
    const MemoryStore &m_store;
    ChainWalk m_walk;
    qsizetype m_next = 0;
};

Result<std::unique_ptr<Verification>> MemoryStore::verification() const
{
    if (!m_project)
        return storeerrors::empty();
    return std::unique_ptr<Verification>(std::make_unique<Walk>(*this));
}

Result<void> MemoryStore::erasePerson(const Id &person)
{
    if (person.isNull())
        return storeerrors::noPerson();
    m_members.removeIf([&person](const auto &member) { return member.value() == person; });
    m_claims.removeIf([&person](const auto &claim) { return claim.value() == person; });
    if (const auto key = m_keys.constFind(person); key != m_keys.constEnd() && key->key.isEmpty())
        return {}; // the day it happened stays the first one
    m_keys.insert(person, erasedKey(person, m_clock->now()));
    m_visits.forget(person);
    for (LogRecord &record : m_log) {
        if (!peopleIn(record).contains(person))
            continue;
        record.parts.removeIf([&](const SealedPart &part) { return part.person == person; });
        m_remembered.remove(Id::fromString(record.set).value_or(Id())); // an answer may name him
    }
    return {};
}

Result<Id> MemoryStore::memberFor(const Subject &subject) const
{
    return m_members.value(subject);
}

Result<void> MemoryStore::bindMember(const Subject &subject, const Id &person)
{
    if (person.isNull())
        return storeerrors::noPerson();
    const auto found = m_members.constFind(subject);
    if (found != m_members.constEnd() && *found != person)
        return storeerrors::memberBound();
    m_members.insert(subject, person);
    return {};
}

Result<void> MemoryStore::setClaim(const QByteArray &codeDigest, const Id &person)
{
    if (person.isNull())
        return storeerrors::noPerson();
    m_claims.removeIf([&person](const auto &claim) { return claim.value() == person; });
    m_claims.insert(codeDigest, person);
    return {};
}

Result<Id> MemoryStore::claim(const QByteArray &codeDigest, const Subject &subject)
{
    if (m_members.contains(subject))
        return storeerrors::memberBound();
    const Id person = m_claims.take(codeDigest);
    if (!person.isNull())
        m_members.insert(subject, person);
    return person;
}

Result<void> MemoryStore::setAdmissionCode(const AdmissionCode &code)
{
    m_codes.insert(code.id, code);
    return {};
}

Result<std::optional<AdmissionCode>> MemoryStore::admissionCode(const Id &id) const
{
    const auto found = m_codes.constFind(id);
    return found == m_codes.cend() ? std::optional<AdmissionCode>() : std::optional(*found);
}

} // namespace steward
