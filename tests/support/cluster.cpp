// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/cluster.h"

#include "store/rawsql.h"

#include <QCoreApplication>
#include <QFile>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

constexpr int patience = 90'000; // ms; it is made first

} // namespace

Cluster &Cluster::instance()
{
    static Cluster cluster;
    return cluster;
}

Cluster::Cluster()
{
    // QProcess's own pipes close with this program, however it ends; that is what the cluster waits for.
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(qEnvironmentVariable("STEWARD_SOURCE_DIR") + u"/tests/support/cluster"_s, QStringList());
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(patience))
            qFatal("no PostgreSQL for the tests: install postgresql and libqt6sql6-psql");
    }
    const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
    m_folder = line.section(u' ', 0, 0);
    m_port = line.section(u' ', 1).toInt();
    RawSql raw(addressOf(u"postgres"_s));
    for (const QString &setting : {u"fsync"_s, u"full_page_writes"_s, u"synchronous_commit"_s}) {
        const QString given = u"SELECT reset_val FROM pg_settings WHERE name = ?"_s; // whatever this connection has
        if (raw.value(given, {setting}) != u"on"_s)
            qFatal("this PostgreSQL does not keep what it acknowledges");
    }
}

Cluster::~Cluster()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished(patience);
}

QString Cluster::emptyDatabase()
{
    const QString address = addressOf(u"postgres"_s);
    RawSql raw(address);
    raw.execute(u"DROP SCHEMA IF EXISTS steward CASCADE"_s);
    return address;
}

QString Cluster::newDatabase()
{
    const QString name = u"test%1"_s.arg(++m_databases);
    RawSql raw(addressOf(u"postgres"_s));
    raw.execute(u"CREATE DATABASE "_s + name);
    return addressOf(name);
}

QString Cluster::addressOf(const QString &database) const
{
    return u"postgresql:///%1?user=postgres&port=%2&host=%3"_s.arg(database).arg(m_port).arg(m_folder);
}

QByteArray Cluster::password() const
{
    QFile file(m_folder + u"/password"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

} // namespace steward::tests
