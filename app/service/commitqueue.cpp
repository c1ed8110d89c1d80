// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/commitqueue.h"

#include "service/context.h"

#include <algorithm>

namespace steward {

Task CommitQueue::add(Submission::Asked asked, Instant now)
{
    const Id set = asked.set.id;
    auto waiting = std::make_shared<Waiting>(Waiting{set, Submission(m_store, m_project, std::move(asked)), now, {}});
    m_waiting.push_back(waiting);
    return {[this, waiting] {
        if (!waiting->answer)
            commitAll();
        return waiting->answer;
    }};
}

bool CommitQueue::holds(const Id &set) const
{
    return std::ranges::any_of(m_waiting, [&set](const std::weak_ptr<Waiting> &one) {
        const auto waiting = one.lock();
        return waiting && waiting->set == set;
    });
}

void CommitQueue::commitAll()
{
    Group group;
    for (const auto &one : std::exchange(m_waiting, {})) {
        if (auto waiting = one.lock())
            group.push_back(std::move(waiting));
        if (group.size() == mostTogether)
            commit(std::exchange(group, {}));
    }
    commit(group);
}

void CommitQueue::commit(const Group &group)
{
    if (group.size() > 1 && commitTogether(group))
        return;
    for (const auto &waiting : group)
        waiting->answer = waiting->submission.run(waiting->at);
}

/// False: nothing has happened, for the sake of one of them or of another server.
bool CommitQueue::commitTogether(const Group &group)
{
    std::vector<Commit> commits;
    std::vector<Response> answers; // of each
    for (const auto &waiting : group) {
        const domain::Project &tip = commits.empty() ? m_project : commits.back().project;
        auto prepared = waiting->submission.prepare(tip, waiting->at);
        if (auto *refused = std::get_if<Response>(&prepared)) {
            answers.push_back(std::move(*refused));
            continue;
        }
        commits.push_back(std::get<Commit>(std::move(prepared)));
        answers.push_back(Context::jsonText(commits.back().answer));
    }
    if (!commits.empty()) {
        const auto rows = m_store.commitAll(commits);
        if (!rows && !rows.error().retryAfter)
            return false;
        if (!rows) { // the database is busy or away: it may have committed, and each would wait for it again
            for (const auto &waiting : group)
                waiting->answer = waiting->submission.refused(rows.error());
            return true;
        }
        m_project = commits.back().project;
    }
    for (size_t i = 0; i < group.size(); ++i)
        group[i]->answer = std::move(answers[i]);
    return true;
}

} // namespace steward
