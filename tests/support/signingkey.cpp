// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/signingkey.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

constexpr int coordinateLength = 32;

QByteArray rawEcSignature(const QByteArray &asn1)
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(asn1.constData());
    ECDSA_SIG *signature = d2i_ECDSA_SIG(nullptr, &bytes, asn1.size());
    QByteArray raw(2 * coordinateLength, '\0');
    auto *out = reinterpret_cast<unsigned char *>(raw.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(signature), out, coordinateLength);
    BN_bn2binpad(ECDSA_SIG_get0_s(signature), out + coordinateLength, coordinateLength);
    ECDSA_SIG_free(signature);
    return raw;
}

} // namespace

SigningKey::SigningKey(Type type, QString id, int bits)
    : m_type(type)
    , m_id(std::move(id))
    , m_key(type == Type::Rsa ? EVP_RSA_gen(static_cast<size_t>(bits)) : EVP_EC_gen("P-256"), EVP_PKEY_free)
{
    Q_ASSERT(m_key);
}

QByteArray SigningKey::number(const char *name) const
{
    BIGNUM *value = nullptr;
    EVP_PKEY_get_bn_param(m_key.get(), name, &value);
    const int length = m_type == Type::Rsa ? BN_num_bytes(value) : coordinateLength;
    QByteArray bytes(length, '\0');
    BN_bn2binpad(value, reinterpret_cast<unsigned char *>(bytes.data()), length);
    BN_free(value);
    return bytes;
}

QJsonObject SigningKey::publicJwk() const
{
    const auto part = [this](const char *name) { return QString::fromLatin1(base64Url(number(name))); };
    if (m_type == Type::Rsa)
        return {{u"kty"_s, u"RSA"_s},
                {u"use"_s, u"sig"_s},
                {u"kid"_s, m_id},
                {u"n"_s, part(OSSL_PKEY_PARAM_RSA_N)},
                {u"e"_s, part(OSSL_PKEY_PARAM_RSA_E)}};
    return {{u"kty"_s, u"EC"_s},
            {u"use"_s, u"sig"_s},
            {u"kid"_s, m_id},
            {u"crv"_s, u"P-256"_s},
            {u"x"_s, part(OSSL_PKEY_PARAM_EC_PUB_X)},
            {u"y"_s, part(OSSL_PKEY_PARAM_EC_PUB_Y)}};
}

QByteArray SigningKey::sign(const QByteArray &message, const QByteArray &algorithm) const
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_PKEY_CTX *options = nullptr;
    EVP_DigestSignInit(context, &options, algorithm.endsWith("512") ? EVP_sha512() : EVP_sha256(), nullptr,
                       m_key.get());
    if (algorithm.startsWith("PS")) {
        EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING);
        EVP_PKEY_CTX_set_rsa_pss_saltlen(options, RSA_PSS_SALTLEN_DIGEST);
    }
    const auto *bytes = reinterpret_cast<const unsigned char *>(message.constData());
    size_t length = 0;
    EVP_DigestSign(context, nullptr, &length, bytes, static_cast<size_t>(message.size()));
    QByteArray signature(static_cast<qsizetype>(length), '\0');
    EVP_DigestSign(context, reinterpret_cast<unsigned char *>(signature.data()), &length, bytes,
                   static_cast<size_t>(message.size()));
    signature.truncate(static_cast<qsizetype>(length));
    EVP_MD_CTX_free(context);
    return m_type == Type::Rsa ? signature : rawEcSignature(signature);
}

QByteArray SigningKey::token(const QByteArray &header, const QByteArray &payload, const QByteArray &algorithm) const
{
    const QByteArray message = base64Url(header) + '.' + base64Url(payload);
    return message + '.' + base64Url(sign(message, algorithm));
}

QByteArray SigningKey::token(QJsonObject header, const QJsonObject &payload, const QByteArray &algorithm) const
{
    const QByteArray used = algorithm.isEmpty() ? usual() : algorithm;
    if (!header.contains("alg"_L1))
        header.insert(u"alg"_s, QString::fromLatin1(used));
    if (!header.contains("kid"_L1))
        header.insert(u"kid"_s, m_id);
    return token(QJsonDocument(header).toJson(QJsonDocument::Compact),
                 QJsonDocument(payload).toJson(QJsonDocument::Compact), used);
}

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray keySetJson(const QList<QJsonObject> &keys)
{
    QJsonArray array;
    for (const QJsonObject &key : keys)
        array << key;
    return QJsonDocument(QJsonObject{{u"keys"_s, array}}).toJson(QJsonDocument::Compact);
}

} // namespace steward::tests
