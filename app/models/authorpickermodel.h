// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/searchquery.h"
#include "models/foreign.h"
#include "models/rowsmodel.h"

#include <QPointer>

namespace steward {

/// Who may have changed something: anyone, a rule of the project, and the web users, since mobile workers cannot sign
/// in here; those who are deactivated too, as they may have been authors. With words typed, whoever has them in the
/// name or address, best first. At most \a mostRows, and moreText says how many are left out. O(web users) per search,
/// O(people) for the first one after they changed.
class AuthorPickerModel : public steward::RowsModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::Workspace *workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged REQUIRED FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY found FINAL)
    Q_PROPERTY(QString moreText READ moreText NOTIFY found FINAL)
    Q_PROPERTY(QString nothingFoundText READ nothingFoundText NOTIFY found FINAL)

public:
    enum Roles {
        KeyRole = Qt::UserRole + 1, ///< a person's id; "rule"; empty: anyone
        NameRole,
        NoteRole, ///< address or user name; "deactivated"
        ReadingRole,
    };
    Q_ENUM(Roles)

    static constexpr int mostRows = 50;
    static const QString ruleKey;

    explicit AuthorPickerModel(QObject *parent = nullptr);

    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    void setWorkspace(Workspace *workspace);
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] QString moreText() const;
    [[nodiscard]] QString nothingFoundText() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] Q_INVOKABLE QString keyAt(int row) const;
    [[nodiscard]] Q_INVOKABLE int rowOf(const QString &key) const; ///< -1: not among the rows
    [[nodiscard]] Q_INVOKABLE QString nameOf(const QString &key) const;
    /// Looks at the project again: somebody may have come since.
    Q_INVOKABLE void refresh();

Q_SIGNALS:
    void workspaceChanged();
    void found();

private:
    struct Row
    {
        QString key;
        QString name;
        QString note;

        friend bool operator==(const Row &, const Row &) = default;
    };

    /// A web user.
    struct Author
    {
        Row row;
        std::string folded; ///< name and handle
        int standing = 0;   ///< whoever may change most comes first: he is the likeliest author
    };

    void readAuthors();
    [[nodiscard]] std::vector<const Author *> bestAuthors(const domain::SearchQuery &query);

    QPointer<Workspace> m_workspace;
    domain::Table<domain::Person> m_people; ///< that the authors are among
    std::vector<Author> m_authors;
    QString m_filter;
    int m_more = 0; ///< left out
    QList<Row> m_rows;
};

} // namespace steward
