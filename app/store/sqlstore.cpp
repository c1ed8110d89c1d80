// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sqlstore.h"

#include "core/log.h"
#include "store/sqladmission.h"
#include "store/sqlcommit.h"
#include "store/sqllog.h"
#include "store/sqlrows.h"
#include "store/sqlsecrets.h"
#include "store/sqlstate.h"
#include "store/sqltransaction.h"
#include "store/sqlverification.h"
#include "store/sqlvisits.h"
#include "store/storeerrors.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

STEWARD_LOG(store)

using Kind = SqlTransaction::Kind;

constexpr qsizetype mostKeysKnown = 1'000;

Error damaged(const QString &what)
{
    return {.kind = Error::Kind::Server, .code = u"store.damaged"_s, .detail = what};
}

/// The text in the first cell, for lookups of one person; a null id when there is no row.
Result<Id> personOf(const SqlDatabase &database, const QString &sql, const QVariantList &values)
{
    Id person;
    const auto take = [&person](const QSqlQuery &row) -> Result<void> {
        const auto read = Id::fromString(row.value(0).toString());
        person = read.value_or(Id());
        return read ? Result<void>() : damaged(u"a person's id cannot be read"_s);
    };
    const auto done = database.each(sql, values, take);
    return done ? Result<Id>(person) : done.error();
}

Result<Id> boundTo(const SqlDatabase &database, const Subject &subject)
{
    return personOf(database, u"SELECT person FROM members WHERE issuer = ? AND subject = ?"_s,
                    {sqlrows::filled(subject.issuer), sqlrows::filled(subject.subject)});
}

Result<void> bind(const SqlDatabase &database, const Subject &subject, const Id &person)
{
    return database.execute(u"INSERT INTO members (issuer, subject, person) VALUES (?, ?, ?)"_s,
                            {sqlrows::filled(subject.issuer), sqlrows::filled(subject.subject), person.toString()});
}

/// Nobody is \a person any more, and nobody becomes it: what he was called at an issuer is his, too.
Result<void> shutOut(const SqlDatabase &database, const Id &person)
{
    const QVariantList his{person.toString()};
    if (const auto done = database.execute(u"DELETE FROM members WHERE person = ?"_s, his); !done)
        return done;
    return database.execute(u"DELETE FROM claims WHERE person = ?"_s, his);
}

} // namespace

SqlStore::SqlStore(std::unique_ptr<SqlDatabase> database, std::shared_ptr<const Clock> clock)
    : m_database(std::move(database))
    , m_visits(std::make_unique<SqlVisits>(*m_database))
    , m_clock(clock ? std::move(clock) : std::make_shared<SystemClock>())
{
}

SqlStore::~SqlStore() = default;

Result<std::unique_ptr<SqlStore>> SqlStore::from(Result<std::unique_ptr<SqlDatabase>> database,
                                                 std::shared_ptr<const Clock> clock)
{
    if (!database)
        return database.error();
    return std::unique_ptr<SqlStore>(new SqlStore(std::move(database).value(), std::move(clock)));
}

Result<std::unique_ptr<SqlStore>> SqlStore::open(const QString &place, std::shared_ptr<const Clock> clock)
{
    return from(SqlDatabase::open(place, SqlDatabase::Access::Write), std::move(clock));
}

Result<std::unique_ptr<SqlStore>> SqlStore::openToRead(const QString &place)
{
    return from(SqlDatabase::open(place, SqlDatabase::Access::Read), {});
}

Result<std::unique_ptr<SqlStore>> SqlStore::make(const QString &place, std::shared_ptr<const Clock> clock)
{
    return from(SqlDatabase::open(place, SqlDatabase::Access::Make), std::move(clock));
}

Result<void> SqlStore::create(const domain::Project &project)
{
    SqlTransaction transaction(*m_database, Kind::Write);
    if (!transaction.begun())
        return transaction.begun();
    const auto head = sqlstate::head(*m_database);
    if (head)
        return storeerrors::notEmpty();
    if (head.error() != storeerrors::empty())
        return head.error();
    const auto written = sqlstate::writeAll(*m_database, project, genesisHash(project.id, project.revision));
    return written ? transaction.commit() : written;
}

Result<domain::Project> SqlStore::load() const
{
    const SqlTransaction transaction(*m_database, Kind::Read);
    if (!transaction.begun())
        return transaction.begun().error();
    return sqlstate::readAll(*m_database);
}

Result<QList<AuditRow>> SqlStore::commitAll(std::span<const Commit> commits)
{
    SqlCommit commit(commits);
    const bool mayGuess = m_known && m_database->dialect().isFarAway() && !m_database->isInTransaction();
    if (const auto guard = mayGuess ? commit.guess(*m_database, *m_known) : std::nullopt) {
        SqlTransaction unasked(*m_database, *guard);
        auto rows = write(commit, unasked);
        if (rows || !SqlCommit::isWorthAsking(rows.error()))
            return rows;
    }
    SqlTransaction transaction(*m_database, Kind::Write, commit.questions());
    return write(commit, transaction);
}

