// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sqllog.h"

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

/// Sealed values by revision, read alongside the log.
class Parts
{
public:
    explicit Parts(QSqlQuery query)
        : m_query(std::move(query))
        , m_hasRow(m_query.next())
    {
    }

    /// Those of \a revision; must be asked in rising order.
    [[nodiscard]] QList<SealedPart> of(qint64 revision)
    {
        QList<SealedPart> parts;
        while (m_hasRow && here() <= revision) {
            if (here() == revision)
                parts << partFrom(m_query);
            else
                stray();
            m_hasRow = m_query.next();
        }
        return parts;
    }

    /// Of a value that belongs to no row, after all rows.
    [[nodiscard]] std::optional<qint64> firstStray()
    {
        if (m_hasRow)
            stray();
        return m_stray;
    }

    /// The same, among those read so far.
    [[nodiscard]] std::optional<qint64> strayUpToHere() const { return m_stray; }

    [[nodiscard]] Result<void> ending() const { return SqlDatabase::ending(m_query); }

private:
    [[nodiscard]] qint64 here() const { return m_query.value(0).toLongLong(); }
    void stray() { m_stray = m_stray.value_or(here()); }

    QSqlQuery m_query;
    bool m_hasRow;
    std::optional<qint64> m_stray;
};

Result<KeyRing> readKeys(QSqlQuery &query, KeyRing keys)
{
    while (query.next()) {
        if (const auto key = keyFrom(query))
            keys.insert(key->person, *key);
    }
    const auto end = SqlDatabase::ending(query);
    return end ? Result<KeyRing>(keys) : end.error();
}

} // namespace

Result<void> add(const SqlDatabase &database, const LogRecord &record)
{
    const auto added =
        database.execute(u"INSERT INTO log (revision, set_id, at, author, changes, inverse_of, acknowledged, digests, "
                         "previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                         {record.revision, record.set, record.at, record.author, record.changes, record.inverseOf,
                          record.acknowledged, record.digests, record.previousHash, record.hash});
    if (!added)
        return added;
    for (const SealedPart &part : record.parts) {
        const auto done =
            database.execute(u"INSERT INTO log_personal (revision, part, person, sealed) VALUES (?, ?, ?, ?)"_s,
                             {record.revision, part.part, part.person.toString(), part.bytes});
        if (!done)
            return done;
    }
    return {};
}

Result<QList<LogRecord>> records(const SqlDatabase &database, const QString &which, const QVariantList &values)
{
    auto query = database.run(selectLog + which, values);
    auto parts = database.prepare(selectParts + u"WHERE revision = ? ORDER BY part, person"_s);
    if (!query || !parts)
        return query ? parts.error() : query.error();
    QSqlQuery rows = std::move(query).value();
    QSqlQuery sealed = std::move(parts).value();
    QList<LogRecord> records;
    qsizetype size = 0;
    while (size < pageSize && rows.next()) {
        LogRecord record = recordFrom(rows);
        if (const auto done = SqlDatabase::execute(sealed, {record.revision}); !done)
            return done.error();
        while (sealed.next())
            record.parts << partFrom(sealed);
        if (const auto end = SqlDatabase::ending(sealed); !end)
            return end.error();
        size += sizeOf(record);
        records << record;
    }
    const auto end = SqlDatabase::ending(rows);
    return end ? Result<QList<LogRecord>>(records) : end.error();
}

Result<Candidates> candidates(const SqlDatabase &database, const LogSearch &search, qint64 first, qint64 end)
{
    const domain::LogFilter &filter = search.filter;
    const bool looksInto = filter.looksIntoChanges();
    // author and moment stand at the head of a row: of one that does not fit, SQLite reads no changes
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
    auto query = database.run(sql + u" ORDER BY revision DESC"_s, values);
    if (!query)
        return query.error();
    QSqlQuery rows = std::move(query).value();
    Candidates found{.revisions = {}, .lookedTo = end};
    qsizetype text = 0;
    while (found.revisions.size() < search.limit && text < search.mostText) {
        if (!rows.next()) {
            found.lookedTo = first;
            break;
        }
        found.lookedTo = rows.value(0).toLongLong();
        const QString changes = looksInto ? rows.value(1).toString() : QString();
        text += changes.size();
        if (mayBeAbout(filter, changes))
            found.revisions << found.lookedTo;
    }
    const auto ending = SqlDatabase::ending(rows);
    return ending ? Result<Candidates>(found) : ending.error();
}

Result<QList<LogRecord>> records(const SqlDatabase &database, const QList<qint64> &revisions)
{
    QVariantList values;
    for (const qint64 revision : revisions)
        values << revision;
    const QString marks = QStringList(values.size(), u"?"_s).join(u',');
    return records(database, u"WHERE revision IN (%1) ORDER BY revision DESC"_s.arg(marks), values);
}

Result<void> setKey(const SqlDatabase &database, const PersonKey &key)
{
    return database.execute(u"INSERT INTO person_keys (person, key, erased_at, check_sum) VALUES (?, ?, ?, ?) "
                            "ON CONFLICT (person) DO UPDATE SET key = excluded.key, erased_at = excluded.erased_at, "
                            "check_sum = excluded.check_sum"_s,
                            {key.person.toString(), key.key, key.erasedAt, key.check});
}

Result<KeyRing> keys(const SqlDatabase &database, const QList<Id> &people)
{
    auto query = database.prepare(selectKeys + u"WHERE person = ?"_s);
    if (!query)
        return query.error();
    QSqlQuery rows = std::move(query).value();
    KeyRing keys;
    for (const Id &person : people) {
        if (const auto done = SqlDatabase::execute(rows, {person.toString()}); !done)
            return done.error();
        auto read = readKeys(rows, std::move(keys));
        if (!read)
            return read;
        keys = std::move(read).value();
    }
    return keys;
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
        database.execute(u"DELETE FROM idempotency WHERE set_id IN (SELECT set_id FROM log WHERE instr(digests, ?))"_s,
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
    auto query = database.run(selectLog + u"WHERE revision >= ? ORDER BY revision LIMIT ?"_s, {from, limit});
    auto sealed = database.run(selectParts + u"WHERE revision >= ? ORDER BY revision, part, person"_s, {from});
    if (!query || !sealed)
        return query ? sealed.error() : query.error();
    QSqlQuery rows = std::move(query).value();
    Parts parts(std::move(sealed).value());
    QList<LogRecord> batch;
    qsizetype size = 0;
    bool hasMore = true;
    while (size < pageSize && (hasMore = rows.next())) {
        batch << recordFrom(rows);
        batch.last().parts = parts.of(batch.last().revision);
        size += sizeOf(batch.constLast());
    }
    // What could be read is looked at first: its faults come before that of what follows.
    const Result<bool> isGood = takeAll(database, walk, from, batch);
    if (!isGood || !*isGood)
        return isGood ? Result<bool>(true) : isGood;
    for (const Result<void> &end : {SqlDatabase::ending(rows), parts.ending()}) {
        if (!end)
            return end.error();
    }
    const bool isEnd = !hasMore && batch.size() < limit;
    const auto stray = isEnd ? parts.firstStray() : parts.strayUpToHere();
    if (stray)
        walk.fail(*stray, u"a sealed value belongs to no row"_s);
    const auto ending = parts.ending();
    return ending ? Result<bool>(isEnd || stray) : ending.error();
}

} // namespace steward::sqllog
