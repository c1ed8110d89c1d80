// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "domain/kinds.h"

#include <QJsonObject>

namespace steward::tests {

/// What is done with one kind of object, each of it lawful for an admin in a project withAllKinds().
struct ObjectSample
{
    QLatin1StringView kind;
    Id id;             ///< of one that is there and nothing points at
    QJsonObject made;  ///< makes another; empty: cannot be made
    QJsonObject patch; ///< changes the one; empty: cannot be changed
    Id gone = id;      ///< of one that nobody misses when it is removed
};

/// With an object, at least, of every kind.
[[nodiscard]] domain::Project withAllKinds(domain::Project project);

/// One for every kind there is.
[[nodiscard]] const QList<ObjectSample> &objectSamples();
[[nodiscard]] const ObjectSample &sampleOf(const domain::EntityKind &kind);

} // namespace steward::tests
