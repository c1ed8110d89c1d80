// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/changes.h"

#include <QList>

namespace steward {

/// One staged change and what has become of it.
struct Staged
{
    enum class State {
        Staged,
        Rejected, ///< the server refused this one; \a problem says why. It stays until it is taken back or changed.
        Conflict, ///< somebody else changed the same field; \a theirs is the value now
    };

    domain::Change change;
    State state = State::Staged;
    bool isRead = false; ///< a removal that was ticked in the review
    Instant at;          ///< when it was staged
    QJsonValue theirs;
    QString theirName; ///< who changed it meanwhile
    Instant theirAt;
    domain::Problem problem;

    friend bool operator==(const Staged &, const Staged &) = default;
};

/// What has been written in pencil: at most one change per field, in the order of staging, with undo and redo of the
/// steps. A value; the workspace owns one.
class Draft
{
public:
    [[nodiscard]] const QList<Staged> &items() const { return m_now.items; }
    [[nodiscard]] bool isEmpty() const { return m_now.items.isEmpty(); }
    [[nodiscard]] QList<domain::Change> changes() const;
    /// Null when there is none.
    [[nodiscard]] const Staged *find(const domain::EntityRef &entity, const QString &field) const;
    [[nodiscard]] const QList<domain::Acknowledgement> &acknowledged() const { return m_now.acknowledged; }
    [[nodiscard]] bool hasConflict() const;

    /// The set this draft undoes, when it is an inverse.
    std::optional<Id> inverseOf;
    QString reason;

    /// Stages \a change; one that leads back to its own `before` takes the staged one away. A field staged before keeps
    /// its first `before`, unless it is in conflict: then who edits it has seen what stands there. The making or
    /// removal of an object and changes of its fields do not stand side by side: the newer stays. Returns whether
    /// anything changed.
    bool stage(domain::Change change, Instant at);
    bool takeBack(const domain::EntityRef &entity, const QString &field);
    bool setRead(const domain::EntityRef &entity, const QString &field, bool isRead);
    void acknowledge(const domain::Acknowledgement &acknowledgement);
    bool withdraw(const QString &finding, const domain::EntityRef &entity);
    /// What the server said about one item. No step of the person's; undo forgets it.
    void reject(const domain::EntityRef &entity, const QString &field, const domain::Problem &problem);
    /// The server has been asked again: what it said before counts no more. What is gone stays gone.
    void forgetRejections();
    /// Not a step of the person's: undo does not come back to before it.
    void replaceItems(QList<Staged> items);
    /// As it was kept, without its steps.
    void restore(QList<Staged> items, QList<domain::Acknowledgement> acknowledged);

    [[nodiscard]] bool canUndo() const { return !m_past.isEmpty(); }
    [[nodiscard]] bool canRedo() const { return !m_future.isEmpty(); }
    bool undo();
    bool redo();

private:
    struct Step
    {
        QList<Staged> items;
        QList<domain::Acknowledgement> acknowledged;
    };

    [[nodiscard]] qsizetype indexOf(const domain::EntityRef &entity, const QString &field) const;
    void remember();

    Step m_now;
    QList<Step> m_past;
    QList<Step> m_future;
};

} // namespace steward
