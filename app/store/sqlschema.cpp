// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sqlschema.h"

#include "store/sqltransaction.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace steward::sqlschema {

namespace {

Error failed(const QString &code, const QString &detail)
{
    return {.kind = Error::Kind::Server, .code = code, .detail = detail};
}

/// "0007.sql"
int numberOf(const QString &file)
{
    return file.section(u'.', 0, 0).toInt();
}

QStringList filesIn(const QDir &migrations)
{
    return migrations.entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
}

/// A statement ends at a line without indent that ends in a semicolon; SQLite's driver takes one at a time.
QStringList statements(const QByteArray &script)
{
    QStringList statements;
    QString statement;
    for (const QByteArray &line : script.split('\n')) {
        if (line.startsWith("--") || line.isEmpty())
            continue;
        statement += QString::fromUtf8(line) + u'\n';
        if (!line.startsWith(' ') && line.endsWith(';'))
            statements << std::exchange(statement, QString());
    }
    return statements;
}

} // namespace

int newestFor(const SqlDialect &dialect)
{
    return numberOf(filesIn(QDir(dialect.migrations())).constLast());
}

Result<void> recognise(const SqlDatabase &database, SqlAccess access)
{
    const int newest = database.newestVersion();
    const auto version = database.dialect().version(database);
    if (!version)
        return version.error();
    if (*version == 0 && access != SqlAccess::Make)
        return failed(u"store.missing"_s, u"there is nothing in it yet"_s);
    if (*version > newest) {
        return failed(u"store.newer"_s, u"it has schema %1, this program knows up to %2"_s.arg(*version).arg(newest));
    }
    if (*version < newest && access == SqlAccess::Read)
        return failed(u"store.older"_s,
                      u"it has schema %1; a server that is started on it brings it to %2"_s.arg(*version).arg(newest));
    return {};
}

Result<void> migrate(const SqlDatabase &database)
{
    const int newest = database.newestVersion();
    const SqlDialect &dialect = database.dialect();
    SqlTransaction transaction(database, SqlKind::Migrate);
    if (!transaction.begun())
        return transaction.begun();
    const auto version = dialect.version(database); // asked again: another process may have been faster
    if (!version)
        return version.error();
    if (*version == newest)
        return {};
    const QDir folder(dialect.migrations());
    for (const QString &name : filesIn(folder)) {
        if (numberOf(name) <= *version)
            continue;
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return failed(u"store.failed"_s, file.errorString());
        if (const auto done = database.executeAll(statements(file.readAll())); !done)
            return done;
    }
    if (const auto done = dialect.setVersion(database, newest); !done)
        return done;
    return transaction.commit();
}

} // namespace steward::sqlschema
