// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/rawclient.h"
#include "server/testissuer.h"

#include <QProcess>
#include <QTemporaryDir>

namespace steward::tests {

/// The real program, on a SQLite file in a folder of its own or on another database, with a provider that it trusts.
class Stewardd
{
public:
    struct Run
    {
        int code = -1;
        QString out;
        QString err;
    };

    /// Runs a command that ends by itself, within so many ms.
    [[nodiscard]] static Run run(const QStringList &arguments, int within = 30'000);

    /// \a database: as its option; none: a file.
    explicit Stewardd(const QString &database = {});
    ~Stewardd();

    [[nodiscard]] QString database() const { return m_database; }
    [[nodiscard]] const TestIssuer &issuer() const { return m_issuer; }
    [[nodiscard]] TestIssuer &issuer() { return m_issuer; }

    /// Makes the project; the claim code, or empty.
    [[nodiscard]] QString init();
    /// Makes a made-up project of this size; as init().
    [[nodiscard]] QString seed(const QString &pack);
    /// By its command; the file, or empty.
    [[nodiscard]] QString makeSecretsKey(const QString &name = QStringLiteral("secrets.key")) const;
    [[nodiscard]] bool start(const QStringList &more = {});
    void tellToStop() { m_process.terminate(); } ///< SIGTERM
    /// By SIGTERM; the exit code, or -1 when it does not end in time.
    int stop();
    void kill(); ///< SIGKILL; returns when it is gone
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] QString log() const; ///< what it has written to its standard error so far

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    /// In any file of its folder, the database's among them.
    [[nodiscard]] bool holds(const QByteArray &bytes) const;
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QByteArray baseUrl() const { return m_url; }
    [[nodiscard]] int health() const; ///< status of GET /healthz; 0: no answer
    /// GET \a path of the health listener.
    [[nodiscard]] Response askHealth(const QByteArray &path) const;
    /// The value of one line of /metrics, named with its labels; -1 when there is no such line.
    [[nodiscard]] double metric(const QByteArray &series) const;

    /// One request with the admin's token unless \a token is another.
    [[nodiscard]] Response ask(const QByteArray &verb, const QByteArray &target, const QByteArray &body = {},
                               const QByteArray &moreHeaders = {}, std::optional<QByteArray> token = {}) const;
    [[nodiscard]] QByteArray adminToken() const { return m_adminToken; }

    /// SHA-256 of the state on the disk, as domain::stateHash() has it; empty when it cannot be read.
    [[nodiscard]] QByteArray stateHash() const;

private:
    QTemporaryDir m_folder;
    QString m_database;
    TestIssuer m_issuer;
    QByteArray m_adminToken;
    QProcess m_process;
    QByteArray m_url;
    quint16 m_port = 0;
    quint16 m_healthPort = 0;
};

} // namespace steward::tests
