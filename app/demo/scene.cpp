// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/scene.h"

#include <algorithm>
#include <numeric>

namespace steward::demo {

int Scene::firstHolder(size_t role) const
{
    return std::accumulate(roles.holders.begin(), roles.holders.begin() + static_cast<std::ptrdiff_t>(role),
                           roles.admins);
}

int Scene::holder(const QString &role, int nth) const
{
    const auto found = std::find_if(roles.templates.begin(), roles.templates.end(),
                                    [&role](const RoleTemplate *made) { return made->key == role; });
    const auto index = static_cast<size_t>(found - roles.templates.begin());
    if (found == roles.templates.end() || nth < 1 || nth > roles.holders[index])
        return -1;
    return firstHolder(index) + nth - 1;
}

Id Scene::named(const QString &text) const
{
    const qsizetype slash = text.indexOf(u'/');
    if (slash < 0)
        return plants.value(text);
    const int person = holder(text.first(slash), text.sliced(slash + 1).toInt());
    return person < 0 ? Id() : people.people[static_cast<size_t>(person)].id;
}

} // namespace steward::demo
