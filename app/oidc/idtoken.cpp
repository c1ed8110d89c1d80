// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oidc/idtoken.h"

#include "vault/base64url.h"
#include "vault/digest.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::oidc {

namespace {

Error refused(const QString &code)
{
    return {.kind = Error::Kind::SignInFailed, .code = code};
}

Error asSignIn(Error error)
{
    error.kind = Error::Kind::SignInFailed;
    return error;
}

/// Core 3.1.3.7 (3) to (5). We trust no audience but ourselves, so a token for several is not for us.
QString complaintAboutAudience(const QJsonObject &payload, const QString &clientId)
{
    const auto audience = audiences(payload);
    if (clientId.isEmpty() || !audience || *audience != QStringList{clientId})
        return u"token.audience"_s;
    const QJsonValue party = payload.value("azp"_L1);
    if (!party.isUndefined() && party.toString() != clientId)
        return u"token.authorised_party"_s;
    return {};
}

/// (9) and (10).
QString complaintAboutTimes(const QJsonObject &payload, const IdTokenRules &rules, Instant now)
{
    const auto leeway = std::clamp(rules.leeway, std::chrono::seconds(0), std::chrono::seconds(60));
    const auto expires = numericDate(payload.value("exp"_L1));
    if (!expires || now >= *expires + leeway)
        return u"token.expired"_s;
    const auto issued = numericDate(payload.value("iat"_L1));
    if (!issued || *issued > now + leeway || *issued < now - rules.oldest - leeway)
        return u"token.issued"_s;
    const QJsonValue notBefore = payload.value("nbf"_L1);
    const auto from = numericDate(notBefore);
    if (!notBefore.isUndefined() && (!from || *from > now + leeway))
        return u"token.not_yet"_s;
    return {};
}

/// Core 3.1.3.6: the left half of the digest. All our algorithms go with SHA-256.
bool fitsAccessToken(const QJsonObject &payload, const QByteArray &accessToken)
{
    const QJsonValue hash = payload.value("at_hash"_L1);
    if (hash.isUndefined() || accessToken.isEmpty())
        return true;
    return hash.toString().toLatin1() == toBase64Url(sha256(accessToken).first(16));
}

/// What was sent; and where nothing was, a token with one is of another sign-in.
bool hasNonce(const QJsonObject &payload, const IdTokenRules &rules)
{
    const QJsonValue nonce = payload.value("nonce"_L1);
    return rules.sendsNonce ? !rules.nonce.isEmpty() && nonce.toString() == rules.nonce : nonce.isUndefined();
}

/// Everything but the nonce, which is another matter at a sign-in than at a refresh.
Result<IdToken> checkAllButNonce(const QByteArray &token, const KeySet &keys, const IdTokenRules &rules, Instant now)
{
    const auto jws = parseJws(token, rules.algorithms);
    if (!jws)
        return asSignIn(jws.error());
    if (!jws->type.isEmpty() && jws->type != "jwt"_L1)
        return refused(u"token.type"_s);
    const QJsonObject &payload = jws->payload;
    if (rules.issuer.isEmpty() || payload.value("iss"_L1).toString() != rules.issuer)
        return refused(u"token.issuer"_s);
    if (const QString complaint = complaintAboutAudience(payload, rules.clientId); !complaint.isEmpty())
        return refused(complaint);
    if (const auto signature = checkSignature(*jws, keys); !signature)
        return asSignIn(signature.error());
    if (const QString complaint = complaintAboutTimes(payload, rules, now); !complaint.isEmpty())
        return refused(complaint);
    const QString subject = subjectOf(payload);
    if (subject.isEmpty())
        return refused(u"token.subject"_s);
    if (!fitsAccessToken(payload, rules.accessToken))
        return refused(u"token.access_token_hash"_s);

    const QString name = payload.value("name"_L1).toString();
    return IdToken{.issuer = rules.issuer,
                   .subject = subject,
                   .audience = *audiences(payload),
                   .issued = *numericDate(payload.value("iat"_L1)),
                   .expires = *numericDate(payload.value("exp"_L1)),
                   .name = name.isEmpty() ? payload.value("preferred_username"_L1).toString() : name,
                   .claims = payload};
}

} // namespace

Result<IdToken> checkIdToken(const QByteArray &token, const KeySet &keys, const IdTokenRules &rules, Instant now)
{
    auto checked = checkAllButNonce(token, keys, rules, now);
    if (checked && !hasNonce(checked->claims, rules))
        return refused(u"token.nonce"_s);
    return checked;
}

Result<IdToken> checkRefreshedIdToken(const QByteArray &token, const KeySet &keys, const IdTokenRules &rules,
                                      const IdToken &first, Instant now)
{
    auto checked = checkAllButNonce(token, keys, rules, now);
    if (!checked)
        return checked;
    const QJsonValue nonce = checked->claims.value("nonce"_L1);
    if (!nonce.isUndefined() && nonce != first.claims.value("nonce"_L1))
        return refused(u"token.nonce"_s);
    if (checked->issuer != first.issuer || checked->subject != first.subject || checked->audience != first.audience)
        return refused(u"token.changed"_s);
    return checked;
}

} // namespace steward::oidc
