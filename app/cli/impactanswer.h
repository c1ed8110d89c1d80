// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/changes.h"

#include <QJsonObject>

namespace steward::cli {

/// What \a set would do to \a project if \a author applied it; with a null author, nobody's rights are asked about.
/// Everything that stands against it, what follows from it, whom it touches, whom it would keep out; of each list of
/// people the first \a limit. docs/stewardctl.md lists the members.
[[nodiscard]] QJsonObject impactAnswer(const domain::Project &project, const domain::ChangeSet &set, const Id &author,
                                       int limit);

} // namespace steward::cli
