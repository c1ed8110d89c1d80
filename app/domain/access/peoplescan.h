// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"

#include <span>
#include <vector>

namespace steward::domain {

/// All that a question about places and permissions wants to know of each person, side by side, with roles and places
/// as rows. Made in O(people and their places), kept for as long as questions about one state are asked; some 12 bytes
/// a person.
class PeopleScan
{
public:
    /// In place of the row of a role.
    enum Standing : int { NoRole = -1, Admin = -2, Inactive = -3 }; // -1: as tables say it

    /// \a isLimited: by row of the roles; the places of others are not asked for.
    PeopleScan(const Project &project, const std::vector<bool> &isLimited, int mobileDefault);

    [[nodiscard]] int size() const { return static_cast<int>(m_roles.size()); }
    /// Row of the role he acts under, or one of Standing.
    [[nodiscard]] int roleAt(int row) const { return m_roles[static_cast<size_t>(row)]; }
    /// Rows of the places of somebody who is limited to them; -1 for those that are gone.
    [[nodiscard]] std::span<const int> placesAt(int row) const
    {
        const auto at = static_cast<size_t>(row);
        const quint32 from = at == 0 ? 0 : m_ends[at - 1];
        return std::span(m_places).subspan(from, m_ends[at] - from);
    }
    [[nodiscard]] bool isInUse(int place) const { return place >= 0 && m_inUse[static_cast<size_t>(place)]; }

private:
    void add(const Project &project, const PersonColumns &people, const std::vector<bool> &isLimited,
             int mobileDefault);

    std::vector<int> m_roles;
    std::vector<quint32> m_ends; ///< by person, of his run of \a m_places
    std::vector<int> m_places;
    std::vector<bool> m_inUse; ///< by row of the places
};

} // namespace steward::domain
