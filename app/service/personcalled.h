// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "domain/project.h"

namespace steward {

/// Who has \a who as id or handle; for an operator. O(people). Error::NotFound "person.unknown" with plain words in
/// `detail`.
[[nodiscard]] Result<domain::Person> personCalled(const domain::Project &project, const QString &who);

} // namespace steward
