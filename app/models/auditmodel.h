// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/foreign.h"
#include "models/sentence.h"

#include <QAbstractListModel>
#include <QPointer>

namespace steward {

/// The log, newest first, in pages from the server; under a heading per day (role \c day).
class AuditModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::Workspace *workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged REQUIRED FINAL)
    Q_PROPERTY(LoadState loadState READ loadState NOTIFY loadChanged FINAL)
    Q_PROPERTY(QString summary READ summary NOTIFY loadChanged FINAL)
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

    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    void setWorkspace(Workspace *workspace);

    [[nodiscard]] LoadState loadState() const { return m_loadState; }
    [[nodiscard]] QString summary() const; ///< "33 entries since 4 Jan 2024. Every change, by whom, …"
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
    Q_INVOKABLE void verify();
    Q_INVOKABLE [[nodiscard]] QString keyAt(int row) const;
    Q_INVOKABLE [[nodiscard]] int rowOf(const QString &key) const; ///< -1: not loaded

    /// For the model of one entry. Null when it is not loaded.
    [[nodiscard]] const wire::LogEntry *entry(const QString &key) const;
    /// All that are loaded, newest first, without a gap.
    [[nodiscard]] const QList<wire::LogEntry> &entries() const { return m_entries; }
    /// An entry that a link led to: known as long as no other one is, though the list may not reach so far.
    void keep(const wire::LogEntry &entry);

Q_SIGNALS:
    void workspaceChanged();
    void loadChanged();
    void chainChanged();

private:
    void clear();
    void findOldest();
    void fail(const Error &error);
    void putOnTop(const QList<wire::LogEntry> &page);
    void putBelow(const QList<wire::LogEntry> &page);
    [[nodiscard]] bool hasFailed() const;
    void setLoadState(LoadState state);

    QPointer<Workspace> m_workspace;
    QList<wire::LogEntry> m_entries;
    std::optional<wire::LogEntry> m_kept; ///< a link led to it
    qint64 m_total = 0;
    std::optional<Instant> m_since; ///< of the oldest entry; not asked for twice
    Ticket m_ticket;
    Ticket m_moreTicket;
    Ticket m_chainTicket;
    Ticket m_oldestTicket;
    bool m_isFetching = false; ///< an older page
    LoadState m_loadState = LoadState::Idle;
    Error m_error;
    ChainState m_chainState = ChainState::Unknown;
    Api::Verification m_verification;
    Error m_chainError;
};

} // namespace steward
