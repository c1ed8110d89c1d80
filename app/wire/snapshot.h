// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"
#include "domain/kinds.h"

namespace steward::wire {

/// How the state of a project travels: a manifest with the head of the project and its small kinds, and the rows of the
/// others in packs (wire/pack/pack.h), all of one revision.

/// Everything of the project but its rows.
[[nodiscard]] QJsonObject headToJson(const domain::Project &project);
/// \a newerEnvironment, where asked for, gets a word that is not known here; without it that is a mistake.
[[nodiscard]] Result<domain::Project> headFromJson(const QJsonObject &object, QString *newerEnvironment = nullptr);

/// Small kinds with no more rows than these travel with the manifest: there are many such, and each request is a wait.
inline constexpr int rowsAtOnce = 200;

/// What a manifest says of one kind; a kind the caller may not read is not in it.
struct Part
{
    const domain::EntityKind *kind = nullptr;
    int rows = 0;
    int packs = 0;     ///< to fetch
    QJsonObject table; ///< all rows, where there are no packs
};
struct Manifest
{
    domain::Project head;
    QList<Part> parts;
    QMap<QString, int> newerKinds; ///< rows by name of a kind that is not known here: left out, but for the number
    QString newerEnvironment;      ///< a word that is not known here; the head has the most careful one for it
};
[[nodiscard]] QJsonObject toJson(const Manifest &manifest);
[[nodiscard]] Result<Manifest> manifestFromJson(const QJsonObject &object);

/// {"columns": ["id", "name", …], "rows": [[…], …]}: the names once, not per row. A member some rows lack is null
/// there. The text, since there may be thousands of rows.
[[nodiscard]] QByteArray chunkToJson(const domain::Project &project, const domain::EntityKind &kind, int first,
                                     int count);

/// Adds a chunk's rows to \a rows.
[[nodiscard]] Result<void> chunkFromJson(const QJsonObject &object, domain::RowBatch &rows);

} // namespace steward::wire
