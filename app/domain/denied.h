// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"

namespace steward::domain {

/// The project's IP lists keep \a person out where he comes from (DOMAIN.md 4.8). Of the lists this looks at those who
/// are denied, which win over all; in which country an address lies nobody here knows. Never a break-glass account, as
/// it is there to mend just that; nor who comes from no \a address, which is from within this program.
[[nodiscard]] bool isDenied(const Project &project, const Person &person, const QString &address);

} // namespace steward::domain
