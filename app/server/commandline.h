// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "server/httphost.h"

#include <QCommandLineParser>

namespace steward::server {

/// Error::Invalid; \a detail in plain words for whoever typed it.
[[nodiscard]] Error wrongCommandLine(const QString &detail, const QString &code = QStringLiteral("usage"));

/// One command: its options, read once and asked by name. Remembers the first thing that is wrong.
class CommandLine
{
public:
    CommandLine(const QString &name, const QString &what);

    void option(const QString &name, const QString &what, const QString &value, const QString &otherwise = {});
    void flag(const QString &name, const QString &what);

    /// Error::Invalid "usage"; "help" with the help in `detail` when that was asked for.
    [[nodiscard]] Result<void> read(const QStringList &arguments);

    [[nodiscard]] bool isSet(const QString &name) const { return m_parser.isSet(name); }
    [[nodiscard]] QString text(const QString &name) const { return m_parser.value(name); }
    [[nodiscard]] QStringList texts(const QString &name) const { return m_parser.values(name); }
    [[nodiscard]] QString required(const QString &name);
    /// A SQLite file, or the address of a PostgreSQL without a password in it.
    [[nodiscard]] QString database();
    [[nodiscard]] int number(const QString &name, int least, int most);
    [[nodiscard]] Endpoint endpoint(const QString &name);
    /// \a value, which must be an https address (http on loopback) without a query.
    [[nodiscard]] QString address(const QString &name, const QString &value);

    /// \a value, which must be scheme and host, as browsers write it in Origin (RFC 6454, 6.1).
    [[nodiscard]] QString origin(const QString &name, const QString &value);

    void complain(const QString &what);
    /// \a options, or the first complaint.
    template<typename Options>
    [[nodiscard]] Result<Options> finish(Options options) const
    {
        if (!m_complaint.isEmpty())
            return wrongCommandLine(m_complaint);
        return options;
    }

private:
    QCommandLineParser m_parser;
    QString m_complaint;
};

} // namespace steward::server
