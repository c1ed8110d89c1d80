// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sqldatabase.h"

#include "core/id.h"
#include "core/log.h"
#include "store/postgres.h"
#include "store/postgresaddress.h"
#include "store/sqlite.h"
#include "store/sqlschema.h"

#include <QScopeGuard>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

STEWARD_LOG(store)

Error failed(const QString &code, const QString &detail)
{
    return {.kind = Error::Kind::Server, .code = code, .detail = detail};
}

bool isPostgres(const QSqlDriver *driver)
{
    return driver && driver->dbmsType() == QSqlDriver::PostgreSQL;
}

Error fromSql(const QSqlError &error, const QSqlDriver *driver)
{
    return isPostgres(driver) ? Postgres::errorFrom(error) : Sqlite::errorFrom(error);
}

std::unique_ptr<SqlDialect> dialectOf(const QString &place)
{
    if (isPostgresAddress(place))
        return std::make_unique<Postgres>();
    return std::make_unique<Sqlite>();
}

/// May be megabytes.
bool isLarge(const QVariant &value)
{
    constexpr qsizetype little = 1024;
    return (value.typeId() == QMetaType::QString && value.toString().size() > little)
           || (value.typeId() == QMetaType::QByteArray && value.toByteArray().size() > little);
}

} // namespace

SqlDatabase::SqlDatabase(QString connection, Access access, std::unique_ptr<SqlDialect> dialect)
    : m_connection(std::move(connection))
    , m_access(access)
    , m_dialect(std::move(dialect))
    , m_newestVersion(sqlschema::newestFor(*m_dialect))
{
}

SqlDatabase::~SqlDatabase()
{
    m_kept.clear();
    connection().close();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<SqlDatabase>> SqlDatabase::open(const QString &place, Access access)
{
    std::unique_ptr<SqlDatabase> database(
        new SqlDatabase(u"steward store "_s + Id::random().toString(), access, dialectOf(place)));
    using Step = Result<void>;
    QSqlDatabase connection = QSqlDatabase::addDatabase(database->m_dialect->driver(), database->m_connection);
    if (const Step step = database->m_dialect->aim(connection, place, access); !step)
        return step.error();
    if (!connection.open())
        return fromSql(connection.lastError(), connection.driver());
    if (const Step step = sqlschema::recognise(*database, access); !step)
        return step.error();
    if (const Step step = database->m_dialect->configure(*database, access); !step)
        return step.error();
    if (access != Access::Read) {
        if (const Step step = sqlschema::migrate(*database); !step)
            return step.error();
    }
    return database;
}

bool SqlDatabase::isOpen() const
{
    return connection().isOpen();
}

Result<void> SqlDatabase::reopen() const
{
    qCInfo(logger) << "the line to the database has broken: connecting again";
    m_kept.clear();
    m_prepared.clear();
    QSqlDatabase connection = this->connection();
    if (!connection.open())
        return fromSql(connection.lastError(), connection.driver());
    if (const auto done = m_dialect->configure(*this, m_access); !done)
        return done;
    if (m_changed && connection.driver()->subscribeToNotification(m_dialect->channel()))
        QMetaObject::invokeMethod(connection.driver(), m_changed, Qt::QueuedConnection);
    return {};
}

/// Not by a statement alone: where an earlier one has failed, PostgreSQL answers COMMIT by rolling back and is content.
/// With another one before it that one fails.
Result<void> SqlDatabase::commit() const
{
    QSqlDatabase connection = this->connection();
    if (m_said.count() == 0)
        return connection.commit() ? Result<void>() : fromSql(connection.lastError(), connection.driver());
    const auto said = say(u"COMMIT"_s);
    return said ? send() : said;
}

Result<void> SqlDatabase::say(const QString &sql, const QVariantList &values) const
{
    constexpr qsizetype mostAtOnce = 1024 * 1024; // letters
    if (m_depth == 0 || !m_dialect->isFarAway())
        return execute(sql, values);
    const auto added = SqlPrepared::isWorthIt(sql, values.size())
                           ? m_said.addPrepared(connection(), sql, values, m_prepared)
                           : m_said.add(connection(), sql, values);
    if (!added)
        return added;
    return m_said.text().size() < mostAtOnce ? Result<void>() : send();
}

Result<void> SqlDatabase::send() const
{
    if (m_said.count() == 0)
        return {};
    return send(std::exchange(m_said, {}), {});
}

void SqlDatabase::unsay() const
{
    m_said.clear();
    m_prepared.settle(false);
}

Result<void> SqlDatabase::send(const SqlBatch &batch, const std::vector<SqlQuestion> &answered) const
{
    auto done = sendNow(batch, answered);
    m_prepared.settle(done.hasValue());
    return done;
}

/// The last statements of \a batch are those that are \a answered.
Result<void> SqlDatabase::sendNow(const SqlBatch &batch, const std::vector<SqlQuestion> &answered) const
{
    ++m_sent;
    auto sent = runNow(batch.text());
    if (!sent)
        return sent.error();
    QSqlQuery answers = std::move(sent).value();
    for (int i = 0; i < batch.count(); ++i) {
        if (i > 0 && !answers.nextResult()) {
            const auto end = ending(answers);
            return end ? failed(u"store.failed"_s, u"an answer is missing"_s) : end;
        }
        const auto question = i - batch.count() + static_cast<int>(answered.size());
        const auto *take = question >= 0 ? &answered.at(static_cast<size_t>(question)).take : nullptr;
        while (take && *take && answers.next()) {
            if (const auto taken = (*take)(answers); !taken)
                return taken;
        }
        if (const auto end = ending(answers); !end)
            return end;
    }
    return {};
}

Result<void> SqlDatabase::ask(const std::vector<SqlQuestion> &questions) const
{
    const bool isFarAway = m_dialect->isFarAway();
    SqlBatch batch = std::exchange(m_said, {});
    for (const SqlQuestion &question : questions) {
        const auto done = isFarAway       ? batch.add(connection(), question.sql, question.values)
                          : question.take ? each(question.sql, question.values, question.take)
                                          : execute(question.sql, question.values);
        if (!done) {
            m_prepared.settle(false);
            return done;
        }
    }
    return isFarAway && batch.count() > 0 ? send(batch, questions) : Result<void>();
}

Result<QSqlQuery> SqlDatabase::prepare(const QString &sql) const
{
    if (const auto sent = send(); !sent)
        return sent.error();
    const QSqlDatabase connection = this->connection();
    QSqlQuery query(connection);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return fromSql(query.lastError(), connection.driver());
    return query;
}

Result<QVariant> SqlDatabase::keepable(const QVariant &value, const QSqlDriver *driver)
{
    const bool isText = value.typeId() == QMetaType::QString;
    if (isText && !value.toString().isValidUtf16())
        return Error{.kind = Error::Kind::Invalid, .code = u"text.invalid"_s};
    if (isText && isPostgres(driver))
        return QVariant(Postgres::keepable(value.toString()));
    return value;
}

Result<void> SqlDatabase::execute(QSqlQuery &query, const QVariantList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i) {
        const auto value = keepable(values.at(i), query.driver());
        if (!value)
            return value.error();
        query.bindValue(static_cast<int>(i), *value);
    }
    if (!query.exec())
        return fromSql(query.lastError(), query.driver());
    return {};
}

