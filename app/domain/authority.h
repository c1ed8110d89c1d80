// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change.h"
#include "domain/project.h"

namespace steward::domain {

/// Who may do what with the API, by the person's place in the project. Deny by default; the service asks before it
/// looks at anything else, the console asks to show why a control does nothing.
enum class Act {
    ReadProject, ///< head, capabilities, catalogue, presets
    ReadRoles,
    ReadPeople,
    ReadPlaces,
    ReadAudit,
    EditRoles, ///< Admin alone: whoever edits roles can grant himself anything (DOMAIN.md 1.4)
    EditPeople,
};

struct Verdict
{
    bool allowed = false;
    QString missing; ///< permission key, or "admin"
};

[[nodiscard]] Verdict may(const Project &project, const Person &person, Act act);

/// What one change needs.
[[nodiscard]] Act actFor(const Change &change);

/// Admins who are active, for "Ask Wezi Nyirenda or 3 others".
[[nodiscard]] QList<Id> admins(const Project &project);

} // namespace steward::domain
