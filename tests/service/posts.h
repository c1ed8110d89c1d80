// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/world.h"

#include <QJsonArray>

/// Searches for places, by many posts that are called alike.
namespace steward::tests {

[[nodiscard]] QString placeSearch(const QString &text, const QString &more = {}); ///< path of the request

[[nodiscard]] QJsonArray itemsOf(const Response &response);
[[nodiscard]] QStringList namesOf(const QJsonArray &items);
[[nodiscard]] QStringList found(World &world, const Id &who, const QString &text); ///< names
[[nodiscard]] QString nextOf(const Response &response);
[[nodiscard]] QString linked(const Response &response); ///< where the Link header leads; empty: nowhere

struct Paged
{
    QStringList names;
    int pages = 0;
    Response last;
};
/// From \a path on to the last page, or one that is refused.
[[nodiscard]] Paged pagesFrom(World &world, const Id &who, QString path);

[[nodiscard]] Id post(bool isNorth, int number);
/// Small, with so many in the south and in the north: "North Post 1" n-1, "Post 1 of the south" s-1 mfl1 ...
[[nodiscard]] domain::Project withPosts(int count);
[[nodiscard]] domain::Project renamed(domain::Project project, const Id &place, const QString &name);
void rename(World &world, const Id &place, const QString &name);

} // namespace steward::tests
