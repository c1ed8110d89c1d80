// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"

#include <QStringList>

namespace steward::tests {

/// The id of the location type at a level of levelTypes().
[[nodiscard]] inline Id levelId(int level)
{
    return {0x40, static_cast<quint64>(level) + 1};
}

/// Location types one below the other, from the top.
[[nodiscard]] inline domain::Table<domain::LocationType> levelTypes(const QStringList &names)
{
    std::vector<domain::LocationType> types;
    for (int level = 0; level < names.size(); ++level) {
        domain::LocationType type;
        type.id = levelId(level);
        type.name = names.at(level);
        type.code = names.at(level).toLower().replace(u' ', u'-');
        if (level > 0)
            type.parentType = levelId(level - 1);
        types.push_back(std::move(type));
    }
    return domain::Table<domain::LocationType>(std::move(types));
}

} // namespace steward::tests
