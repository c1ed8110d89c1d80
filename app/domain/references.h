// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change.h"
#include "domain/project.h"

namespace steward::domain {

/// An object that refers to another.
struct Reference
{
    EntityRef from;
    QStringList fields; ///< as changes name them: of parts ("claim_rules.role") the field that holds the parts

    friend bool operator==(const Reference &, const Reference &) = default;
};

/// Everything that refers to an object and would not let go of it by rule when it is removed; O(objects of the kinds
/// that can).
[[nodiscard]] QList<Reference> referencesTo(const Project &project, const EntityRef &object);

/// The changes by which all that refers to \a object refers to \a heir instead, or, where that is null, to nothing.
[[nodiscard]] QList<Change> reassignments(const Project &project, const EntityRef &object, const Id &heir);

} // namespace steward::domain
