// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/project.h"

#include <QJsonArray>
#include <QJsonObject>

namespace steward::cli {

/// An object as answers tell it: {"kind", "id", "handle", "name"}, without what it has not.
[[nodiscard]] QJsonObject named(const domain::Project &project, const QString &kind, const Id &id);
[[nodiscard]] QJsonArray allNamed(const domain::Project &project, const QString &kind, const QList<Id> &ids);
/// {"count", "first"}: how many, and the first \a limit of them.
[[nodiscard]] QJsonObject counted(const domain::Project &project, const QString &kind, const QList<Id> &ids, int limit);

/// The object that somebody means by \a text: its handle, its id, or its name where only one is called so; letter case
/// does not matter. Error::NotFound says in `detail` what there is instead: the nearest. O(objects of the kind).
[[nodiscard]] Result<Id> find(const domain::Project &project, QStringView kind, const QString &text);

/// Those of \a all that look like \a text, the nearest first, at most three. O(all).
[[nodiscard]] QStringList nearest(const QString &text, const QStringList &all);
/// ": do you mean a or b?"; empty where nothing is near.
[[nodiscard]] QString didYouMean(const QStringList &nearest);

} // namespace steward::cli
