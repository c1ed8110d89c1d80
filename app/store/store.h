// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "domain/changes.h"
#include "domain/logfilter.h"
#include "store/admissioncode.h"
#include "store/secretbox.h"
#include "store/subject.h"
#include "store/verification.h"

#include <functional>
#include <memory>
#include <span>

namespace steward {

class Visits;

/// One row of the log, which is the audit trail, the undo and the delta feed in one. The chain runs over digests: \a
/// hash = SHA-256 of the canonical JSON of every other column but the personal ones, and of \a previousHash. Personal
/// values (author's name, reason, from where, personal field values) lie beside it, sealed under the key of the person
/// they are about; the row chains HMAC digests of them keyed by that same key.
struct AuditRow
{
    qint64 revision = 0; ///< of the project after it; gapless from 1
    Id set;
    Instant at;
    Id author;                     ///< null: a rule
    QList<domain::Change> changes; ///< personal values are put back in when the key still exists
    std::optional<Id> inverseOf;
    QList<domain::Acknowledgement> acknowledged;
    QString authorName;    ///< personal
    QString reason;        ///< personal (free text of the author)
    QString from;          ///< personal: address and face, "192.0.2.7, desktop"
    bool isErased = false; ///< a person's key was destroyed: personal values are gone, the chain still verifies
    std::optional<Instant> erasedAt; ///< when; the earliest, if several people of the row are erased
    QByteArray previousHash;
    QByteArray hash;

    friend bool operator==(const AuditRow &, const AuditRow &) = default;
};

/// Who comes in with a commit: the author, by an AdmissionCode.
struct Admission
{
    Subject subject;
    Id code;
};

/// What a commit adds to the log, and the state it leads to.
struct Commit
{
    domain::Project project; ///< at the new revision
    domain::ChangeSet set;
    QList<domain::Change> changes; ///< Outcome::changes
    Instant at;
    Id author;
    QString authorName;
    QString from;
    QByteArray requestDigest;        ///< of the request, for the idempotency key; empty: nobody knows the key
    QByteArray answer;               ///< what the same key is answered again
    std::optional<Admission> admits; ///< in the same transaction: binds the author, uses the code up
    /// In the same transaction, in place of the one before. Without it a secret that the changes write has no value any
    /// more, and what is removed takes its values with it.
    std::optional<SealedSecret> secret{};
};

/// Whose values go, as the state no longer tells of them: fields that \a changes write, and all of what they remove.
[[nodiscard]] QList<SecretRef> secretsTouched(const QList<domain::Change> &changes);

/// So long an answer is remembered at least, by the dates of commits: far longer than anybody goes on asking again.
/// After that the set is known by its log row alone, and asked again it is refused as repeated.
inline constexpr std::chrono::hours answersAreKept{24};

/// So much of the log is read at one time, in letters as it is kept: a set may be large, and a page of large ones would
/// be more than a server can hold and a console takes. Other than the number of rows this is no hard limit: the row
/// with which it is passed is still there, so that every page leads on.
inline constexpr qsizetype pageSize = 4 * 1024 * 1024;

/// So many rows one search of the log looks at, and so much of the text of their changes where it has to look into
/// them: the log may have hundreds of thousands of rows, a set thousands of changes, and others wait meanwhile. Whoever
/// searches goes on from where it stopped.
inline constexpr int mostRowsSought = 25'000;
inline constexpr qsizetype mostTextSought = 4 * pageSize;

/// What is wanted of the log, newest first.
struct LogSearch
{
    domain::LogFilter filter;
    qint64 before = 0; ///< rows of revisions below this one; 0: from the end
    int limit = 0;     ///< of rows that are found; fewer when they are large (pageSize)
    int mostRows = mostRowsSought;
    qsizetype mostText = mostTextSought; ///< the row with which it is passed is still looked at
};

/// What a search has found, and how far it came.
struct LogFinds
{
    QList<AuditRow> rows; ///< may be none, and yet there is more
    qint64 next = 0;      ///< every row from this one up has been looked at: go on before it; 0: it was the whole log

    friend bool operator==(const LogFinds &, const LogFinds &) = default;
};

/// Remembered answer to an idempotency key (the set's id).
struct Remembered
{
    QByteArray requestDigest;
    QByteArray answer;
};

/// Keeps one project's state and its change log, durably. Blocking, one thread. Implementations: MemoryStore, SqlStore.
class Store
{
public:
    virtual ~Store() = default;

    /// Puts the first state in; only into an empty store (Error::Objection "store.not_empty").
    virtual Result<void> create(const domain::Project &project) = 0;

    /// The current state. Error::NotFound "store.empty".
    [[nodiscard]] virtual Result<domain::Project> load() const = 0;

