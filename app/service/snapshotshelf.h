// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"
#include "store/visits.h"
#include "wire/pack/pack.h"

#include <QSet>

#include <deque>
#include <map>

namespace steward {

/// What snapshots are served from, so that work is not done twice: packs as they were made last, and what the last
/// callers were shown, of which they now fetch the packs while the project moves on. It also knows in which row of the
/// log of reads each of these stands, and counts what goes out for it. That is written down when all of it is out, when
/// it has become much, and when somebody asks: not with each pack, as that would take longer than to make them.
class SnapshotShelf
{
public:
    explicit SnapshotShelf(Visits &visits)
        : m_visits(visits)
    {
    }
    ~SnapshotShelf();
    Q_DISABLE_COPY_MOVE(SnapshotShelf)

    /// What a person may see of the project as it is now.
    [[nodiscard]] domain::Project view(const domain::Project &project, const domain::Person &person) const;
    /// What he was shown of \a revision. Nothing: that was not of late, or he may see other things than then.
    [[nodiscard]] std::optional<domain::Project> shown(const domain::Project &project, const domain::Person &person,
                                                       qint64 revision) const;
    /// He is shown \a visible, in \a packs packs at most, from now on; \a row of the log of reads says so. Takes the
    /// place of what he was shown of the revision before.
    void begin(const domain::Project &project, const domain::Person &person, const domain::Project &visible, int packs,
               qint64 row);

    /// One of the packs of what he is shown of \a revision is about to go out. The error of the store: then it may not.
    [[nodiscard]] Result<void> count(const domain::Person &person, qint64 revision, const domain::EntityKind &kind,
                                     int number, qint64 bytes);
    /// All that went out and is not in the log yet.
    [[nodiscard]] Result<void> writeDown();

    /// A pack of what somebody was shown. Made if it is not there: only what a commit has touched is made again.
    [[nodiscard]] QByteArray pack(const domain::Project &project, const domain::Project &visible,
                                  const domain::EntityKind &kind, int number);

    /// Revisions do not mean any more what they did.
    void forgetShown();

    [[nodiscard]] int packsMade() const { return m_packsMade; } ///< so far

private:
    struct Shown
    {
        domain::Person person;
        std::optional<domain::Role> role;
        domain::Project visible;
        int packs = 0;
        qint64 row = 0;
        qint64 bytes = 0; ///< that went out and are not in the row yet
        QSet<std::pair<const domain::EntityKind *, int>> out;
    };
    struct Kept
    {
        wire::PackSources sources;
        QByteArray pack;
    };

    [[nodiscard]] const Shown *find(const domain::Project &project, const domain::Person &person,
                                    qint64 revision) const;

    [[nodiscard]] Result<void> writeDown(Shown &shown);

    Visits &m_visits;
    std::deque<Shown> m_shown; ///< the latest last
    std::map<std::pair<const domain::EntityKind *, int>, Kept> m_packs;
    int m_packsMade = 0;
};

} // namespace steward
