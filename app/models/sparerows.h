// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

namespace steward {

/// A short list whose rows come and go with each edit, for a view in which making a row is dear: a row that goes stays
/// as a spare one, which says what it said and is not to be shown, and the next one that comes between the same
/// neighbours is laid into it. What is shown is the source, row for row; a row that stays keeps its delegate.
/// Signals of the source are followed one by one; each costs O(rows).
class SpareRows : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    /// Not owned. Its role names are taken over, so it may not have roles of the names added here.
    Q_PROPERTY(QAbstractItemModel *source READ source WRITE setSource NOTIFY sourceChanged REQUIRED FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL) ///< of rows to be shown

public:
    enum Roles {
        IsThereRole = Qt::UserRole + 1001, ///< false: a spare row
        IsLastRole,                        ///< the last that is shown
    };
    Q_ENUM(Roles)

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] QAbstractItemModel *source() const { return m_source; }
    void setSource(QAbstractItemModel *source);
    [[nodiscard]] int count() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void sourceChanged();
    void countChanged();

private:
    struct Row
    {
        QHash<int, QVariant> values; ///< of all roles of the source, as last said
        bool isThere = true;
        bool isLast = false;
    };

    void reset();
    void take(int first, int last);
    void spare(int first, int last);
    void update(int first, int last);
    void say(int row, Row next);
    void tellEnd();
    void dropSpares();
    [[nodiscard]] Row read(int sourceRow) const;
    [[nodiscard]] int rowOf(int sourceRow) const; ///< where it would stand, if there is no such row

    QPointer<QAbstractItemModel> m_source;
    QHash<int, QByteArray> m_names;
    QList<Row> m_rows;
};

} // namespace steward
