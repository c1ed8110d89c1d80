// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sqllog.h"

#include "store/sqlinsertion.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace steward::sqllog {

namespace {

const QString selectLog = u"SELECT revision, set_id, at, author, changes, inverse_of, acknowledged, digests, "
                          "previous_hash, hash FROM log "_s;
const QString selectParts = u"SELECT revision, part, person, sealed FROM log_personal "_s;
const QString selectKeys = u"SELECT person, key, erased_at, check_sum FROM person_keys "_s;

LogRecord recordFrom(const QSqlQuery &query)
{
    LogRecord record;
    record.revision = query.value(0).toLongLong();
    record.set = query.value(1).toString();
    record.at = query.value(2).toString();
    record.author = query.value(3).toString(); // null stays null
    record.changes = query.value(4).toString();
    record.inverseOf = query.value(5).toString();
    record.acknowledged = query.value(6).toString();
    record.digests = query.value(7).toString();
    record.previousHash = query.value(8).toByteArray();
    record.hash = query.value(9).toByteArray();
    return record;
}

/// A person that cannot be read must not become the null id, which is the project's own: the part then is of no name,
/// and so of no digest.
SealedPart partFrom(const QSqlQuery &query)
{
    const auto person = Id::fromString(query.value(2).toString());
    return {person ? query.value(1).toString() : QString(), person.value_or(Id()), query.value(3).toByteArray()};
}

std::optional<PersonKey> keyFrom(const QSqlQuery &query)
{
    const auto person = Id::fromString(query.value(0).toString());
    if (!person)
        return std::nullopt;
    return PersonKey{*person, query.value(1).toByteArray(), query.value(2).toString(), query.value(3).toByteArray()};
}

/// Rows without their sealed values: those are asked for when these are read, as one query at a time gives rows.
struct Rows
{
    QList<LogRecord> records;
    bool hasAll = false; ///< there were no more
    Result<void> ending; ///< a failure after those that could be read
};

/// No more after the one that passes pageSize.
Result<Rows> readRows(const SqlDatabase &database, const QString &which, const QVariantList &values)
{
    auto query = database.run(selectLog + which, values);
    if (!query)
        return query.error();
    QSqlQuery cells = std::move(query).value();
    Rows rows;
    for (qsizetype size = 0; size < pageSize; size += sizeOf(rows.records.constLast())) {
        rows.hasAll = !cells.next();
        if (rows.hasAll)
            break;
        rows.records << recordFrom(cells);
    }
    rows.ending = SqlDatabase::ending(cells);
    return rows;
}

/// Gives records their sealed values, which come in the records' order, and lets go those after the one that passes
/// pageSize with them.
class Filling
{
public:
    explicit Filling(QList<LogRecord> &records)
        : m_records(records)
    {
    }

    /// False: the records are cut off before this value, and no more is wanted.
    bool take(const QSqlQuery &query)
    {
        const qint64 revision = query.value(0).toLongLong();
        while (m_at < m_records.size() && isBefore(m_records.at(m_at).revision, revision)) {
            if (!advance())
                return false;
        }
        if (m_at < m_records.size() && m_records.at(m_at).revision == revision)
            m_records[m_at].parts << partFrom(query);
        else if (!m_stray)
            m_stray = revision;
        return true;
    }

    /// No more values come.
    void finish()
    {
        while (m_at < m_records.size() && advance()) {}
    }

    [[nodiscard]] bool isCut() const { return m_isCut; }
    /// Of a value that belongs to no record.
    [[nodiscard]] std::optional<qint64> firstStray() const { return m_stray; }

private:
    [[nodiscard]] bool isBefore(qint64 one, qint64 other) const { return m_isRising ? one < other : one > other; }

    bool advance()
    {
        m_size += sizeOf(m_records.at(m_at));
        ++m_at;
        m_isCut = m_size >= pageSize && m_at < m_records.size();
        if (m_isCut)
            m_records.resize(m_at);
        return !m_isCut;
    }

    QList<LogRecord> &m_records;
    bool m_isRising = m_records.size() < 2 || m_records.constFirst().revision < m_records.constLast().revision;
    qsizetype m_at = 0; ///< the record that is being filled
    qsizetype m_size = 0;
    bool m_isCut = false;
    std::optional<qint64> m_stray;
};

QString marks(const QVariantList &values)
{
    return QStringList(values.size(), u"?"_s).join(u',');
}

constexpr qsizetype peopleAtOnce = 250; ///< in one question

Result<KeyRing> readKeys(QSqlQuery &query, KeyRing keys)
{
    while (query.next()) {
        if (const auto key = keyFrom(query))
            keys.insert(key->person, *key);
    }
    const auto end = SqlDatabase::ending(query);
    return end ? Result<KeyRing>(std::move(keys)) : end.error();
}

} // namespace

