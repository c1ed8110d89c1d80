// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"
#include "domain/project.h"

namespace steward::wire {

/// How the state of a project travels: a head, and for each kind its rows in chunks of columns, all of one revision.

/// Everything of the project but its rows.
[[nodiscard]] QJsonObject headToJson(const domain::Project &project);
[[nodiscard]] Result<domain::Project> headFromJson(const QJsonObject &object);

enum class Kind { Roles, People, Places };
[[nodiscard]] QString kindName(Kind kind); ///< "roles", "people", "places"
[[nodiscard]] std::optional<Kind> kindFromName(QStringView name);

inline constexpr int rowsPerChunk = 1000;

/// What a manifest says of one kind; a kind the caller may not read is not in it.
struct Part
{
    Kind kind = Kind::Roles;
    int rows = 0;

    [[nodiscard]] int chunks() const { return (rows + rowsPerChunk - 1) / rowsPerChunk; }
};
struct Manifest
{
    domain::Project head;
    QList<Part> parts;
};
[[nodiscard]] QJsonObject toJson(const Manifest &manifest);
[[nodiscard]] Result<Manifest> manifestFromJson(const QJsonObject &object);

/// {"columns": ["id", "name", …], "rows": [[…], …]}: the names once, not per row. A member some rows lack is null
/// there. The text, since a chunk may have a thousand rows.
[[nodiscard]] QByteArray chunkToJson(const domain::Project &project, Kind kind, int chunk);

/// Adds a chunk's rows to \a people, \a roles or \a places, whichever the kind says.
struct Rows
{
    std::vector<domain::Role> roles;
    std::vector<domain::Person> people;
    std::vector<domain::Place> places;
};
[[nodiscard]] Result<void> chunkFromJson(const QJsonObject &object, Kind kind, Rows &rows);
/// The same of the text, quickly where it is spelled as chunkToJson() spells it.
[[nodiscard]] Result<void> chunkFromJson(const QByteArray &text, Kind kind, Rows &rows);

} // namespace steward::wire
