// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"
#include "core/jsonrows.h"
#include "domain/change.h"
#include "domain/project.h"

namespace steward::domain {

/// Fields of objects by name, so that diff, apply, inverse, merge and audit need to know no kind. A permission is a
/// field of its own: "permissions.edit_data".

[[nodiscard]] QJsonObject toJson(const Role &role);
[[nodiscard]] QJsonObject toJson(const Person &person);
[[nodiscard]] QJsonObject toJson(const Place &place);
/// All members but those of rest.
void write(const Role &role, MemberWriter &to);
void write(const Person &person, MemberWriter &to);
void write(const Place &place, MemberWriter &to);
/// Nothing when a known member has the wrong type; unknown members go to rest, but for nulls. \a problem gets the
/// member's name.
[[nodiscard]] std::optional<Role> roleFromJson(const QJsonObject &object, QString *problem = nullptr);
[[nodiscard]] std::optional<Person> personFromJson(const QJsonObject &object, QString *problem = nullptr);
[[nodiscard]] std::optional<Place> placeFromJson(const QJsonObject &object, QString *problem = nullptr);
/// The same, of a member reader of any kind.
[[nodiscard]] std::optional<Role> readRole(ObjectReader &reader, QString *problem);
[[nodiscard]] std::optional<Person> readPerson(ObjectReader &reader, QString *problem);
[[nodiscard]] std::optional<Place> readPlace(ObjectReader &reader, QString *problem);

/// The object as flat fields (permissions split up), without id and version; empty when there is no such object.
[[nodiscard]] QJsonObject fields(const Project &project, const EntityRef &entity);
/// A member that is only called like a permission is none of the fields.
[[nodiscard]] QJsonObject flattened(const QJsonObject &object);

/// Undefined when there is no such object or field. A permission not held is false.
[[nodiscard]] QJsonValue fieldValue(const Project &project, const EntityRef &entity, const QString &field);

/// The project's version of the object; nothing when there is none.
[[nodiscard]] std::optional<qint64> versionOf(const Project &project, const EntityRef &entity);

/// What a person calls it: the role's, person's or place's name; empty when there is none.
[[nodiscard]] QString nameOf(const Project &project, const EntityRef &entity);

/// True for values that name or describe a person and go beside the chain under the person's key.
[[nodiscard]] bool isPersonal(const EntityRef &entity, const QString &field);

} // namespace steward::domain
