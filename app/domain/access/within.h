// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/access/answer.h"
#include "domain/project.h"

namespace steward::domain {

/// The way up from the places that are asked for, so that anybody's own places are held against a few ids instead of
/// the tree. Made in O(places asked for × depth).
class Within
{
public:
    /// Where a person's own places lie, as seen from those that are asked for.
    enum class Own {
        None,      ///< he has none
        Archived,  ///< none that is in use
        Elsewhere, ///< in use, but not among or above them
        Here,
    };

    Within(const Table<Place> &places, const QList<Id> &asked);

    [[nodiscard]] Own of(const QList<Id> &own) const;
    /// Which of his own it is, and the one that is asked for that it is or holds; for Own::Here.
    [[nodiscard]] std::pair<Id, Id> link(const QList<Id> &own) const;
    /// Rows of the places whose people have what is asked for, as far as places go.
    [[nodiscard]] std::vector<int> rows() const;
    /// What keeps it from those whose own are elsewhere.
    [[nodiscard]] Reason elsewhere() const { return m_elsewhere; }

private:
    struct Above
    {
        Id place;
        Id asked; ///< it is this one, or above it
    };

    void addAbove(int row, const Id &asked);
    [[nodiscard]] const Above *find(const Id &own) const;

    Table<Place> m_places;
    std::vector<Above> m_above;
    Reason m_elsewhere = Reason::Unplaced;
};

} // namespace steward::domain