Result<QList<AuditRow>> SqlStore::write(SqlCommit &commit, SqlTransaction &transaction)
{
    const auto before = std::exchange(m_known, nullptr);
    if (!transaction.begun())
        return transaction.begun().error();
    auto rows = commit.write(*m_database);
    if (!rows)
        return rows;
    if (const auto done = transaction.commit(); !done)
        return done.error();
    m_known = std::make_unique<SqlKnown>(commit.known());
    if (before && before->keys.size() < mostKeysKnown) {
        before->keys.insert(m_known->keys); // these are newer
        m_known->keys.swap(before->keys);
    }
    return rows;
}

Result<QList<AuditRow>> SqlStore::read(const QString &which, const QVariantList &values) const
{
    const SqlTransaction transaction(*m_database, Kind::Read);
    if (!transaction.begun())
        return transaction.begun().error();
    return opened(sqllog::records(*m_database, which, values));
}

/// With the personal values of those whose keys still exist. Within a transaction.
Result<QList<AuditRow>> SqlStore::opened(const Result<QList<LogRecord>> &records) const
{
    if (!records)
        return records.error();
    QSet<Id> people;
    for (const LogRecord &record : *records) {
        for (const Id &person : peopleIn(record))
            people.insert(person);
    }
    const auto keys = sqllog::keys(*m_database, people.values());
    if (!keys)
        return keys.error();
    QList<AuditRow> rows;
    for (const LogRecord &record : *records) {
        auto row = readRecord(record, *keys);
        if (!row)
            return row.error();
        rows << std::move(row).value();
    }
    return rows;
}

Result<QList<AuditRow>> SqlStore::rowsAfter(qint64 after, int limit) const
{
    return read(u"WHERE revision > ? ORDER BY revision LIMIT ?"_s, {after, std::max(limit, 0)});
}

Result<QList<AuditRow>> SqlStore::rowsBefore(qint64 before, int limit) const
{
    return read(u"WHERE revision < ? ORDER BY revision DESC LIMIT ?"_s,
                {before > 0 ? before : std::numeric_limits<qint64>::max(), std::max(limit, 0)});
}

Result<QList<AuditRow>> SqlStore::rowsTouching(const Id &object, qint64 after, qint64 upTo) const
{
    return read(u"WHERE revision > ? AND revision <= ? AND %1 ORDER BY revision"_s.arg(
                    m_database->dialect().contains(u"changes"_s)),
                {after, upTo, object.toString()});
}

Result<LogFinds> SqlStore::find(const LogSearch &search) const
{
    const SqlTransaction transaction(*m_database, Kind::Read);
    if (!transaction.begun())
        return transaction.begun().error();
    const auto head = sqlstate::head(*m_database);
    if (!head)
        return head.error();
    const qint64 oldest = head->firstRevision + 1;
    const qint64 end = std::clamp(search.before > 0 ? search.before : head->revision + 1, oldest, head->revision + 1);
    const auto found =
        sqllog::candidates(*m_database, search, std::max(oldest, end - std::max(search.mostRows, 0)), end);
    if (!found)
        return found.error();
    auto rows = opened(sqllog::records(*m_database, found->revisions));
    if (!rows)
        return rows.error();
    LogFinds finds{.rows = std::move(rows).value()};
    const bool isCut = finds.rows.size() < found->revisions.size();
    const qint64 lookedTo = isCut ? finds.rows.constLast().revision : found->lookedTo;
    finds.next = lookedTo > oldest ? lookedTo : 0;
    finds.rows.removeIf([&search](const AuditRow &row) { return !search.filter.takes(row.changes); });
    return finds;
}

Result<AuditRow> SqlStore::row(const Id &set) const
{
    auto rows = read(u"WHERE set_id = ?"_s, {set.toString()});
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return storeerrors::noRow();
    return rows->first();
}

Result<qint64> SqlStore::rowCount() const
{
    return m_database->number(u"SELECT count(*) FROM log"_s);
}

Result<qint64> SqlStore::revision() const
{
    const SqlTransaction transaction(*m_database, Kind::Read); // which finds a line again that has broken
    if (!transaction.begun())
        return transaction.begun().error();
    const auto head = sqlstate::head(*m_database);
    return head ? Result<qint64>(head->revision) : head.error();
}

bool SqlStore::watch(std::function<void()> changed)
{
    return m_database->watch(std::move(changed));
}

Result<void> SqlStore::atOnce(const std::function<Result<void>()> &work)
{
    SqlTransaction transaction(*m_database, Kind::Write);
    if (!transaction.begun())
        return transaction.begun();
    const auto done = work();
    return done ? transaction.commit() : done;
}

