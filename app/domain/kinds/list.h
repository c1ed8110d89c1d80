// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kinds.h"

namespace steward::domain {

/// One for each file of this folder, for kinds() alone.
[[nodiscard]] const EntityKind &roleKind();
[[nodiscard]] const EntityKind &locationTypeKind();
[[nodiscard]] const EntityKind &placeKind();
[[nodiscard]] const EntityKind &customFieldKind();
[[nodiscard]] const EntityKind &profileKind();
[[nodiscard]] const EntityKind &personKind();
[[nodiscard]] const EntityKind &groupKind();
[[nodiscard]] const EntityKind &invitationKind();
[[nodiscard]] const EntityKind &accessRequestKind();
[[nodiscard]] const EntityKind &settingsKind();
[[nodiscard]] const EntityKind &ipAccessKind();
[[nodiscard]] const EntityKind &identityProviderKind();
[[nodiscard]] const EntityKind &apiKeyKind();
[[nodiscard]] const EntityKind &oauthClientKind();
[[nodiscard]] const EntityKind &agreementKind();
[[nodiscard]] const EntityKind &dataProtectionKind();
[[nodiscard]] const EntityKind &retentionKind();
[[nodiscard]] const EntityKind &placeFactsKind();
[[nodiscard]] const EntityKind &personFactsKind();

} // namespace steward::domain
