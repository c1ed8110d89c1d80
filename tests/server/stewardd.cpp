// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/stewardd.h"

#include "core/json.h"
#include "domain/project.h"
#include "store/sqlstore.h"
#include "support/exchanges.h"

#include <QDir>
#include <QFile>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

constexpr int patience = 60'000; // ms; sanitizers, the largest pack and a busy machine

QString program()
{
    return QStringLiteral(STEWARDD_PROGRAM);
}

} // namespace

Stewardd::Run Stewardd::run(const QStringList &arguments, int within)
{
    QProcess process;
    process.start(program(), arguments);
    process.waitForFinished(within);
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

Stewardd::Stewardd(const QString &database)
    : m_database(database.isEmpty() ? m_folder.filePath(u"project.sqlite"_s) : database)
    , m_adminToken(m_issuer.token(u"admin-1"_s))
{
    // Not a pipe: one that nobody reads while a test waits would be full some day, and the server would wait for it.
    m_process.setStandardErrorFile(m_folder.filePath(u"log"_s), QIODevice::Append);
}

Stewardd::~Stewardd()
{
    if (isRunning())
        stop();
}

namespace {

/// What is measured, raced or worn out here asks far more than a person and his scripts; a test of the limits says so.
const QStringList unlimited{u"--reads-per-minute"_s,   u"0"_s, u"--writes-per-minute"_s, u"0"_s,
                            u"--exports-per-minute"_s, u"0"_s, u"--codes-per-minute"_s,  u"0"_s};

} // namespace

QString Stewardd::init()
{
    const Run made = run({u"init"_s, u"--database"_s, database(), u"--name"_s, u"Clinic"_s, u"--admin"_s, u"Amina"_s});
    return made.code == 0 ? made.out.simplified().section(u' ', -1) : QString();
}

QString Stewardd::seed(const QString &pack)
{
    constexpr int longest = 300'000; // ms; the largest has 220,000 rows to write
    const Run made = run({u"seed"_s, u"--database"_s, database(), u"--pack"_s, pack}, longest);
    return made.code == 0 ? made.out.simplified().section(u' ', -1) : QString();
}

QString Stewardd::makeSecretsKey(const QString &name) const
{
    const QString path = m_folder.filePath(name);
    return run({u"secrets-key"_s, u"--key"_s, path}).code == 0 ? path : QString();
}

bool Stewardd::start(const QStringList &more)
{
    m_process.start(program(), QStringList{u"serve"_s, u"--database"_s, database(), u"--issuer"_s, m_issuer.address(),
                                           u"--audience"_s, QString::fromLatin1(TestIssuer::audience), u"--scopes"_s,
                                           QString::fromLatin1(TestIssuer::scope), u"--client-desktop"_s,
                                           QString::fromLatin1(TestIssuer::client), u"--listen"_s, u"127.0.0.1:0"_s,
                                           u"--health"_s, u"127.0.0.1:0"_s}
                                   + unlimited + more);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(patience))
            return false;
    }
    const auto line = parseObject(m_process.readLine());
    if (!line || !line->value("ready"_L1).toBool())
        return false;
    m_url = line->value("url"_L1).toString().toLatin1();
    m_port = static_cast<quint16>(QUrl(QString::fromLatin1(m_url)).port());
    m_healthPort = static_cast<quint16>(QUrl(line->value("health"_L1).toString()).port());
    return true;
}

int Stewardd::stop()
{
    m_process.terminate();
    return m_process.waitForFinished(patience) && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode()
                                                                                                 : -1;
}

void Stewardd::kill()
{
    m_process.kill();
    m_process.waitForFinished(patience);
}

QString Stewardd::log() const
{
    QFile file(m_folder.filePath(u"log"_s));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool Stewardd::holds(const QByteArray &bytes) const
{
    const QDir folder(m_folder.path());
    const QStringList names = folder.entryList(QDir::Files | QDir::Hidden);
    return std::any_of(names.cbegin(), names.cend(), [&](const QString &name) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes);
    });
}

int Stewardd::health() const
{
    return askHealth("/healthz").status;
}

Response Stewardd::askHealth(const QByteArray &path) const
{
    const QByteArray request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    const Response answer = askOnce(m_healthPort, request).value_or(Response{});
    keepExchange(request, answer);
    return answer;
}

double Stewardd::metric(const QByteArray &series) const
{
    const QByteArrayList lines = askHealth("/metrics").body.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(series + ' '))
            return line.sliced(series.size() + 1).toDouble();
    }
    return -1;
}

Response Stewardd::ask(const QByteArray &verb, const QByteArray &target, const QByteArray &body,
                       const QByteArray &moreHeaders, std::optional<QByteArray> token) const
{
    QByteArray request = verb + ' ' + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + moreHeaders
                         + "Authorization: Bearer " + token.value_or(m_adminToken) + "\r\n";
    if (!body.isEmpty())
        request += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    request += "\r\n" + body;
    RawClient client(m_port);
    client.send(request);
    const Response answer = client.read(std::chrono::milliseconds(patience)).value_or(Response{});
    keepExchange(request, answer);
    return answer;
}

QByteArray Stewardd::stateHash() const
{
    const auto store = SqlStore::open(database());
    if (!store)
        return {};
    const auto project = (*store)->load();
    return project ? domain::stateHash(*project) : QByteArray();
}

} // namespace steward::tests
