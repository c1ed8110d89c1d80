// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http.h"
#include "domain/project.h"

#include <QHash>

namespace steward::tests {

/// One request of the script, and what it must lead to at each end.
struct Step
{
    QString name;
    QString who;
    Request request;
    int status = 200;
};

/// What is asked of both ends, in this order: every route, every refusal that is not made by the state of a line.
/// \a project as pack S has it, with its past.
[[nodiscard]] QList<Step> script(const domain::Project &project, const QHash<QString, Id> &plants);

} // namespace steward::tests
