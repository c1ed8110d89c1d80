// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/digest.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/sha.h>

#include <array>
#include <memory>

namespace steward {

namespace {

const unsigned char *raw(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

unsigned char *raw(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

// OpenSSL finds an algorithm by its name in each of its own short calls, which takes longer than the work on the few
// bytes that we have. Found once here, never given back.

const EVP_MD *sha256Found()
{
    static const EVP_MD *const found = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return found;
}

EVP_MAC_CTX *hmacWithoutKey()
{
    const std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> hmac(EVP_MAC_fetch(nullptr, "HMAC", nullptr),
                                                                 &EVP_MAC_free);
    EVP_MAC_CTX *made = hmac ? EVP_MAC_CTX_new(hmac.get()) : nullptr;
    std::array<char, 7> digest{"SHA256"};
    const std::array parameters{OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
                                OSSL_PARAM_construct_end()};
    return made && EVP_MAC_CTX_set_params(made, parameters.data()) == 1 ? made : nullptr;
}

} // namespace

QByteArray sha256(QByteArrayView bytes)
{
    QByteArray digest(SHA256_DIGEST_LENGTH, '\0');
    // Fails only when memory or the library itself is gone; to go on with a digest that is none would be worse.
    if (EVP_Digest(raw(bytes), static_cast<size_t>(bytes.size()), raw(digest), nullptr, sha256Found(), nullptr) != 1)
        qFatal("SHA-256 is not available");
    return digest;
}

QByteArray hmacSha256(QByteArrayView key, QByteArrayView bytes)
{
    // A null pointer means "the key of the call before" to OpenSSL; an empty key must not.
    static const unsigned char nothing = 0;
    QByteArray digest(SHA256_DIGEST_LENGTH, '\0');
    static EVP_MAC_CTX *const withoutKey = hmacWithoutKey();
    const std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)> hmac(
        withoutKey ? EVP_MAC_CTX_dup(withoutKey) : nullptr, &EVP_MAC_CTX_free);
    size_t size = 0;
    const bool made =
        hmac
        && EVP_MAC_init(hmac.get(), key.isEmpty() ? &nothing : raw(key), static_cast<size_t>(key.size()), nullptr) == 1
        && EVP_MAC_update(hmac.get(), bytes.isEmpty() ? &nothing : raw(bytes), static_cast<size_t>(bytes.size())) == 1
        && EVP_MAC_final(hmac.get(), raw(digest), &size, static_cast<size_t>(digest.size())) == 1;
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
