// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/sample.h"

#include <functional>
#include <vector>

namespace steward::domain::sample {

/// A rule of DOMAIN.md: the number of its section, then the rule; and a question that is true where it is kept.
struct Rule
{
    const char *name;
    std::function<bool(const Project &)> isKept;
};

/// Who sees what (access/), what a change would do (impact.h), and what happens by itself (due.h).
[[nodiscard]] const std::vector<Rule> &sightRules();
[[nodiscard]] const std::vector<Rule> &effectRules();

} // namespace steward::domain::sample
