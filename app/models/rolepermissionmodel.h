// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "models/foreign.h"
#include "models/rolefacts.h"
#include "models/rowsmodel.h"

#include <QPointer>

namespace steward {

/// One tick of a row in the role editor: a permission of the role.
class PermissionTick
{
    Q_GADGET
    QML_VALUE_TYPE(permissionTick)
    Q_PROPERTY(QString key MEMBER key FINAL) ///< of the permission; empty: there is no such half
    Q_PROPERTY(bool present READ isPresent FINAL)
    Q_PROPERTY(bool checked MEMBER isChecked FINAL)
    Q_PROPERTY(bool implied MEMBER isImplied FINAL)
    Q_PROPERTY(bool blocked MEMBER isBlocked FINAL)
    Q_PROPERTY(bool staged MEMBER isStaged FINAL)
    Q_PROPERTY(bool some MEMBER isSome FINAL)
    Q_PROPERTY(QString reason MEMBER reason FINAL) ///< why it does not act
    Q_PROPERTY(QString label MEMBER label FINAL)   ///< for a screen reader

public:
    QString key;
    bool isChecked = false;
    bool isImplied = false;
    bool isBlocked = false;
    bool isStaged = false;
    bool isSome = false;
    QString reason;
    QString label;

    [[nodiscard]] bool isPresent() const { return !key.isEmpty(); }
    friend bool operator==(const PermissionTick &, const PermissionTick &) = default;
};

/// What one role may, under the headings of the groups, a pair of "Can Edit" and "Can View" in one row: the plain twin
/// of a column of the matrix. Full Organization Access stands in RoleEditor instead; what the server does not offer and
/// the role does not hold is left out.
class RolePermissionModel : public steward::RowsModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::Workspace *workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged REQUIRED FINAL)
    Q_PROPERTY(QString roleKey READ roleKey WRITE setRoleKey NOTIFY roleKeyChanged FINAL)

public:
    enum Roles {
        KeyRole = Qt::UserRole + 1,
        SectionRole, ///< key of the group
        IsHeadingRole,
        LabelRole,
        GrantedTextRole, ///< heading: "6 of 26 granted"
        RiskRole,        ///< 1 to 3, the higher of a pair
        HelpRole,        ///< empty where a reason stands instead
        EditRole,        ///< PermissionTick of the first column
        ViewRole,
        IsChildRole,
        MarkRole,       ///< Marks::Margin
        BecausesRole,   ///< list of sentences
        EffectsRole,    ///< list of sentences
        DangerTextRole, ///< "Reaches past the location limit."; empty: no danger
        ItemsTextRole,  ///< "All", "Only 2 reports": there are items to choose; empty: there are none
        ItemKeyRole,    ///< of the permission whose items they are
        ReadingRole,
    };
    Q_ENUM(Roles)

    explicit RolePermissionModel(QObject *parent = nullptr);

    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    void setWorkspace(Workspace *workspace);
    [[nodiscard]] QString roleKey() const { return m_roleKey; }
    void setRoleKey(const QString &key);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// \a permission is a key. Empty when done, else why not.
    Q_INVOKABLE QString toggle(const QString &permission);
    /// Takes back what is staged in a row, given any of its keys.
    Q_INVOKABLE void takeBack(const QString &key);

Q_SIGNALS:
    void workspaceChanged();
    void roleKeyChanged();

private:
    struct Row
    {
        QString key;
        QString section;
        bool isHeading = false;
        QString label;
        QString grantedText;
        int risk = 0;
        QString help;
        PermissionTick edit;
        PermissionTick view;
        bool isChild = false;
        Marks::Margin mark = Marks::Margin::None;
        QStringList becauses;
        QStringList effects;
        QString dangerText;
        QString itemsText;
        QString itemKey;

        friend bool operator==(const Row &, const Row &) = default;
    };

    void refresh();
    void receive(const QList<domain::EntityRef> &entities);
    [[nodiscard]] QList<Row> wantedRows() const;
    [[nodiscard]] Row headingFor(const domain::PermissionGroup &group) const;
    [[nodiscard]] Row rowFor(int permission) const;
    [[nodiscard]] CellFact cellOf(int permission) const;
    [[nodiscard]] PermissionTick tickFor(int permission) const;
    [[nodiscard]] QStringList becauseLines(const QList<int> &permissions) const;
    [[nodiscard]] QStringList effectLines(const QList<int> &permissions) const;
    [[nodiscard]] Marks::Margin markFor(const QList<int> &permissions, const QString &dangerText) const;
    [[nodiscard]] QString reading(const Row &row) const;

    QPointer<Workspace> m_workspace;
    QString m_roleKey;
    Id m_role; ///< null: Admin, or none
    QList<Row> m_rows;
};

} // namespace steward
