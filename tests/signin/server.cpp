// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "signin/server.h"

#include "core/json.h"
#include "store/sqlstore.h"

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

constexpr int patience = 30'000; // ms

const QString program = QStringLiteral(STEWARDD_PROGRAM);

} // namespace

Server::~Server()
{
    m_process.terminate();
    m_process.waitForFinished(patience);
}

QString Server::init()
{
    return made({u"init"_s, u"--name"_s, u"Clinic"_s, u"--admin"_s, u"Amina Phiri"_s});
}

QString Server::seed()
{
    return made({u"seed"_s, u"--pack"_s, u"S"_s});
}

QString Server::made(const QStringList &arguments) const
{
    QProcess process;
    process.start(program, arguments + QStringList{u"--database"_s, database()});
    process.waitForFinished(patience);
    return process.exitCode() == 0 ? QString::fromUtf8(process.readAllStandardOutput()).simplified().section(u' ', -1)
                                   : QString();
}

bool Server::bind(const QString &issuer, const QString &subject, const Id &person)
{
    const auto store = SqlStore::open(database());
    return store && (*store)->bindMember({issuer, subject}, person);
}

bool Server::start(const QString &issuer, const QString &cliClient)
{
    m_process.setStandardErrorFile(QProcess::nullDevice());
    QStringList arguments{u"serve"_s,
                          u"--database"_s,
                          database(),
                          u"--issuer"_s,
                          issuer,
                          u"--audience"_s,
                          u"https://steward.test"_s,
                          u"--scopes"_s,
                          u"steward"_s,
                          u"--client-desktop"_s,
                          u"console-desktop"_s,
                          u"--listen"_s,
                          u"127.0.0.1:0"_s,
                          u"--health"_s,
                          u"127.0.0.1:0"_s};
    if (!cliClient.isNull())
        arguments << u"--client-cli"_s << cliClient;
    m_process.start(program, arguments);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(patience))
            return false;
    }
    const auto ready = parseObject(m_process.readLine());
    m_url = ready ? QUrl(ready->value("url"_L1).toString()) : QUrl();
    return m_url.isValid();
}

int Server::stopAndVerify()
{
    m_process.terminate();
    if (!m_process.waitForFinished(patience))
        return -1;
    return QProcess::execute(program, {u"verify"_s, u"--database"_s, database()});
}

} // namespace steward::tests
