// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change.h"
#include "domain/project.h"

namespace steward::domain {

/// The project after changes that a server has already accepted: no rule is asked, objects touched get \a revision as
/// their version. Changes that fit nothing here (an object this caller is not shown, a newer kind) are passed over.
[[nodiscard]] Project replayed(const Project &project, const QList<Change> &changes, qint64 revision);

/// The project as it would look with staged changes laid over it, with what follows by rule. \a changes gets what was
/// asked and what follows (cause set). For showing only: nothing is refused. Revision and versions stay.
[[nodiscard]] Project laidOver(const Project &project, const QList<Change> &staged, QList<Change> *changes = nullptr);

} // namespace steward::domain
