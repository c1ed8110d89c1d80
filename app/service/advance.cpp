// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/advance.h"

#include "domain/changes.h"
#include "domain/completed.h"
#include "domain/due.h"
#include "service/catchup.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace steward {

std::optional<Instant> Advance::dueAt()
{
    if (std::exchange(m_revision, m_project.revision) != m_project.revision)
        m_due = domain::dueAt(m_project);
    return m_due;
}

Result<bool> Advance::step(Instant now)
{
    if (const auto due = dueAt(); !due || *due > now)
        return false;
    const auto due = domain::dueBy(m_project, now);
    if (!due)
        return false;
    const domain::ChangeSet set{.id = Id::random(), .changes = due->changes};
    const domain::Outcome outcome = domain::apply(m_project, set, {});
    if (!outcome.isGood())
        return Error{.code = outcome.problems.constFirst().code, .detail = outcome.problems.constFirst().field};
    return committed({.project = *outcome.project, .set = set, .changes = outcome.changes, .at = now});
}

Result<bool> Advance::complete(Instant now)
{
    domain::Project whole = domain::completed(m_project, m_project.revision + 1);
    const QList<domain::Change> changes = domain::diff(m_project, whole);
    if (changes.isEmpty())
        return false;
    whole.revision = m_project.revision + 1;
    const domain::ChangeSet set{
        .id = Id::random(), .changes = changes, .reason = u"What every project has from its beginning was missing."_s};
    return committed({.project = whole, .set = set, .changes = changes, .at = now});
}

Result<bool> Advance::committed(const Commit &commit)
{
    const auto row = m_store.commit(commit);
    if (!row && row.error().kind == Error::Kind::Stale) // another has committed, perhaps the same
        return catchUp(m_store, m_project);
    if (!row)
        return row.error();
    m_project = commit.project;
    return true;
}

} // namespace steward
