// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <memory>

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

/// seal() and unseal() with one key again and again: what OpenSSL makes of the key is made once, and overwritten when
/// this goes. Same errors, same bytes. One thread; moved, never copied.
class Sealer
{
public:
    /// \a key stays whoever's it is, and is not needed any longer.
    explicit Sealer(QByteArrayView key);
    ~Sealer();
    Sealer(Sealer &&) noexcept;
    Sealer &operator=(Sealer &&) noexcept;

    [[nodiscard]] Result<QByteArray> seal(QByteArrayView plain, QByteArrayView context);
    [[nodiscard]] Result<QByteArray> unseal(QByteArrayView sealed, QByteArrayView context);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts; ///< null: the key is none
};

} // namespace steward
