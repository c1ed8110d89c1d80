// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <memory>

struct evp_pkey_st;

namespace steward {

/// The only signatures we take (RFC 7518 3.3, 3.5, 3.4): a list of our own, never what a token proposes.
enum class SignatureAlgorithm { Rs256, Ps256, Es256 };

/// A public key that checks signatures. A value: copies share the key, which never changes.
class PublicKey
{
public:
    enum class Type { Rsa, EcP256 };

    /// Big-endian numbers. Error::Invalid: "key.weak" below 2048 bits, "key.range" above 8192 (one check would take
    /// too long) or with an exponent that is even, 1, or longer than 64 bits.
    [[nodiscard]] static Result<PublicKey> rsa(const QByteArray &modulus, const QByteArray &exponent);
    /// Coordinates of 32 bytes. Error::Invalid "key.point" when they are not a point of the curve.
    [[nodiscard]] static Result<PublicKey> ecP256(const QByteArray &x, const QByteArray &y);

    [[nodiscard]] Type type() const { return m_type; }
    /// The key is of the type that the algorithm needs.
    [[nodiscard]] bool fits(SignatureAlgorithm algorithm) const;

    /// True only when the signature is right; anything that goes wrong on the way is a no. An ES256 signature is
    /// r and s, 32 bytes each.
    [[nodiscard]] bool verifies(SignatureAlgorithm algorithm, const QByteArray &message,
                                const QByteArray &signature) const;

private:
    PublicKey(Type type, std::shared_ptr<evp_pkey_st> key)
        : m_type(type)
        , m_key(std::move(key))
    {
    }

    Type m_type;
    std::shared_ptr<evp_pkey_st> m_key;
};

} // namespace steward
