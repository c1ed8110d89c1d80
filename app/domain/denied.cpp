// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/denied.h"

#include "domain/ipranges.h"

namespace steward::domain {

bool isDenied(const Project &project, const Person &person, const QString &address)
{
    return project.ipAccess.size() > 0 && !person.isBreakGlass
           && isInAnyIpRange(address, project.ipAccess.at(0).denied);
}

} // namespace steward::domain
