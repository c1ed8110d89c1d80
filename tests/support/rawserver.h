// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http.h"

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

#include <sys/socket.h>

namespace steward {

/// A server on 127.0.0.1 whose manners, good or bad, a test chooses: it is given each request and the bare socket.
class RawServer : public QObject
{
public:
    struct Received
    {
        QByteArray method;
        QByteArray target; ///< path and query
        Headers headers;   ///< names in lower case
        QByteArray body;
    };
    using Act = std::function<void(QTcpSocket &, const Received &)>;

    explicit RawServer(Act act = {})
        : m_act(std::move(act))
    {
        connect(&m_server, &QTcpServer::newConnection, this, &RawServer::take);
        m_server.listen(QHostAddress(QHostAddress::LocalHost), 0);
    }

    [[nodiscard]] bool isListening() const { return m_server.isListening(); }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] QUrl url(const QString &path = {}) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(port()).arg(path));
    }
    void setAct(Act act) { m_act = std::move(act); }
    void close() { m_server.close(); }

    [[nodiscard]] const QList<Received> &received() const { return m_received; }
    [[nodiscard]] qsizetype count() const { return m_received.size(); }
    [[nodiscard]] const Received &last() const { return m_received.last(); }
    void forget() { m_received.clear(); }

    /// An honest answer, whole.
    static void reply(QTcpSocket &socket, int status, const QByteArray &body = {}, const Headers &headers = {})
    {
        QByteArray text = "HTTP/1.1 " + QByteArray::number(status)
                          + " Said\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
        for (const auto &[name, value] : headers)
            text += name + ": " + value + "\r\n";
        socket.write(text + "\r\n" + body);
    }
    static void replyJson(QTcpSocket &socket, const QByteArray &body)
    {
        reply(socket, 200, body, {{"Content-Type", "application/json"}});
    }
    /// RST instead of FIN.
    static void reset(QTcpSocket &socket)
    {
        const linger now{1, 0};
        ::setsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        socket.abort();
    }

private:
    void take()
    {
        while (QTcpSocket *const socket = m_server.nextPendingConnection()) {
            socket->setParent(this);
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            const auto buffer = std::make_shared<QByteArray>();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, buffer] {
                *buffer += socket->readAll();
                while (const auto request = cutRequest(*buffer)) {
                    m_received << *request;
                    if (m_act)
                        m_act(*socket, *request);
                }
            });
        }
    }

    static std::optional<Received> cutRequest(QByteArray &buffer)
    {
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return std::nullopt;
        const QList<QByteArray> lines = buffer.left(end).split('\n');
        const QList<QByteArray> words = lines.first().trimmed().split(' ');
        if (words.size() < 2)
            return std::nullopt;
        Received request{words[0], words[1], {}, {}};
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const qsizetype colon = lines[i].indexOf(':');
            request.headers.emplaceBack(lines[i].left(colon).toLower(), lines[i].mid(colon + 1).trimmed());
        }
        const qsizetype size = headerValue(request.headers, "content-length").toLongLong();
        if (buffer.size() < end + 4 + size)
            return std::nullopt;
        request.body = buffer.mid(end + 4, size);
        buffer.remove(0, end + 4 + size);
        return request;
    }

    QTcpServer m_server;
    Act m_act;
    QList<Received> m_received;
};

} // namespace steward
