// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/foreign.h"
#include "models/projectnames.h"
#include "models/rowsmodel.h"

#include <QPointer>

namespace steward {

/// Places in use that are found by the words typed, by name or code, best first; for "Give a place". At most
/// \a mostRows, and moreText says that others are left out. While the names are still being read, what is found by then
/// (ProjectNames). Without words the first places, those at the top before all: O(places).
class PlacePickerModel : public steward::RowsModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::Workspace *workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged REQUIRED FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY found FINAL)
    Q_PROPERTY(QString moreText READ moreText NOTIFY found FINAL)
    Q_PROPERTY(QString nothingFoundText READ nothingFoundText NOTIFY found FINAL)

public:
    enum Roles {
        KeyRole = Qt::UserRole + 1,
        NameRole,
        CodeRole,
        PathRole,  ///< "Malawi, Southern, Zomba": what it lies in, from the top; empty at the top
        LevelRole, ///< "District"
        ReadingRole,
    };
    Q_ENUM(Roles)

    static constexpr int mostRows = 50;

    explicit PlacePickerModel(QObject *parent = nullptr);

    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    void setWorkspace(Workspace *workspace);
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] QString moreText() const; ///< "1,950 more. Type part of the name."; empty: all are here
    [[nodiscard]] QString nothingFoundText() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] Q_INVOKABLE QString personName(const QString &personKey) const;
    [[nodiscard]] Q_INVOKABLE QString nameOf(const QString &placeKey) const;
    /// Stages the place as a further one of the person's, and as the first where there was none in use.
    Q_INVOKABLE void give(const QString &personKey, const QString &placeKey);

Q_SIGNALS:
    void workspaceChanged();
    void found();

private:
    struct Row
    {
        QString key;
        QString name;
        QString code;
        QString path;
        QString level;

        friend bool operator==(const Row &, const Row &) = default;
    };

    void refresh();
    [[nodiscard]] QList<Row> firstRows();
    [[nodiscard]] QList<Row> foundRows(const domain::SearchQuery &query);
    [[nodiscard]] static Row rowOf(const domain::Project &project, const domain::Place &place);

    QPointer<Workspace> m_workspace;
    QPointer<ProjectNames> m_names; ///< null: nothing was looked for yet
    QString m_filter;
    int m_more = 0;           ///< that were left out
    bool m_mayBeMore = false; ///< and nobody counted them
    bool m_isReading = false; ///< the names
    QList<Row> m_rows;
};

} // namespace steward
