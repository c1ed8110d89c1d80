// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/logfilter.h"
#include "models/foreign.h"

#include <QObject>
#include <QPointer>

namespace steward {

/// Which entries of the audit are wanted, and how that is said. "Today" is the day on which it was set, in the
/// project's time, and says so: what is shown does not change at midnight under the words.
class AuditFilter : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("an AuditModel has one")
    Q_PROPERTY(bool isEmpty READ isEmpty NOTIFY changed FINAL)
    Q_PROPERTY(QString authorKey READ authorKey NOTIFY changed FINAL)
    Q_PROPERTY(QString kind READ kind NOTIFY changed FINAL)
    Q_PROPERTY(When when READ when NOTIFY changed FINAL)
    Q_PROPERTY(QString firstDay READ firstDay NOTIFY changed FINAL)
    Q_PROPERTY(QString lastDay READ lastDay NOTIFY changed FINAL)
    Q_PROPERTY(QStringList words READ words NOTIFY changed FINAL)

public:
    enum class When { AnyTime, Today, SevenDays, ThirtyDays, Days };
    Q_ENUM(When)

    explicit AuditFilter(QObject *parent = nullptr);

    /// Another project: nothing of the filter holds for it.
    void setWorkspace(Workspace *workspace);

    [[nodiscard]] const domain::LogFilter &value() const { return m_value; }
    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }
    [[nodiscard]] QString authorKey() const { return m_authorKey; } ///< of AuthorPickerModel; empty: anyone
    [[nodiscard]] QString kind() const { return m_value.kind; }     ///< "role", "person", "place"; empty: any
    [[nodiscard]] When when() const { return m_when; }
    [[nodiscard]] QString firstDay() const
    {
        return m_firstDay;
    }                                                           ///< of When::Days: "2026-11-19"; empty: from the first
    [[nodiscard]] QString lastDay() const { return m_lastDay; } ///< and with it; empty: up to now
    [[nodiscard]] QStringList words() const; ///< one for each part that is set: "By Wezi Nyirenda", "Roles"

    /// All of it at once. Days are heeded with When::Days only; those that daysProblem() complains of are not taken.
    Q_INVOKABLE void set(const QString &authorKey, const QString &kind, steward::AuditFilter::When when,
                         const QString &firstDay = {}, const QString &lastDay = {});
    /// The part of that word goes.
    Q_INVOKABLE void remove(int word);
    Q_INVOKABLE void clear();

    /// What is wrong with a day as it was written; empty: nothing, or there is none.
    Q_INVOKABLE [[nodiscard]] static QString dayProblem(const QString &day);
    /// What is wrong with the two together; each for itself is good.
    Q_INVOKABLE [[nodiscard]] static QString daysProblem(const QString &firstDay, const QString &lastDay);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QString authorWords() const;
    [[nodiscard]] QString kindWords() const;
    [[nodiscard]] QString whenWords() const;
    void setTime(domain::LogFilter &filter) const;
    void take(const domain::LogFilter &filter);

    QPointer<Workspace> m_workspace;
    domain::LogFilter m_value;
    QString m_authorKey;
    QString m_authorName; ///< as it was when he was chosen: he may be gone since
    When m_when = When::AnyTime;
    QString m_firstDay;
    QString m_lastDay;
};

} // namespace steward
