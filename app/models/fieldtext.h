// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change.h"
#include "domain/project.h"

namespace steward {

/// What a field is called: CommCare's label with its verb for a permission ("Web Users (Can Edit)"), else a plain word.
/// Here and below, what a newer server alone knows is told by its own word and said to be newer.
[[nodiscard]] QString fieldLabel(const QString &field);
[[nodiscard]] QString permissionLabel(int permission); ///< with the verb

/// What a value is called: "On", "Off", "Only 2 reports", "Reports", names for ids, "none".
[[nodiscard]] QString valueText(const domain::Project &project, const domain::EntityRef &entity, const QString &field,
                                const QJsonValue &value);

/// The pages holders may be sent to, as on the wire, in the order of the choice.
[[nodiscard]] const QStringList &landingPages();

/// What stands for a value of a person who was erased from the record.
[[nodiscard]] QString erasedText();

/// "3 reports", for a permission that is held for some items only.
[[nodiscard]] QString itemCount(const QString &itemKind, int count);

/// "role District Data Officer", "web user Yankho Msiska".
[[nodiscard]] QString entityText(const domain::Project &project, const domain::EntityRef &entity);

/// "groups and invitations", for names of kinds.
[[nodiscard]] QString kindsText(const QStringList &kinds);

/// The permission a field is about, or -1.
[[nodiscard]] int permissionOf(const QString &field);
[[nodiscard]] QString permissionField(int permission);

} // namespace steward
