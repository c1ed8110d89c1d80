// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/provider.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <cstdio>

#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

constexpr int installTime = 300'000; // ms; only the very first start needs it

} // namespace

QString supportFolder()
{
    return qEnvironmentVariable("STEWARD_SOURCE_DIR", QStringLiteral(QT_TESTCASE_SOURCEDIR "/../.."))
           + "/tests/support"_L1;
}

QByteArray fetch(const QByteArray &verb, const QUrl &url, const QByteArray &body, const QByteArray &type)
{
    QNetworkAccessManager network;
    QNetworkRequest request(url);
    request.setRawHeader("content-type", type);
    request.setTransferTimeout(10'000);
    QNetworkReply *const reply = network.sendCustomRequest(request, verb, body);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return reply->error() == QNetworkReply::NoError ? reply->readAll() : QByteArray();
}

ReadyProgram::~ReadyProgram()
{
    stop();
}

bool ReadyProgram::start(const QStringList &arguments)
{
    return startProgram(supportFolder() + "/op/run"_L1, arguments);
}

bool ReadyProgram::startProgram(const QString &program, const QStringList &arguments)
{
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_process.start(program, arguments);
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < installTime && !m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(1000) && m_process.state() == QProcess::NotRunning)
            break;
    }
    m_ready = QJsonDocument::fromJson(m_process.readLine()).object();
    if (m_ready.value("ready"_L1).toBool())
        return true;
    std::fprintf(stderr, "%s %s does not become ready (exit %d)\n", qPrintable(program),
                 qPrintable(arguments.join(u' ')), m_process.exitCode());
    return false;
}

void ReadyProgram::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(5000))
        m_process.kill();
    m_process.waitForFinished(5000);
}

bool OidcProvider::start(const QStringList &more)
{
    return m_program.start(QStringList{u"op"_s, u"--port"_s, u"0"_s, u"--quiet"_s} + more);
}

bool OidcProvider::setOptions(const QJsonObject &options)
{
    return !fetch("PUT", url(u"/_test/options"_s), QJsonDocument(options).toJson()).isEmpty();
}

bool OidcProvider::setAccounts(const QJsonObject &accounts)
{
    return !fetch("PUT", url(u"/_test/accounts"_s), QJsonDocument(accounts).toJson()).isEmpty();
}

bool OidcProvider::rotateKeys(bool dropOld)
{
    QUrl address = url(u"/_test/rotate"_s);
    if (dropOld)
        address.setQuery(u"drop"_s);
    return !fetch("POST", address).isEmpty();
}

QJsonArray OidcProvider::events() const
{
    return QJsonDocument::fromJson(fetch("GET", url(u"/_test/events"_s))).array();
}

qsizetype OidcProvider::countOf(const QString &eventType, const QString &grant) const
{
    const QJsonArray all = events();
    return std::count_if(all.begin(), all.end(), [&](const QJsonValue &event) {
        return event["type"_L1].toString() == eventType && (grant.isEmpty() || event["grant"_L1].toString() == grant);
    });
}

QString OidcProvider::browser()
{
    return supportFolder() + "/op/browser"_L1;
}

bool FaultProxy::start(OidcProvider &behind)
{
    return start(QUrl(behind.issuer())) && behind.setOptions({{u"issuer"_s, issuer()}});
}

bool FaultProxy::start(const QUrl &behind)
{
    return m_program.start({supportFolder() + "/faults/faultproxy.mjs"_L1, u"--listen"_s, u"0"_s, u"--control"_s,
                            u"0"_s, u"--to"_s, behind.authority()});
}

QString FaultProxy::issuer() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_program.ready().value("listen"_L1).toInt());
}

QUrl FaultProxy::control(const QString &path) const
{
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_program.ready().value("control"_L1).toInt()).arg(path));
}

bool FaultProxy::setRules(const QJsonArray &rules)
{
    return !fetch("PUT", control(u"/rules"_s), QJsonDocument(rules).toJson()).isEmpty();
}

qsizetype FaultProxy::takeStruck()
{
    const QJsonArray log = QJsonDocument::fromJson(fetch("GET", control(u"/log"_s))).array();
    (void)fetch("DELETE", control(u"/log"_s));
    return std::ranges::count_if(log, [](const QJsonValue &one) { return one["rule"_L1].isString(); });
}

} // namespace steward::tests
