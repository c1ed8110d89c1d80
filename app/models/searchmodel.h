// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/foreign.h"
#include "models/projectnames.h"

#include <QAbstractListModel>
#include <QPointer>

namespace steward {

/// Finds roles, permissions, people and places of the open project by any part of what they are called, while typing:
/// from the replica, no network. Folded and ranked as domain::SearchIndex says; among equals roles come first, then
/// permissions, then people and places by what follows in their names. 20, and how many more there are. A link that was
/// copied in the audit is one hit, if it leads into this project.
///
/// With many names the first letters typed are answered from a part of them; the rest comes by itself (ProjectNames).
class SearchModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::Workspace *workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged REQUIRED FINAL)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(QString moreText READ moreText NOTIFY found FINAL)
    Q_PROPERTY(QString nothingText READ nothingText NOTIFY found FINAL)
    Q_PROPERTY(int count READ rowCount NOTIFY found FINAL)

public:
    enum Roles {
        KeyRole = Qt::UserRole + 1, ///< id of the role, person or place; key of the permission; the link
        KindRole,                   ///< Kind
        TitleRole,                  ///< of a place found by its code, with that
        DetailRole,                 ///< of a place where it lies, of a person the role
        RoleKeyRole,                ///< the role that opens for this hit; empty: none
        IconRole,
    };
    Q_ENUM(Roles)
    enum class Kind { Role, Permission, Person, Place, Entry };
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
    void found(); ///< the same or something else

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
    struct Found; ///< what fits, before it is put in order and worded

    void search();
    void findByName(const domain::SearchQuery &query, QList<Hit> &hits);
    [[nodiscard]] QList<Hit> findByLink() const;
    [[nodiscard]] Hit hitOf(const Found &found) const;
    [[nodiscard]] Hit roleHit(int row) const;
    [[nodiscard]] Hit personHit(const Id &id) const;
    [[nodiscard]] Hit placeHit(const domain::NameHit &found) const;

    QPointer<Workspace> m_workspace;
    QString m_text;
    QPointer<ProjectNames> m_names; ///< null: nothing was looked for yet
    QList<Hit> m_hits;
    int m_more = 0;
    bool m_mayBeMore = false; ///< than these, and nobody counted them
    bool m_isReading = false; ///< the names
};

} // namespace steward