Result<void> add(const SqlDatabase &database, const QList<LogRecord> &records)
{
    SqlInsertion rows(database,
                      u"log (revision, set_id, at, author, changes, inverse_of, acknowledged, digests, previous_hash, "
                      "hash)"_s,
                      10);
    SqlInsertion parts(database, u"log_personal (revision, part, person, sealed)"_s, 4);
    for (const LogRecord &record : records) {
        if (const auto done =
                rows.add({record.revision, record.set, record.at, record.author, record.changes, record.inverseOf,
                          record.acknowledged, record.digests, record.previousHash, record.hash});
            !done)
            return done;
    }
    if (const auto done = rows.finish(); !done) // first: the parts refer to them
        return done;
    for (const LogRecord &record : records) {
        for (const SealedPart &part : record.parts) {
            if (const auto done = parts.add({record.revision, part.part, part.person.toString(), part.bytes}); !done)
                return done;
        }
    }
    return parts.finish();
}

Result<QList<LogRecord>> records(const SqlDatabase &database, const QString &which, const QVariantList &values)
{
    auto read = readRows(database, which, values);
    if (!read)
        return read.error();
    Rows rows = std::move(read).value();
    if (!rows.ending)
        return rows.ending.error();
    QList<LogRecord> &records = rows.records;
    if (records.isEmpty())
        return records;
    QVariantList revisions;
    for (const LogRecord &record : std::as_const(records))
        revisions << record.revision;
    const bool isFalling = records.constFirst().revision > records.constLast().revision;
    auto query = database.run(selectParts
                                  + u"WHERE revision IN (%1) ORDER BY revision %2, part, person"_s.arg(
                                      marks(revisions), isFalling ? u"DESC"_s : u"ASC"_s),
                              revisions);
    if (!query)
        return query.error();
    QSqlQuery parts = std::move(query).value();
    Filling filling(records);
    while (parts.next() && filling.take(parts)) {}
    filling.finish();
    const auto end = SqlDatabase::ending(parts);
    return end ? Result<QList<LogRecord>>(records) : end.error();
}

Result<Candidates> candidates(const SqlDatabase &database, const LogSearch &search, qint64 first, qint64 end)
{
    const domain::LogFilter &filter = search.filter;
    const bool looksInto = filter.looksIntoChanges();
    // author and moment stand at the head of a row: of one that does not fit, no changes are read
    QString sql = looksInto ? u"SELECT revision, changes FROM log "_s : u"SELECT revision FROM log "_s;
    sql += u"WHERE revision >= ? AND revision < ?"_s;
    QVariantList values{first, end};
    const auto add = [&](const QString &condition, const QString &value) {
        sql += condition;
        values << value;
    };
    if (filter.author && filter.author->isNull())
        sql += u" AND author IS NULL"_s;
    else if (filter.author)
        add(u" AND author = ?"_s, filter.author->toString());
    if (filter.from)
        add(u" AND at >= ?"_s, toText(*filter.from));
    if (filter.until)
        add(u" AND at < ?"_s, toText(*filter.until));
    const int batch = looksInto ? 250 : std::max(search.limit, 0);
    sql += u" ORDER BY revision DESC LIMIT %1"_s.arg(batch);
    Candidates found{.revisions = {}, .lookedTo = end};
    qsizetype text = 0;
    const auto isFull = [&] { return found.revisions.size() >= search.limit || text >= search.mostText; };
    while (!isFull()) {
        values[1] = found.lookedTo;
        auto query = database.run(sql, values);
        if (!query)
            return query.error();
        QSqlQuery rows = std::move(query).value();
        int count = 0;
        for (; !isFull() && rows.next(); ++count) {
            found.lookedTo = rows.value(0).toLongLong();
            const QString changes = looksInto ? rows.value(1).toString() : QString();
            text += changes.size();
            if (mayBeAbout(filter, changes))
                found.revisions << found.lookedTo;
        }
        if (const auto ending = SqlDatabase::ending(rows); !ending)
            return ending.error();
        if (isFull() || count == batch)
            continue;
        found.lookedTo = first;
        break;
    }
    return found;
}

Result<QList<LogRecord>> records(const SqlDatabase &database, const QList<qint64> &revisions)
{
    QVariantList values;
    for (const qint64 revision : revisions)
        values << revision;
    if (values.isEmpty())
        return QList<LogRecord>();
    return records(database, u"WHERE revision IN (%1) ORDER BY revision DESC"_s.arg(marks(values)), values);
}

