// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace steward::tests {

/// In front of the provider: listens to all that goes through, so that a test knows the secrets that were exchanged,
/// and can make one answer late.
class Tap : public QObject
{
public:
    explicit Tap(const QUrl &provider);

    [[nodiscard]] QString issuer() const;
    /// What is asked at \a path is answered that much later.
    void delay(const QByteArray &path, std::chrono::milliseconds time);
    /// All values that went by as \a name in JSON or in a form.
    [[nodiscard]] QList<QByteArray> heard(const QString &name) const;

private:
    void take(QTcpSocket *client);

    QTcpServer m_server;
    QUrl m_provider;
    QByteArray m_heard;
    QByteArray m_slowPath;
    std::chrono::milliseconds m_delay{0};
};

} // namespace steward::tests
