// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

namespace steward::server {

/// Makes the one-time code by which \a admin claims the project in \a store: 160 random bits, of which the store keeps
/// the digest only.
[[nodiscard]] Result<QString> makeClaim(Store &store, const Id &admin);

/// Whom a code for \a who would let in, an id or a handle; for nothing, the first admin that may enter. O(people).
/// Error::NotFound "person.unknown" with plain words in `detail`.
[[nodiscard]] Result<domain::Person> claimant(const domain::Project &project, const QString &who);

} // namespace steward::server
