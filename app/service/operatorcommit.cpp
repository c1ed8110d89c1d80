// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/operatorcommit.h"

#include "domain/recovered.h"

namespace steward {

Result<AuditRow> commitByOperator(Store &store, const domain::Project &next, const domain::ChangeSet &set,
                                  const QList<domain::Change> &changes, const Operator &who, Instant now)
{
    return store.commit({.project = next,
                         .set = set,
                         .changes = changes,
                         .at = now,
                         .author = domain::operatorsId,
                         .authorName = who.by,
                         .from = who.from,
                         .requestDigest = {},
                         .answer = "{}",
                         .admits = {}});
}

} // namespace steward
