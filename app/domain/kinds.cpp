// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds.h"

#include "domain/kinds/list.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

FieldRule EntityKind::fieldRule(QStringView field) const
{
    const auto found = std::ranges::find_if(m_rules, [field](const FieldRule &rule) { return rule.field == field; });
    return found == m_rules.end() ? FieldRule() : *found;
}

const std::vector<const EntityKind *> &kinds()
{
    static const std::vector<const EntityKind *> all{
        &roleKind(),          &locationTypeKind(), &placeKind(),       &customFieldKind(),
        &profileKind(),       &personKind(),       &groupKind(),       &invitationKind(),
        &accessRequestKind(), &settingsKind(),     &ipAccessKind(),    &identityProviderKind(),
        &apiKeyKind(),        &oauthClientKind(),  &agreementKind(),   &dataProtectionKind(),
        &retentionKind(),     &placeFactsKind(),   &personFactsKind(),
    };
    return all;
}

const EntityKind *kindOf(QStringView name)
{
    const auto found = std::ranges::find_if(kinds(), [name](const EntityKind *kind) { return kind->name() == name; });
    return found == kinds().end() ? nullptr : *found;
}

const EntityKind *kindOfPlural(QStringView plural)
{
    const auto found =
        std::ranges::find_if(kinds(), [plural](const EntityKind *kind) { return kind->plural() == plural; });
    return found == kinds().end() ? nullptr : *found;
}

} // namespace steward::domain
