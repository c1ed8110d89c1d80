// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

namespace steward {

constexpr qsizetype sealKeySize = 32;

/// AES-256-GCM (NIST SP 800-38D): one byte that names this form (1), a random 96-bit nonce, the cipher text, a 128-bit
/// tag; 29 bytes longer than \a plain. \a context is bound to it but not in it: the place it belongs to, so that
/// sealed bytes put elsewhere do not open. Random nonces are safe for 2^32 seals under one key, which a key per person
/// never nears. Error::Server "seal.key" when the key is not 32 bytes long, "seal.failed" when OpenSSL refuses.
[[nodiscard]] Result<QByteArray> seal(QByteArrayView key, QByteArrayView plain, QByteArrayView context);

/// What seal() was given, or Error::BadReply "seal.broken": other key, other context, or a changed byte; which, nobody
/// can tell. Error::Server "seal.key" as above.
[[nodiscard]] Result<QByteArray> unseal(QByteArrayView key, QByteArrayView sealed, QByteArrayView context);

} // namespace steward
