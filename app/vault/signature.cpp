// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/signature.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int weakestBits = 2048;
constexpr int heaviestBits = 8192;
constexpr qsizetype longestExponent = 8;
constexpr qsizetype coordinateLength = 32;

template<typename T, void (*release)(T *)>
struct Releaser
{
    void operator()(T *object) const { release(object); }
};
template<typename T, void (*release)(T *)>
using Owned = std::unique_ptr<T, Releaser<T, release>>;

using Number = Owned<BIGNUM, BN_free>;
using Key = Owned<EVP_PKEY, EVP_PKEY_free>;
using KeyContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using DigestContext = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;
using ParameterBuilder = Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using Parameters = Owned<OSSL_PARAM, OSSL_PARAM_free>;
using EcSignature = Owned<ECDSA_SIG, ECDSA_SIG_free>;

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

Number numberFrom(const QByteArray &bigEndian)
{
    return Number(BN_bin2bn(bytesOf(bigEndian), static_cast<int>(bigEndian.size()), nullptr));
}

Error refused(const QString &code)
{
    return {.kind = Error::Kind::Invalid, .code = code};
}

Key keyFrom(const char *type, OSSL_PARAM *parameters)
{
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY *key = nullptr;
    if (!context || !parameters || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1)
        return {};
    return Key(key);
}

/// JWS carries r and s side by side (RFC 7518 3.4), OpenSSL wants them as ASN.1.
QByteArray asn1From(const QByteArray &signature)
{
    if (signature.size() != 2 * coordinateLength)
        return {};
    Number r = numberFrom(signature.first(coordinateLength));
    Number s = numberFrom(signature.sliced(coordinateLength));
    const EcSignature pair(ECDSA_SIG_new());
    if (!r || !s || !pair || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1)
        return {};
    // The pair owns both from here on.
    static_cast<void>(r.release());
    static_cast<void>(s.release());
    const int length = i2d_ECDSA_SIG(pair.get(), nullptr);
    if (length <= 0)
        return {};
    QByteArray asn1(length, '\0');
    auto *end = reinterpret_cast<unsigned char *>(asn1.data());
    return i2d_ECDSA_SIG(pair.get(), &end) == length ? asn1 : QByteArray();
}

} // namespace

Result<PublicKey> PublicKey::rsa(const QByteArray &modulus, const QByteArray &exponent)
{
    // Before any arithmetic: a number of a megabyte would be worked on for minutes.
    if (modulus.size() > heaviestBits / 8 + 1 || exponent.isEmpty() || exponent.size() > longestExponent)
        return refused(u"key.range"_s);
    const Number n = numberFrom(modulus);
    const Number e = numberFrom(exponent);
    if (!n || !e || BN_num_bits(n.get()) > heaviestBits || !BN_is_odd(e.get()) || BN_is_one(e.get()))
        return refused(u"key.range"_s);
    if (BN_num_bits(n.get()) < weakestBits)
        return refused(u"key.weak"_s);

    const ParameterBuilder builder(OSSL_PARAM_BLD_new());
    if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return refused(u"key.range"_s);
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    Key key = keyFrom("RSA", parameters.get());
    if (!key)
        return refused(u"key.range"_s);
    return PublicKey(Type::Rsa, std::move(key));
}

Result<PublicKey> PublicKey::ecP256(const QByteArray &x, const QByteArray &y)
{
    if (x.size() != coordinateLength || y.size() != coordinateLength)
        return refused(u"key.point"_s);
    const QByteArray point = '\x04' + x + y; // uncompressed, SEC 1 2.3.3
    const ParameterBuilder builder(OSSL_PARAM_BLD_new());
    if (!builder || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) != 1
        || OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(),
                                            static_cast<size_t>(point.size()))
               != 1)
        return refused(u"key.point"_s);
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    Key key = keyFrom("EC", parameters.get());
    if (!key)
        return refused(u"key.point"_s);
    const KeyContext check(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
    if (!check || EVP_PKEY_public_check(check.get()) != 1)
        return refused(u"key.point"_s);
    return PublicKey(Type::EcP256, std::move(key));
}

bool PublicKey::fits(SignatureAlgorithm algorithm) const
{
    return (algorithm == SignatureAlgorithm::Es256) == (m_type == Type::EcP256);
}

bool PublicKey::verifies(SignatureAlgorithm algorithm, const QByteArray &message, const QByteArray &signature) const
{
    if (!fits(algorithm))
        return false;
    const QByteArray given = algorithm == SignatureAlgorithm::Es256 ? asn1From(signature) : signature;
    const DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *options = nullptr; // belongs to the context
    if (given.isEmpty() || !context
        || EVP_DigestVerifyInit(context.get(), &options, EVP_sha256(), nullptr, m_key.get()) != 1)
        return false;
    // RFC 7518 3.5: the salt is as long as the digest, the mask is made with the same digest.
    if (algorithm == SignatureAlgorithm::Ps256
        && (EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING) != 1
            || EVP_PKEY_CTX_set_rsa_mgf1_md(options, EVP_sha256()) != 1
            || EVP_PKEY_CTX_set_rsa_pss_saltlen(options, RSA_PSS_SALTLEN_DIGEST) != 1))
        return false;
    return EVP_DigestVerify(context.get(), bytesOf(given), static_cast<size_t>(given.size()), bytesOf(message),
                            static_cast<size_t>(message.size()))
           == 1;
}

} // namespace steward
