// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/finding.h"
#include "domain/project.h"

namespace steward {

/// What is not as it should be and what to do about it, in one or two sentences: plain text, of which the names and
/// values are somebody else's. Empty for a code that domain::findingCodes() does not hold. \a project gives names.
[[nodiscard]] QString findingText(const domain::Finding &finding, const domain::Project &project);

} // namespace steward
