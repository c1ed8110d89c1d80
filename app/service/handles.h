// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change.h"
#include "domain/project.h"

namespace steward {

/// What an object is called now, O(1); empty: it is not there, or has no handle. The log keeps no handles: what is told
/// of them is looked up when it is read, so that one that was erased stands nowhere.
[[nodiscard]] QString handleOf(const domain::Project &project, const domain::EntityRef &entity);

/// The object that is called so now, as handles are compared; null: there is none. O(objects of the kind).
[[nodiscard]] Id idCalled(const domain::Project &project, const QString &kind, const QString &handle);

} // namespace steward
