// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"
#include "service/sessionbook.h"
#include "store/store.h"

namespace steward {

/// Knows who of the issuer's people is who of ours, and asks the store again after SessionBook::lookAgain. A subject
/// becomes another person only where the one he was is gone (Store::commitAll), and then the store is asked at once.
class MemberBook
{
public:
    /// \a store must outlive this.
    explicit MemberBook(const Store &store)
        : m_store(store)
    {
    }

    /// Nothing: nobody here. An Error where nobody knows.
    [[nodiscard]] Result<std::optional<domain::Person>> personOf(const Subject &subject, const domain::Project &project,
                                                                 Instant now);

private:
    struct Known
    {
        Id person;
        Instant looked;
    };

    const Store &m_store;
    QHash<Subject, Known> m_known;
};

} // namespace steward