Result<void> setKeys(const SqlDatabase &database, const QList<PersonKey> &keys)
{
    SqlInsertion rows(database, u"person_keys (person, key, erased_at, check_sum)"_s, 4,
                      u"ON CONFLICT (person) DO UPDATE SET key = excluded.key, erased_at = excluded.erased_at, "
                      "check_sum = excluded.check_sum"_s);
    for (const PersonKey &key : keys) {
        if (const auto done = rows.add({key.person.toString(), key.key, key.erasedAt, key.check}); !done)
            return done;
    }
    return rows.finish();
}

std::vector<SqlQuestion> keyQuestions(const QList<Id> &people, KeyRing &keys)
{
    const auto take = [&keys](const QSqlQuery &row) {
        if (const auto key = keyFrom(row))
            keys.insert(key->person, *key);
        return Result<void>();
    };
    std::vector<SqlQuestion> questions;
    for (qsizetype first = 0; first < people.size(); first += peopleAtOnce) {
        QVariantList some;
        for (const Id &person : people.sliced(first, std::min(peopleAtOnce, people.size() - first)))
            some << person.toString();
        questions.push_back({selectKeys + u"WHERE person IN (%1)"_s.arg(marks(some)), some, take});
    }
    return questions;
}

Result<KeyRing> keys(const SqlDatabase &database, const QList<Id> &people)
{
    KeyRing keys;
    const auto done = database.ask(keyQuestions(people, keys));
    return done ? Result<KeyRing>(keys) : done.error();
}

Result<KeyRing> allKeys(const SqlDatabase &database)
{
    auto query = database.run(selectKeys);
    if (!query)
        return query.error();
    QSqlQuery rows = std::move(query).value();
    return readKeys(rows, {});
}

Result<void> forget(const SqlDatabase &database, const Id &person)
{
    // By the digests and not by the sealed values: a damaged or missing one must not keep an answer alive.
    const auto answers =
        database.execute(u"DELETE FROM idempotency WHERE set_id IN (SELECT set_id FROM log WHERE %1)"_s.arg(
                             database.dialect().contains(u"digests"_s)),
                         {person.toString()});
    if (!answers)
        return answers;
    return database.execute(u"DELETE FROM log_personal WHERE person = ?"_s, {person.toString()});
}

namespace {

/// False: one of them is bad.
Result<bool> takeAll(const SqlDatabase &database, ChainWalk &walk, qint64 &from, const QList<LogRecord> &batch)
{
    QSet<Id> people;
    for (const LogRecord &record : batch) {
        for (const Id &person : peopleIn(record))
            people.insert(person);
    }
    const auto found = keys(database, people.values());
    if (!found)
        return found.error();
    auto lookup = database.prepare(u"SELECT revision FROM log WHERE set_id = ?"_s);
    if (!lookup)
        return lookup.error();
    QSqlQuery bySet = std::move(lookup).value();
    for (const LogRecord &record : batch) {
        if (!walk.take(record, *found))
            return false;
        if (!SqlDatabase::execute(bySet, {record.set}) || !bySet.next()
            || bySet.value(0).toLongLong() != record.revision) {
            walk.fail(record.revision, u"set_id does not lead to the row: the index is damaged"_s);
            return false;
        }
        bySet.finish();
        from = record.revision + 1;
    }
    return true;
}

} // namespace

Result<bool> walk(const SqlDatabase &database, ChainWalk &walk, qint64 &from, int limit)
{
    auto read = readRows(database, u"WHERE revision >= ? ORDER BY revision LIMIT ?"_s, {from, limit});
    if (!read)
        return read.error();
    Rows rows = std::move(read).value();
    QList<LogRecord> &batch = rows.records;
    const bool hasAll = rows.hasAll && batch.size() < limit;
    const qint64 last = hasAll || batch.isEmpty() ? std::numeric_limits<qint64>::max() : batch.constLast().revision;
    auto query = database.run(selectParts + u"WHERE revision >= ? AND revision <= ? ORDER BY revision, part, person"_s,
                              {from, last});
    if (!query)
        return query.error();
    QSqlQuery parts = std::move(query).value();
    Filling filling(batch);
    while (parts.next() && filling.take(parts)) {}
    const auto partsEnding = SqlDatabase::ending(parts);
    filling.finish();
    // What could be read is looked at first: its faults come before that of what follows.
    const Result<bool> isGood = takeAll(database, walk, from, batch);
    if (!isGood || !*isGood)
        return isGood ? Result<bool>(true) : isGood;
    for (const Result<void> &end : {rows.ending, partsEnding}) {
        if (!end)
            return end.error();
    }
    if (filling.firstStray())
        walk.fail(*filling.firstStray(), u"a sealed value belongs to no row"_s);
    return (hasAll && !filling.isCut()) || filling.firstStray();
}

} // namespace steward::sqllog
