// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace steward {

/// Counts of places of one level. The name of a level is a word of the project's own, in its own language: the common
/// English ones are known here and inflect ("28 districts"), any other stands as it is beside the count ("28 places,
/// Wilaya").

/// "1 district", "28 districts", "28 places (Wilaya)"; without a level "28 places".
[[nodiscard]] QString placeCount(const QString &level, int count);

/// "districts", "places".
[[nodiscard]] QString placesWord(const QString &level);

} // namespace steward
