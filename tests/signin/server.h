// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <QHash>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace steward::tests {

/// The real program on a SQLite file of its own, trusting one identity provider.
class Server
{
public:
    ~Server();

    /// `stewardd init`: the claim code, or empty.
    [[nodiscard]] QString init();
    /// `stewardd seed` with pack S; the claim code of its first admin, or empty.
    [[nodiscard]] QString seed();
    /// Before start(): whoever the provider calls \a subject is this person.
    [[nodiscard]] bool bind(const QString &issuer, const QString &subject, const Id &person);
    /// `stewardd serve`, with \a cliClient for terminals (null: none); waits until it listens.
    [[nodiscard]] bool start(const QString &issuer, const QString &cliClient = QStringLiteral("console-cli"));
    /// The exit code of `stewardd verify`, after the server has stopped.
    [[nodiscard]] int stopAndVerify();

    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] QString database() const { return m_folder.filePath(QStringLiteral("project.sqlite")); }

private:
    [[nodiscard]] QString made(const QStringList &arguments) const;

    QTemporaryDir m_folder;
    QProcess m_process;
    QUrl m_url;
};

} // namespace steward::tests
