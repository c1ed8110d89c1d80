// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/columns/runcolumn.h"
#include "domain/values/facts.h"

#include <QStringList>
#include <QVarLengthArray>

namespace steward::domain {

/// Cases by their type: what the types are called stands here once for all rows. A row that is like no other (of very
/// many types, or with members that nobody knows) is kept as it is.
class CountsColumn
{
public:
    [[nodiscard]] QList<CaseCount> at(int slot) const;
    void read(int slot, QList<CaseCount> &to) const { to = at(slot); }
    void append(const QList<CaseCount> &counts);
    void reserve(size_t rows) { m_counts.reserve(rows, 4 * rows); }
    void set(int slot, const QList<CaseCount> &counts);
    void erase(int slot);
    [[nodiscard]] bool isSame(int slot, const CountsColumn &other, int there) const
    {
        return at(slot) == other.at(there);
    }

private:
    struct Count
    {
        qint64 cases = absent;
        qint64 bytes = absent;
        size_t type = 0;

        friend bool operator==(const Count &, const Count &) = default;
    };
    static constexpr qint64 absent = -1;

    using Counts = QVarLengthArray<Count, 8>;

    [[nodiscard]] Counts packed(const QList<CaseCount> &counts);
    [[nodiscard]] size_t indexOf(const QString &type);

    QStringList m_types;
    RunColumn<Count> m_counts;
    SparseColumn<QList<CaseCount>> m_odd; ///< of these rows there is nothing in m_counts
};

} // namespace steward::domain
