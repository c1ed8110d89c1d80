// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/errortext.h"
#include "models/foreign.h"

#include <QObject>
#include <QPointer>

namespace steward {

/// What the draft bar, the rail and the toast say of the draft, and the acts on it as a whole.
class DraftStatus : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::Workspace *workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged REQUIRED FINAL)
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(int roleCount READ roleCount NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)
    Q_PROPERTY(bool isInverse READ isInverse NOTIFY changed FINAL)
    Q_PROPERTY(int atStake READ atStake NOTIFY changed FINAL)
    Q_PROPERTY(bool isApplying READ isApplying NOTIFY workChanged FINAL)
    Q_PROPERTY(bool canUndoStep READ canUndoStep NOTIFY changed FINAL)
    Q_PROPERTY(bool canRedoStep READ canRedoStep NOTIFY changed FINAL)
    Q_PROPERTY(QString undoErrorTitle READ undoErrorTitle NOTIFY changed FINAL)
    Q_PROPERTY(QString undoErrorText READ undoErrorText NOTIFY changed FINAL)
    Q_PROPERTY(QString lastAppliedKey READ lastAppliedKey NOTIFY appliedChanged FINAL)
    Q_PROPERTY(QString appliedText READ appliedText NOTIFY appliedChanged FINAL)

public:
    explicit DraftStatus(QObject *parent = nullptr);

    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    void setWorkspace(Workspace *workspace);

    [[nodiscard]] int count() const;
    [[nodiscard]] int roleCount() const; ///< changes that belong to the page Roles (people's places, too)
    [[nodiscard]] QString title() const; ///< "11 changes staged"
    [[nodiscard]] QString text() const;  ///< "3 removals, 1 conflict. Touches 226 people and 2,412 phones. ..."
    [[nodiscard]] bool isInverse() const;
    [[nodiscard]] int atStake() const; ///< changes that go with the window: the draft's, and what waits behind an undo
    [[nodiscard]] bool isApplying() const; ///< the server has it; what becomes of it is not known yet
    [[nodiscard]] bool canUndoStep() const;
    [[nodiscard]] bool canRedoStep() const;
    [[nodiscard]] QString undoErrorTitle() const { return m_undoError.title; } ///< why there is no inverse; else empty
    [[nodiscard]] QString undoErrorText() const { return m_undoError.text; }
    [[nodiscard]] QString lastAppliedKey() const; ///< of the set the toast offers to undo; empty: none
    [[nodiscard]] QString appliedText() const;    ///< "2 changes are live"

    /// How long the set applied last can be undone: "29:41". Empty: the time is over, or there is none.
    Q_INVOKABLE [[nodiscard]] QString undoTimeLeft() const;
    Q_INVOKABLE void undoStep();
    Q_INVOKABLE void redoStep();
    Q_INVOKABLE void discard();
    Q_INVOKABLE void stageInverse(const QString &setKey);
    Q_INVOKABLE void stageInverseOfLast();
    Q_INVOKABLE void dismissUndoError();

Q_SIGNALS:
    void workspaceChanged();
    void changed();
    void workChanged();
    void appliedChanged();
    void applied();
    /// The inverse stands in the draft, alone: open its review.
    void inverseStaged();

private:
    void look();

    QPointer<Workspace> m_workspace;
    bool m_awaitsInverse = false;
    ErrorText m_undoError;
};

} // namespace steward
