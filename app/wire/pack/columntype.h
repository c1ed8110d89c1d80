// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace steward::wire {

/// How the values of one column of a pack are written (docs/snapshot.md).
enum class ColumnType : quint8 {
    None = 'n',     ///< no row has one
    Ids = 'i',      ///< 16 bytes each
    Rows = 'r',     ///< of another row: its number, or an id of a list of the column's own
    RowLists = 'R', ///< some of those
    Texts = 't',
    Words = 'e', ///< texts of which there are few different ones
    Numbers = 'w',
    Booleans = 'b',
    Doubles = 'd',
    Moments = 'm', ///< milliseconds since 1970
    Counts = 'c',  ///< cases by their type
    Json = 'j',    ///< any value, as its text, the different ones once
};

} // namespace steward::wire