    /// States and log rows in one transaction, or nothing of them; each commit leads on from the one before it, and
    /// there is one. Error::Stale "revision.stale" (the stored one in `more`) when the stored revision is not the
    /// first's less one; Error::Objection "set.repeated" when a set is in the log, or twice among them. Who is
    /// admitted: Error::Objection "invitation.accepted" when the code is used up or gone, "member.bound" when the
    /// subject is another person of the project already (one who is gone is forgotten).
    virtual Result<QList<AuditRow>> commitAll(std::span<const Commit> commits) = 0;
    /// Of one.
    Result<AuditRow> commit(const Commit &commit);

    /// What \a work writes through this store, in one transaction: all of it, or, when it fails, nothing. Nobody else
    /// writes meanwhile: what it reads still holds when it commits. Not erasePerson().
    virtual Result<void> atOnce(const std::function<Result<void>()> &work) = 0;

    /// Rows with revision > \a after, oldest first, at most \a limit; fewer when they are large (pageSize), but one
    /// when there is one.
    [[nodiscard]] virtual Result<QList<AuditRow>> rowsAfter(qint64 after, int limit) const = 0;
    /// Rows with revision < \a before (0: from the end), newest first, at most \a limit; fewer as in rowsAfter().
    [[nodiscard]] virtual Result<QList<AuditRow>> rowsBefore(qint64 before, int limit) const = 0;
    /// Rows with revision > \a after and <= \a upTo that change \a object (some may only name it), oldest first; as
    /// many as pageSize allows, but one when there is one.
    [[nodiscard]] virtual Result<QList<AuditRow>> rowsTouching(const Id &object, qint64 after, qint64 upTo) const = 0;
    /// Looks at a bounded part of the log.
    [[nodiscard]] virtual Result<LogFinds> find(const LogSearch &search) const = 0;
    /// Error::NotFound when there is none.
    [[nodiscard]] virtual Result<AuditRow> row(const Id &set) const = 0;
    [[nodiscard]] virtual Result<qint64> rowCount() const = 0;
    /// Of what is stored; O(1), for who holds the state and asks whether it is still the last. Error::NotFound
    /// "store.empty".
    [[nodiscard]] virtual Result<qint64> revision() const = 0;
    /// Calls \a changed, from the event loop, when another store has committed to the same database; once too often
    /// does no harm, as revision() then tells. False: nobody will say so, ask revision() now and then.
    virtual bool watch(std::function<void()> changed);

    [[nodiscard]] virtual std::optional<Remembered> remembered(const Id &set) const = 0;

    /// Begins a check of the whole chain.
    [[nodiscard]] virtual Result<std::unique_ptr<Verification>> verification() const = 0;
    /// The whole of it at one time; O(rows).
    [[nodiscard]] Result<ChainCheck> verify() const;

    /// Destroys a person's key: his personal values in the log are gone for good, and so are remembered answers to sets
    /// he is in, his sessions, what binds him to subjects of issuers, and his claim code. What is committed about him
    /// afterwards keeps no personal values either. Again: nothing more happens. His name in the state itself is taken
    /// out by a change set, before this.
    virtual Result<void> erasePerson(const Id &person) = 0;

    /// (issuer, subject) → person; null: nobody.
    [[nodiscard]] virtual Result<Id> memberFor(const Subject &subject) const = 0;
    /// Error::Objection "member.bound" when the subject is another person already.
    virtual Result<void> bindMember(const Subject &subject, const Id &person) = 0;

    /// The one-time code by which somebody who is signed in becomes \a person; kept as a digest. An earlier code of the
    /// same person is void from here on.
    virtual Result<void> setClaim(const QByteArray &codeDigest, const Id &person) = 0;
    /// Binds \a subject to the person of the code and uses the code up, both or neither. Answers the person; null: no
    /// such code. Error::Objection "member.bound" when the subject is somebody already: the code stays good.
    virtual Result<Id> claim(const QByteArray &codeDigest, const Subject &subject) = 0;

    /// An earlier code of the same id is void from here on.
    virtual Result<void> setAdmissionCode(const AdmissionCode &code) = 0;
    /// The last one, used or not, to be compared in constant time; nothing: none was ever made.
    [[nodiscard]] virtual Result<std::optional<AdmissionCode>> admissionCode(const Id &id) const = 0;

    /// As it came with a commit. Error::NotFound "secret.none".
    [[nodiscard]] virtual Result<QByteArray> sealedSecret(const SecretRef &ref) const = 0;

    /// Who was here; as long as the store.
    [[nodiscard]] virtual Visits &visits() = 0;
};

} // namespace steward
