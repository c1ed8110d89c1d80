// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace steward {

/// What is wrong with a password that alone keeps a store (NIST SP 800-63B-4, 3.1.1.2; OWASP ASVS 5.0, 6.2).
enum class PasswordFault {
    TooShort, ///< fewer than shortestPassword letters
    Personal, ///< little besides what is known of its owner: names, an address, this program
    Common,   ///< little besides what everybody takes
    Regular,  ///< little besides one letter again and again, 12345, or the same once more
};

/// Of letters as a person counts them (code points), as nothing else protects the store.
inline constexpr int shortestPassword = 15;

/// Nothing: it may be taken. There is no rule of what kinds of letters it is made of, and no longest. \a known: words
/// of the person and the project, however long. O(letters × words).
[[nodiscard]] std::optional<PasswordFault> faultOf(QStringView password, const QStringList &known);

} // namespace steward
