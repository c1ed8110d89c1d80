// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"

namespace steward {

/// "Malawi, Southern, Zomba": what the place lies in, from the top; empty at the top. O(depth), and at most as many
/// names as a project may have levels: a circle must not hang us.
[[nodiscard]] QString placePath(const domain::Project &project, const domain::Place &place);

} // namespace steward
