// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/servicefloors.h"

#include "server/limits.h"
#include "store/rawsql.h"
#include "support/cluster.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>

#include <cstdio>
#include <microhttpd.h>

using namespace Qt::StringLiterals;

namespace steward::bench {

namespace {

constexpr int patience = 60'000; // ms

QString insertInto(QLatin1StringView table)
{
    return u"INSERT INTO %1 (note) VALUES ('a role may now edit data')"_s.arg(table);
}

/// On the second call: an answer to the first, before the body could have come, closes the connection.
MHD_Result hello(void *, MHD_Connection *connection, const char *, const char *, const char *, const char *, size_t *,
                 void **context)
{
    static char text[] = "hello";
    if (!*context) {
        *context = text;
        return MHD_YES;
    }
    MHD_Response *response = MHD_create_response_from_buffer(sizeof text - 1, text, MHD_RESPMEM_PERSISTENT);
    const MHD_Result result = MHD_queue_response(connection, MHD_HTTP_OK, response);
    MHD_destroy_response(response);
    return result;
}

QString pgbenchProgram()
{
    const QStringList versions = QDir(u"/usr/lib/postgresql"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &version : versions) {
        const QString program = u"/usr/lib/postgresql/%1/bin/pgbench"_s.arg(version);
        if (QFile::exists(program))
            return program;
    }
    qFatal("there is no pgbench in /usr/lib/postgresql");
}

/// A script for pgbench, and the table that it writes to.
QString preparedScript(const QTemporaryDir &folder)
{
    RawSql raw(tests::Cluster::instance().addressOf(u"postgres"_s)); // which has seen to it that fsync is on
    raw.execute(u"DROP SCHEMA IF EXISTS bench CASCADE"_s);
    raw.execute(u"CREATE SCHEMA bench"_s);
    raw.execute(u"CREATE TABLE bench.single_rows (id bigserial PRIMARY KEY, note text)"_s);
    QFile script(folder.filePath(u"script.sql"_s));
    if (!script.open(QIODevice::WriteOnly)
        || script.write((insertInto("bench.single_rows"_L1) + u";\n"_s).toUtf8()) < 0)
        qFatal("cannot write the script for pgbench");
    return script.fileName();
}

} // namespace

int HelloServer::run()
{
    MHD_Daemon *daemon = MHD_start_daemon(MHD_USE_AUTO_INTERNAL_THREAD, 0, nullptr, nullptr, &hello, nullptr,
                                          MHD_OPTION_THREAD_POOL_SIZE, server::Limits().threads, MHD_OPTION_END);
    if (!daemon)
        return 1;
    std::printf("%d\n", MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port);
    std::fflush(stdout);
    while (std::getchar() != EOF) {}
    MHD_stop_daemon(daemon);
    return 0;
}

HelloServer::HelloServer()
{
    m_process.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(argument)});
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(patience))
            qFatal("the bare server does not start");
    }
    m_port = m_process.readLine().trimmed().toUShort();
}

HelloServer::~HelloServer()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished(patience);
}

double pgbenchCommits(int clients, std::chrono::seconds duration)
{
    const QTemporaryDir folder;
    const tests::Cluster &cluster = tests::Cluster::instance();
    QProcess process;
    process.start(pgbenchProgram(),
                  {u"-n"_s, u"-c"_s, QString::number(clients), u"-j"_s, u"2"_s, u"-M"_s, u"prepared"_s, u"-T"_s,
                   QString::number(duration.count()), u"-f"_s, preparedScript(folder), u"-h"_s, cluster.folder(),
                   u"-p"_s, QString::number(cluster.port()), u"-U"_s, u"postgres"_s, u"postgres"_s});
    process.waitForFinished(static_cast<int>(duration.count()) * 1'000 + patience);
    const QByteArrayList lines = process.readAllStandardOutput().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("tps = "))
            return line.split(' ').at(2).toDouble();
    }
    qFatal("pgbench: %s", process.readAllStandardError().constData());
}

double sqliteInserts(std::chrono::milliseconds duration)
{
    using Steady = std::chrono::steady_clock;
    const QTemporaryDir folder;
    RawSql raw(folder.filePath(u"floor.sqlite"_s));
    raw.execute(u"PRAGMA journal_mode = WAL"_s); // as app/store/sqlite.cpp has it
    raw.execute(u"PRAGMA synchronous = FULL"_s);
    raw.execute(u"CREATE TABLE single_rows (id INTEGER PRIMARY KEY, note TEXT)"_s);
    const QString insert = insertInto("single_rows"_L1);
    int count = 0;
    const auto end = Steady::now() + duration;
    for (; Steady::now() < end; ++count)
        raw.execute(insert);
    return count / std::chrono::duration<double>(duration).count();
}

} // namespace steward::bench
