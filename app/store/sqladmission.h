// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

namespace steward {
class SqlDatabase;
}

/// The links of invitations, and who comes in by them. Within a transaction.
namespace steward::sqladmission {

[[nodiscard]] Result<void> setLink(const SqlDatabase &database, const InvitationLink &link);
[[nodiscard]] Result<std::optional<InvitationLink>> link(const SqlDatabase &database, const Id &invitation);

/// Nothing to do where \a commit admits nobody.
[[nodiscard]] Result<void> admit(const SqlDatabase &database, const Commit &commit);

} // namespace steward::sqladmission
