// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/jobs.h"

#include "core/json.h"
#include "domain/words.h"
#include "service/limits.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

QJsonObject Job::toJson() const
{
    QJsonObject object = about;
    object.insert(u"id"_s, id.toString());
    object.insert(u"state"_s, domain::wordOf(state));
    object.insert(u"begunAt"_s, toText(begun));
    object.insert(u"progress"_s,
                  QJsonObject{{u"what"_s, progress.what}, {u"done"_s, progress.done}, {u"of"_s, progress.of}});
    if (ended) {
        object.insert(u"endedAt"_s, toText(*ended));
        object.insert(u"expiresAt"_s, toText(*ended + limits::jobsAreKept));
    }
    if (!outcome)
        return object;
    const auto told = parseObject(outcome->body);
    object.insert(state == State::Done ? u"result"_s : u"problem"_s, told ? *told : QJsonObject());
    return object;
}

const Job &Jobs::begin(const Id &owner, std::unique_ptr<Work> work, Instant now)
{
    auto job = std::make_unique<Job>();
    job->id = Id::random();
    job->owner = owner;
    job->about = work->about();
    job->begun = now;
    job->progress = work->progress();
    job->work = std::move(work);
    return *m_all.emplace_back(std::move(job));
}

const Job *Jobs::find(const Id &owner, const Id &job) const
{
    const auto found =
        std::ranges::find_if(m_all, [&](const auto &one) { return one->id == job && one->owner == owner; });
    return found == m_all.cend() ? nullptr : found->get();
}

QList<const Job *> Jobs::of(const Id &owner) const
{
    QList<const Job *> found;
    for (const auto &job : m_all) {
        if (job->owner == owner)
            found << job.get();
    }
    return found;
}

void Jobs::cancel(const Id &job, Instant now)
{
    const auto found = std::ranges::find_if(m_all, [&job](const auto &one) { return one->id == job; });
    if (found != m_all.cend() && !(*found)->hasEnded())
        end(**found, Job::State::Cancelled, now);
}

Job *Jobs::next()
{
    const auto found = std::ranges::find_if(m_all, [](const auto &job) { return !job->hasEnded(); });
    return found == m_all.cend() ? nullptr : found->get();
}

bool Jobs::hasWork() const
{
    return std::ranges::any_of(m_all, [](const auto &job) { return !job->hasEnded(); });
}

void Jobs::work(Instant now)
{
    Job *job = next();
    if (!job)
        return;
    job->state = Job::State::Running;
    job->outcome = job->work->step(now);
    job->progress = job->work->progress();
    if (job->outcome)
        end(*job, job->outcome->status == 200 ? Job::State::Done : Job::State::Refused, now);
}

void Jobs::end(Job &job, Job::State state, Instant now)
{
    job.state = state;
    job.ended = now;
    job.work.reset();
    if (state == Job::State::Done)
        job.progress.done = job.progress.of;
    const auto isOlder = [&job](const auto &one) {
        return one->owner == job.owner && one->hasEnded() && one.get() != &job;
    };
    for (auto older = std::ranges::count_if(m_all, isOlder); older >= limits::mostJobsKept; --older)
        m_all.erase(std::ranges::find_if(m_all, isOlder));
}

void Jobs::removeOverdue(Instant now)
{
    std::erase_if(m_all, [now](const auto &job) { return job->ended && *job->ended + limits::jobsAreKept <= now; });
}

} // namespace steward
