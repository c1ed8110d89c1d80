// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

namespace steward {

namespace {

const unsigned char *raw(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

} // namespace

QByteArray sha256(QByteArrayView bytes)
{
    QByteArray digest(SHA256_DIGEST_LENGTH, '\0');
    // Fails only when memory or the library itself is gone; to go on with a digest that is none would be worse.
    if (!SHA256(raw(bytes), static_cast<size_t>(bytes.size()), reinterpret_cast<unsigned char *>(digest.data())))
        qFatal("SHA-256 is not available");
    return digest;
}

QByteArray hmacSha256(QByteArrayView key, QByteArrayView bytes)
{
    // A null pointer means "the key of the call before" to OpenSSL; an empty key must not.
    static const unsigned char nothing = 0;
    QByteArray digest(SHA256_DIGEST_LENGTH, '\0');
    unsigned int size = 0;
    const auto *const made = HMAC(EVP_sha256(), key.isEmpty() ? &nothing : raw(key), static_cast<int>(key.size()),
                                  bytes.isEmpty() ? &nothing : raw(bytes), static_cast<size_t>(bytes.size()),
                                  reinterpret_cast<unsigned char *>(digest.data()), &size);
    if (!made || size != SHA256_DIGEST_LENGTH)
        qFatal("HMAC-SHA-256 is not available");
    return digest;
}

bool equalInConstantTime(QByteArrayView left, QByteArrayView right)
{
    if (left.size() != right.size())
        return false;
    return left.isEmpty() || CRYPTO_memcmp(left.data(), right.data(), static_cast<size_t>(left.size())) == 0;
}

} // namespace steward
