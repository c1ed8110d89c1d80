// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/foreign.h"
#include "models/matrixcolumnmodel.h"
#include "models/sentence.h"

#include <QPointer>
#include <QSet>

namespace steward {

/// What each shown role may: rows are the permissions of the catalogue under the headings of their groups, columns the
/// roles of \a shownKeys. A change of one role tells of cells in its column alone. For right-to-left windows the
/// columns stand in reverse, as a TableView does not mirror.
class RoleMatrixModel : public QAbstractTableModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::Workspace *workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged REQUIRED FINAL)
    Q_PROPERTY(QStringList shownKeys READ shownKeys WRITE setShownKeys NOTIFY shownKeysChanged FINAL)
    Q_PROPERTY(bool reversed READ isReversed WRITE setReversed NOTIFY reversedChanged FINAL)
    /// While nobody sees it: it follows nothing, and catches up afterwards.
    Q_PROPERTY(bool paused READ isPaused WRITE setPaused NOTIFY pausedChanged FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(bool onlyDifferences READ onlyDifferences WRITE setOnlyDifferences NOTIFY filterChanged FINAL)
    Q_PROPERTY(bool onlyHighRisk READ onlyHighRisk WRITE setOnlyHighRisk NOTIFY filterChanged FINAL)
    Q_PROPERTY(QAbstractItemModel *columns READ columns CONSTANT FINAL)
    Q_PROPERTY(QString headText READ headText CONSTANT FINAL)
    Q_PROPERTY(QString nothingFoundText READ nothingFoundText NOTIFY filterChanged FINAL)

public:
    enum Roles {
        KeyRole = Qt::UserRole + 1, ///< of the permission, or of the group
        LabelRole,
        VerbRole,
        RiskRole, ///< 1 to 3; 0: a group
        IsGroupRole,
        IsChildRole,
        IsFoldedRole,
        GroupCountRole,
        IsOfferedRole,
        MarkRole, ///< Marks::Cell
        CountRole,
        IsStagedRole,
        AccessibleTextRole,
    };
    Q_ENUM(Roles)

    explicit RoleMatrixModel(QObject *parent = nullptr);

    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    void setWorkspace(Workspace *workspace);
    [[nodiscard]] QStringList shownKeys() const { return m_shownKeys; }
    void setShownKeys(const QStringList &keys);
    [[nodiscard]] bool isReversed() const { return m_isReversed; }
    void setReversed(bool reversed);
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    void setPaused(bool paused);
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] bool onlyDifferences() const { return m_onlyDifferences; }
    void setOnlyDifferences(bool only);
    [[nodiscard]] bool onlyHighRisk() const { return m_onlyHighRisk; }
    void setOnlyHighRisk(bool only);
    [[nodiscard]] QAbstractItemModel *columns() const { return m_columns; }
    [[nodiscard]] QString headText() const; ///< "47 in 7 groups, bars show risk"
    [[nodiscard]] QString nothingFoundText() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] Q_INVOKABLE bool isGroupRow(int row) const;
    [[nodiscard]] Q_INVOKABLE QString columnKey(int column) const;
    [[nodiscard]] Q_INVOKABLE int columnOf(const QString &key) const;     ///< -1: not shown
    [[nodiscard]] Q_INVOKABLE int rowOf(const QString &permission) const; ///< -1: not shown
    [[nodiscard]] Q_INVOKABLE QString permissionKey(int row) const;
    Q_INVOKABLE void toggleFolded(int row);

    /// Stages the other value of a cell. Empty when done, else why not.
    Q_INVOKABLE QString toggle(int row, int column);
    /// Takes what is staged in a cell back. Empty when done, else why not.
    Q_INVOKABLE QString takeBack(int row, int column);
    /// The cell as a sentence.
    [[nodiscard]] Q_INVOKABLE steward::Sentence readingLine(int row, int column) const;
    /// Why it is as it is.
    [[nodiscard]] Q_INVOKABLE steward::Sentence whyLine(int row, int column) const;

Q_SIGNALS:
    void workspaceChanged();
    void shownKeysChanged();
    void reversedChanged();
    void pausedChanged();
    void filterChanged();
    /// Cells or what the reading line says of them may differ.
    void cellsChanged();

private:
    struct Row
    {
        int group = 0;
        int permission = -1; ///< -1: heading of the group
    };

    void receive(const QList<domain::EntityRef> &entities);
    void rebuildColumns();
    void rebuildRows();
    void resetAll();
    void refreshColumn(int column);
    [[nodiscard]] QList<RoleFact> shownFacts() const;
    [[nodiscard]] std::vector<CellFact> cellsOf(const RoleFact &role) const;
    [[nodiscard]] QList<Row> wantedRows() const;
    [[nodiscard]] bool isWanted(int permission, int group) const;
    [[nodiscard]] bool differs(int permission) const;
    [[nodiscard]] const CellFact *cellAt(int row, int column) const;
    [[nodiscard]] QVariant rowData(const Row &row, int role) const;
    [[nodiscard]] QString accessibleText(const Row &row, int column) const;

    QPointer<Workspace> m_workspace;
    MatrixColumnModel *m_columns;
    QStringList m_shownKeys;
    bool m_isReversed = false;
    bool m_isPaused = false;
    bool m_isBehind = false; ///< something changed while paused
    QString m_filter;
    bool m_onlyDifferences = false;
    bool m_onlyHighRisk = false;
    QSet<int> m_folded; ///< groups
    QList<Row> m_rows;
    std::vector<std::vector<CellFact>> m_cells; ///< by column, then by permission
};

} // namespace steward
