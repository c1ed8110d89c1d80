// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/protection.h"

#include "domain/changes.h"
#include "service/operatorcommit.h"

using namespace Qt::StringLiterals;

namespace steward {

using domain::DataProtection;
using domain::Project;

namespace {

template<typename Told, typename Field>
void take(const std::optional<Told> &told, Field &field)
{
    if (told)
        field = *told;
}

DataProtection factsOf(const Project &project, const ProtectionReport &report, Instant now)
{
    DataProtection facts;
    if (project.dataProtection.size() > 0)
        facts = project.dataProtection.at(0);
    else
        facts.id = project.id; // there is one of it: it is called as the project is
    take(report.storedIn, facts.storedIn);
    take(report.operatedBy, facts.operatedBy);
    take(report.encryptionAtRest, facts.encryptionAtRest);
    take(report.encryptionInTransit, facts.encryptionInTransit);
    take(report.backups, facts.backups);
    take(report.backupPlaces, facts.backupPlaces);
    take(report.areBackupsEncrypted, facts.areBackupsEncrypted);
    take(report.backupVerifiedAt, facts.backupVerifiedAt);
    facts.reportedAt = now;
    facts.version = project.revision + 1;
    return facts;
}

Result<qint64> reported(Store &store, const ProtectionReport &report, Instant now)
{
    const auto project = store.load();
    if (!project)
        return project.error();
    Project next = *project;
    next.dataProtection = std::move(next.dataProtection).with(factsOf(*project, report, now));
    const QList<domain::Change> changes = domain::diff(*project, next);
    ++next.revision;
    const domain::ChangeSet set{.id = Id::random(), .changes = changes};
    const auto row = commitByOperator(store, next, set, changes, {report.by, report.from}, now);
    return row ? Result<qint64>(row->revision) : row.error();
}

} // namespace

bool ProtectionReport::isEmpty() const
{
    return !storedIn && !operatedBy && !encryptionAtRest && !encryptionInTransit && !backups && !backupPlaces
           && !areBackupsEncrypted && !backupVerifiedAt;
}

Result<qint64> reportProtection(Store &store, const ProtectionReport &report, Instant now)
{
    return madeAtOnce<qint64>(store, [&] { return reported(store, report, now); });
}

} // namespace steward
