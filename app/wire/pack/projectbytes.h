// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/project.h"

namespace steward::wire {

/// A whole project as bytes, to be kept: its head as a snapshot's manifest has it, then the packs of each kind.
/// O(rows); also reads what it made, so that nothing is ever kept in place of a project that would not come back as the
/// same. Errors of projectFromBytes(), for numbers beyond those of JSON and what else does not travel.
[[nodiscard]] Result<QByteArray> toBytes(const domain::Project &project);
/// Error::BadReply "snapshot.pack" (also for a kind that is not known here), "snapshot.row", and Error::Invalid of a
/// head that cannot be read.
[[nodiscard]] Result<domain::Project> projectFromBytes(const QByteArray &bytes);

} // namespace steward::wire
