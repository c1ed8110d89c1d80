// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"
#include "service/service.h"

namespace steward {

/// Whom the key of \a caller lets in, limited to what the key gives (domain::personThrough()). Nothing: it lets in
/// nobody, be it that there is no such user, key or value, that it is switched off or has run out, that its owner is,
/// or that the call comes from elsewhere: which of these is not told, and none is quicker found than another but by
/// what the state in memory takes. An Error where nobody knows.
[[nodiscard]] Result<std::optional<domain::Person>> personByKey(const Caller &caller, const domain::Project &project,
                                                                const Store &store, Instant now);

} // namespace steward