std::optional<Remembered> SqlStore::remembered(const Id &set) const
{
    std::optional<Remembered> found;
    const auto take = [&found](const QSqlQuery &row) {
        found = {row.value(0).toByteArray(), row.value(1).toByteArray()};
        return Result<void>();
    };
    const auto done =
        m_database->each(u"SELECT request_digest, answer FROM idempotency WHERE set_id = ?"_s, {set.toString()}, take);
    if (!done) // The set is then tried again and refused as repeated: never applied twice.
        qCWarning(logger) << "an idempotency key cannot be looked up:" << done.error().detail;
    return done ? found : std::nullopt;
}

Result<std::unique_ptr<Verification>> SqlStore::verification() const
{
    const auto head = sqlstate::head(*m_database);
    if (!head)
        return head.error();
    return std::unique_ptr<Verification>(std::make_unique<SqlVerification>(*m_database, *head));
}

Result<void> SqlStore::erasePerson(const Id &person)
{
    if (person.isNull())
        return storeerrors::noPerson();
    SqlTransaction transaction(*m_database, Kind::Write);
    if (!transaction.begun())
        return transaction.begun();
    const auto keys = sqllog::keys(*m_database, {person});
    if (!keys)
        return keys.error();
    const auto key = keys->constFind(person);
    const bool isErased = key != keys->constEnd() && key->key.isEmpty(); // the day it happened stays the first one
    if (!isErased) {
        if (const auto done = sqllog::setKeys(*m_database, {erasedKey(person, m_clock->now())}); !done)
            return done;
        if (const auto done = sqllog::forget(*m_database, person); !done)
            return done;
        if (const auto done = m_visits->forget(person); !done)
            return done;
    }
    if (const auto done = shutOut(*m_database, person); !done) // he may have come in again since
        return done;
    if (const auto done = transaction.commit(); !done)
        return done;
    return m_database->dialect().scrub(*m_database);
}

Result<Id> SqlStore::memberFor(const Subject &subject) const
{
    return boundTo(*m_database, subject);
}

Result<void> SqlStore::bindMember(const Subject &subject, const Id &person)
{
    if (person.isNull())
        return storeerrors::noPerson();
    SqlTransaction transaction(*m_database, Kind::Write);
    if (!transaction.begun())
        return transaction.begun();
    const auto bound = boundTo(*m_database, subject);
    if (!bound)
        return bound.error();
    if (*bound == person)
        return {};
    if (!bound->isNull())
        return storeerrors::memberBound();
    const auto done = bind(*m_database, subject, person);
    return done ? transaction.commit() : done;
}

Result<void> SqlStore::setClaim(const QByteArray &codeDigest, const Id &person)
{
    if (person.isNull())
        return storeerrors::noPerson();
    SqlTransaction transaction(*m_database, Kind::Write);
    if (!transaction.begun())
        return transaction.begun();
    if (const auto done = m_database->execute(u"DELETE FROM claims WHERE person = ?"_s, {person.toString()}); !done)
        return done;
    const auto done = m_database->execute(u"INSERT INTO claims (code_digest, person) VALUES (?, ?) "
                                          "ON CONFLICT (code_digest) DO UPDATE SET person = excluded.person"_s,
                                          {sqlrows::filled(codeDigest), person.toString()});
    return done ? transaction.commit() : done;
}

Result<Id> SqlStore::claim(const QByteArray &codeDigest, const Subject &subject)
{
    SqlTransaction transaction(*m_database, Kind::Write);
    if (!transaction.begun())
        return transaction.begun().error();
    const auto bound = boundTo(*m_database, subject);
    if (!bound)
        return bound;
    if (!bound->isNull())
        return storeerrors::memberBound();
    const QVariantList key{sqlrows::filled(codeDigest)};
    auto person = personOf(*m_database, u"SELECT person FROM claims WHERE code_digest = ?"_s, key);
    if (!person || person->isNull())
        return person;
    if (const auto done = m_database->execute(u"DELETE FROM claims WHERE code_digest = ?"_s, key); !done)
        return done.error();
    if (const auto done = bind(*m_database, subject, *person); !done)
        return done.error();
    if (const auto done = transaction.commit(); !done)
        return done.error();
    return person;
}

Visits &SqlStore::visits()
{
    return *m_visits;
}

Result<void> SqlStore::setAdmissionCode(const AdmissionCode &code)
{
    SqlTransaction transaction(*m_database, Kind::Write);
    if (!transaction.begun())
        return transaction.begun();
    const auto done = sqladmission::setCode(*m_database, code);
    return done ? transaction.commit() : done;
}

Result<std::optional<AdmissionCode>> SqlStore::admissionCode(const Id &id) const
{
    return sqladmission::code(*m_database, id);
}

Result<QByteArray> SqlStore::sealedSecret(const SecretRef &ref) const
{
    return sqlsecrets::sealed(*m_database, ref);
}

} // namespace steward
