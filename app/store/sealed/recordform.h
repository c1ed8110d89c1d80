// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace steward {

/// First byte of a record. Numbers are never given to something else.
enum class RecordForm : quint8 {
    Beginning = 1, ///< the project, and where its log begins and has come to; what was before is gone
    Rows = 2,      ///< of the log, as they are
    Beside = 3,    ///< all else but visits
    Visited = 4,   ///< all visits
    Commits = 10,
    Erased = 11,
    Bound = 12,
    ClaimSet = 13,
    Claimed = 14,
    Code = 15,
    Visit = 16,
    Together = 20,
};

} // namespace steward
