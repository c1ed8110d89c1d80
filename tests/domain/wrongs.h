// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/finding.h"
#include "domain/sample.h"

#include <functional>
#include <vector>

/// Projects with one thing wrong, for tests of validation.
namespace steward::domain::sample {

inline constexpr Id groupId(5, 1), profileId(5, 2), invitationId(5, 3), requestId(5, 4), providerId(5, 5), keyId(5, 6),
    clientId(5, 7), agreementId(5, 8), placeFieldId(5, 9), personFieldId(5, 10), settingsId(5, 11), ipId(5, 12),
    retentionId(5, 13), dataId(5, 14);

/// The sample with something of every kind, and nothing wrong with any of it.
[[nodiscard]] Project everything();

/// One object of a table, made otherwise.
template<typename Row, typename Edit>
void edit(Table<Row> &table, const Id &id, Edit change)
{
    Row row = *table.find(id);
    change(row);
    table = table.with(std::move(row));
}

/// What is done to everything(), and what is found then, as tellTale() says it.
struct Wrong
{
    const char *name;
    std::function<void(Project &)> spoil;
    const char *found;
    /// What the set that did it is refused for, where it is not the same.
    const char *foundInStep = nullptr;
};

[[nodiscard]] const std::vector<Wrong> &wrongPlaces();
[[nodiscard]] const std::vector<Wrong> &wrongPeople();
[[nodiscard]] const std::vector<Wrong> &wrongSettings();
[[nodiscard]] const std::vector<Wrong> &wrongSignOn();
[[nodiscard]] const std::vector<Wrong> &wrongSteps(); ///< good as states, but not as steps from everything()

/// "kind code@field" of each, warnings with a "?", sorted, with commas.
[[nodiscard]] QString tellTale(const Findings &findings);

/// What is not the same in two projects.
[[nodiscard]] QList<EntityRef> touchedBetween(const Project &before, const Project &after);

} // namespace steward::domain::sample
