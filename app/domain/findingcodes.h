// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/finding.h"

#include <vector>

namespace steward::domain {

/// What validate(), validateTouched() and activationOf() may find. A code that is not in here does not exist, and each
/// has a test.
struct FindingCode
{
    QLatin1StringView code;
    Finding::Weight weight = Finding::Weight::Error;
    /// Holds the project together: refused even of a set that puts back what once was.
    bool isStructure = false;
};
[[nodiscard]] const std::vector<FindingCode> &findingCodes();

} // namespace steward::domain
