// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"

#include <QSet>

#include <algorithm>
#include <span>
#include <vector>

namespace steward::domain {

/// A place whose standing in the tree is not the same in two states: made, gone, moved, archived or put back.
struct PlaceEdit
{
    Id place;
    QString field;  ///< "parent", "is_archived"; empty: made or gone
    QSet<Id> roots; ///< the places from which it was seen and is not, or is and was not
};

/// Which places stand differently in two states of a project, and whose sight that can touch. O(places / chunk) where
/// the states share them, O(places that differ × depth).
class PlaceEdits
{
public:
    PlaceEdits() = default;
    PlaceEdits(const Table<Place> &before, const Table<Place> &after);

    [[nodiscard]] bool isEmpty() const { return m_edits.empty(); }
    [[nodiscard]] const std::vector<PlaceEdit> &all() const { return m_edits; }

    /// May people assigned to one of the places see more or less, or get in or not? False is sure.
    [[nodiscard]] bool mayTouch(std::span<const Id> places) const
    {
        return !m_edits.empty()
               && std::any_of(places.begin(), places.end(), [this](const Id &id) { return m_roots.contains(id); });
    }

    /// The first that may touch them; null: none.
    [[nodiscard]] const PlaceEdit *firstTouching(std::span<const Id> places) const;

private:
    void compare(const Table<Place> &before, const Table<Place> &after, const Id &place);

    std::vector<PlaceEdit> m_edits;
    QSet<Id> m_roots;
};

} // namespace steward::domain
