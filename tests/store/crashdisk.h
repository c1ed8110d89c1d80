// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sealed/disk.h"

#include <QHash>
#include <QSet>

namespace steward::tests {

/// A disk in memory on which any call can go wrong, and from which the power can be taken after any call.
class CrashDisk final : public Disk
{
public:
    enum class Trouble {
        None,
        Fails, ///< this call and all after it: the device is gone
        FailsOnce,
        Full,     ///< from this call on, half of what is written fits and no more
        PowerGoes ///< the call before it was the last; nothing after it is carried out
    };
    /// What is there after the power came back of what was not synced.
    enum class Left { All, Nothing, Half };

    struct Node
    {
        QByteArray now;
        QByteArray synced;
    };

    /// Trouble at the call of that number, from 0.
    void setTrouble(Trouble trouble, int call);
    /// There was a call of that number.
    [[nodiscard]] bool wasReached() const { return m_calls > m_troubledCall; }
    /// A fresh start with what the disk has kept; no more trouble.
    void startAnew(Left left);

    [[nodiscard]] QByteArray bytes(const QString &path) const;
    void setBytes(const QString &path, const QByteArray &bytes);
    [[nodiscard]] QStringList names() const { return m_names.keys(); }

    Result<std::unique_ptr<DiskFile>> open(const QString &path, Mode mode) override;
    Result<void> rename(const QString &from, const QString &to) override;
    Result<void> remove(const QString &path) override;
    Result<void> syncFolderOf(const QString &path) override;

    /// For the files: what becomes of the next call.
    enum class Fate { Done, Refused, HalfDone };
    [[nodiscard]] Fate next(bool isWriting);

private:
    using Names = QHash<QString, std::shared_ptr<Node>>;

    Names m_names;
    Names m_syncedNames;
    Trouble m_trouble = Trouble::None;
    int m_troubledCall = 0;
    int m_calls = 0;
};

} // namespace steward::tests
