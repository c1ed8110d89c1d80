// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/change.h"
#include "domain/project.h"

#include <optional>

namespace steward {

/// An object that refers to another.
struct Reference
{
    domain::EntityRef from;
    QStringList fields; ///< as changes name them: of parts ("claim_rules.role") the field that holds the parts

    friend bool operator==(const Reference &, const Reference &) = default;
};

/// Everything that refers to an object and would not let go of it by rule; O(objects of the kinds that can).
[[nodiscard]] QList<Reference> referencesTo(const domain::Project &project, const domain::EntityRef &object);

/// The changes by which all that refers to \a object refers to \a heir instead, or, where that is null, to nothing.
[[nodiscard]] QList<domain::Change> reassignments(const domain::Project &project, const domain::EntityRef &object,
                                                  const Id &heir);

/// The `reassignTo` of a removal's body, the only member it may have: nothing where it is not there.
[[nodiscard]] Result<std::optional<Id>> readHeir(const QJsonObject &body);

} // namespace steward
