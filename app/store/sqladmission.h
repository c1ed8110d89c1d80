// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

namespace steward {
class SqlDatabase;
}

/// The codes that let people in, and who comes in by them. Within a transaction.
namespace steward::sqladmission {

[[nodiscard]] Result<void> setCode(const SqlDatabase &database, const AdmissionCode &code);
[[nodiscard]] Result<std::optional<AdmissionCode>> code(const SqlDatabase &database, const Id &id);

/// Nothing to do where \a commit admits nobody.
[[nodiscard]] Result<void> admit(const SqlDatabase &database, const Commit &commit);

} // namespace steward::sqladmission
