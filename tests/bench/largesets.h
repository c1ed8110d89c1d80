// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/report.h"

namespace steward::bench {

/// What it takes to make 100,000 places, and as many people, by one large change set, on SQLite and PostgreSQL, and to
/// try 5,000 changes. By the clock on the wall: the disk is part of it.
void measureLargeSets(Report &report);

} // namespace steward::bench
