// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/project.h"

#include <QJsonObject>

namespace steward::cli {

/// Of a file with a change set, in bytes: what a server takes at most.
inline constexpr qint64 largestFile = 8 * 1024 * 1024;

/// All of the file, of the standard input where \a path is "-". Error::Invalid says in `detail` why it cannot be had.
[[nodiscard]] Result<QByteArray> readFile(const QString &path);

/// \a set as the API takes it, made from what is convenient to write by hand:
///   - an object is named by its "handle" in place of its "id", one of which there is one by its kind alone;
///   - so are the objects that a field refers to;
///   - "before" and "baseVersion", where they are left out, are those of \a project;
///   - the set and what it makes need no id.
/// What is already there stays as it is. Error::NotFound where a name leads nowhere; mistakes of any other kind are
/// left for the reader of change sets. O(changes), and O(objects) of each kind that is named.
[[nodiscard]] Result<QJsonObject> completed(const domain::Project &project, QJsonObject set);

} // namespace steward::cli
