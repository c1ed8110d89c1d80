// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "fuzz/fuzz.h"
#include "session/callbackrequest.h"
#include "session/challenge.h"
#include "session/devicecode.h"
#include "session/keptgrant.h"
#include "session/tokens.h"
#include "transport/netexchange.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

/// What comes back in a sign-in: the browser's request, the answers of a token endpoint and of a device endpoint; and
/// what lay in a key ring.
namespace steward::fuzzing {

namespace {

constexpr Instant now{std::chrono::seconds(1'800'000'000)};

const Challenge &challenge()
{
    static const Challenge challenge{.state = "s-1", .nonce = "n-1", .verifier = "v-1"};
    return challenge;
}

void checkCallback(const QByteArray &bytes)
{
    const auto request = callbackRequest(bytes);
    if (!request)
        return;
    require(request->path.startsWith('/') && !request->path.contains('?'), "a path is a path");
    const oidc::ProviderMetadata provider{.issuer = u"https://id.example.org"_s, .namesItself = true};
    const QUrlQuery query(QString::fromLatin1(request->query));
    if (const auto code = codeFrom(query, challenge(), provider)) {
        require(isSafeToken(*code), "a code can be sent");
        require(query.allQueryItemValues(u"state"_s, QUrl::FullyDecoded) == QStringList{u"s-1"_s}, "it is ours");
    }
}

void checkTokens(const QByteArray &bytes)
{
    const Headers headers{{"content-type", "application/json"}};
    if (const auto tokens = parseTokens({.status = 200, .headers = headers, .body = bytes}, now)) {
        require(isSafeToken(tokens->access), "a token can be sent");
        require(tokens->refresh.isEmpty() || isSafeToken(tokens->refresh), "a refresh token can be sent");
        require(!tokens->life || *tokens->life >= std::chrono::seconds(0), "no life ends before it begins");
    }
    for (const int status : {400, 401, 429, 503}) {
        const auto refused = parseTokens({.status = status, .headers = headers, .body = bytes}, now);
        require(!refused && refused.error().detail.size() <= 64, "a refusal is short");
    }
}

void checkDevice(const QByteArray &bytes)
{
    const Headers headers{{"content-type", "application/json"}};
    const auto code = parseDeviceCode({.status = 200, .headers = headers, .body = bytes}, now);
    if (!code)
        return;
    using std::chrono::seconds;
    require(isSafeAddress(code->address) && isSafeHeaderValue(code->userCode.toUtf8()), "it can be shown");
    require(code->addressWithCode.isEmpty() || code->addressWithCode.host() == code->address.host(), "of one host");
    require(code->interval >= seconds(1) && code->life >= seconds(1) && code->life <= std::chrono::hours(1),
            "nobody asks all the time, nor for ever");
}

void checkKept(const QByteArray &bytes)
{
    static const AccountId account{QUrl(u"https://steward.example.org"_s), u"https://id.example.org"_s, u"c"_s, u"1"_s};
    if (const auto kept = KeptGrant::fromBytes(bytes, account.key())) {
        require(kept->account == account, "an entry is of the account it lies under");
        require(KeptGrant::fromBytes(kept->toBytes(), account.key()).hasValue(), "what was written is read");
    }
}

} // namespace

void fuzz(const QByteArray &bytes)
{
    checkCallback(bytes);
    checkTokens(bytes);
    checkDevice(bytes);
    checkKept(bytes);
}

QByteArrayList seeds()
{
    KeptGrant kept{.account = {QUrl(u"https://steward.example.org"_s), u"https://id.example.org"_s, u"c"_s, u"1"_s},
                   .refresh = "rt-1",
                   .idTokenBytes = "a.b.c"};
    kept.idToken.issuer = kept.account.issuer;
    kept.idToken.subject = kept.account.subject;
    kept.idToken.audience = {kept.account.client};
    return {"GET /callback?code=c-1&state=s-1&iss=https%3A%2F%2Fid.example.org HTTP/1.1\r\nHost: 127.0.0.1:8080",
            "GET /callback?error=access_denied&state=s-1&iss=https://id.example.org HTTP/1.0\r\nHOST:127.0.0.1",
            R"({"token_type":"Bearer","access_token":"a","refresh_token":"r","id_token":"i","expires_in":300})",
            R"({"error":"invalid_grant","error_description":"d"})",
            R"({"device_code":"d","user_code":"WDJB-MJHT","verification_uri":"https://id.example.org/d",)"
            R"("verification_uri_complete":"https://id.example.org/d?c=1","expires_in":600,"interval":5})",
            kept.toBytes()};
}

} // namespace steward::fuzzing
