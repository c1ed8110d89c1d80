// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

namespace steward::tests {

/// A PostgreSQL of this test program's own, by the program "cluster" beside this file: as durable as it is delivered,
/// and gone with the test program, however that ends. Where there is no PostgreSQL, or it does not keep what it
/// acknowledges, the test program ends: nothing is skipped.
class Cluster
{
public:
    /// Started by the first call.
    [[nodiscard]] static Cluster &instance();

    /// The address of a database without a store, by the socket, as superuser. It is the same one each time, which
    /// takes a tenth of the time: what an earlier store has left in it is gone.
    [[nodiscard]] QString emptyDatabase();
    /// The address of another.
    [[nodiscard]] QString newDatabase();
    [[nodiscard]] QString addressOf(const QString &database) const;

    [[nodiscard]] QString folder() const { return m_folder; } ///< of the socket, and of all files
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] QByteArray password() const; ///< of "postgres", for 127.0.0.1

private:
    Cluster();
    ~Cluster();
    Q_DISABLE_COPY_MOVE(Cluster)

    QProcess m_process;
    QString m_folder;
    int m_port = 0;
    int m_databases = 0;
};

} // namespace steward::tests
