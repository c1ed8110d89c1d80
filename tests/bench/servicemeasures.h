// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/report.h"

/// The groups of `./dev bench service`, one file each; each adds its rows.
namespace steward::bench {

/// GET of a role, and PATCHes of roles on PostgreSQL and SQLite, each beside what the machine gives.
void measureReads(Report &report);
void measureCommits(Report &report);
/// The snapshot of XL: how soon, how large, and what it takes a client to read it.
void measureSnapshot(Report &report);
/// A page of a long log, at both ends and between.
void measureLog(Report &report);
/// Pages of searches for places by what they are called, in XL; and what it takes to read the names first.
void measureSearch(Report &report);
/// What many cost who wait for the next revision.
void measureWaiting(Report &report);
/// What many cost who mean no good, and what the others notice of it.
void measureLoad(Report &report);

} // namespace steward::bench
