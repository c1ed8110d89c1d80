// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/draft.h"

#include <algorithm>

namespace steward {

using namespace domain;

namespace {

constexpr qsizetype mostSteps = 200;

} // namespace

QList<Change> Draft::changes() const
{
    QList<Change> changes;
    changes.reserve(m_now.items.size());
    for (const Staged &staged : m_now.items)
        changes << staged.change;
    return changes;
}

const Staged *Draft::find(const EntityRef &entity, const QString &field) const
{
    const qsizetype index = indexOf(entity, field);
    return index < 0 ? nullptr : &m_now.items.at(index);
}

bool Draft::hasConflict() const
{
    return std::any_of(m_now.items.cbegin(), m_now.items.cend(),
                       [](const Staged &staged) { return staged.state == Staged::State::Conflict; });
}

bool Draft::stage(Change change, Instant at)
{
    const qsizetype index = indexOf(change.entity, change.field);
    if (index >= 0) {
        const Staged &old = m_now.items.at(index);
        if (old.state == Staged::State::Staged && old.change.op == change.op && old.change.after == change.after)
            return false;
        if (old.state != Staged::State::Conflict) {
            change.before = old.change.before;
            change.baseVersion = old.change.baseVersion;
        }
    }
    const bool isWhole = change.op != Change::Op::Update;
    const bool leadsBack = !isWhole && change.after == change.before;
    if (index < 0 && leadsBack)
        return false;
    remember();
    if (leadsBack)
        m_now.items.removeAt(index);
    else if (index >= 0)
        m_now.items[index] = Staged{.change = change, .at = at};
    else
        m_now.items << Staged{.change = change, .at = at};
    m_now.items.removeIf([&](const Staged &other) {
        const bool otherIsWhole = other.change.op != Change::Op::Update;
        return other.change.entity == change.entity && otherIsWhole != isWhole;
    });
    return true;
}

bool Draft::takeBack(const EntityRef &entity, const QString &field)
{
    const qsizetype index = indexOf(entity, field);
    if (index < 0)
        return false;
    remember();
    m_now.items.removeAt(index);
    return true;
}

bool Draft::setRead(const EntityRef &entity, const QString &field, bool isRead)
{
    const qsizetype index = indexOf(entity, field);
    if (index < 0 || m_now.items.at(index).isRead == isRead)
        return false;
    m_now.items[index].isRead = isRead;
    return true;
}

void Draft::acknowledge(const Acknowledgement &acknowledgement)
{
    remember();
    m_now.acknowledged.removeIf([&](const Acknowledgement &old) {
        return old.finding == acknowledgement.finding && old.entity == acknowledgement.entity;
    });
    m_now.acknowledged << acknowledgement;
}

bool Draft::withdraw(const QString &finding, const EntityRef &entity)
{
    const auto isIt = [&](const Acknowledgement &old) { return old.finding == finding && old.entity == entity; };
    if (std::none_of(m_now.acknowledged.cbegin(), m_now.acknowledged.cend(), isIt))
        return false;
    remember();
    m_now.acknowledged.removeIf(isIt);
    return true;
}

void Draft::reject(const EntityRef &entity, const QString &field, const Problem &problem)
{
    const qsizetype index = indexOf(entity, field);
    if (index < 0)
        return;
    m_now.items[index].state = Staged::State::Rejected;
    m_now.items[index].problem = problem;
}

void Draft::forgetRejections()
{
    for (Staged &staged : m_now.items) {
        if (staged.state != Staged::State::Rejected || staged.problem.kind == Problem::Kind::Stale)
            continue;
        staged.state = Staged::State::Staged;
        staged.problem = {};
    }
}

void Draft::replaceItems(QList<Staged> items)
{
    m_now.items = std::move(items);
    m_past.clear(); // older steps speak of versions that are gone
    m_future.clear();
}

void Draft::restore(QList<Staged> items, QList<Acknowledgement> acknowledged)
{
    replaceItems(std::move(items));
    m_now.acknowledged = std::move(acknowledged);
}

bool Draft::undo()
{
    if (m_past.isEmpty())
        return false;
    m_future << m_now;
    m_now = m_past.takeLast();
    return true;
}

bool Draft::redo()
{
    if (m_future.isEmpty())
        return false;
    m_past << m_now;
    m_now = m_future.takeLast();
    return true;
}

qsizetype Draft::indexOf(const EntityRef &entity, const QString &field) const
{
    const auto found = std::find_if(m_now.items.cbegin(), m_now.items.cend(), [&](const Staged &staged) {
        return staged.change.entity == entity && staged.change.field == field;
    });
    return found == m_now.items.cend() ? -1 : std::distance(m_now.items.cbegin(), found);
}

void Draft::remember()
{
    m_past << m_now;
    if (m_past.size() > mostSteps)
        m_past.removeFirst();
    m_future.clear();
}

} // namespace steward
