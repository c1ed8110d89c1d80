// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/checking.h"
#include "domain/kinds.h"

namespace steward::domain {

/// Parts of validation.h, each for one kind of object.

/// name.taken, handle.taken: \a arguments name the other, but not where the names are of people.
void checkUnique(Checking &checking, const EntityKind &kind);
/// Of these rows, where name, handle or group is not what it was.
void checkUnique(Checking &checking, const EntityKind &kind, const std::vector<int> &rows, const Project &before);

/// tree.circle, tree.depth, tree.children of kinds whose objects stand in a tree. O(objects), whatever the shape.
void checkTree(Checking &checking, const EntityKind &kind);
/// Of these rows, where the object above is not what it was.
void checkTree(Checking &checking, const EntityKind &kind, const std::vector<int> &rows, const Project &before);

/// reference.unknown: what one object refers to and is not there.
void checkReferences(Checking &checking, const EntityKind &kind, int row);

/// project.no_admin, person.break_glass.
void checkProtected(Checking &checking);

} // namespace steward::domain
