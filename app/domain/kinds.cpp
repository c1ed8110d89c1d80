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

void EntityKind::checkStep(Checking &, int, const Project &, int) const {}

bool EntityKind::holdsReferences(const Project &, int) const
{
    return true;
}

std::optional<Id> EntityKind::nameGroupAt(const Project &, int) const
{
    return {};
}

std::optional<Id> EntityKind::handleGroupAt(const Project &, int) const
{
    return Id();
}

QLatin1StringView EntityKind::nameField() const
{
    return "name"_L1;
}

QLatin1StringView EntityKind::handleField() const
{
    return "handle"_L1;
}

QChar EntityKind::handleJoint() const
{
    return {};
}

QLatin1StringView EntityKind::parentField() const
{
    return {};
}

Id EntityKind::parentAt(const Project &, int) const
{
    return {};
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

namespace {

template<typename Text>
const EntityKind *named(Text name)
{
    const auto found = std::ranges::find_if(kinds(), [name](const EntityKind *kind) { return kind->name() == name; });
    return found == kinds().end() ? nullptr : *found;
}

} // namespace

const EntityKind *kindOf(QStringView name)
{
    return named(name);
}

const EntityKind *kindOf(QLatin1StringView name)
{
    return named(name);
}

const EntityKind *kindOfPlural(QStringView plural)
{
    const auto found =
        std::ranges::find_if(kinds(), [plural](const EntityKind *kind) { return kind->plural() == plural; });
    return found == kinds().end() ? nullptr : *found;
}

} // namespace steward::domain
