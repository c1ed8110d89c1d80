// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/foreign.h"
#include "models/rowsmodel.h"

#include <QPointer>
#include <QSet>

namespace steward {

/// Which items (reports, web apps, profiles, ...) a permission of a role is for. Choices are kept here and staged
/// together: open() reads the role as it is shown, stage() writes one change.
class ItemChoiceModel : public steward::RowsModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::Workspace *workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged REQUIRED FINAL)
    Q_PROPERTY(QString title READ title NOTIFY opened FINAL)
    Q_PROPERTY(QString subject READ subject NOTIFY opened FINAL)
    Q_PROPERTY(bool isAll READ isAll WRITE setAll NOTIFY choiceChanged FINAL)
    Q_PROPERTY(QString chosenText READ chosenText NOTIFY choiceChanged FINAL)
    Q_PROPERTY(QString effectText READ effectText NOTIFY choiceChanged FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString nothingFoundText READ nothingFoundText NOTIFY filterChanged FINAL)

public:
    enum Roles {
        KeyRole = Qt::UserRole + 1,
        TitleRole,
        IsChosenRole,
    };
    Q_ENUM(Roles)

    explicit ItemChoiceModel(QObject *parent = nullptr);

    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    void setWorkspace(Workspace *workspace);
    [[nodiscard]] QString title() const;   ///< "Access All Reports"
    [[nodiscard]] QString subject() const; ///< the role's name
    [[nodiscard]] bool isAll() const { return m_isAll; }
    void setAll(bool all);
    [[nodiscard]] QString chosenText() const; ///< "2 of 14 chosen"
    [[nodiscard]] QString effectText() const; ///< what nothing chosen means; empty where something is
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] QString nothingFoundText() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void open(const QString &roleKey, const QString &permission);
    Q_INVOKABLE void toggle(const QString &key);
    Q_INVOKABLE void stage();

Q_SIGNALS:
    void workspaceChanged();
    void opened();
    void choiceChanged();
    void filterChanged();

private:
    struct Row
    {
        QString key;
        QString label;
        bool isChosen = false;

        friend bool operator==(const Row &, const Row &) = default;
    };

    void refresh();
    [[nodiscard]] QList<Row> allRows() const;

    QPointer<Workspace> m_workspace;
    Id m_role;
    int m_permission = -1;
    bool m_isAll = true;
    QSet<QString> m_chosen;
    QString m_filter;
    QList<Row> m_rows;
};

} // namespace steward
