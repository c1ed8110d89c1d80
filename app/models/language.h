// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace steward {

/// Makes texts with a count read as English does ("1 person", "2 people"), and numbers be grouped where the system
/// names no language. Once, when the application is there and before the first window; it lasts as long as the
/// application. False: the texts are not in this program, a fault of its build.
bool setUpLanguage();

} // namespace steward
