// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/passwordpolicy.h"
#include "workspace/workspacebook.h"

namespace steward {

/// A project on this computer, of one person at one server: whether one lies there, the way in by its password, and the
/// way out. What comes and goes while it is open, WorkspaceBook keeps. Nothing waits; one thread.
class KeptProject : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Unknown, ///< nobody has looked yet
        None,
        Locked,
        Opening, ///< a password is being made into a key, or read by
        Open,
        Broken, ///< something lies there that cannot be opened by any password: error()
    };
    Q_ENUM(State)

    using Done = SealedBook::Done;

    /// \a medium: where it lies, or will.
    KeptProject(std::unique_ptr<RecordMedium> medium, std::shared_ptr<KeyWork> work, ProjectCodec codec,
                QObject *parent = nullptr);
    ~KeptProject() override;

    [[nodiscard]] State state() const { return m_state; }
    /// Why it is Broken, or why what is open is no longer kept; else none.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    /// Ends in None, Locked or Broken.
    void look();
    /// From None: keeps \a workspace, which must outlive this or lock(). Error::Invalid "password.short",
    /// "password.personal", "password.common", "password.regular", by what is known of its person and project; those of
    /// SealedBook::create().
    void keep(Workspace &workspace, const QString &password, const Done &done);
    /// From Locked: puts what is kept into \a workspace, which has loaded nothing yet, and keeps it from then on.
    /// Errors of SealedBook::unlock() and WorkspaceBook::open(); it is Locked again then.
    void open(Workspace &workspace, const QString &password, const Done &done);
    /// Errors as of keep(), and "vault.password" for another \a old.
    void changePassword(const QString &old, const QString &now, const Done &done);
    /// Writes what waits, then drops the keys: \a done says whether all is kept. It is Locked either way.
    void lock(const Done &done);
    /// Nothing of it can be read by anybody any more, whatever becomes of the file.
    void forget(const Done &done);

Q_SIGNALS:
    void stateChanged();

private:
    void setState(State state, const std::optional<Error> &error = {});
    void follow(Workspace &workspace);
    [[nodiscard]] Result<void> fits(const QString &password) const;

    SealedBook m_book;
    ProjectCodec m_codec;
    std::unique_ptr<WorkspaceBook> m_keeper; ///< while it is open
    QStringList m_known;                     ///< words of person and project, that no password is made of
    State m_state = State::Unknown;
    std::optional<Error> m_error;
};

} // namespace steward
