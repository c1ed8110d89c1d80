// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"
#include "store/store.h"

namespace steward {

/// Whoever sits at the server's own shell.
struct Operator
{
    QString by;   ///< who
    QString from; ///< and at which machine
};

/// Commits \a set, which has led to \a next by \a changes, as the operator's (domain::operatorsId). O(changes).
[[nodiscard]] Result<AuditRow> commitByOperator(Store &store, const domain::Project &next, const domain::ChangeSet &set,
                                                const QList<domain::Change> &changes, const Operator &who, Instant now);

/// What \a work makes within Store::atOnce(): all that it writes holds together, or nothing is made.
template<typename Made>
[[nodiscard]] Result<Made> madeAtOnce(Store &store, const std::function<Result<Made>()> &work)
{
    std::optional<Made> kept;
    const auto done = store.atOnce([&]() -> Result<void> {
        auto made = work();
        if (!made)
            return made.error();
        kept = std::move(made).value();
        return {};
    });
    return done ? Result<Made>(*std::move(kept)) : done.error();
}

} // namespace steward
