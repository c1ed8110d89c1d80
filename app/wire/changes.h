// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/json.h"
#include "domain/changes.h"
#include "domain/impact.h"

#include <functional>

namespace steward::wire {

/// How change sets travel. Ids are texts, instants RFC 3339 in UTC, members in camelCase, slugs as they are.

/// What becomes of members nobody knows. A request with one is refused, as a server must not drop what somebody meant;
/// an answer may come from a newer server and is read without them.
enum class Unknown { Refuse, PassOver };

inline constexpr qsizetype longestReason = 2000;
inline constexpr qsizetype longestSlug = 64;
/// In one set, of changes and also of acknowledgements, so that nobody waits long for another's. One that leads back
/// may have more: what followed from the set it undoes is in it too.
inline constexpr qsizetype mostChanges = 5000;
inline constexpr qsizetype mostChangesBack = 4 * mostChanges;

[[nodiscard]] QJsonObject toJson(const domain::Change &change);
[[nodiscard]] domain::Change changeFromJson(ObjectReader &reader, Unknown unknown);

[[nodiscard]] QJsonArray toJson(const QList<domain::Change> &changes);
/// Mistakes are told under \a pointer.
[[nodiscard]] Result<QList<domain::Change>> changesFromJson(const QJsonArray &array, const QString &pointer,
                                                            Unknown unknown = Unknown::PassOver);

[[nodiscard]] QJsonObject toJson(const domain::ChangeSet &set);
/// Error::Invalid "set.too_large" with the limit as "most" in `more`, only where what is unknown is refused too: in a
/// request.
[[nodiscard]] Result<domain::ChangeSet> changeSetFromJson(const QJsonObject &object, Unknown unknown = Unknown::Refuse);

/// Of a set with more than \a most changes.
[[nodiscard]] Error tooLarge(qsizetype most);

[[nodiscard]] QJsonObject toJson(const domain::Impact &impact);
[[nodiscard]] Result<domain::Impact> impactFromJson(const QJsonObject &object);

/// The member "problems" of a refusal.
[[nodiscard]] QJsonArray toJson(const QList<domain::Problem> &problems);
[[nodiscard]] QList<domain::Problem> problemsFromJson(const QJsonArray &array);

/// The answer to a change set, applied or only tried.
struct Applied
{
    qint64 revision = 0; ///< of the project afterwards; for a dry run the one it would get
    bool isDryRun = false;
    QList<domain::Change> changes; ///< as asked, and what follows by rule
    domain::Impact impact;         ///< counted by the server
    Instant at;
};
[[nodiscard]] QJsonObject toJson(const Applied &applied);
[[nodiscard]] Result<Applied> appliedFromJson(const QJsonObject &object);

/// One row of the log, as the audit and the delta feed show it.
struct LogEntry
{
    qint64 revision = 0;
    Id set;
    Instant at;
    Id author;          ///< null: a rule
    QString authorName; ///< empty and erased, or a rule
    QString reason;
    QString from;
    QList<domain::Change> changes;
    std::optional<Id> inverseOf;
    QList<domain::Acknowledgement> acknowledged;
    bool isErased = false;
    std::optional<Instant> erasedAt;
    QString hash; ///< hex
    QString previousHash;
};
/// What an object is called now; empty: by nothing.
using HandleOf = std::function<QString(const domain::EntityRef &)>;
/// With the handles of the author and of what was changed, where \a handleOf knows any.
[[nodiscard]] QJsonObject toJson(const LogEntry &entry, const HandleOf &handleOf = {});
[[nodiscard]] Result<LogEntry> logEntryFromJson(const QJsonObject &object);

} // namespace steward::wire
