// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/changes.h"

namespace steward {

/// The whole object beside what an entry changed of it. No server keeps what every object was at every revision: it is
/// what stands now, with all that came later taken back.
struct AuditFields
{
    enum class Lack {
        Nothing,
        SeveralObjects,
        NewerEntries, ///< not all entries between this one and now are there
        Object,       ///< nobody here knows the object any more
    };

    Lack lack = Lack::Nothing;
    /// In the order of the object's form, those that stayed with after == before; then what followed in other objects.
    QList<domain::Change> changes;
};

/// \a newestFirst: entries of the log without a gap, beginning at the project's revision or later.
/// O(entries since + fields).
[[nodiscard]] AuditFields auditFields(const wire::LogEntry &entry, const QList<wire::LogEntry> &newestFirst,
                                      const domain::Project &project);

} // namespace steward
