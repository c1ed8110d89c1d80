// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <QHash>
#include <QJsonValue>
#include <QMap>
#include <QSet>

namespace steward {

/// The audit chain without any storage: what a commit becomes, how a row is read, how the whole is checked. Both stores
/// keep exactly these values, so that they cannot differ in what they notice.
///
/// hash = SHA-256 of the canonical JSON of all other columns of the row as text, \a previousHash among them. Personal
/// values are sealed (AES-256-GCM, bound to revision, part and person) and chained as HMAC-SHA-256 under the person's
/// key: who lacks the key can neither read them nor try guesses against the digest.

class KeyUses;

/// One sealed value beside the chain.
struct SealedPart
{
    QString part; ///< "author_name", "reason", "origin", or "values": those of one person in changes and warnings
    Id person;    ///< whose key; null: the project's own
    QByteArray bytes;
};

/// A log row as it is kept.
struct LogRecord
{
    qint64 revision = 0;
    QString set;
    QString at;
    QString author;       ///< null text: a rule
    QString changes;      ///< JSON, less what is personal
    QString inverseOf;    ///< null text: none
    QString acknowledged; ///< JSON, less what is personal
    QString digests;      ///< JSON: [{part, person, hmac}], by part and person
    QByteArray previousHash;
    QByteArray hash;
    QList<SealedPart> parts; ///< by part and person
};

/// About as much as it takes in an answer; for pageSize.
[[nodiscard]] qsizetype sizeOf(const LogRecord &record);

/// Its changes may be what \a filter asks for: false is certain, true is not. Takes no JSON apart.
[[nodiscard]] bool mayBeAbout(const domain::LogFilter &filter, const QString &changes);

/// A person's key, or the marker that there was one.
struct PersonKey
{
    Id person;
    QByteArray key;   ///< 32 bytes; empty when erased
    QString erasedAt; ///< instant; empty while the key lives
    QByteArray check; ///< SHA-256 of the other columns: tells a destroyed key from a damaged row
};
using KeyRing = QHash<Id, PersonKey>;

[[nodiscard]] PersonKey newKey(const Id &person);
[[nodiscard]] PersonKey erasedKey(const Id &person, Instant at);
/// The check fits, and it is either a key or a marker.
[[nodiscard]] bool isSound(const PersonKey &key);

/// Stands as previousHash in the first row: binds the chain to its project and its first revision.
[[nodiscard]] QByteArray genesisHash(const Id &project, qint64 firstRevision);

/// A commit on its way into the log; it is taken apart once.
class Recording
{
public:
    /// \a commit must outlive it.
    explicit Recording(const Commit &commit);

    /// Whose keys record() needs.
    [[nodiscard]] QList<Id> people() const;
    /// \a keys holds an entry for each of people(). Values of a person whose key is destroyed are not kept any more:
    /// the row has their digest under a key thrown away at once.
    [[nodiscard]] Result<LogRecord> record(const QByteArray &previousHash, KeyUses &keys) const;
    /// What readRecord() makes of \a record, which is this one's; mostly without reading it.
    [[nodiscard]] Result<AuditRow> row(const LogRecord &record, KeyUses &keys) const;

private:
    const Commit &m_commit;
    QString m_changes; ///< JSON, less what is personal
    QString m_acknowledged;
    QMap<std::pair<QString, Id>, QJsonValue> m_personal; ///< by part and person
};

/// Whose keys readRecord() needs; nothing when the column is damaged.
[[nodiscard]] QList<Id> peopleIn(const LogRecord &record);
/// Error::Server "log.damaged" when a personal value does not fit its digest, the column in \a detail. Does not look at
/// the row's hash: that is ChainWalk's.
[[nodiscard]] Result<AuditRow> readRecord(const LogRecord &record, const KeyRing &keys);
[[nodiscard]] Result<AuditRow> readRecord(const LogRecord &record, KeyUses &keys);

/// Checks a chain row by row, oldest first, in constant memory.
class ChainWalk
{
public:
    /// \a firstRevision: of the project as it was created.
    ChainWalk(const Id &project, qint64 firstRevision);

    /// \a keys holds an entry for each of the row's people that has one. False: this row is bad (or one before it is
    /// missing), the walk is over.
    bool take(const LogRecord &record, const KeyRing &keys);
    /// For what a store notices by itself. The first mistake stays.
    void fail(qint64 revision, const QString &what);
    /// The revision that is due.
    [[nodiscard]] qint64 next() const { return m_revision + 1; }
    /// At the end of the rows: do they reach to where the project says it is? \a keys: all there are.
    [[nodiscard]] ChainCheck finish(qint64 headRevision, const QByteArray &headHash, const KeyRing &keys);

private:
    [[nodiscard]] QString fault(const LogRecord &record, const KeyRing &keys) const;
    [[nodiscard]] bool hasUnsoundKey(const KeyRing &keys) const;

    QSet<Id> m_used;
    qint64 m_revision;
    QByteArray m_hash;
    ChainCheck m_check;
};

} // namespace steward
