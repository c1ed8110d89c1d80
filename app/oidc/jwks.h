// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oidc/jwt.h"

namespace steward::oidc {

/// The public keys of one issuer (RFC 7517), those we can use: RSA of 2048 bits and more, EC P-256, for signatures.
class KeySet
{
public:
    struct Key
    {
        QString id; ///< may be empty
        PublicKey key;
        std::optional<SignatureAlgorithm> algorithm; ///< when the key is for this one alone
    };

    KeySet() = default;

    /// Keys of other types, for encryption, too weak or broken are left out: an issuer may well have such. A private
    /// or a symmetric key in what everybody can read spoils the whole set. Error::BadReply with code "jwks.size" (over
    /// 256 KiB), "jwks.malformed", "jwks.secret". A set without a usable key is a set.
    [[nodiscard]] static Result<KeySet> fromJson(const QByteArray &bytes);

    [[nodiscard]] const QList<Key> &keys() const { return m_keys; }

    /// The key of that id that fits the algorithm. Without an id: the only one that fits, if there is just one.
    [[nodiscard]] const Key *find(const QString &id, SignatureAlgorithm algorithm) const;

private:
    QList<Key> m_keys;
};

/// Unauthorised: "token.key_unknown" (the keys may have been changed: worth asking the issuer once more) or
/// "token.signature".
[[nodiscard]] Result<void> checkSignature(const Jws &jws, const KeySet &keys);

} // namespace steward::oidc
