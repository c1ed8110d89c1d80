// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change.h"
#include "domain/project.h"
#include "domain/values/codec.h"

namespace steward::domain {

/// Fields of objects by name, so that diff, apply, inverse, merge and audit need to know no kind. A permission is a
/// field of its own: "permissions.edit_data".

/// The object as flat fields (permissions split up), without id and version; empty when there is no such object.
[[nodiscard]] QJsonObject fields(const Project &project, const EntityRef &entity);
/// A member that is only called like a permission is none of the fields.
[[nodiscard]] QJsonObject flattened(const QJsonObject &object);

/// Undefined when there is no such object or field. A permission not held is false.
[[nodiscard]] QJsonValue fieldValue(const Project &project, const EntityRef &entity, const QString &field);

/// The project's version of the object; nothing when there is none.
[[nodiscard]] std::optional<qint64> versionOf(const Project &project, const EntityRef &entity);

/// The whole object with id and version; empty when there is none.
[[nodiscard]] QJsonObject wholeObject(const Project &project, const EntityRef &entity);

/// What a person calls it; empty when there is no such object.
[[nodiscard]] QString nameOf(const Project &project, const EntityRef &entity);

/// True for values that name or describe a person and go beside the chain under the person's key.
[[nodiscard]] bool isPersonal(const EntityRef &entity, const QString &field);

} // namespace steward::domain