Result<QSqlQuery> SqlDatabase::runNow(const QString &sql) const
{
    const QSqlDatabase connection = this->connection();
    QSqlQuery query(connection);
    query.setForwardOnly(true);
    return query.exec(sql) ? Result<QSqlQuery>(std::move(query)) : fromSql(query.lastError(), connection.driver());
}

Result<QSqlQuery> SqlDatabase::run(const QString &sql, const QVariantList &values) const
{
    if (values.isEmpty()) { // PostgreSQL prepares no BEGIN
        const auto sent = send();
        return sent ? runNow(sql) : sent.error();
    }
    auto query = prepare(sql);
    if (!query)
        return query;
    QSqlQuery running = std::move(query).value();
    if (const auto done = execute(running, values); !done)
        return done.error();
    return running;
}

Result<QSqlQuery *> SqlDatabase::kept(const QString &sql) const
{
    if (const auto sent = send(); !sent)
        return sent.error();
    auto found = m_kept.find(sql);
    if (found == m_kept.end()) {
        auto query = prepare(sql);
        if (!query)
            return query.error();
        found = m_kept.emplace(sql, std::move(query).value()).first;
    }
    return &found->second;
}

Result<void> SqlDatabase::each(const QString &sql, const QVariantList &values,
                               const std::function<Result<void>(const QSqlQuery &)> &take) const
{
    const auto query = kept(sql);
    if (!query)
        return query.error();
    QSqlQuery &rows = **query;
    const auto finished = qScopeGuard([&rows] { rows.finish(); }); // or SQLite goes on to hold what it reads from
    if (const auto done = execute(rows, values); !done)
        return done;
    while (rows.next()) {
        if (const auto taken = take(rows); !taken)
            return taken;
    }
    return ending(rows);
}

Result<int> SqlDatabase::change(const QString &sql, const QVariantList &values) const
{
    const auto query = kept(sql);
    if (!query)
        return query.error();
    const auto done = execute(**query, values);
    const int touched = done ? (*query)->numRowsAffected() : 0;
    (*query)->finish();
    for (int i = 0; i < static_cast<int>(values.size()); ++i) {
        if (isLarge(values.at(i)))
            (*query)->bindValue(i, QVariant()); // or it stays there until the next time
    }
    return done ? Result<int>(touched) : done.error();
}

Result<void> SqlDatabase::execute(const QString &sql, const QVariantList &values) const
{
    if (values.isEmpty()) {
        const auto query = run(sql);
        return query ? Result<void>() : query.error();
    }
    const auto touched = change(sql, values);
    return touched ? Result<void>() : touched.error();
}

Result<void> SqlDatabase::executeAll(const QStringList &statements) const
{
    for (const QString &statement : statements) {
        if (const auto done = execute(statement); !done)
            return done;
    }
    return {};
}

Result<void> SqlDatabase::ending(const QSqlQuery &query)
{
    if (query.lastError().isValid())
        return fromSql(query.lastError(), query.driver());
    return {};
}

QString SqlDatabase::text(const QSqlQuery &query, int column)
{
    const QString kept = query.value(column).toString();
    return isPostgres(query.driver()) ? Postgres::fromKeepable(kept) : kept;
}

Result<qint64> SqlDatabase::number(const QString &sql) const
{
    auto query = run(sql);
    if (!query)
        return query.error();
    QSqlQuery rows = std::move(query).value();
    if (!rows.next()) {
        const auto end = ending(rows);
        return end ? failed(u"store.failed"_s, u"no answer to "_s + sql) : end.error();
    }
    return rows.value(0).toLongLong();
}

bool SqlDatabase::watch(std::function<void()> changed)
{
    QSqlDriver *driver = connection().driver();
    if (m_dialect->channel().isEmpty() || !driver->subscribeToNotification(m_dialect->channel()))
        return false;
    m_changed = std::move(changed);
    QObject::connect(driver, &QSqlDriver::notification, driver,
                     [this](const QString &, QSqlDriver::NotificationSource source, const QVariant &) {
                         if (source != QSqlDriver::SelfSource)
                             m_changed();
                     });
    return true;
}

} // namespace steward
