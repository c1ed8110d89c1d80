// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/errortext.h"
#include "models/foreign.h"
#include "models/rowsmodel.h"

#include <QPointer>

namespace steward {

/// "Before it becomes ink": what must be true before the draft is applied, and the applying itself.
class ReviewChecklist : public steward::RowsModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::Workspace *workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged REQUIRED FINAL)
    Q_PROPERTY(int openCount READ openCount NOTIFY changed FINAL)
    Q_PROPERTY(QString openText READ openText NOTIFY changed FINAL)
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY changed FINAL)
    Q_PROPERTY(bool needsDryRun READ needsDryRun NOTIFY changed FINAL)
    Q_PROPERTY(bool canApply READ canApply NOTIFY changed FINAL)
    Q_PROPERTY(bool isApplying READ isApplying NOTIFY changed FINAL)
    Q_PROPERTY(QString applyText READ applyText NOTIFY changed FINAL)
    Q_PROPERTY(QString applyHint READ applyHint NOTIFY changed FINAL)
    Q_PROPERTY(QString refusalTitle READ refusalTitle NOTIFY changed FINAL)
    Q_PROPERTY(QString refusalText READ refusalText NOTIFY changed FINAL)
    Q_PROPERTY(QString requestId READ requestId NOTIFY changed FINAL)
    Q_PROPERTY(bool canRetry READ canRetry NOTIFY changed FINAL)
    Q_PROPERTY(QString lockedOutName READ lockedOutName NOTIFY changed FINAL)
    Q_PROPERTY(QString lockedOutText READ lockedOutText NOTIFY changed FINAL)
    Q_PROPERTY(bool lockedOutNeedsPlace READ lockedOutNeedsPlace NOTIFY changed FINAL)
    Q_PROPERTY(QString lockedOutKey READ lockedOutKey NOTIFY changed FINAL)
    Q_PROPERTY(int barredCount READ barredCount NOTIFY changed FINAL)
    Q_PROPERTY(QString barredTitle READ barredTitle NOTIFY changed FINAL)
    Q_PROPERTY(QString barredText READ barredText NOTIFY changed FINAL)

public:
    enum Roles {
        KeyRole = Qt::UserRole + 1, ///< "dryrun", "nobody", "never", "lockout", "barred", "removals",
                                    ///< "conflicts", "refused"
        StateRole,
        TitleRole,
        DetailRole,
        ActionRole, ///< label of the action beside it; empty: none
    };
    Q_ENUM(Roles)
    enum class State { Done, Waiting, Open, Warning, Failed };
    Q_ENUM(State)

    explicit ReviewChecklist(QObject *parent = nullptr);

    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    void setWorkspace(Workspace *workspace);

    [[nodiscard]] int openCount() const;
    [[nodiscard]] QString openText() const; ///< "3 left", "all done"
    [[nodiscard]] QString reason() const;
    void setReason(const QString &reason);
    [[nodiscard]] bool needsDryRun() const; ///< the server has not counted the draft as it stands, and could
    [[nodiscard]] bool canApply() const;
    [[nodiscard]] bool isApplying() const;
    [[nodiscard]] QString applyText() const;    ///< "Apply 11 changes to Live"
    [[nodiscard]] QString applyHint() const;    ///< "Waits for the 3 open points above."
    [[nodiscard]] QString refusalTitle() const; ///< why the last try did not succeed; empty: it did
    [[nodiscard]] QString refusalText() const;
    [[nodiscard]] QString requestId() const;
    [[nodiscard]] bool canRetry() const;
    [[nodiscard]] QString lockedOutName() const; ///< of the next person to be named
    [[nodiscard]] QString lockedOutText() const; ///< why that person could not enter
    [[nodiscard]] bool lockedOutNeedsPlace() const;
    [[nodiscard]] QString lockedOutKey() const;
    /// How many people the next rule of signing in would refuse whose number is not given yet; 0: there is none.
    [[nodiscard]] int barredCount() const;
    [[nodiscard]] QString barredTitle() const; ///< "340 people could not sign in any more"
    [[nodiscard]] QString barredText() const;  ///< why, and some of their names

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Asks the server for its own count; by itself once the review is opened and after every edit seen here.
    Q_INVOKABLE void dryRun();
    Q_INVOKABLE void apply();
    /// The author accepts that this person is locked out, by typing the name.
    Q_INVOKABLE bool acceptLockOut(const QString &typedName);
    /// The number of those who could not sign in, plain or grouped as numbers are here.
    Q_INVOKABLE [[nodiscard]] bool isBarredCount(const QString &typed) const;
    /// The author accepts that so many people are refused, by typing the number.
    Q_INVOKABLE bool acceptBarred(const QString &typed);

Q_SIGNALS:
    void workspaceChanged();
    void changed();

private:
    struct Row
    {
        QString key;
        State state = State::Open;
        QString title;
        QString detail;
        QString action;

        friend bool operator==(const Row &, const Row &) = default;
    };

    void rebuild();
    void remember();
    [[nodiscard]] const Error *refusal() const;
    [[nodiscard]] QString dryRunWaitsFor() const;
    [[nodiscard]] Row dryRunRow() const;
    [[nodiscard]] QList<Row> lockOutRows() const;
    [[nodiscard]] Row namedRow(int count) const;
    [[nodiscard]] Row barredRow() const;
    [[nodiscard]] QList<Row> draftRows() const;
    [[nodiscard]] QList<Id> openLockOuts() const;
    [[nodiscard]] QList<domain::LockOut::Barred> openBarred() const;
    [[nodiscard]] QString barredReasons(const domain::EntityRef &rule) const;
    [[nodiscard]] QString whyLockedOut(const Id &person) const;
    [[nodiscard]] QString lockedOutList(const QList<Id> &people) const;
    [[nodiscard]] QString keepingText() const;
    [[nodiscard]] QString refusalLine(bool isTitle) const;

    QPointer<Workspace> m_workspace;
    QList<Row> m_rows;
    Doing m_doing = Doing::DryRunning; ///< what was last asked of the server
    qint64 m_refusedAt = -1;           ///< revision of the project when that was refused; -1: it was not
};

} // namespace steward
