// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <memory>

struct evp_pkey_st;

namespace steward::tests {

/// An issuer's private key, made anew in each run, and the tokens signed with it: good ones and, because every part of
/// a token can be given as raw bytes, any bad one.
class SigningKey
{
public:
    enum class Type { Rsa, EcP256 };

    /// \a bits for RSA only.
    explicit SigningKey(Type type, QString id, int bits = 2048);

    [[nodiscard]] const QString &id() const { return m_id; }
    /// The public half as a JWK.
    [[nodiscard]] QJsonObject publicJwk() const;

    /// By the algorithm of that JOSE name: RS256, PS256, ES256, RS512.
    [[nodiscard]] QByteArray sign(const QByteArray &message, const QByteArray &algorithm) const;

    /// A compact JWS of these very bytes.
    [[nodiscard]] QByteArray token(const QByteArray &header, const QByteArray &payload,
                                   const QByteArray &algorithm) const;
    /// The same from values; `alg` and `kid` are put in unless there already.
    [[nodiscard]] QByteArray token(QJsonObject header, const QJsonObject &payload,
                                   const QByteArray &algorithm = {}) const;

private:
    [[nodiscard]] QByteArray number(const char *name) const;
    [[nodiscard]] QByteArray usual() const { return m_type == Type::Rsa ? "RS256" : "ES256"; }

    Type m_type;
    QString m_id;
    std::shared_ptr<evp_pkey_st> m_key;
};

[[nodiscard]] QByteArray base64Url(const QByteArray &bytes);
[[nodiscard]] QByteArray keySetJson(const QList<QJsonObject> &keys);

} // namespace steward::tests
