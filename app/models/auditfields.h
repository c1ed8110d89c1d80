// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/workspace.h"

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

    struct Field
    {
        domain::Change change; ///< of one that stayed: its value as after and before
        bool isSame = false;   ///< not part of the entry

        friend bool operator==(const Field &, const Field &) = default;
    };

    Lack lack = Lack::Nothing;
    QList<Field> fields; ///< in the order of the object's form; then what followed in other objects
};

/// The fields of an object as they were once \a revision was there; nothing: it was not there, or not all entries since
/// are. \a newestFirst as below. O(entries since).
[[nodiscard]] std::optional<QJsonObject> fieldsAt(qint64 revision, const domain::EntityRef &entity,
                                                  const QList<wire::LogEntry> &newestFirst,
                                                  const domain::Project &project);

/// \a newestFirst: entries of the log without a gap, beginning at the project's revision or later.
/// O(entries since + fields).
[[nodiscard]] AuditFields auditFields(const wire::LogEntry &entry, const QList<wire::LogEntry> &newestFirst,
                                      const domain::Project &project);

} // namespace steward
