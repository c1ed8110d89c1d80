// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/change.h"

namespace steward::domain {

/// Which rows of the log are meant. All that is set has to hold; nothing set: every row. A value.
struct LogFilter
{
    std::optional<Id> author;     ///< a null id: a rule
    QString kind;                 ///< of an object that some change of the row is about; empty: of any
    Id object;                    ///< that the same change is about; null: any
    std::optional<Instant> from;  ///< the row's moment: this one or later
    std::optional<Instant> until; ///< and before this one

    [[nodiscard]] bool isEmpty() const { return *this == LogFilter(); }
    /// The changes of a row have to be looked at, which may be many.
    [[nodiscard]] bool looksIntoChanges() const { return !kind.isEmpty() || !object.isNull(); }
    /// The moment and the author of a row fit.
    [[nodiscard]] bool takes(Instant at, const Id &rowAuthor) const;
    /// The changes of a row fit; O(changes).
    [[nodiscard]] bool takes(const QList<Change> &changes) const;

    friend bool operator==(const LogFilter &, const LogFilter &) = default;
};

/// Kinds of objects that a change can be about, by their names in the API.
[[nodiscard]] bool isKindOfObject(QStringView kind);

} // namespace steward::domain
