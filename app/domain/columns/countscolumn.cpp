// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/columns/countscolumn.h"

namespace steward::domain {

namespace {

constexpr qsizetype mostTypes = 256; ///< in a chunk: they are looked for one after the other

std::optional<qint64> told(qint64 number)
{
    return number < 0 ? std::nullopt : std::optional(number);
}

bool isUsual(const CaseCount &count)
{
    return count.rest.isEmpty() && count.cases.value_or(0) >= 0 && count.bytes.value_or(0) >= 0;
}

} // namespace

QList<CaseCount> CountsColumn::at(int slot) const
{
    const std::span<const Count> counts = m_counts.at(slot);
    if (counts.empty())
        return m_odd.at(slot);
    QList<CaseCount> list;
    list.reserve(static_cast<qsizetype>(counts.size()));
    for (const Count &count : counts)
        list << CaseCount{m_types.at(static_cast<qsizetype>(count.type)), told(count.cases), told(count.bytes), {}};
    return list;
}

/// Nothing: the row is odd.
CountsColumn::Counts CountsColumn::packed(const QList<CaseCount> &counts)
{
    if (counts.size() > mostTypes || !std::ranges::all_of(counts, isUsual))
        return {};
    Counts packed;
    for (const CaseCount &count : counts) {
        const size_t type = indexOf(count.caseType);
        if (type == static_cast<size_t>(mostTypes))
            return {};
        packed.append(Count{count.cases.value_or(absent), count.bytes.value_or(absent), type});
    }
    return packed;
}

size_t CountsColumn::indexOf(const QString &type)
{
    const qsizetype found = m_types.indexOf(type);
    if (found >= 0)
        return static_cast<size_t>(found);
    if (m_types.size() == mostTypes)
        return static_cast<size_t>(mostTypes);
    m_types << type;
    return static_cast<size_t>(m_types.size() - 1);
}

void CountsColumn::append(const QList<CaseCount> &counts)
{
    const Counts row = packed(counts);
    m_counts.append(std::span(row.begin(), row.end()));
    m_odd.append(row.isEmpty() ? counts : QList<CaseCount>());
}

void CountsColumn::set(int slot, const QList<CaseCount> &counts)
{
    const Counts row = packed(counts);
    m_counts.set(slot, std::span(row.begin(), row.end()));
    m_odd.set(slot, row.isEmpty() ? counts : QList<CaseCount>());
}

void CountsColumn::erase(int slot)
{
    m_counts.erase(slot);
    m_odd.erase(slot);
}

} // namespace steward::domain
