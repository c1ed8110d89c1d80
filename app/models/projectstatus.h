// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/foreign.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace steward {

/// What the shell says of the open project: name and environment, how fresh it is, who we are, what is awaited, what
/// failed.
class ProjectStatus : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::Workspace *workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged REQUIRED FINAL)
    Q_PROPERTY(LoadState loadState READ loadState NOTIFY loadChanged FINAL)
    Q_PROPERTY(QString progressText READ progressText NOTIFY loadChanged FINAL)
    Q_PROPERTY(qreal progress READ progress NOTIFY loadChanged FINAL)
    Q_PROPERTY(QString errorTitle READ errorTitle NOTIFY loadChanged FINAL)
    Q_PROPERTY(QString errorText READ errorText NOTIFY loadChanged FINAL)
    Q_PROPERTY(QString requestId READ requestId NOTIFY loadChanged FINAL)
    Q_PROPERTY(QString projectName READ projectName NOTIFY projectChanged FINAL)
    Q_PROPERTY(Environment environment READ environment NOTIFY projectChanged FINAL)
    Q_PROPERTY(QString environmentText READ environmentText NOTIFY projectChanged FINAL)
    Q_PROPERTY(QString personName READ personName NOTIFY projectChanged FINAL)
    Q_PROPERTY(QString personInitials READ personInitials NOTIFY projectChanged FINAL)
    Q_PROPERTY(QString roleText READ roleText NOTIFY projectChanged FINAL)
    Q_PROPERTY(bool mayEditRoles READ mayEditRoles NOTIFY projectChanged FINAL)
    Q_PROPERTY(QString notAllowedText READ notAllowedText NOTIFY projectChanged FINAL)
    Q_PROPERTY(QString newerText READ newerText NOTIFY projectChanged FINAL)
    Q_PROPERTY(LineState lineState READ lineState NOTIFY lineChanged FINAL)
    Q_PROPERTY(QString lineText READ lineText NOTIFY lineChanged FINAL)
    Q_PROPERTY(QString offlineText READ offlineText NOTIFY lineChanged FINAL)
    Q_PROPERTY(QString offlineDetail READ offlineDetail NOTIFY lineChanged FINAL)
    Q_PROPERTY(QString waitText READ waitText NOTIFY waitChanged FINAL)
    Q_PROPERTY(QString claimError READ claimError NOTIFY claimChanged FINAL)

public:
    enum class LoadState { Idle, Loading, Ready, Failed, NoMember };
    Q_ENUM(LoadState)
    enum class Environment { Live, Training, Demo };
    Q_ENUM(Environment)
    enum class LineState { Unknown, UpToDate, Offline, SignedOut, ShutOut };
    Q_ENUM(LineState)

    explicit ProjectStatus(QObject *parent = nullptr);

    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    void setWorkspace(Workspace *workspace);

    [[nodiscard]] LoadState loadState() const;
    [[nodiscard]] QString progressText() const; ///< "Fetching users, 400 of 3,290"
    [[nodiscard]] qreal progress() const;       ///< 0 to 1
    [[nodiscard]] QString errorTitle() const;
    [[nodiscard]] QString errorText() const;
    [[nodiscard]] QString requestId() const;
    [[nodiscard]] QString projectName() const;
    [[nodiscard]] Environment environment() const;
    [[nodiscard]] QString environmentText() const;
    [[nodiscard]] QString personName() const;
    [[nodiscard]] QString personInitials() const;
    [[nodiscard]] QString roleText() const;
    [[nodiscard]] bool mayEditRoles() const;
    [[nodiscard]] QString notAllowedText() const; ///< who can, for those who may not; else empty
    [[nodiscard]] QString newerText() const;      ///< a quiet remark on a server that is ahead; else empty
    [[nodiscard]] LineState lineState() const;
    [[nodiscard]] QString lineText() const;    ///< "Up to date, 14:05"
    [[nodiscard]] QString offlineText() const; ///< "No network since 13:58."; empty while all is well
    [[nodiscard]] QString offlineDetail() const;
    /// What is awaited, from 400 ms on; else empty.
    [[nodiscard]] QString waitText() const;
    [[nodiscard]] QString claimError() const { return m_claimError; }

    /// What the strip of offlineText() offers; where there is a sign-in, that comes first.
    Q_INVOKABLE void tryNow();
    Q_INVOKABLE void load();
    Q_INVOKABLE void claim(const QString &code);

Q_SIGNALS:
    void workspaceChanged();
    void loadChanged();
    void projectChanged();
    void lineChanged();
    void waitChanged();
    void claimChanged();
    /// The grant is dead, or the server no longer knows who asks: sign in over the page.
    void signInNeeded();

private:
    void restartWait();
    void tellAll();
    [[nodiscard]] bool hasFailed() const;

    QPointer<Workspace> m_workspace;
    QTimer m_patience;
    bool m_isSlow = false;
    Ticket m_claimTicket;
    QString m_claimError;
};

} // namespace steward
