// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/foreign.h"

#include <QAbstractListModel>
#include <QPointer>

namespace steward {

/// The draft as the review reads it: removals first, then conflicts, changes, additions, each under its heading.
class ReviewModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::Workspace *workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged REQUIRED FINAL)
    Q_PROPERTY(int changeCount READ changeCount NOTIFY summaryChanged FINAL)
    Q_PROPERTY(QString summary READ summary NOTIFY summaryChanged FINAL)

public:
    enum Roles {
        KeyRole = Qt::UserRole + 1,
        KindRole, ///< Kind
        IsHeadingRole,
        TitleRole,   ///< heading: "Removals, 3"; change: the field
        SubjectRole, ///< heading: "each needs its own tick"; change: "role District Data Officer"
        NoteRole,    ///< heading of removals: "2 of 3 read"
        WasRole,
        NowRole,
        EffectsRole, ///< list of sentences
        ProblemRole, ///< why the server refused this one; empty: it did not
        IsReadRole,  ///< heading of removals: every one of them
        MineRole,    ///< conflict: "Mine, Off"
        MineByRole,
        TheirsRole,
        TheirsByRole,
        HasAnotherRole, ///< conflict: there is a third value that could be chosen
        ReadingRole,    ///< all of the row as one sentence
    };
    Q_ENUM(Roles)

    enum class Kind { Removal, Conflict, Change, Addition };
    Q_ENUM(Kind)

    explicit ReviewModel(QObject *parent = nullptr);

    /// What a change is called among the rows.
    [[nodiscard]] static QString keyOf(const domain::Change &change);

    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    void setWorkspace(Workspace *workspace);

    [[nodiscard]] int changeCount() const;
    [[nodiscard]] QString summary() const; ///< "2 changes to Umoyo wa Amayi. 1 removes something. 15 people ..."

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE [[nodiscard]] QString keyAt(int row) const;        ///< empty: a heading, or none
    Q_INVOKABLE [[nodiscard]] int rowOf(const QString &key) const; ///< -1: it is no row any more
    Q_INVOKABLE void takeBack(const QString &key);
    Q_INVOKABLE void setRead(const QString &key, bool isRead);
    Q_INVOKABLE void settle(const QString &key, bool mine);

Q_SIGNALS:
    void workspaceChanged();
    void summaryChanged();

private:
    struct Row
    {
        QString key; ///< of a change; of a heading: empty
        Kind kind = Kind::Change;
        int index = -1; ///< into the draft's items; -1: heading
    };

    void rebuild();
    [[nodiscard]] QVariant headingData(const Row &row, int role) const;
    [[nodiscard]] QVariant changeData(const Staged &staged, const Row &row, int role) const;
    [[nodiscard]] QString readingText(const Staged &staged, const Row &row) const;
    [[nodiscard]] QStringList effects(const Staged &staged) const;
    [[nodiscard]] QString conflictsSince() const;
    [[nodiscard]] int countOf(Kind kind) const;
    [[nodiscard]] const Staged *stagedFor(const QString &key) const;

    QPointer<Workspace> m_workspace;
    QList<Row> m_rows;
};

} // namespace steward
