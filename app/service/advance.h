// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

namespace steward {

/// Commits what changes by itself as time goes by (domain/due.h): change sets without an author, each of them a row of
/// the log that can be explained and undone as any other. Keeps no time: the moment is given.
class Advance
{
public:
    /// Both must outlive this; a step moves \a project on.
    Advance(Store &store, domain::Project &project)
        : m_store(store)
        , m_project(project)
    {
    }

    /// The earliest moment at which something falls due, be it past; nothing: never. O(1) while the project stays at
    /// its revision, else O(people).
    [[nodiscard]] std::optional<Instant> dueAt();

    /// The first moment not after \a now at which something is due: all that is due then, in one set. True: the project
    /// has moved, by that or because another server was quicker, and there may be more. False: nothing is due. An error
    /// leaves all as it is. O(1) where nothing is due and the revision is known, else O(people).
    [[nodiscard]] Result<bool> step(Instant now);

    /// What the project lacks since its beginning, as it was made by an earlier version (domain/completed.h), in one
    /// set. True: as step(). False: it lacks nothing. O(roles).
    [[nodiscard]] Result<bool> complete(Instant now);

private:
    [[nodiscard]] Result<bool> committed(const Commit &commit);

    Store &m_store;
    domain::Project &m_project;
    qint64 m_revision = -1; ///< of which m_due is told
    std::optional<Instant> m_due;
};

} // namespace steward
