// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/store.h"

namespace steward {

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
