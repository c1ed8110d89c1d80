// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/kdf.h"

#include "vault/secretkey.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <array>
#include <bit>
#include <memory>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr quint64 mostMemory = quint64(1) << 30; // bytes
constexpr quint64 mostRounds = 10'000'000;
constexpr qsizetype mostBytes = 4096;

struct Free
{
    void operator()(EVP_KDF *kdf) const { EVP_KDF_free(kdf); }
    void operator()(EVP_KDF_CTX *context) const { EVP_KDF_CTX_free(context); }
};

struct DigestOf
{
    const char *name;
    qsizetype size; ///< bytes
};

DigestOf digestOf(KdfDigest digest)
{
    switch (digest) {
    case KdfDigest::Sha1:
        return {"SHA1", 20};
    case KdfDigest::Sha256:
        return {"SHA256", 32};
    case KdfDigest::Sha384:
        return {"SHA384", 48};
    case KdfDigest::Sha512:
        return {"SHA512", 64};
    }
    Q_UNREACHABLE();
}

Error costly()
{
    return {.kind = Error::Kind::BadReply, .code = u"vault.cost"_s};
}

Error refused()
{
    return {.kind = Error::Kind::Server, .code = u"vault.memory"_s};
}

// OpenSSL's parameters are not const, though it only reads these; and a null pointer would be "not given".

OSSL_PARAM bytesParameter(const char *name, QByteArrayView bytes)
{
    static char nothing = 0;
    char *const data = bytes.isEmpty() ? &nothing : const_cast<char *>(bytes.data());
    return OSSL_PARAM_construct_octet_string(name, data, static_cast<size_t>(bytes.size()));
}

OSSL_PARAM digestParameter(const DigestOf &digest)
{
    return OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, const_cast<char *>(digest.name), 0);
}

Result<QByteArray> derive(const char *name, const OSSL_PARAM *parameters, qsizetype size)
{
    const std::unique_ptr<EVP_KDF, Free> kdf(EVP_KDF_fetch(nullptr, name, nullptr));
    const std::unique_ptr<EVP_KDF_CTX, Free> context(kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr);
    QByteArray key(size, '\0');
    if (context
        && EVP_KDF_derive(context.get(), reinterpret_cast<unsigned char *>(key.data()), static_cast<size_t>(size),
                          parameters)
               == 1)
        return key;
    wipe(key);
    return refused();
}

} // namespace

Result<QByteArray> scrypt(QByteArrayView password, QByteArrayView salt, const ScryptNumbers &numbers, qsizetype size)
{
    const auto [n, r, p] = numbers;
    // In this order, so that nothing overflows.
    if (n < 2 || !std::has_single_bit(n) || n > mostMemory || r < 1 || r > mostMemory / 128 / n || p < 1
        || p > (quint64(1) << 30) / 128 / r || size < 1 || size > mostBytes)
        return costly();
    const quint64 besides = 32 * 1024 * 1024 + 128 * r * p; // what OpenSSL counts besides, generously (RULES T13)
    QByteArray key(size, '\0');
    const int done = EVP_PBE_scrypt(password.isEmpty() ? "" : password.data(), static_cast<size_t>(password.size()),
                                    reinterpret_cast<const unsigned char *>(salt.isEmpty() ? "" : salt.data()),
                                    static_cast<size_t>(salt.size()), n, r, p, 128 * n * r + besides,
                                    reinterpret_cast<unsigned char *>(key.data()), static_cast<size_t>(size));
    if (done == 1)
        return key;
    wipe(key);
    return refused();
}

Result<QByteArray> pbkdf2(KdfDigest digest, QByteArrayView password, QByteArrayView salt, quint64 rounds,
                          qsizetype size)
{
    if (rounds < 1 || rounds > mostRounds || size < 1 || size > mostBytes)
        return costly();
    uint64_t turns = rounds;
    int anyStrength = 1; // what is too weak is for the caller to say; published vectors take one round
    const std::array parameters{digestParameter(digestOf(digest)),
                                bytesParameter(OSSL_KDF_PARAM_PASSWORD, password),
                                bytesParameter(OSSL_KDF_PARAM_SALT, salt),
                                OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_ITER, &turns),
                                OSSL_PARAM_construct_int(OSSL_KDF_PARAM_PKCS5, &anyStrength),
                                OSSL_PARAM_construct_end()};
    return derive("PBKDF2", parameters.data(), size);
}

Result<QByteArray> hkdf(KdfDigest digest, QByteArrayView key, QByteArrayView salt, QByteArrayView info, qsizetype size)
{
    const DigestOf with = digestOf(digest);
    if (size < 1 || size > 255 * with.size)
        return costly();
    const std::array parameters{digestParameter(with), bytesParameter(OSSL_KDF_PARAM_KEY, key),
                                bytesParameter(OSSL_KDF_PARAM_SALT, salt), bytesParameter(OSSL_KDF_PARAM_INFO, info),
                                OSSL_PARAM_construct_end()};
    return derive("HKDF", parameters.data(), size);
}

} // namespace steward
