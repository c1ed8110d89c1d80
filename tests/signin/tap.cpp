// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "signin/tap.h"

#include <QRegularExpression>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace steward::tests {

Tap::Tap(const QUrl &provider)
    : m_provider(provider)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] { take(m_server.nextPendingConnection()); });
    m_server.listen(QHostAddress(QHostAddress::LocalHost), 0);
}

QString Tap::issuer() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_server.serverPort());
}

void Tap::delay(const QByteArray &path, std::chrono::milliseconds time)
{
    m_slowPath = path;
    m_delay = time;
}

QList<QByteArray> Tap::heard(const QString &name) const
{
    const QRegularExpression value(u"(?:\"%1\":\"|[?&\\n]%1=)([^\"&\\s]+)"_s.arg(name));
    QList<QByteArray> values;
    for (auto it = value.globalMatch(QString::fromLatin1(m_heard)); it.hasNext();) {
        const QByteArray one = QByteArray::fromPercentEncoding(it.next().captured(1).toLatin1());
        if (!values.contains(one))
            values << one;
    }
    return values;
}

void Tap::take(QTcpSocket *client)
{
    client->setParent(this);
    auto *const behind = new QTcpSocket(client);
    const auto isSlow = std::make_shared<bool>(false);
    connect(client, &QTcpSocket::readyRead, behind, [=, this] {
        const QByteArray data = client->readAll();
        m_heard += data;
        *isSlow = !m_slowPath.isEmpty() && data.contains(' ' + m_slowPath);
        behind->write(data);
    });
    connect(behind, &QTcpSocket::readyRead, client, [=, this] {
        const QByteArray data = behind->readAll();
        m_heard += data;
        QTimer::singleShot(*isSlow ? m_delay : std::chrono::milliseconds(0), client,
                           [client, data] { client->write(data); });
    });
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    connect(behind, &QTcpSocket::disconnected, client, [=, this] {
        QTimer::singleShot(*isSlow ? m_delay : std::chrono::milliseconds(0), client,
                           [client] { client->disconnectFromHost(); });
    });
    behind->connectToHost(m_provider.host(), quint16(m_provider.port()));
}

} // namespace steward::tests
