// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/foreign.h"
#include "models/rolefacts.h"
#include "models/rowsmodel.h"

#include <QPointer>
#include <QSet>

namespace steward {

/// The roles of the project, Admin first; which of them are columns of the matrix is ticked here.
class RoleListModel : public steward::RowsModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::Workspace *workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged REQUIRED FINAL)
    /// True while nobody sees it: what changes meanwhile is caught up with afterwards.
    Q_PROPERTY(bool paused READ isPaused WRITE setPaused NOTIFY pausedChanged FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(QStringList shownKeys READ shownKeys NOTIFY shownChanged FINAL)
    Q_PROPERTY(int roleCount READ roleCount NOTIFY countsChanged FINAL)
    Q_PROPERTY(QString countText READ countText NOTIFY countsChanged FINAL)
    Q_PROPERTY(QString shownText READ shownText NOTIFY shownChanged FINAL)
    Q_PROPERTY(QString headerText READ headerText NOTIFY countsChanged FINAL)
    Q_PROPERTY(QString nothingFoundText READ nothingFoundText NOTIFY filterChanged FINAL)

public:
    enum Roles {
        KeyRole = Qt::UserRole + 1,
        NameRole,
        KindTextRole,
        HolderCountRole, ///< int
        HoldersTextRole, ///< "2,412"
        MarkRole,        ///< Marks::Margin
        IsShownRole,
        IsStagedRole,
        ReadingRole, ///< all of the row as one sentence
    };
    Q_ENUM(Roles)

    /// So many columns a new matrix has.
    static constexpr int shownAtFirst = 9;

    explicit RoleListModel(QObject *parent = nullptr);

    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    void setWorkspace(Workspace *workspace);
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    void setPaused(bool paused);
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);

    [[nodiscard]] QStringList shownKeys() const; ///< in the order of the roles, whatever the filter
    [[nodiscard]] int roleCount() const { return static_cast<int>(m_facts.size()); }
    [[nodiscard]] QString countText() const;        ///< "15 roles"
    [[nodiscard]] QString shownText() const;        ///< "6 of 15 roles"
    [[nodiscard]] QString headerText() const;       ///< "15 roles held by 3,290 people."
    [[nodiscard]] QString nothingFoundText() const; ///< empty while something is found

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void toggleShown(const QString &key);
    Q_INVOKABLE int rowOf(const QString &key) const; ///< -1: not in the list now
    Q_INVOKABLE QString keyAt(int row) const;
    /// The next row from \a from on, round the end, whose name begins with \a letters; -1: none.
    Q_INVOKABLE int rowStartingWith(const QString &letters, int from) const;

Q_SIGNALS:
    void workspaceChanged();
    void pausedChanged();
    void filterChanged();
    void shownChanged();
    void countsChanged();

private:
    struct Row
    {
        QString key;
        RoleFact fact;
        QString kindText;
        bool isShown = false;

        friend bool operator==(const Row &, const Row &) = default;
    };

    void receive();
    void refresh();
    void chooseShown();
    void rebuild();

    QPointer<Workspace> m_workspace;
    bool m_isPaused = false;
    bool m_isBehind = false; ///< something changed while paused
    QString m_filter;
    QList<RoleFact> m_facts;
    QList<Row> m_rows;
    QSet<QString> m_shown;
};

} // namespace steward
