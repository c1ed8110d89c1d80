// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStringList>
#include <QTemporaryDir>

namespace steward::tests {

/// A home of its own for this process, with what it says on standard error and in its log, and where to look for what
/// a program has left behind.
class Traces
{
public:
    /// From now on home, all folders of the desktop and the temporary folder lie within, and all that is logged is
    /// kept, our own categories down to debug.
    Traces();
    ~Traces();
    Q_DISABLE_COPY_MOVE(Traces)

    /// Where one of \a secrets stands, in a file's name or contents or in what was said; as UTF-8, UTF-16 or base64.
    [[nodiscard]] QStringList of(const QList<QByteArray> &secrets) const;
    [[nodiscard]] QString path(const QString &name) const { return m_home.filePath(name); }

private:
    void setVariable(const QByteArray &name, const QString &value);

    QTemporaryDir m_home;
    QHash<QByteArray, QByteArray> m_before; ///< null: was not set
    int m_stderr = -1;
};

} // namespace steward::tests
