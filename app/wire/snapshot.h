// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"
#include "domain/kinds.h"

namespace steward::wire {

/// How the state of a project travels: a head, and for each kind its rows in chunks of columns, all of one revision.

/// Everything of the project but its rows.
[[nodiscard]] QJsonObject headToJson(const domain::Project &project);
[[nodiscard]] Result<domain::Project> headFromJson(const QJsonObject &object);

inline constexpr int rowsPerChunk = 1000;
/// Small kinds with no more than these travel with the manifest: there are many such, and each request is a wait.
inline constexpr int rowsAtOnce = 200;

/// What a manifest says of one kind; a kind the caller may not read is not in it.
struct Part
{
    const domain::EntityKind *kind = nullptr;
    int rows = 0;
    QJsonObject table; ///< all rows, as in a chunk, where they are few; else empty: to be fetched in chunks

    /// To fetch.
    [[nodiscard]] int chunks() const { return table.isEmpty() ? (rows + rowsPerChunk - 1) / rowsPerChunk : 0; }
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
[[nodiscard]] QByteArray chunkToJson(const domain::Project &project, const domain::EntityKind &kind, int chunk);

/// Adds a chunk's rows to \a rows.
[[nodiscard]] Result<void> chunkFromJson(const QJsonObject &object, domain::RowBatch &rows);
/// The same of the text, quickly where it is spelled as chunkToJson() spells it.
[[nodiscard]] Result<void> chunkFromJson(const QByteArray &text, domain::RowBatch &rows);

} // namespace steward::wire
