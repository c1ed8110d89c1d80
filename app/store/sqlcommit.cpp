// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sqlcommit.h"

#include "store/keyuses.h"
#include "store/sqladmission.h"
#include "store/sqlinsertion.h"
#include "store/sqllog.h"
#include "store/sqlrows.h"
#include "store/sqlsecrets.h"
#include "store/storeerrors.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// What the same keys are answered again, in place of answers that nobody will ask for any more. For a set without a
/// key of the caller's there is none to be asked for.
Result<void> remember(const SqlDatabase &database, std::span<const Commit> commits)
{
    SqlInsertion rows(database, u"idempotency (set_id, at, request_digest, answer)"_s, 4);
    std::optional<Instant> newest;
    for (const Commit &commit : commits) {
        if (commit.requestDigest.isEmpty())
            continue;
        newest = commit.at;
        if (const auto done = rows.add({commit.set.id.toString(), toText(commit.at),
                                        sqlrows::filled(commit.requestDigest), sqlrows::filled(commit.answer)});
            !done)
            return done;
    }
    if (!newest)
        return {};
    if (const auto done = rows.finish(); !done)
        return done;
    return database.say(u"DELETE FROM idempotency WHERE at < ?"_s, {toText(*newest - answersAreKept)});
}

QString marks(qsizetype count, const QString &mark = u"?"_s)
{
    return QStringList(count, mark).join(u',');
}

} // namespace

SqlCommit::SqlCommit(std::span<const Commit> commits)
    : m_commits(commits)
{
    for (const Commit &commit : commits)
        m_people += m_recordings.emplace_back(commit).people();
}

std::optional<SqlQuestion> SqlCommit::guess(const SqlDatabase &database, const SqlKnown &known)
{
    constexpr qsizetype mostPeople = 20; // about whom one statement asks
    QVariantList values{known.head.revision, known.head.hash, database.newestVersion()};
    m_head = known.head;
    m_keys.clear();
    for (const Id &person : std::as_const(m_people)) {
        if (m_keys.contains(person))
            continue;
        const auto key = known.keys.constFind(person);
        if (key == known.keys.cend() || m_keys.size() == mostPeople)
            return {};
        m_keys.insert(person, *key);
        values << person.toString() << key->check;
    }
    values << m_keys.size();
    for (const Commit &commit : m_commits)
        values << commit.set.id.toString();
    return SqlQuestion{u"SELECT 1 / count(*) FROM project WHERE revision = ? AND head_hash = ? "
                       "AND (SELECT version FROM steward_schema) = ? "
                       "AND (SELECT count(*) FROM person_keys WHERE (person, check_sum) IN (%1)) = ? "
                       "AND NOT EXISTS (SELECT 1 FROM log WHERE set_id IN (%2))"_s.arg(
                           marks(m_keys.size(), u"(?,?)"_s), marks(qsizetype(m_commits.size()))),
                       values};
}

bool SqlCommit::isWorthAsking(const Error &error)
{
    return error.code == "store.surprised"_L1 || error.code == "store.unreachable"_L1;
}

std::vector<SqlQuestion> SqlCommit::questions()
{
    m_head.reset();
    m_keys.clear();
    m_found.clear();
    std::vector<SqlQuestion> questions = sqllog::keyQuestions(m_people, m_keys);
    questions.push_back(sqlstate::headQuestion(m_head));
    questions.push_back(repetition());
    return questions;
}

SqlQuestion SqlCommit::repetition()
{
    QVariantList sets;
    for (const Commit &commit : m_commits)
        sets << commit.set.id.toString();
    const auto take = [this](const QSqlQuery &row) {
        m_found << row.value(0).toByteArray();
        return Result<void>();
    };
    return {u"SELECT hash FROM log WHERE set_id IN (%1) ORDER BY revision"_s.arg(marks(sets.size())), sets, take};
}

/// They were committed by a write() whose answer was lost with the line.
bool SqlCommit::isThereAlready() const
{
    QList<QByteArray> written;
    for (const LogRecord &record : m_rows.records)
        written << record.hash;
    return !written.isEmpty() && written == m_found;
}

/// Each leads on from the one before, and no set is there already.
Result<void> SqlCommit::check() const
{
    if (!m_head)
        return storeerrors::empty();
    QSet<Id> sets;
    qint64 revision = m_head->revision;
    for (const Commit &commit : m_commits) {
        if (const auto fit = storeerrors::checkCommit(commit, m_head->project, revision++); !fit)
            return fit;
        if (sets.contains(commit.set.id))
            return storeerrors::repeated();
        sets.insert(commit.set.id);
    }
    return m_found.isEmpty() ? Result<void>() : storeerrors::repeated();
}

/// Of those who had none yet.
Result<void> SqlCommit::writeKeys(const SqlDatabase &database)
{
    QList<PersonKey> made;
    for (const Id &person : std::as_const(m_people)) {
        if (!m_keys.contains(person))
            m_keys.insert(person, made.emplaceBack(newKey(person)));
    }
    return sqllog::setKeys(database, made);
}

/// One after the other: one may make what the next one removes.
Result<void> SqlCommit::writeState(const SqlDatabase &database, const QByteArray &headHash) const
{
    for (const Commit &commit : m_commits) {
        if (const auto done = sqladmission::admit(database, commit); !done)
            return done;
        if (const auto done = sqlsecrets::write(database, commit); !done)
            return done;
        if (const auto done = sqlstate::writeTouched(database, commit.project, commit.changes); !done)
            return done;
    }
    return sqlstate::setHead(database, m_commits.back().project.revision, headHash);
}

Result<SqlCommit::Rows> SqlCommit::makeRows() const
{
    Rows rows;
    KeyUses uses(m_keys);
    QByteArray previous = m_head->hash;
    for (const Recording &recording : m_recordings) {
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

Result<QList<AuditRow>> SqlCommit::write(const SqlDatabase &database)
{
    if (isThereAlready())
        return m_rows.told;
    if (const auto fit = check(); !fit)
        return fit.error();
    if (const auto done = writeKeys(database); !done)
        return done.error();
    auto rows = makeRows();
    if (!rows)
        return rows.error();
    m_rows = std::move(rows).value();
    const LogRecord &last = m_rows.records.constLast();
    if (const auto done = sqllog::add(database, m_rows.records); !done)
        return done.error();
    if (const auto done = remember(database, m_commits); !done)
        return done.error();
    if (const auto done = writeState(database, last.hash); !done)
        return done.error();
    if (const auto told = database.dialect().announce(database, last.revision); !told)
        return told.error();
    return m_rows.told;
}

SqlKnown SqlCommit::known() const
{
    const LogRecord &last = m_rows.records.constLast();
    return {{m_head->project, m_head->firstRevision, last.revision, last.hash}, m_keys};
}

} // namespace steward
