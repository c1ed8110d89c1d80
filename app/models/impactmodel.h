// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/foreign.h"
#include "models/marks.h"
#include "models/rowsmodel.h"
#include "models/sentence.h"

#include <QPointer>
#include <QSet>

namespace steward {

/// "If you apply this": what the draft does to people through one role (all of the draft where \a roleKey is empty).
/// Dangers first, which have buttons; then who loses, who gains, who notices nothing.
class ImpactModel : public steward::RowsModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::Workspace *workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged REQUIRED FINAL)
    Q_PROPERTY(QString roleKey READ roleKey WRITE setRoleKey NOTIFY roleKeyChanged FINAL)
    Q_PROPERTY(QString gainText READ gainText NOTIFY counted FINAL)
    Q_PROPERTY(QString loseText READ loseText NOTIFY counted FINAL)
    Q_PROPERTY(QString lockedOutText READ lockedOutText NOTIFY counted FINAL)
    Q_PROPERTY(int gainCount READ gainCount NOTIFY counted FINAL)
    Q_PROPERTY(int loseCount READ loseCount NOTIFY counted FINAL)
    Q_PROPERTY(int lockedOutCount READ lockedOutCount NOTIFY counted FINAL)
    Q_PROPERTY(QString countedText READ countedText NOTIFY counted FINAL)
    Q_PROPERTY(bool isServerCount READ isServerCount NOTIFY counted FINAL)

public:
    enum Roles {
        KeyRole = Qt::UserRole + 1,
        IsDangerRole,
        CodeRole, ///< "api.around_places", "person.locked_out", ...
        KindRole, ///< Marks::Impact
        TitleRole,
        DetailRole,
        ToldRole, ///< Sentence: the detail with its number in bold; empty: as DetailRole
        NamesRole,
        PeopleKeysRole, ///< of everyone concerned
        KeptWhyRole,    ///< a danger that was kept: the words it was kept with
        CanGivePlaceRole,
    };
    Q_ENUM(Roles)

    explicit ImpactModel(QObject *parent = nullptr);

    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    void setWorkspace(Workspace *workspace);
    [[nodiscard]] QString roleKey() const { return m_roleKey; }
    void setRoleKey(const QString &key);

    [[nodiscard]] int gainCount() const { return m_gain; }
    [[nodiscard]] int loseCount() const { return m_lose; }
    [[nodiscard]] int lockedOutCount() const { return m_lockedOut; }
    [[nodiscard]] QString gainText() const;      ///< "+3"
    [[nodiscard]] QString loseText() const;      ///< "−12"
    [[nodiscard]] QString lockedOutText() const; ///< "1"
    [[nodiscard]] QString countedText() const;   ///< "server count, 14:05", "counted here, 14:05"
    [[nodiscard]] bool isServerCount() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Stages Access APIs off for the role the danger is about.
    Q_INVOKABLE void switchOffApis(const QString &key);
    /// Keeps a danger and says why; an empty \a why withdraws that.
    Q_INVOKABLE void keep(const QString &key, const QString &why);

Q_SIGNALS:
    void workspaceChanged();
    void roleKeyChanged();
    void counted();

private:
    struct Row
    {
        QString key;
        QString code;
        domain::EntityRef entity;
        bool isDanger = false;
        Marks::Impact kind = Marks::Impact::Same;
        QString title;
        QString detail;
        Sentence told;
        QString names;
        QList<Id> people;
        QString keptWhy;
        bool canGivePlace = false;

        friend bool operator==(const Row &, const Row &) = default;
    };

    void refresh();
    [[nodiscard]] const domain::Impact &impact() const;
    [[nodiscard]] QList<Row> wantedRows() const;
    [[nodiscard]] Row rowFor(const domain::Effect &effect) const;
    [[nodiscard]] int countOfRole(const QList<Id> &people, int beyond) const;
    [[nodiscard]] const Row *find(const QString &key) const;

    QPointer<Workspace> m_workspace;
    QString m_roleKey;
    Id m_role;
    int m_gain = 0;
    int m_lose = 0;
    int m_lockedOut = 0;
    Instant m_countedAt;
    QList<Row> m_rows;
};

} // namespace steward
