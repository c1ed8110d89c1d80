// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace steward::domain {

/// What people may write as a name or a code, and how two of them are compared. Lengths are in UTF-16 units. Pure.

inline constexpr qsizetype longestName = 255; ///< DOMAIN.md 2.1, 2.2
inline constexpr qsizetype longestRoleName = 128;

/// What is wrong with a name: "empty", "blank_start", "length" or "characters" (line breaks, control signs, direction
/// marks, which could make one name look like another). Empty: nothing. O(length), but O(1) for one that is too long.
[[nodiscard]] QLatin1StringView nameFault(const QString &name, qsizetype longest);

/// As names are compared: case, normal form and outer blanks do not tell two apart.
[[nodiscard]] QString foldedName(const QString &name);
/// As codes and handles are compared: nor does the width of a letter.
[[nodiscard]] QString foldedCode(const QString &code);

/// A site code or slug (DOMAIN.md 2.3): lower-case letters and digits of any script, '-' and '_'; not empty.
[[nodiscard]] bool isCode(QStringView code);

/// The code a name leads to: accents and case gone, runs of all else become one \a joint. \a otherwise where nothing
/// is left.
[[nodiscard]] QString codeFrom(const QString &name, QChar joint, const QString &otherwise);

} // namespace steward::domain
