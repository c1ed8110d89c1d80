// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sealed/projectcodec.h"
#include "store/sealed/sealedbook.h"
#include "workspace/workspace.h"

#include <QTimer>

namespace steward {

/// Keeps a workspace under a password: what the server last said, and what is written in pencil, so that neither a dead
/// line nor a crash takes it away (docs/sealed-store.md). Nothing waits; one thread.
///
/// The replica is written when all of it was fetched, then each change as it comes; the pencil a moment after it was
/// touched, or at once by flush(). When what was added has outgrown what it was added to, all is written anew. What
/// the server does not list any more is then no longer in the file: it was fetched without it.
class WorkspaceBook : public QObject
{
    Q_OBJECT

public:
    /// So long the pencil may lie still before it is written: somebody who types is not followed letter by letter.
    static constexpr std::chrono::milliseconds usualPause{250};

    /// \a book is unlocked. Both must outlive this.
    WorkspaceBook(SealedBook &book, Workspace &workspace, ProjectCodec codec, QObject *parent = nullptr);

    /// Puts what \a records say into the workspace, which has loaded nothing yet, and keeps it from then on; \a records
    /// are those the book was unlocked with. Error::BadReply "vault.content" (which one in `detail`), and those of the
    /// codec: nothing has happened then.
    [[nodiscard]] Result<void> open(const QByteArrayList &records);
    /// Keeps it from then on; \a book has no record yet.
    void begin();

    /// Writes what waits. \a done, once nothing is under way any more: whether all is kept; before this returns, where
    /// the book answers so. Not after this is gone.
    void flush(const SealedBook::Done &done = {});
    void setPause(std::chrono::milliseconds pause) { m_pencilTimer.setInterval(pause); }

Q_SIGNALS:
    /// What was meant to be kept is not. After "medium.full" it is tried again with the next change; after all else
    /// nothing more is kept.
    void failed(const steward::Error &error);

private:
    void follow();
    void keepAll();
    void keepAdvance(const QList<domain::Change> &changes, qint64 revision);
    void keepPencil();
    void add(const QByteArray &record);
    [[nodiscard]] SealedBook::Done answer();
    void take(const Result<void> &result);
    void tellWaiting();
    [[nodiscard]] Result<QByteArray> replicaRecord() const;
    [[nodiscard]] QByteArray pencilRecord() const;
    [[nodiscard]] Result<void> read(const QByteArray &record, std::optional<Replica> &replica, Pencil &pencil) const;
    [[nodiscard]] Result<Replica> replicaFrom(const QByteArray &body) const;

    SealedBook &m_book;
    Workspace &m_workspace;
    ProjectCodec m_codec;
    QTimer m_pencilTimer;
    qint64 m_base = 0;          ///< bytes of what was last written as a whole
    qint64 m_added = 0;         ///< and behind it since
    bool m_mustKeepAll = false; ///< a record is missing: only all of it makes sense again
    bool m_isStopped = false;
    int m_underWay = 0;
    std::optional<Error> m_missing; ///< why something is not kept; none again when all was written
    QList<SealedBook::Done> m_waiting;
};

} // namespace steward
