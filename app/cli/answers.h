// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/access/access.h"

#include <QJsonObject>

namespace steward::cli {

/// Answers of the rules as JSON: keys, handles and words of the API, no sentences. text() makes lines of them.

/// Nothing when there is no such person.
[[nodiscard]] std::optional<QJsonObject> explainUser(const domain::Access &access, const QString &handle);
/// Of each sight how many see it, and the first \a limit people with their ways.
[[nodiscard]] std::optional<QJsonObject> explainLocation(const domain::Access &access, const QString &siteCode,
                                                         int limit);
[[nodiscard]] std::optional<QJsonObject> explainPermission(const domain::Access &access, const QString &key, int limit);

/// What the set would do; problems where it is refused.
[[nodiscard]] QJsonObject impactOf(const domain::Project &project, const domain::ChangeSet &set, const Id &author);

/// The handle of an object, its name where it has none.
[[nodiscard]] QString handleOf(const domain::Project &project, const domain::EntityRef &entity);
/// Nothing for an unknown one; letter case does not matter.
[[nodiscard]] std::optional<Id> idByHandle(const domain::Project &project, QStringView kind, const QString &handle);

} // namespace steward::cli
