// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/loopbacklistener.h"

#include "session/callbackrequest.h"

#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr qsizetype longestHead = 16 * 1024;
constexpr qsizetype mostConnections = 32;
constexpr std::chrono::seconds patience{10};

QByteArray page(int status, const QString &sentence)
{
    const QByteArray body = "<!doctype html><html><head><meta charset=\"utf-8\"><meta name=\"color-scheme\" "
                            "content=\"light dark\"><title>Steward</title></head><body><p>"
                            + sentence.toHtmlEscaped().toUtf8() + "</p></body></html>\n";
    return "HTTP/1.1 " + QByteArray::number(status) + (status == 200 ? " OK" : " No")
           + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + QByteArray::number(body.size())
           + "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff"
             "\r\nContent-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors "
             "'none'"
             "\r\nAllow: GET\r\nConnection: close\r\n\r\n"
           + body;
}

} // namespace

LoopbackListener::LoopbackListener(const QByteArray &path, const QString &sentence, Judge judge, QObject *parent)
    : QObject(parent)
    , m_path(path)
    , m_sentence(sentence)
    , m_judge(std::move(judge))
{
    connect(&m_server, &QTcpServer::newConnection, this, &LoopbackListener::take);
}

LoopbackListener::~LoopbackListener()
{
    close();
}

bool LoopbackListener::listen()
{
    return m_server.listen(QHostAddress(QHostAddress::LocalHost), quint16(0));
}

QString LoopbackListener::address() const
{
    return u"http://127.0.0.1:%1%2"_s.arg(m_server.serverPort()).arg(QLatin1StringView(m_path));
}

void LoopbackListener::take()
{
    while (QTcpSocket *const socket = m_server.nextPendingConnection()) {
        // Its own master from here on: the answer may still be on its way when the listener is gone.
        socket->setParent(nullptr);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QTimer::singleShot(patience, socket, &QTcpSocket::abort);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        m_waiting.removeIf([](const QPointer<QTcpSocket> &other) { return other.isNull(); });
        m_waiting << socket;
        if (m_waiting.size() > mostConnections) {
            if (const QPointer<QTcpSocket> oldest = m_waiting.takeFirst())
                oldest->abort();
        }
    }
}

void LoopbackListener::read(QTcpSocket *socket)
{
    if (!m_waiting.contains(socket)) {
        socket->skip(socket->bytesAvailable()); // answered already; what it goes on to say interests nobody
        return;
    }
    const QByteArray seen = socket->peek(longestHead);
    const qsizetype end = seen.indexOf("\r\n\r\n");
    if (end >= 0)
        answer(socket, seen.left(end));
    else if (seen.size() == longestHead)
        say(socket, 431, tr("This request is too long."));
}

void LoopbackListener::answer(QTcpSocket *socket, const QByteArray &head)
{
    const auto request = callbackRequest(head);
    const QByteArray here = "127.0.0.1:" + QByteArray::number(m_server.serverPort());
    if (!request || request->host != here) // another name for this machine: somebody else's page asks
        return say(socket, 400, tr("This is not an answer that Steward waits for."));
    if (request->path != m_path)
        return say(socket, 404, tr("There is nothing at this address."));
    if (request->method != "GET")
        return say(socket, 405, tr("This is not an answer that Steward waits for."));
    const QUrlQuery query(QString::fromLatin1(request->query));
    if (!m_judge(query))
        return say(socket, 400, tr("This is not the answer that Steward waits for. Please start again from Steward."));
    say(socket, 200, m_sentence);
    close();
    Q_EMIT answered(query);
}

void LoopbackListener::say(QTcpSocket *socket, int status, const QString &sentence)
{
    m_waiting.removeAll(socket);
    socket->skip(socket->bytesAvailable()); // closing with something unread would be a reset, and the page lost
    socket->write(page(status, sentence));
    socket->disconnectFromHost();
}

void LoopbackListener::close()
{
    m_server.close();
    const auto waiting = std::exchange(m_waiting, {});
    for (const QPointer<QTcpSocket> &socket : waiting) {
        if (socket)
            socket->abort();
    }
}

} // namespace steward
