// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/foldednames.h"
#include "models/foreign.h"

#include <QAbstractListModel>
#include <QPointer>

#include <array>

namespace steward {

/// Finds roles, permissions and people of the open project by a part of their names, while typing: O(rows) per letter,
/// from the replica, no network. Best fit first (Needle::fit), then roles before permissions before people; 20 and how
/// many more there are. A link that was copied in the audit is one hit, if it leads into this project.
class SearchModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::Workspace *workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged REQUIRED FINAL)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(QString moreText READ moreText NOTIFY textChanged FINAL)
    Q_PROPERTY(QString nothingText READ nothingText NOTIFY textChanged FINAL)
    Q_PROPERTY(int count READ rowCount NOTIFY textChanged FINAL)

public:
    enum Roles {
        KeyRole = Qt::UserRole + 1, ///< id of the role or person; key of the permission; the link
        KindRole,                   ///< Kind
        TitleRole,
        DetailRole,
        RoleKeyRole, ///< the role that opens for this hit; empty: none
        IconRole,
    };
    Q_ENUM(Roles)
    enum class Kind { Role, Permission, Person, Entry };
    Q_ENUM(Kind)

    explicit SearchModel(QObject *parent = nullptr);

    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    void setWorkspace(Workspace *workspace);
    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] QString moreText() const;    ///< "31 more: type on to narrow the list"
    [[nodiscard]] QString nothingText() const; ///< why there is no hit; empty: there is one

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void workspaceChanged();
    void textChanged();

private:
    struct Hit
    {
        Kind kind = Kind::Role;
        QString key;
        QString title;
        QString detail;
        QString roleKey;

        friend bool operator==(const Hit &, const Hit &) = default;
    };
    /// Where a hit stands: row of the roles or people, index of the permission.
    struct Place
    {
        Kind kind;
        int row;
    };
    /// Of each rank no more than can be shown; \a count is of all.
    struct Found
    {
        std::array<QList<Place>, 5> byRank; ///< by Needle::fit
        int count = 0;

        void add(int rank, Place place);
    };

    void search();
    [[nodiscard]] QList<Hit> findByName();
    [[nodiscard]] QList<Hit> findByLink() const;
    void findRoles(Found &found) const;
    void findPermissions(Found &found) const;
    void findPeople(Found &found);
    [[nodiscard]] Hit hitAt(const Place &place) const;

    QPointer<Workspace> m_workspace;
    QString m_text;
    Needle m_needle;
    FoldedNames<domain::Person> m_people;
    QList<Hit> m_hits;
    int m_more = 0;
};

} // namespace steward
