// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"
#include "wire/pack/pack.h"

#include <deque>
#include <map>

namespace steward {

/// What snapshots are served from, so that work is not done twice: packs as they were made last, and what the last
/// callers were shown by a manifest, of which they now fetch the packs while the project moves on.
class SnapshotShelf
{
public:
    /// What a person may see of the project as it is now; kept for packs to come.
    [[nodiscard]] domain::Project begin(const domain::Project &project, const domain::Person &person);
    /// The same of \a revision. Nothing: it is neither the one now nor one he was shown of late, or he may see other
    /// things than then.
    [[nodiscard]] std::optional<domain::Project> shown(const domain::Project &project, const domain::Person &person,
                                                       qint64 revision);

    /// A pack of what somebody was shown. Made if it is not there: only what a commit has touched is made again.
    [[nodiscard]] QByteArray pack(const domain::Project &project, const domain::Project &visible,
                                  const domain::EntityKind &kind, int number);

    /// Revisions do not mean any more what they did.
    void forgetShown() { m_shown.clear(); }

    [[nodiscard]] int packsMade() const { return m_packsMade; } ///< so far

private:
    struct Shown
    {
        domain::Person person;
        std::optional<domain::Role> role;
        domain::Project visible;
    };
    struct Kept
    {
        wire::PackSources sources;
        QByteArray pack;
    };

    [[nodiscard]] const Shown *find(const domain::Project &project, const domain::Person &person,
                                    qint64 revision) const;

    std::deque<Shown> m_shown; ///< the latest last
    std::map<std::pair<const domain::EntityKind *, int>, Kept> m_packs;
    int m_packsMade = 0;
};

} // namespace steward
