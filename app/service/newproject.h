// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"

namespace steward {

/// What an operator says about a project that he has made.
struct NewProjectWish
{
    QString name;
    domain::Environment environment = domain::Environment::Live;
    int utcOffsetMinutes = 0;
    QString adminName;
    QString adminHandle; ///< empty: the name
};

struct NewProject
{
    domain::Project project; ///< revision 0
    Id admin;
};

/// A project as CommCare HQ makes one (DOMAIN.md 1.5): its preset roles, one admin, and
/// what there is one of from the beginning (domain/completed.h). Ids are random.
[[nodiscard]] NewProject newProject(const NewProjectWish &wish);

} // namespace steward
