// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/api.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace steward {

/// Keeps asking what has changed since the revision held, by long poll: others' commits arrive within a moment, and it
/// is the first to know that the line is dead and that it is back.
class Follower : public QObject
{
    Q_OBJECT

public:
    /// Below what the transport takes for silence, or each quiet question would end as a line that is dead.
    static constexpr std::chrono::seconds usualWait{15};

    explicit Follower(Api &api, QObject *parent = nullptr);

    void start(qint64 revision);
    void stop();
    /// Asks at once instead of at the next turn: "Try now", or after a 412.
    void askNow();
    /// The revision our own commit has led to.
    void setRevision(qint64 revision);

    /// How long the server may hold a question; 0 in tests that count requests.
    void setWait(std::chrono::seconds wait) { m_wait = wait; }

Q_SIGNALS:
    /// Oldest first; empty when nothing has changed (the line is there).
    void arrived(const QList<steward::wire::LogEntry> &entries, qint64 revision);
    void failed(const steward::Error &error);

private:
    void ask(std::chrono::seconds wait);
    void receive(const Result<Api::Changes> &changes);

    Api &m_api;
    Ticket m_ticket;
    QTimer m_pause;
    qint64 m_revision = 0;
    std::chrono::seconds m_wait = usualWait;
    QElapsedTimer m_sinceAsked;
    bool m_isRunning = false;
    bool m_mayBeHeld = false; ///< the question under way lets the server wait
};

} // namespace steward
