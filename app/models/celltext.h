// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rolefacts.h"
#include "models/sentence.h"

namespace steward {

/// A cell of the matrix as the reading line says it: "*District Data Officer, Access APIs:* granted to 15 people. ..."
[[nodiscard]] Sentence cellSentence(const Workspace &workspace, const RoleFact &role, int permission,
                                    const CellFact &cell);
/// The same cell, and why it is so.
[[nodiscard]] Sentence cellWhy(const Workspace &workspace, const RoleFact &role, int permission, const CellFact &cell);

/// The label of the field of this role that the draft changes and from which this permission's change follows; empty:
/// it was asked for itself, or nothing is staged.
[[nodiscard]] QString stagedCause(const Workspace &workspace, const Id &role, int permission);

} // namespace steward
