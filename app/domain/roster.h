// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/placeedits.h"
#include "domain/project.h"

#include <algorithm>
#include <bitset>
#include <vector>

namespace steward::domain {

/// What the roles of a project amount to, worked out once for questions about all its people. The project must outlive
/// it.
class Roster
{
public:
    using Held = std::bitset<64>; ///< by index of the catalogue

    static constexpr int noRole = -1;
    static constexpr int admin = -2;

    explicit Roster(const Project &project);

    /// Row of the role the person acts under, or one of the above.
    [[nodiscard]] int rowFor(const Membership &person) const;
    /// \a role: row of the person's own, for who has looked for the roles of many at once.
    [[nodiscard]] int rowFor(const Membership &person, int role) const;
    /// As the public function of this name.
    [[nodiscard]] bool canEnter(const Membership &person) const;
    enum class Entry {
        Shut,
        Open,
        ByPlace, ///< open to whoever has a place in use
    };
    /// \a row: as rowFor() gave it.
    [[nodiscard]] Entry entry(const Membership &person, int row) const;
    [[nodiscard]] bool hasPlaceInUse(const Membership &person) const;
    /// Sees only his places and what is below.
    [[nodiscard]] bool isLimited(int row) const;
    /// Permissions in effect; none for an archived role, all for an admin.
    [[nodiscard]] Held held(int row) const;

private:
    const Project &m_project;
    std::vector<bool> m_limited; ///< by row of the roles
    int m_mobileDefault = noRole;
};

/// Which roles are not the same in two states, so that most people can be passed over: whoever did not change himself
/// and acts under another role notices nothing.
class ChangedRoles
{
public:
    using Compare = bool (*)(const Role &, const Role &);

    /// \a areSame: all of the role, or what of it matters. O(roles), and as PlaceEdits where places differ, too.
    ChangedRoles(
        const Project &before, const Project &after,
        Compare areSame = [](const Role &left, const Role &right) { return left == right; });

    /// Of somebody who is the same in both states. False is sure. O(changed roles).
    [[nodiscard]] bool mayTouch(const Membership &person) const;
    /// The same for the people of one chunk: each of their roles is looked for once.
    class OfChunk
    {
    public:
        /// Both must outlive it.
        OfChunk(const ChangedRoles &changed, const PersonColumns &people);

        [[nodiscard]] bool mayTouch(int slot) const
        {
            const bool isOne = m_isChanged[m_people.roles.indexAt(slot)] || !m_changed.m_places.isEmpty();
            return isOne && m_changed.mayTouch(m_people.membership(slot));
        }

    private:
        const ChangedRoles &m_changed;
        const PersonColumns &m_people;
        std::bitset<chunkSize> m_isChanged; ///< by the chunk's numbers of the roles
    };

    /// Of nobody mayTouch() is true.
    [[nodiscard]] bool mayTouchNobody() const { return m_roles.empty() && !m_isDefaultTouched && m_places.isEmpty(); }
    [[nodiscard]] const PlaceEdits &places() const { return m_places; }

private:
    [[nodiscard]] bool isOne(const Id &role) const { return std::ranges::find(m_roles, role) != m_roles.end(); }

    std::vector<Id> m_roles;
    bool m_isDefaultTouched = false; ///< the role of mobile workers who have none of their own
    PlaceEdits m_places;
};

} // namespace steward::domain
