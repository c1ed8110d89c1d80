// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/foreign.h"
#include "models/rowsmodel.h"

#include <QJsonArray>
#include <QPointer>

namespace steward {

/// A conflict settled by neither side: a third value for the field, chosen here and staged like every other edit. Its
/// rows are what a list may hold, where the field is one.
class AnotherValue : public steward::RowsModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::Workspace *workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged REQUIRED FINAL)
    Q_PROPERTY(Kind kind READ kind NOTIFY opened FINAL)
    Q_PROPERTY(QString label READ label NOTIFY opened FINAL)
    Q_PROPERTY(QString sidesText READ sidesText NOTIFY opened FINAL)
    Q_PROPERTY(QString roleKey READ roleKey NOTIFY opened FINAL)
    Q_PROPERTY(QString permission READ permission NOTIFY opened FINAL)
    Q_PROPERTY(QString mine READ mine NOTIFY opened FINAL)
    Q_PROPERTY(QStringList texts READ texts NOTIFY opened FINAL)
    Q_PROPERTY(int chosen READ chosen WRITE setChosen NOTIFY choiceChanged FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY choiceChanged FINAL)
    Q_PROPERTY(QString chosenText READ chosenText NOTIFY choiceChanged FINAL)
    Q_PROPERTY(QString moreText READ moreText NOTIFY choiceChanged FINAL)

public:
    enum class Kind {
        None, ///< there are but two values, or it is about a whole object
        Text,
        One,     ///< of texts
        Several, ///< of the rows
        Items,   ///< of a permission: ItemChoiceModel
    };
    Q_ENUM(Kind)
    enum Roles {
        KeyRole = Qt::UserRole + 1,
        TitleRole,
        IsChosenRole,
    };
    Q_ENUM(Roles)

    explicit AnotherValue(QObject *parent = nullptr);

    [[nodiscard]] static Kind kindOf(const domain::Change &change);

    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    void setWorkspace(Workspace *workspace);

    [[nodiscard]] Kind kind() const { return kindOf(m_mine); }
    [[nodiscard]] QString label() const;               ///< of the field
    [[nodiscard]] QString sidesText() const;           ///< "Role Read Only. Mine is Web Apps, theirs is Reports."
    [[nodiscard]] QString roleKey() const;             ///< for Items
    [[nodiscard]] QString permission() const;          ///< for Items
    [[nodiscard]] QString mine() const;                ///< for Text
    [[nodiscard]] QStringList texts() const;           ///< for One
    [[nodiscard]] int chosen() const { return m_one; } ///< which of the texts; -1: none
    void setChosen(int index);
    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] QString chosenText() const; ///< "2 chosen"
    [[nodiscard]] QString moreText() const;   ///< "12 more: type on to narrow the list"

    /// Begins with my side of the conflict that ReviewModel has under \a key.
    Q_INVOKABLE void open(const QString &key);
    Q_INVOKABLE void toggle(const QString &key);
    /// Why the field cannot have this text; empty: it can.
    [[nodiscard]] Q_INVOKABLE QString problem(const QString &text) const;
    Q_INVOKABLE void stageText(const QString &text);
    Q_INVOKABLE void stage(); ///< what is chosen, for One and Several

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void workspaceChanged();
    void opened();
    void choiceChanged();

private:
    struct Row
    {
        QString key;
        QString title;
        bool isChosen = false;

        friend bool operator==(const Row &, const Row &) = default;
    };

    void findValues();
    [[nodiscard]] QList<Row> candidates() const;
    void refresh();

    QPointer<Workspace> m_workspace;
    domain::Change m_mine;
    QJsonValue m_theirs;
    QJsonArray m_values; ///< for One
    int m_one = -1;
    QStringList m_sides; ///< ids that either side has
    QStringList m_order; ///< and those added, as they are to stand
    QSet<QString> m_chosen;
    QString m_filter;
    QList<Row> m_rows;
    int m_more = 0;
};

} // namespace steward
