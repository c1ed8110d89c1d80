// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/foreign.h"
#include "models/rowsmodel.h"

#include <QPointer>

namespace steward {

/// People by name: those of \a personKeys or, where \a roleKey is set, the holders of that role. With a \a limit the
/// first so many, and moreText says how many are left.
class PeopleListModel : public steward::RowsModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::Workspace *workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged REQUIRED FINAL)
    Q_PROPERTY(QStringList personKeys READ personKeys WRITE setPersonKeys NOTIFY peopleChanged FINAL)
    Q_PROPERTY(QString roleKey READ roleKey WRITE setRoleKey NOTIFY peopleChanged FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY peopleChanged FINAL)
    Q_PROPERTY(int limit READ limit WRITE setLimit NOTIFY peopleChanged FINAL)
    Q_PROPERTY(QString countText READ countText NOTIFY peopleChanged FINAL)
    Q_PROPERTY(QString moreText READ moreText NOTIFY peopleChanged FINAL)
    Q_PROPERTY(QString nothingFoundText READ nothingFoundText NOTIFY peopleChanged FINAL)

public:
    enum Roles {
        KeyRole = Qt::UserRole + 1,
        NameRole,
        HandleRole, ///< user name or address; left to right
        PlaceRole,  ///< name of the first place; empty: none
        DetailRole, ///< "Mobile worker, Zomba", "Web user, no place"
        ReadingRole,
    };
    Q_ENUM(Roles)

    explicit PeopleListModel(QObject *parent = nullptr);

    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    void setWorkspace(Workspace *workspace);
    [[nodiscard]] QStringList personKeys() const { return m_personKeys; }
    void setPersonKeys(const QStringList &keys);
    [[nodiscard]] QString roleKey() const { return m_roleKey; }
    void setRoleKey(const QString &key);
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] int limit() const { return m_limit; }
    void setLimit(int limit);
    [[nodiscard]] QString countText() const { return tr("%Ln person(s)", nullptr, m_found); }
    [[nodiscard]] QString moreText() const; ///< "12 more"; empty: all are here
    [[nodiscard]] QString nothingFoundText() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void workspaceChanged();
    void peopleChanged();

private:
    struct Row
    {
        QString key;
        QString name;
        QString handle;
        QString place;
        bool isMobile = false;
        bool isActive = true;

        friend bool operator==(const Row &, const Row &) = default;
    };

    void refresh();
    [[nodiscard]] QList<Id> people() const;
    [[nodiscard]] QString detail(const Row &row) const;

    QPointer<Workspace> m_workspace;
    QStringList m_personKeys;
    QString m_roleKey;
    QString m_filter;
    int m_limit = 0; ///< 0: no limit
    int m_found = 0; ///< before the limit
    QList<Row> m_rows;
};

} // namespace steward
