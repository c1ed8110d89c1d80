// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/memorystore.h"

#include "store/storeerrors.h"

namespace steward {

/// All that a commit changes, to go back to.
struct MemoryStore::Kept
{
    explicit Kept(const MemoryStore &store)
        : log(store.m_log)
        , project(store.m_project)
        , headHash(store.m_headHash)
        , keys(store.m_keys)
        , rowOfSet(store.m_rowOfSet)
        , remembered(store.m_remembered)
        , answered(store.m_answered)
        , members(store.m_members)
        , codes(store.m_codes)
        , secrets(store.m_secrets)
    {
    }
    void putBack(MemoryStore &store) const
    {
        store.m_log = log;
        store.m_project = project;
        store.m_headHash = headHash;
        store.m_keys = keys;
        store.m_rowOfSet = rowOfSet;
        store.m_remembered = remembered;
        store.m_answered = answered;
        store.m_members = members;
        store.m_codes = codes;
        store.m_secrets = secrets;
    }

    QList<LogRecord> log;
    std::optional<domain::Project> project;
    QByteArray headHash;
    KeyRing keys;
    QHash<Id, qsizetype> rowOfSet;
    QHash<Id, Remembered> remembered;
    QList<std::pair<Instant, Id>> answered;
    QHash<Subject, Id> members;
    QHash<Id, AdmissionCode> codes;
    QHash<SecretRef, QByteArray> secrets;
};

Result<QList<AuditRow>> MemoryStore::commitAll(std::span<const Commit> commits)
{
    std::optional<Kept> before;
    if (commits.size() > 1) // one of them alone changes nothing when it fails
        before.emplace(*this);
    QList<AuditRow> rows;
    for (const Commit &commit : commits) {
        auto row = add(commit);
        if (!row && before)
            before->putBack(*this);
        if (!row)
            return row.error();
        rows << std::move(row).value();
    }
    return rows;
}

Result<QByteArray> MemoryStore::sealedSecret(const SecretRef &ref) const
{
    const auto found = m_secrets.constFind(ref);
    return found == m_secrets.cend() ? Result<QByteArray>(storeerrors::noSecret()) : *found;
}

} // namespace steward
