// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditfilter.h"
#include "models/auditrows.h"
#include "models/foreign.h"
#include "models/sentence.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QTimer>

namespace steward {

/// The log, newest first, in pages from the server; under a heading per day (role \c day). With a filter, what that
/// leaves of it; the log itself is followed all the same, as what an object once was is worked out from all of it.
class AuditModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::Workspace *workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged REQUIRED FINAL)
    Q_PROPERTY(LoadState loadState READ loadState NOTIFY loadChanged FINAL)
    Q_PROPERTY(steward::AuditFilter *filter READ filter CONSTANT FINAL)
    Q_PROPERTY(QString summary READ summary NOTIFY loadChanged FINAL)
    Q_PROPERTY(QString countText READ countText NOTIFY loadChanged FINAL)
    Q_PROPERTY(QString pausedText READ pausedText NOTIFY loadChanged FINAL)
    Q_PROPERTY(QString waitText READ waitText NOTIFY loadChanged FINAL)
    Q_PROPERTY(QString errorTitle READ errorTitle NOTIFY loadChanged FINAL)
    Q_PROPERTY(QString errorText READ errorText NOTIFY loadChanged FINAL)
    Q_PROPERTY(QString requestId READ requestId NOTIFY loadChanged FINAL)
    Q_PROPERTY(ChainState chainState READ chainState NOTIFY chainChanged FINAL)
    Q_PROPERTY(QString chainText READ chainText NOTIFY chainChanged FINAL)

public:
    enum Roles {
        KeyRole = Qt::UserRole + 1, ///< id of the set
        DayRole,                    ///< "Today, Thu 19 Nov"
        WhatRole,                   ///< Sentence: "*Wezi Nyirenda* changed the role *Read Only*"
        NoteRole,                   ///< "set 319, 14 fields"
        TimeRole,
        InitialsRole, ///< empty: a rule
        IsByRuleRole,
        ReadingRole,
    };
    Q_ENUM(Roles)
    enum class LoadState { Idle, Loading, Ready, Failed, NotAllowed };
    Q_ENUM(LoadState)
    enum class ChainState { Unknown, Checking, Good, Broken, Unchecked };
    Q_ENUM(ChainState)

    explicit AuditModel(QObject *parent = nullptr);
    ~AuditModel() override;

    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    void setWorkspace(Workspace *workspace);

    [[nodiscard]] AuditFilter *filter() { return &m_filter; }
    [[nodiscard]] bool isFiltered() const { return m_found != nullptr; }
    [[nodiscard]] LoadState loadState() const;
    [[nodiscard]] QString summary() const;    ///< "33 entries since 4 Jan 2024. Every change, by whom, …"
    [[nodiscard]] QString countText() const;  ///< "33 entries", "4 of 33 entries", "50 found so far, of 33,000 entries"
    [[nodiscard]] QString pausedText() const; ///< how far a long search has come that waits for lookFurther(); or empty
    [[nodiscard]] QString waitText() const;   ///< what is awaited, from 400 ms on; else empty
    [[nodiscard]] QString errorTitle() const;
    [[nodiscard]] QString errorText() const;
    [[nodiscard]] QString requestId() const;
    [[nodiscard]] ChainState chainState() const { return m_chainState; }
    [[nodiscard]] QString chainText() const;
    [[nodiscard]] bool isVerified(qint64 revision) const; ///< the chain is good as far as this entry

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    Q_INVOKABLE void refresh();
    Q_INVOKABLE void lookFurther(); ///< where a long search has paused
    Q_INVOKABLE void verify();
    Q_INVOKABLE [[nodiscard]] QString keyAt(int row) const;
    Q_INVOKABLE [[nodiscard]] int rowOf(const QString &key) const; ///< -1: not loaded

    /// For the model of one entry. Null when it is not loaded.
    [[nodiscard]] const wire::LogEntry *entry(const QString &key) const;
    /// All of the log that are loaded, newest first, without a gap: with a filter others than the rows.
    [[nodiscard]] QList<wire::LogEntry> entries() const;
    /// An entry that a link led to: known as long as no other one is, though the list may not reach so far.
    void keep(const wire::LogEntry &entry);

Q_SIGNALS:
    void workspaceChanged();
    void loadChanged();
    void chainChanged();

private:
    [[nodiscard]] AuditRows *rows() const { return m_found ? m_found.get() : m_log.get(); } ///< null: no workspace
    void restart();
    void forget();
    void forgetChain();
    void show(AuditRows *rows);
    void settle();
    void findOldest();
    [[nodiscard]] const Error *error() const;
    [[nodiscard]] const QList<wire::LogEntry> &shown() const;

    QPointer<Workspace> m_workspace;
    AuditFilter m_filter;
    std::unique_ptr<AuditRows> m_log;
    std::unique_ptr<AuditRows> m_found;   ///< what the filter leaves; null: there is none
    std::optional<wire::LogEntry> m_kept; ///< a link led to it
    std::optional<Instant> m_since;       ///< of the oldest entry; not asked for twice
    Ticket m_chainTicket;
    Ticket m_oldestTicket;
    QTimer m_patience;
    bool m_isSeekingOldest = false;
    bool m_isSlow = false;
    ChainState m_chainState = ChainState::Unknown;
    Api::Verification m_verification;
    Error m_chainError;
};

} // namespace steward
