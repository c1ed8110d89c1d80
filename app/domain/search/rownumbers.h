// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/table.h"

namespace steward::domain {

/// Numbers that rows keep while others come and go: their places in the table as it once was; whoever came later has
/// one beyond. The table shares with its later states what has not changed since. O(1).
template<typename Row>
class RowNumbers
{
public:
    explicit RowNumbers(Table<Row> table = {})
        : m_table(std::move(table))
    {
    }

    /// Who has none yet is given the next one.
    [[nodiscard]] int numberOf(const Id &id)
    {
        if (const int row = m_table.indexOf(id); row >= 0)
            return row;
        const auto known = m_laterNumbers.constFind(id);
        if (known != m_laterNumbers.cend())
            return *known;
        const int number = m_table.size() + static_cast<int>(m_later.size());
        m_laterNumbers.insert(id, number);
        m_later.push_back(id);
        return number;
    }
    /// Of a number that was given.
    [[nodiscard]] Id idOf(int number) const
    {
        const int later = number - m_table.size();
        return later < 0 ? m_table.idAt(number) : m_later.at(static_cast<size_t>(later));
    }

private:
    Table<Row> m_table;
    std::vector<Id> m_later;
    QHash<Id, int> m_laterNumbers;
};

} // namespace steward::domain
