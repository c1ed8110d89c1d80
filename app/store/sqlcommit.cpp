// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sqlcommit.h"

#include "store/keyuses.h"
#include "store/sqladmission.h"
#include "store/sqlinsertion.h"
#include "store/sqllog.h"
#include "store/sqlrows.h"
#include "store/sqlsecrets.h"
#include "store/sqlstate.h"
#include "store/storeerrors.h"

using namespace Qt::StringLiterals;

namespace steward::sqlcommit {

namespace {

/// Each leads on from the one before, and no set is there already.
Result<void> check(const SqlDatabase &database, std::span<const Commit> commits, const sqlstate::Head &head)
{
    QSet<Id> sets;
    QVariantList names;
    qint64 revision = head.revision;
    for (const Commit &commit : commits) {
        if (const auto fit = storeerrors::checkCommit(commit, head.project, revision++); !fit)
            return fit;
        if (sets.contains(commit.set.id))
            return storeerrors::repeated();
        sets.insert(commit.set.id);
        names << commit.set.id.toString();
    }
    const QString marks = QStringList(names.size(), u"?"_s).join(u',');
    return database.each(u"SELECT 1 FROM log WHERE set_id IN (%1)"_s.arg(marks), names,
                         [](const QSqlQuery &) -> Result<void> { return storeerrors::repeated(); });
}

/// The keys of all whom the commits are about, made where there are none yet.
Result<KeyRing> keysFor(const SqlDatabase &database, const std::vector<Recording> &recordings)
{
    QList<Id> people;
    for (const Recording &recording : recordings)
        people += recording.people();
    auto found = sqllog::keys(database, people);
    if (!found)
        return found;
    KeyRing keys = std::move(found).value();
    QList<PersonKey> made;
    for (const Id &person : std::as_const(people)) {
        if (!keys.contains(person))
            keys.insert(person, made.emplaceBack(newKey(person)));
    }
    const auto done = sqllog::setKeys(database, made);
    return done ? Result<KeyRing>(std::move(keys)) : done.error();
}

/// The answers, in place of those that nobody will ask for any more.
Result<void> remember(const SqlDatabase &database, std::span<const Commit> commits)
{
    if (const auto done =
            database.execute(u"DELETE FROM idempotency WHERE at < ?"_s, {toText(commits.back().at - answersAreKept)});
        !done)
        return done;
    SqlInsertion rows(database, u"idempotency (set_id, at, request_digest, answer)"_s, 4);
    for (const Commit &commit : commits) {
        if (const auto done = rows.add({commit.set.id.toString(), toText(commit.at),
                                        sqlrows::filled(commit.requestDigest), sqlrows::filled(commit.answer)});
            !done)
            return done;
    }
    return rows.finish();
}

/// What the log gets, and what is told of it.
struct Rows
{
    QList<LogRecord> records;
    QList<AuditRow> told;
};

Result<Rows> rowsOf(const std::vector<Recording> &recordings, const QByteArray &headHash, const KeyRing &keys)
{
    Rows rows;
    KeyUses uses(keys);
    QByteArray previous = headHash;
    for (const Recording &recording : recordings) {
        auto record = recording.record(previous, uses);
        if (!record)
            return record.error();
        auto row = recording.row(*record, uses);
        if (!row)
            return row.error();
        previous = record->hash;
        rows.records << std::move(record).value();
        rows.told << std::move(row).value();
    }
    return rows;
}

/// One after the other: one may make what the next one removes.
Result<void> writeState(const SqlDatabase &database, std::span<const Commit> commits, const QByteArray &headHash)
{
    for (const Commit &commit : commits) {
        if (const auto done = sqladmission::admit(database, commit); !done)
            return done;
        if (const auto done = sqlsecrets::write(database, commit); !done)
            return done;
        if (const auto done = sqlstate::writeTouched(database, commit.project, commit.changes); !done)
            return done;
    }
    return sqlstate::setHead(database, commits.back().project.revision, headHash);
}

} // namespace

Result<QList<AuditRow>> write(const SqlDatabase &database, std::span<const Commit> commits)
{
    const auto head = sqlstate::head(database);
    if (!head)
        return head.error();
    if (const auto fit = check(database, commits, *head); !fit)
        return fit.error();
    std::vector<Recording> recordings;
    for (const Commit &commit : commits)
        recordings.emplace_back(commit);
    const auto keys = keysFor(database, recordings);
    if (!keys)
        return keys.error();
    auto rows = rowsOf(recordings, head->hash, *keys);
    if (!rows)
        return rows.error();
    const LogRecord &last = rows->records.constLast();
    if (const auto done = sqllog::add(database, rows->records); !done)
        return done.error();
    if (const auto done = remember(database, commits); !done)
        return done.error();
    if (const auto done = writeState(database, commits, last.hash); !done)
        return done.error();
    if (const auto told = database.dialect().announce(database, last.revision); !told)
        return told.error();
    return std::move(rows).value().told;
}

} // namespace steward::sqlcommit
