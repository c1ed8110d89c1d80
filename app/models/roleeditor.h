// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/foreign.h"
#include "models/rolefacts.h"

#include <QObject>
#include <QPointer>

namespace steward {

/// One role, opened: what stands in its head, its reach, name, landing page, its removal. Its permissions are in
/// RolePermissionModel. Everything is staged at once and shown with the draft laid over.
class RoleEditor : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::Workspace *workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged REQUIRED FINAL)
    Q_PROPERTY(QString roleKey READ roleKey WRITE setRoleKey NOTIFY roleKeyChanged FINAL)
    Q_PROPERTY(bool exists READ exists NOTIFY changed FINAL)
    Q_PROPERTY(bool isEditable READ isEditable NOTIFY changed FINAL)
    Q_PROPERTY(QString lockText READ lockText NOTIFY changed FINAL)
    Q_PROPERTY(QString name READ name NOTIFY changed FINAL)
    Q_PROPERTY(QString wasName READ wasName NOTIFY changed FINAL)
    Q_PROPERTY(QString kindText READ kindText NOTIFY changed FINAL)
    Q_PROPERTY(int stagedCount READ stagedCount NOTIFY changed FINAL)
    Q_PROPERTY(QString stagedText READ stagedText NOTIFY changed FINAL)
    Q_PROPERTY(QString holdersText READ holdersText NOTIFY changed FINAL)
    Q_PROPERTY(bool isNew READ isNew NOTIFY changed FINAL)
    Q_PROPERTY(bool isRemoved READ isRemoved NOTIFY changed FINAL)
    Q_PROPERTY(bool isArchived READ isArchived NOTIFY changed FINAL)

    Q_PROPERTY(bool isReachFull READ isReachFull NOTIFY changed FINAL)
    Q_PROPERTY(bool isReachStaged READ isReachStaged NOTIFY changed FINAL)
    Q_PROPERTY(bool isReachOffered READ isReachOffered NOTIFY changed FINAL)
    Q_PROPERTY(QString reachBlocked READ reachBlocked NOTIFY changed FINAL)
    Q_PROPERTY(int reachMark READ reachMark NOTIFY changed FINAL)
    Q_PROPERTY(QString reachHelp READ reachHelp NOTIFY changed FINAL)
    Q_PROPERTY(QStringList reachEffects READ reachEffects NOTIFY changed FINAL)
    Q_PROPERTY(QStringList reachConsequences READ reachConsequences NOTIFY changed FINAL)

    Q_PROPERTY(QStringList landingTexts READ landingTexts CONSTANT FINAL)
    Q_PROPERTY(int landingIndex READ landingIndex NOTIFY changed FINAL)
    Q_PROPERTY(bool isLandingStaged READ isLandingStaged NOTIFY changed FINAL)
    Q_PROPERTY(QString wasLandingText READ wasLandingText NOTIFY changed FINAL)

    Q_PROPERTY(bool isNonAdminEditable READ isNonAdminEditable NOTIFY changed FINAL)
    Q_PROPERTY(bool isNonAdminStaged READ isNonAdminStaged NOTIFY changed FINAL)

public:
    explicit RoleEditor(QObject *parent = nullptr);

    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    void setWorkspace(Workspace *workspace);
    [[nodiscard]] QString roleKey() const { return m_roleKey; }
    void setRoleKey(const QString &key);

    [[nodiscard]] bool exists() const;
    [[nodiscard]] bool isEditable() const;
    [[nodiscard]] QString lockText() const; ///< why it is not; empty: it is
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString wasName() const; ///< before the draft; empty: the same
    [[nodiscard]] QString kindText() const;
    [[nodiscard]] int stagedCount() const;
    [[nodiscard]] QString stagedText() const;  ///< "2 edits staged"; empty: none
    [[nodiscard]] QString holdersText() const; ///< "15 holders"
    [[nodiscard]] bool isNew() const;
    [[nodiscard]] bool isRemoved() const;
    [[nodiscard]] bool isArchived() const;

    [[nodiscard]] bool isReachFull() const;
    [[nodiscard]] bool isReachStaged() const;
    [[nodiscard]] bool isReachOffered() const;
    [[nodiscard]] QString reachBlocked() const; ///< why it cannot be switched; empty: it can
    [[nodiscard]] int reachMark() const;        ///< Marks::Margin
    [[nodiscard]] QString reachHelp() const;
    [[nodiscard]] QStringList reachEffects() const;
    [[nodiscard]] QStringList reachConsequences() const;

    [[nodiscard]] QStringList landingTexts() const;
    [[nodiscard]] int landingIndex() const;
    [[nodiscard]] bool isLandingStaged() const;
    [[nodiscard]] QString wasLandingText() const;
    [[nodiscard]] bool isNonAdminEditable() const;
    [[nodiscard]] bool isNonAdminStaged() const;

    /// Why the role cannot be called so; empty: it can. The rules of the server, asked here.
    [[nodiscard]] Q_INVOKABLE QString nameProblem(const QString &name) const;
    /// Why it can be neither removed nor archived; empty: it can. O(people).
    [[nodiscard]] Q_INVOKABLE QString removalProblem() const;
    /// Stages a new name, if it can be called so. Empty when done, else why not.
    Q_INVOKABLE QString setName(const QString &name);
    Q_INVOKABLE void toggleReach();
    Q_INVOKABLE void takeBackReach();
    Q_INVOKABLE void setLanding(int index);
    Q_INVOKABLE void setNonAdminEditable(bool editable);
    /// Takes everything back that is staged of this role, its making and its removal too.
    Q_INVOKABLE void takeAllBack();
    Q_INVOKABLE void remove();
    Q_INVOKABLE void setArchived(bool archived);

Q_SIGNALS:
    void workspaceChanged();
    void roleKeyChanged();
    void changed();

private:
    [[nodiscard]] const domain::Role *shown() const; ///< after the draft; one that the draft removes: as it is live
    [[nodiscard]] const domain::Role *live() const;
    [[nodiscard]] QStringList reachLines(bool consequences) const;
    void stage(const QString &field, const QJsonValue &value);

    QPointer<Workspace> m_workspace;
    QString m_roleKey;
    Id m_role; ///< null: Admin, or none
};

} // namespace steward
