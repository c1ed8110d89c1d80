// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/tablenames.h"

#include <optional>

namespace steward {

/// The places that callers of one sight are shown, and an index of what they are called, so that no answer made from it
/// can depend on a place they are not shown. Follows the project in pieces: a commit costs what it has changed; where
/// it moves or removes places, a limited sight is looked through anew, which is O(places of the project × levels).
///
/// Memory: that of domain::TableNames; of a limited sight also its rows.
class ShownPlaces
{
public:
    /// Those of callers limited to \a own; nothing: every place.
    explicit ShownPlaces(std::optional<QList<Id>> own);

    /// Nothing: every place.
    [[nodiscard]] const std::optional<QList<Id>> &own() const { return m_own; }

    /// Does a piece of the work, of some milliseconds. True: places() and names() are those of \a now, or of a state
    /// between it and that of revision \a least. However often somebody commits, that is so in the end: what was begun
    /// is ended first.
    [[nodiscard]] bool step(const domain::Project &now, qint64 least);

    [[nodiscard]] const domain::Table<domain::Place> &places() const { return m_shown; }
    [[nodiscard]] const domain::TableNames<domain::Place> &names() const { return m_names; }
    [[nodiscard]] qint64 revision() const { return m_project.revision; } ///< of that state

private:
    void begin(const domain::Project &now);
    void look();
    void lookAt(int row);

    std::optional<QList<Id>> m_own;
    domain::Project m_project;             ///< no more of it than its places and its revision
    domain::Table<domain::Place> m_before; ///< its places when they were last looked through to the end
    int m_next = 0;                        ///< row of m_project's to look at
    domain::Table<domain::Place> m_shown;
    domain::TableNames<domain::Place> m_names;
    bool m_isDone = true;
};

} // namespace steward
