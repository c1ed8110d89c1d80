// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/keyuses.h"
#include "store/memorystore.h"
#include "store/storeerrors.h"

#include <QSet>

namespace steward {

using storewrites::Committed;

/// Commits that lead on from one another, on their way into a state that they have not changed yet.
class MemoryStore::Batch
{
public:
    explicit Batch(const MemoryState &state)
        : m_state(state)
        , m_project(*state.project)
        , m_headHash(state.headHash)
    {
    }

    Result<void> add(const Commit &commit);

    QList<Committed> commits;
    QList<AuditRow> rows;

private:
    [[nodiscard]] Result<void> mayAdmit(const Commit &commit) const;
    [[nodiscard]] KeyRing keysOf(const QList<Id> &people, QList<PersonKey> &made);

    const MemoryState &m_state;
    domain::Project m_project; ///< after the last of them
    QByteArray m_headHash;
    KeyRing m_made;
    QSet<Id> m_sets;
    QSet<Id> m_codesUsed;
    QHash<Subject, Id> m_members;
};

Result<void> MemoryStore::Batch::mayAdmit(const Commit &commit) const
{
    if (!commit.admits)
        return {};
    const auto code = m_state.codes.constFind(commit.admits->code);
    if (code == m_state.codes.cend() || code->isUsed || m_codesUsed.contains(commit.admits->code))
        return storeerrors::codeUsed();
    const Subject &subject = commit.admits->subject;
    const Id bound = m_members.value(subject, m_state.members.value(subject));
    return bound != commit.author && commit.project.people.find(bound) ? storeerrors::memberBound() : Result<void>();
}

KeyRing MemoryStore::Batch::keysOf(const QList<Id> &people, QList<PersonKey> &made)
{
    KeyRing keys; // of these people alone
    for (const Id &person : people) {
        const auto known = m_state.keys.constFind(person);
        if (known != m_state.keys.constEnd()) {
            keys.insert(person, *known);
            continue;
        }
        if (!m_made.contains(person))
            m_made.insert(person, made.emplaceBack(newKey(person)));
        keys.insert(person, m_made.value(person));
    }
    return keys;
}

Result<void> MemoryStore::Batch::add(const Commit &commit)
{
    if (const auto fit = storeerrors::checkCommit(commit, m_project.id, m_project.revision); !fit)
        return fit;
    if (m_state.rowOfSet.contains(commit.set.id) || m_sets.contains(commit.set.id))
        return storeerrors::repeated();
    if (const auto admits = mayAdmit(commit); !admits)
        return admits;

    const Recording recording(commit);
    Committed made;
    const KeyRing keys = keysOf(recording.people(), made.keys);
    KeyUses uses(keys);
    auto record = recording.record(m_headHash, uses);
    if (!record)
        return record.error();
    auto row = recording.row(*record, uses);
    if (!row)
        return row.error();

    made.record = std::move(record).value();
    made.set = commit.set.id;
    made.at = commit.at;
    made.author = commit.author;
    made.requestDigest = commit.requestDigest;
    made.answer = commit.answer;
    made.project = commit.project;
    QSet<domain::EntityRef> touched;
    for (const domain::Change &change : commit.changes) {
        if (change.op == domain::Change::Op::Remove)
            made.left << change.entity;
        touched.insert(change.entity);
    }
    made.touched = touched.values();
    made.admits = commit.admits;
    made.gone = secretsTouched(commit.changes);
    made.secret = commit.secret;

    m_project = commit.project;
    m_headHash = made.record.hash;
    m_sets.insert(commit.set.id);
    if (commit.admits) {
        m_codesUsed.insert(commit.admits->code);
        m_members.insert(commit.admits->subject, commit.author);
    }
    commits << std::move(made);
    rows << std::move(row).value();
    return {};
}

Result<QList<AuditRow>> MemoryStore::commitAll(std::span<const Commit> commits)
{
    if (!m_state.project)
        return storeerrors::empty();
    Batch batch(m_state);
    for (const Commit &commit : commits) {
        if (const auto done = batch.add(commit); !done)
            return done.error();
    }
    const auto written = write(std::move(batch.commits));
    return written ? Result<QList<AuditRow>>(std::move(batch.rows)) : written.error();
}

Result<void> MemoryStore::write(const StoreWrite &write)
{
    const auto kept = keep(write);
    if (kept)
        apply(m_state, write);
    return kept;
}

Result<QByteArray> MemoryStore::sealedSecret(const SecretRef &ref) const
{
    const auto found = m_state.secrets.constFind(ref);
    return found == m_state.secrets.cend() ? Result<QByteArray>(storeerrors::noSecret()) : *found;
}

} // namespace steward
