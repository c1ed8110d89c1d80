// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/workspace.h"

namespace steward {

/// What is known of the draft's effects: counted by the server once the dry run has answered, until then here.
[[nodiscard]] inline const domain::Impact &countedImpact(const Workspace &workspace)
{
    return workspace.dryRunAnswer() ? workspace.dryRunAnswer()->impact : workspace.review().impact;
}

} // namespace steward
