// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "vault/signature.h"

#include <QJsonObject>
#include <QList>

#include <optional>

namespace steward::oidc {

/// The name in a JOSE header ("RS256"); nothing for any other, "none" and the HMACs first of all.
[[nodiscard]] std::optional<SignatureAlgorithm> algorithmFromName(QStringView name);

/// A token taken apart. Nothing in it is to be believed before checkSignature() said so.
struct Jws
{
    QJsonObject header;
    QByteArray content;  ///< what is signed, besides the header
    QJsonObject payload; ///< the same as claims
    SignatureAlgorithm algorithm = SignatureAlgorithm::Rs256;
    QString keyId; ///< "kid"; empty: not named
    QString type;  ///< "typ" in lower case, without a leading "application/"; empty: not named
    QByteArray signedPart;
    QByteArray signature;
};

/// Takes a compact JWS (RFC 7515 7.1) of whatever content apart, all but \a payload. As parseJws().
[[nodiscard]] Result<Jws> parseSigned(const QByteArray &compact, const QList<SignatureAlgorithm> &allowed);

/// Takes a token (RFC 7519) apart, strictly: base64url in its one spelling, JSON without repeated members,
/// an algorithm of \a allowed, no "crit", and none of jku, x5u, jwk, x5c, by which a token would name its own judge
/// (RFC 8725 3.10). O(size); at most 64 KiB. Errors are Unauthorised with code "token.size", "token.encrypted" (five
/// parts: a JWE), "token.malformed", "token.algorithm", "token.critical" or "token.own_key".
[[nodiscard]] Result<Jws> parseJws(const QByteArray &compact, const QList<SignatureAlgorithm> &allowed);

/// A NumericDate (RFC 7519 2): a number, whole or not, between 1970 and 9999; anything else is none.
[[nodiscard]] std::optional<Instant> numericDate(const QJsonValue &value);

/// "aud": a text, or an array of texts; nothing when it is anything else or empty.
[[nodiscard]] std::optional<QStringList> audiences(const QJsonObject &payload);

/// "sub": a text of 1 to 255 characters, without control characters; else empty.
[[nodiscard]] QString subjectOf(const QJsonObject &payload);

} // namespace steward::oidc
