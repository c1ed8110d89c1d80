// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace steward::tests {

/// `./dev test --full`: also what takes long with the sanitizers.
inline bool isFull()
{
    return qEnvironmentVariable("STEWARD_EFFORT") == QLatin1String("full");
}

} // namespace steward::tests
