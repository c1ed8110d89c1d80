// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/impacteffects.h"
#include "domain/placetree.h"

#include <map>
#include <tuple>
#include <utility>

namespace steward::domain {

/// Counts for each cause who comes to see more places and who less, and how many: "reach.widened", "reach.narrowed".
class SightTally
{
    /// (places of the counting level seen before, and after) → how many people.
    using Sight = std::map<std::pair<int, int>, int>;

public:
    /// Where it is told of one cause; kept by who comes back to it for many people.
    class Told
    {
    public:
        [[nodiscard]] bool isSet() const { return m_sight; }

    private:
        friend class SightTally;

        qsizetype m_effect = -1;
        Sight *m_sight = nullptr;
    };

    /// What somebody sees in one state.
    struct Seen
    {
        const PlaceTree &tree;
        const PlaceTree::Reach &reach;
    };

    /// \a effects must outlive it.
    explicit SightTally(Effects &effects)
        : m_effects(effects)
    {
    }

    [[nodiscard]] Told at(bool isLoss, const EntityRef &entity, const QString &field);
    void add(Told &told, const Id &person, const Seen &before, const Seen &after);

    [[nodiscard]] bool isEmpty() const { return m_sight.empty(); }
    /// How many places the most of the people saw and see, as arguments of the effects; all of the numbers under
    /// "sight". \a tree: of the state after.
    void tell(const PlaceTree &tree);

private:
    Effects &m_effects;
    std::map<std::tuple<QString, EntityRef, QString>, Sight> m_sight;
};

} // namespace steward::domain
