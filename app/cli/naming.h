// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/kinds.h"

#include <QJsonArray>
#include <QJsonObject>

namespace steward::cli {

/// An object as answers tell it: {"kind", "id", "handle", "name"}, without what it has not.
[[nodiscard]] QJsonObject named(const domain::Project &project, const QString &kind, const Id &id);
[[nodiscard]] QJsonArray allNamed(const domain::Project &project, const QString &kind, const QList<Id> &ids);
/// {"count", "first"}: how many, and the first \a limit of them.
[[nodiscard]] QJsonObject counted(const domain::Project &project, const QString &kind, const QList<Id> &ids, int limit);

/// Objects by what somebody calls them. A kind is gone through once, when it is first asked for.
class Finder
{
public:
    /// \a project must outlive it.
    explicit Finder(const domain::Project &project)
        : m_project(project)
    {
    }

    /// The object that is meant by \a text: its handle, its id, or its name where only one is called so; letter case
    /// does not matter. Error::NotFound says in `detail` what there is instead: the nearest, which takes O(objects).
    [[nodiscard]] Result<Id> find(const QString &kind, const QString &text);

private:
    struct Index
    {
        QHash<QString, int> byHandle;
        QMultiHash<QString, int> byName;
    };

    const Index &indexOf(const domain::EntityKind &kind);

    const domain::Project &m_project;
    QHash<QString, Index> m_kinds;
};

/// The same, once.
[[nodiscard]] Result<Id> find(const domain::Project &project, const QString &kind, const QString &text);

/// Those of \a all that look like \a text, the nearest first, at most three. O(all).
[[nodiscard]] QStringList nearest(const QString &text, const QStringList &all);
/// ": do you mean a or b?"; empty where nothing is near.
[[nodiscard]] QString didYouMean(const QStringList &nearest);

} // namespace steward::cli
