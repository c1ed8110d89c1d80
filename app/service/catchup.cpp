// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/catchup.h"

#include "core/log.h"
#include "domain/replay.h"

namespace steward {

using domain::Project;

namespace {

STEWARD_LOG(service)

/// Rows played at most: with more it is no longer less work than to load all.
constexpr qint64 mostPlayed = 1'000;

/// Nothing: the log does not lead from \a project to \a revision, or not all that it tells is there any more.
std::optional<Project> played(const Store &store, Project project, qint64 revision)
{
    while (project.revision < revision) {
        const auto rows = store.rowsAfter(project.revision, static_cast<int>(revision - project.revision));
        if (!rows || rows->isEmpty())
            return std::nullopt;
        for (const AuditRow &row : *rows) {
            if (row.revision != project.revision + 1 || row.isErased)
                return std::nullopt;
            project = domain::replayed(project, row.changes, row.revision);
        }
    }
    return project;
}

} // namespace

Result<bool> catchUp(const Store &store, Project &project)
{
    const auto stored = store.revision();
    if (!stored)
        return stored.error();
    const qint64 behind = *stored - project.revision;
    if (behind == 0)
        return false;
    if (behind > 0 && behind <= mostPlayed) {
        if (auto next = played(store, project, *stored)) {
            project = *std::move(next);
            return true;
        }
    }
    auto loaded = store.load();
    if (!loaded)
        return loaded.error();
    qCInfo(logger) << "loaded anew, from revision" << project.revision << "to" << loaded->revision;
    project = std::move(loaded).value();
    return true;
}

} // namespace steward
