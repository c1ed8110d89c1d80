// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QUrlQuery>

#include <functional>

class QTcpSocket;

namespace steward {

/// Waits on 127.0.0.1, and nowhere else, for the browser to come back (RFC 8252, 7.3): one path, GET only (RULES T8).
/// Whatever else connects, says nothing, says too much or brings another's answer neither ends nor blocks the wait.
/// The page it answers with is static, holds nothing of the address it was asked by, and is not stored.
class LoopbackListener final : public QObject
{
    Q_OBJECT

public:
    /// Whether an answer is the one that is awaited; the first that is ends the wait.
    using Judge = std::function<bool(const QUrlQuery &)>;

    /// \a path begins with a slash; \a sentence is what the person reads in the browser.
    LoopbackListener(const QByteArray &path, const QString &sentence, Judge judge, QObject *parent = nullptr);
    ~LoopbackListener() override;

    [[nodiscard]] bool listen(); ///< on a port of the system's choice
    [[nodiscard]] QString address() const;

Q_SIGNALS:
    void answered(const QUrlQuery &answer); ///< once; nothing listens any more

private:
    void take();
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &head);
    void say(QTcpSocket *socket, int status, const QString &sentence);
    void close();

    QTcpServer m_server;
    QByteArray m_path;
    QString m_sentence;
    Judge m_judge;
    QList<QPointer<QTcpSocket>> m_waiting; ///< connections that have not been answered, the oldest first
};

} // namespace steward
