// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QUrl>

namespace steward::tests {

/// One of the programs under tests/support that say {"ready":true,…} when they are. Ends with this object, and with
/// the test program however that ends. The first start of all installs what they need from npm.
class ReadyProgram
{
public:
    ReadyProgram() = default;
    ~ReadyProgram();
    Q_DISABLE_COPY_MOVE(ReadyProgram)

    /// `op/run \a arguments`; waits. False, with the reason on standard error, when it does not become ready.
    [[nodiscard]] bool start(const QStringList &arguments);
    /// The same of one that needs no Node.
    [[nodiscard]] bool startProgram(const QString &program, const QStringList &arguments);
    void stop();
    [[nodiscard]] const QJsonObject &ready() const { return m_ready; }

private:
    QProcess m_process;
    QJsonObject m_ready;
};

/// Sends and waits, for test hooks. An empty array where the answer is not a 2xx.
[[nodiscard]] QByteArray fetch(const QByteArray &verb, const QUrl &url, const QByteArray &body = {},
                               const QByteArray &type = "application/json");

/// The certified provider of tests/support/op on a free port of loopback; its README says what it can do.
class OidcProvider
{
public:
    [[nodiscard]] bool start(const QStringList &more = {});
    void stop() { m_program.stop(); }

    [[nodiscard]] QString issuer() const { return m_program.ready().value(QLatin1String("issuer")).toString(); }
    [[nodiscard]] QUrl url(const QString &path) const { return QUrl(issuer() + path); }

    /// Options that can be changed while it runs: {"at-ttl": 5}.
    [[nodiscard]] bool setOptions(const QJsonObject &options);
    /// {"nora": {"sub": "n-17", "email": …}, "vera": null}
    [[nodiscard]] bool setAccounts(const QJsonObject &accounts);
    [[nodiscard]] bool rotateKeys(bool dropOld);
    /// What it saw, oldest first; each has "type" and perhaps "error", "client", "grant".
    [[nodiscard]] QJsonArray events() const;
    [[nodiscard]] qsizetype countOf(const QString &eventType, const QString &grant = {}) const;

    /// The program for $STEWARD_BROWSER; its options go into $OP_BROWSER.
    [[nodiscard]] static QString browser();

private:
    ReadyProgram m_program;
};

/// tests/support/faults between a client and the provider, which from then on names the proxy as its issuer.
class FaultProxy
{
public:
    [[nodiscard]] bool start(OidcProvider &behind);
    /// Before one that names itself as whoever asks calls it.
    [[nodiscard]] bool start(const QUrl &behind);

    [[nodiscard]] QString issuer() const; ///< of what listens, without a path
    [[nodiscard]] bool setRules(const QJsonArray &rules);
    /// How many requests met a fault since this was asked last.
    [[nodiscard]] qsizetype takeStruck();

private:
    [[nodiscard]] QUrl control(const QString &path) const;

    ReadyProgram m_program;
};

/// The folder tests/support.
[[nodiscard]] QString supportFolder();

} // namespace steward::tests
