// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/deadlines.h"

#include <span>

namespace steward::domain {

/// Lets the deadlines of one moment act on a project, one after the other, and holds those back that would shut out the
/// last admin or a break-glass account. Makes no project: only the changes. O(deadlines), and O(people) where an admin
/// or all people are concerned.
class Moment
{
public:
    Moment(const Project &project, std::span<const Deadline> deadlines);

    [[nodiscard]] const std::vector<Deadline> &acted() const { return m_acted; }
    [[nodiscard]] const std::vector<Deadline> &held() const { return m_held; }
    [[nodiscard]] bool changesAnything() const { return !m_acted.empty(); }
    /// Of each object those that its dates cause, each date's own first.
    [[nodiscard]] QList<Change> changes() const;

private:
    void tell(QList<Change> &changes, const QString &kind, int row) const;

    const Project &m_project;
    Project m_next;
    std::vector<Deadline> m_acted;
    std::vector<Deadline> m_held;
};

} // namespace steward::domain
