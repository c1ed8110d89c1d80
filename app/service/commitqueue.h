// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/submission.h"

namespace steward {

/// Writes that wait for a transaction, which all that have come by then share. Each has its own log row, revision and
/// answer, and is answered when the transaction is on the disk. When that fails, each is tried alone, as if it had
/// come alone; what has been worked out on the state of another is forgotten with it.
class CommitQueue
{
public:
    static constexpr size_t mostTogether = 64;

    /// Both must outlive the queue; \a project is the state now, which commits move on.
    CommitQueue(Store &store, domain::Project &project)
        : m_store(store)
        , m_project(project)
    {
    }

    /// No dry run. The first step of any of the tasks commits all that wait; a task that is dropped before is not
    /// committed. The queue must outlive the tasks.
    [[nodiscard]] Task add(Submission::Asked asked, Instant now);
    /// One under this id waits.
    [[nodiscard]] bool holds(const Id &set) const;
    void commitAll();

private:
    struct Waiting
    {
        Id set;
        Submission submission;
        Instant at;
        std::optional<Response> answer;
    };
    using Group = std::vector<std::shared_ptr<Waiting>>;

    void commit(const Group &group);
    [[nodiscard]] bool commitTogether(const Group &group);

    Store &m_store;
    domain::Project &m_project;
    std::vector<std::weak_ptr<Waiting>> m_waiting;
};

} // namespace steward
