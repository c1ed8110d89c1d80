// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace steward {

/// \a size bytes that nobody can guess (OpenSSL's generator, seeded by the system). Ends the program when the
/// generator fails: keys and codes made without it would be worth nothing and would not look it.
[[nodiscard]] QByteArray randomBytes(qsizetype size);

/// \a bytes random bytes as base64url, for states, nonces, verifiers and codes; 32 bytes give 43 letters.
[[nodiscard]] QByteArray randomToken(qsizetype bytes = 32);

} // namespace steward
