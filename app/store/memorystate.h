// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/auditchain.h"

#include <optional>
#include <variant>

namespace steward {

/// All that a MemoryStore keeps but who was here. A value: copies share until one of them changes.
struct MemoryState
{
    std::optional<domain::Project> project;
    qint64 firstRevision = 0;
    QByteArray headHash;
    QList<LogRecord> log; ///< by revision
    KeyRing keys;
    QHash<Id, qsizetype> rowOfSet;
    QHash<Id, Remembered> remembered;
    QList<std::pair<Instant, Id>> answered; ///< sets of remembered in the order of their commits
    QHash<Subject, Id> members;
    QHash<QByteArray, Id> claims;
    QHash<Id, AdmissionCode> codes;       ///< by id
    QHash<SecretRef, QByteArray> secrets; ///< sealed
};

/// What one call changes of a MemoryState, worked out in full before anything is changed: so that it can be written
/// down, and done again to the same state with the same outcome.
namespace storewrites {

struct Created
{
    domain::Project project;
};
struct Committed
{
    LogRecord record;
    QList<PersonKey> keys; ///< made for it
    Id set;
    Instant at;
    Id author;
    QByteArray requestDigest; ///< empty: no answer is remembered
    QByteArray answer;
    domain::Project project;       ///< after it
    QList<domain::EntityRef> left; ///< objects that are removed, or made anew and so last
    QList<domain::EntityRef> touched;
    std::optional<Admission> admits;
    QList<SecretRef> gone;
    std::optional<SealedSecret> secret;
};
struct Erased
{
    PersonKey marker;
};
struct Bound
{
    Subject subject;
    Id person;
};
struct ClaimSet
{
    QByteArray digest;
    Id person;
};
struct Claimed
{
    QByteArray digest;
    Subject subject;
};

} // namespace storewrites

using StoreWrite = std::variant<storewrites::Created, QList<storewrites::Committed>, storewrites::Erased,
                                storewrites::Bound, storewrites::ClaimSet, storewrites::Claimed, AdmissionCode>;

/// \a write was worked out on this very state.
void apply(MemoryState &state, const StoreWrite &write);

} // namespace steward
