// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/columns/countscolumn.h"
#include "wire/pack/cellcodec.h"

namespace steward::wire {

/// What places report is as many rows as there are places: cases by type, in numbers and not as a text for each. The
/// lists of all rows, in their order.
using CountLists = std::vector<QList<domain::CaseCount>>;
void writeCounts(BytesWriter &to, const CountLists &lists);
/// Of so many rows: put(row, list) for each, as long as all is good; what is wrong is told by \a from.
void readCounts(BytesReader &from, int count, const std::function<void(int, const QList<domain::CaseCount> &)> &put);

/// As JSON has them.
[[nodiscard]] QJsonArray told(const QList<domain::CaseCount> &counts);

template<>
struct CellCodec<domain::CountsColumn>
{
    static constexpr auto type = ColumnType::Counts;
    template<typename Cell>
    static void write(ColumnWriter &to, const ColumnTold &, int count, Cell cell)
    {
        CountLists lists;
        lists.reserve(static_cast<size_t>(count));
        for (int i = 0; i < count; ++i)
            lists.push_back(cell(i));
        writeCounts(to.bytes(), lists);
    }
    template<typename Put>
    static void read(ColumnReader &from, const QList<domain::CaseCount> &, Put put)
    {
        readCounts(from.bytes(), from.count(), put);
    }
};

} // namespace steward::wire
