// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "fuzz/fuzz.h"
#include "oidc/accesstoken.h"
#include "oidc/discovery.h"
#include "oidc/idtoken.h"
#include "oidc/strictjson.h"
#include "support/signingkey.h"

using namespace Qt::StringLiterals;

/// What strangers send for a sign-in: tokens, key sets, documents of issuers. A token of these very bytes is signed
/// well, so that what follows the signature is reached too.
namespace steward::fuzzing {

using namespace oidc;
using tests::SigningKey;

namespace {

constexpr qint64 nowSeconds = 1'800'000'000;
constexpr Instant now{std::chrono::seconds(nowSeconds)};
const QString issuer = u"https://id.example.org"_s;
const QString client = u"console"_s;
const QString nonce = u"n-1"_s;

const SigningKey &key()
{
    static const SigningKey key(SigningKey::Type::EcP256, u"k"_s);
    return key;
}

const KeySet &keys()
{
    static const KeySet keys = *KeySet::fromJson(tests::keySetJson({key().publicJwk()}));
    return keys;
}

QJsonObject goodClaims()
{
    return {{u"iss"_s, issuer},  {u"sub"_s, u"1"_s},         {u"aud"_s, client}, {u"exp"_s, nowSeconds + 600},
            {u"nonce"_s, nonce}, {u"iat"_s, nowSeconds - 5}, {u"nbf"_s, 0},      {u"scope"_s, u"steward"_s},
            {u"azp"_s, client},  {u"client_id"_s, client}};
}

void checkStrict(const QByteArray &bytes)
{
    const auto strict = parseStrictObject(bytes);
    if (!strict)
        return;
    const auto lenient = parseObject(bytes);
    require(lenient && *lenient == *strict, "who refuses less reads the same");
    const auto again = parseStrictObject(canonicalJson(*strict));
    require(again && *again == *strict, "canonical JSON is strict JSON");
}

void checkIdentity(const QByteArray &token)
{
    const IdTokenRules rules{.issuer = issuer, .clientId = client, .nonce = nonce};
    const auto taken = checkIdToken(token, keys(), rules, now);
    if (!taken)
        return;
    require(taken->issuer == issuer && taken->audience == QStringList{client}, "the token is ours");
    require(taken->claims.value(u"nonce") == nonce && !taken->subject.isEmpty(), "the token answers our question");
    require(taken->expires + rules.leeway > now && taken->issued <= now + rules.leeway, "the token is of today");
    require(checkRefreshedIdToken(token, keys(), rules, *taken, now).hasValue(), "a token taken is taken again");
}

void checkAccess(const QByteArray &token)
{
    const auto taken = checkAccessToken(token, keys(), {issuer, client, {u"steward"_s}}, now);
    if (taken)
        require(taken->issuer == issuer && !taken->subject.isEmpty(), "the token is ours");
}

} // namespace

void fuzz(const QByteArray &bytes)
{
    checkStrict(bytes);
    (void)KeySet::fromJson(bytes);
    (void)parseProviderMetadata(bytes, issuer);
    if (const auto resource = parseResourceMetadata(bytes, QUrl(u"https://steward.example.org"_s)))
        require(
            parseResourceMetadata(canonicalJson(toJson(*resource)), QUrl(u"https://steward.example.org"_s)).hasValue(),
            "what was written is taken");
    if (const auto jws = parseJws(bytes, {SignatureAlgorithm::Es256}))
        require(!checkSignature(*jws, keys()), "nobody else can sign");

    // of the whole as claims, and of a header before the first line break
    const qsizetype end = bytes.indexOf('\n');
    const QByteArray header = end < 0 ? QByteArray(R"({"alg":"ES256","kid":"k","typ":"at+jwt"})") : bytes.first(end);
    const QByteArray token = key().token(header, bytes.sliced(end + 1), "ES256");
    checkIdentity(token);
    checkAccess(token);
}

QByteArrayList seeds()
{
    const QByteArray header = R"({"alg":"ES256","kid":"k","typ":"JWT"})";
    const QByteArray claims = canonicalJson(goodClaims());
    return {
        claims,
        header + '\n' + claims,
        key().token(header, claims, "ES256").replace("-", "_"),
        tests::keySetJson({key().publicJwk()}),
        R"({"issuer":"https://id.example.org","authorization_endpoint":"https://id.example.org/a","token_endpoint":"https://id.example.org/t","jwks_uri":"https://id.example.org/k","response_types_supported":["code"],"code_challenge_methods_supported":["S256"],"id_token_signing_alg_values_supported":["ES256"]})",
        R"({"resource":"https://steward.example.org","authorization_servers":["https://id.example.org"],"steward_audience":"a","steward_scopes":["steward"],"steward_clients":{"desktop":"d","browser":"b","cli":"c"}})",
    };
}

} // namespace steward::fuzzing
