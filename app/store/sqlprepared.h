// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStringList>

namespace steward {

/// The statements that a PostgreSQL connection keeps ready under a name, so that it does not read and plan them anew.
/// It keeps them whatever becomes of the transaction in which it was told to.
class SqlPrepared
{
public:
    static constexpr int most = 128; ///< some KiB of the database's memory each

    /// What has to be said to run a statement.
    struct Way
    {
        QStringList before; ///< statements
        QString name;       ///< to EXECUTE
    };

    /// What puts a few rows in: that comes again, while of many rows there are hardly ever as many. Nothing that looks
    /// for rows: it would go on to be done in the way that was best when the table was small.
    [[nodiscard]] static bool isWorthIt(const QString &sql, qsizetype values);

    /// In \a sql each question mark is a value's place. O(its length), and O(most) where an older one goes for it.
    [[nodiscard]] Way wayTo(const QString &sql);

    /// All that wayTo() has asked for was done, or who knows: then those are not counted on any more.
    void settle(bool isDone);
    /// It is another connection.
    void clear() { *this = {}; }

private:
    struct Statement
    {
        QString name;
        quint64 used = 0; ///< as m_uses was
    };

    QString leastUsed();

    QHash<QString, Statement> m_statements;
    QStringList m_new; ///< of m_statements, since settle()
    quint64 m_uses = 0;
    quint64 m_names = 0;
};

} // namespace steward
