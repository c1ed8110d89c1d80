// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/store.h"

#include "domain/kinds.h"

namespace steward {

QList<SecretRef> secretsTouched(const QList<domain::Change> &changes)
{
    QList<SecretRef> touched;
    for (const domain::Change &change : changes) {
        const domain::EntityKind *kind = domain::kindOf(change.entity.kind);
        if (!kind || change.op == domain::Change::Op::Create)
            continue;
        const bool isWhole = change.op == domain::Change::Op::Remove;
        for (const domain::FieldRule &rule : kind->fieldRules()) {
            if (rule.isSecret && (isWhole || rule.field == change.field))
                touched << SecretRef{change.entity, QString(rule.field)};
        }
    }
    return touched;
}

Result<AuditRow> Store::commit(const Commit &commit)
{
    auto rows = commitAll({&commit, 1});
    return rows ? Result<AuditRow>(std::move(rows).value().constFirst()) : rows.error();
}

Result<ChainCheck> Store::verify() const
{
    const auto verification = this->verification();
    if (!verification)
        return verification.error();
    for (;;) {
        const auto found = (*verification)->step();
        if (!found)
            return found.error();
        if (*found)
            return **found;
    }
}

bool Store::watch(std::function<void()> /*changed*/)
{
    return false;
}

} // namespace steward
