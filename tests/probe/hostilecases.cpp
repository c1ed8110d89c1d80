// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "probe/hostilecases.h"

namespace steward::tests {

namespace {

using enum HostileCase::Then;
using enum HostileCase::Pace;
using Times = HostileCase::Times;

constexpr Times notAsked{.token = 0, .revoke = 0};
constexpr Times onceAsked{.token = 1, .revoke = 0};
constexpr Times takenBack{.token = 1, .revoke = 1}; ///< tokens that nobody will use
constexpr int good = 0;
constexpr int refused = 3;
constexpr int trouble = 4;

const QList<HostileCase> discovery{
    {"good", "", good, Nothing, Usual, onceAsked},
    {"metadata-issuer-other", "discovery.issuer", refused, Nothing, Usual, notAsked},
    {"metadata-issuer-slash", "discovery.issuer", refused, Nothing, Usual, notAsked},
    {"metadata-issuer-missing", "discovery.issuer", refused, Nothing, Usual, notAsked},
    {"metadata-issuer-twice", "discovery.malformed json.repeated", refused, Nothing, Usual, notAsked},
    {"metadata-redirect", "provider.unreachable redirected", refused, Nothing, Usual, notAsked},
    {"metadata-huge", "provider.unreachable answer.toolarge", refused, Nothing, Usual, notAsked},
    {"metadata-large", "discovery.size", refused, Nothing, Usual, notAsked},
    {"metadata-hang", "provider.unreachable line.silent", trouble, Nothing, Impatient, notAsked},
    {"metadata-drip", "provider.unreachable time.over", trouble, Nothing, Impatient, notAsked},
    {"metadata-cut", "provider.unreachable line.broken", trouble, Nothing, Usual, notAsked},
    {"metadata-close", "provider.unreachable line.broken", trouble, Nothing, Usual, notAsked},
    {"metadata-html", "provider.unreachable content-type", refused, Nothing, Usual, notAsked},
    {"metadata-not-json", "discovery.malformed json.malformed", refused, Nothing, Usual, notAsked},
    {"metadata-404", "provider.unreachable status 404", refused, Nothing, Usual, notAsked},
    {"metadata-503", "provider.unreachable status 503", trouble, Nothing, Usual, notAsked},
    {"metadata-endpoint-clear", "discovery.endpoint token_endpoint", refused, Nothing, Usual, notAsked},
    {"metadata-endpoint-script", "discovery.endpoint authorization_endpoint", refused, Nothing, Usual, notAsked},
    {"metadata-endpoint-file", "discovery.endpoint jwks_uri", refused, Nothing, Usual, notAsked},
    {"metadata-pkce-plain", "discovery.pkce", refused, Nothing, Usual, notAsked},
    {"metadata-hmac-only", "discovery.algorithms", refused, Nothing, Usual, notAsked},
    {"metadata-implicit-only", "discovery.code_flow", refused, Nothing, Usual, notAsked},
};

const QList<HostileCase> callback{
    {"callback-issuer-other", "signin.issuer", refused, Nothing, Usual, notAsked},
    {"callback-issuer-slash", "signin.issuer", refused, Nothing, Usual, notAsked},
    {"callback-issuer-missing", "signin.issuer", refused, Nothing, Usual, notAsked},
    {"callback-error-of-another", "signin.issuer", refused, Nothing, Usual, notAsked},
    {"callback-state-other", "signin.state", refused, Nothing, Stray, notAsked},
    {"callback-state-missing", "signin.state", refused, Nothing, Stray, notAsked},
    {"callback-code-twice", "signin.malformed", refused, Nothing, Stray, notAsked},
    {"callback-code-missing", "signin.no_code", refused, Nothing, Usual, notAsked},
    {"callback-code-unsafe", "signin.no_code", refused, Nothing, Usual, notAsked},
    {"callback-denied", "signin.denied access_denied", refused, Nothing, Usual, notAsked},
    {"callback-error-unsafe", "signin.refused", refused, Nothing, Usual, notAsked},
    {"callback-never", "signin.timeout", trouble, Nothing, Stray, notAsked},
};

const QList<HostileCase> token{
    {"token-redirect", "provider.unreachable redirected", refused, Nothing, Usual, onceAsked},
    {"token-huge", "provider.unreachable answer.toolarge", refused, Nothing, Usual, onceAsked},
    {"token-hang", "provider.unreachable line.silent", trouble, Nothing, Impatient, onceAsked},
    {"token-drip", "provider.unreachable line.silent", trouble, Nothing, Impatient, onceAsked},
    {"token-cut", "provider.unreachable line.broken", trouble, Nothing, Usual, onceAsked},
    {"token-close", "provider.unreachable line.broken", trouble, Nothing, Usual, onceAsked},
    {"token-reset", "provider.unreachable line.broken", trouble, Nothing, Usual, onceAsked},
    {"token-html", "tokens.malformed content-type", refused, Nothing, Usual, onceAsked},
    {"token-500", "provider.unreachable", trouble, Nothing, Usual, onceAsked},
    {"token-invalid-grant", "signin.code_refused invalid_grant", refused, Nothing, Usual, onceAsked},
    {"token-other-type", "tokens.malformed content-type", refused, Nothing, Usual, onceAsked},
    {"token-twice", "tokens.malformed json.repeated", refused, Nothing, Usual, onceAsked},
    {"token-mac", "tokens.malformed token_type", refused, Nothing, Usual, onceAsked},
    {"token-header-injection", "tokens.malformed access_token", refused, Nothing, Usual, onceAsked},
    {"token-life-endless", "tokens.malformed expires_in", refused, Nothing, Usual, onceAsked},
    {"token-no-id-token", "signin.no_id_token", refused, Nothing, Usual, takenBack},
};

const QList<HostileCase> idToken{
    {"id-nonce-missing", "token.nonce", refused, Nothing, Usual, takenBack},
    {"id-nonce-other", "token.nonce", refused, Nothing, Usual, takenBack},
    {"id-issuer-other", "token.issuer", refused, Nothing, Usual, takenBack},
    {"id-audience-other", "token.audience", refused, Nothing, Usual, takenBack},
    {"id-audience-several", "token.audience", refused, Nothing, Usual, takenBack},
    {"id-party-other", "token.authorised_party", refused, Nothing, Usual, takenBack},
    {"id-expired", "token.expired", refused, Nothing, Usual, takenBack},
    {"id-expiry-missing", "token.expired", refused, Nothing, Usual, takenBack},
    {"id-expiry-text", "token.expired", refused, Nothing, Usual, takenBack},
    {"id-issued-far-ahead", "token.issued", refused, Nothing, Usual, takenBack},
    {"id-issued-long-ago", "token.issued", refused, Nothing, Usual, takenBack},
    {"id-issued-missing", "token.issued", refused, Nothing, Usual, takenBack},
    {"id-not-yet", "token.not_yet", refused, Nothing, Usual, takenBack},
    {"id-subject-missing", "token.subject", refused, Nothing, Usual, takenBack},
    {"id-subject-long", "token.subject", refused, Nothing, Usual, takenBack},
    {"id-subject-number", "token.subject", refused, Nothing, Usual, takenBack},
    {"id-access-hash-other", "token.access_token_hash", refused, Nothing, Usual, takenBack},
    {"id-typed-access", "token.type", refused, Nothing, Usual, takenBack},
    {"id-typed-logout", "token.type", refused, Nothing, Usual, takenBack},
    {"id-none", "token.algorithm", refused, Nothing, Usual, takenBack},
    {"id-hmac-of-public-key", "token.algorithm", refused, Nothing, Usual, takenBack},
    {"id-algorithm-not-announced", "token.algorithm", refused, Nothing, Usual, takenBack},
    {"id-jku", "token.own_key", refused, Nothing, Usual, takenBack},
    {"id-x5u", "token.own_key", refused, Nothing, Usual, takenBack},
    {"id-jwk", "token.own_key", refused, Nothing, Usual, takenBack},
    {"id-critical", "token.critical", refused, Nothing, Usual, takenBack},
    {"id-encrypted", "token.encrypted", refused, Nothing, Usual, takenBack},
    {"id-signed-by-another", "token.signature", refused, Nothing, Usual, takenBack},
    {"id-signature-missing", "token.signature", refused, Nothing, Usual, takenBack},
    {"id-padded", "token.malformed", refused, Nothing, Usual, takenBack},
    {"id-claim-twice", "token.malformed", refused, Nothing, Usual, takenBack},
    {"id-key-unknown", "token.key_unknown", refused, Nothing, Usual, {.token = 1, .keys = 1, .revoke = 1}},
};

const QList<HostileCase> keys{
    {"keys-redirect", "provider.unreachable redirected", refused, Nothing, Usual, takenBack},
    {"keys-huge", "provider.unreachable answer.toolarge", refused, Nothing, Usual, takenBack},
    {"keys-hang", "provider.unreachable line.silent", trouble, Nothing, Impatient, takenBack},
    {"keys-html", "provider.unreachable content-type", refused, Nothing, Usual, takenBack},
    {"keys-twice", "jwks.malformed", refused, Nothing, Usual, takenBack},
    {"keys-private", "jwks.secret", refused, Nothing, Usual, takenBack},
    {"keys-for-encryption", "token.key_unknown", refused, Nothing, Usual, takenBack},
    {"keys-weak", "token.key_unknown", refused, Nothing, Usual, takenBack},
    {"keys-same-name", "token.key_unknown", refused, Nothing, Usual, takenBack},
    {"keys-many", "jwks.size", refused, Nothing, Usual, takenBack},
};

const QList<HostileCase> renewal{
    {"refresh-good", "", good, Renew, Usual, {.token = 2}},
    {"refresh-token-stays", "", good, RenewTwice, Usual, {.token = 3}},
    {"refresh-keys-rotated", "", good, RenewTwice, Usual, {.token = 3, .keys = 2}},
    {"refresh-invalid-grant", "grant.invalid_grant invalid_grant", refused, Renew, Usual, {.token = 2}},
    {"refresh-answer-lost", "grant.invalid_grant invalid_grant", refused, Renew, Usual, {.token = 3}},
    {"refresh-503", "", good, Renew, Usual, {.token = 3}},
    {"refresh-429", "", good, Renew, Usual, {.token = 3}},
    {"refresh-hang", "", good, Renew, Impatient, {.token = 3}},
    {"refresh-html", "", good, Renew, Usual, {.token = 3}},
    {"refresh-redirect", "", good, Renew, Usual, {.token = 3}},
    {"refresh-header-injection", "", good, Renew, Usual, {.token = 3}},
    {"refresh-subject-other", "token.changed", refused, Renew, Usual, {.token = 2, .revoke = 1}},
    {"refresh-issuer-other", "token.issuer", refused, Renew, Usual, {.token = 2, .revoke = 1}},
    {"refresh-audience-other", "token.audience", refused, Renew, Usual, {.token = 2, .revoke = 1}},
    {"refresh-nonce-other", "token.nonce", refused, Renew, Usual, {.token = 2, .revoke = 1}},
    {"refresh-issued-long-ago", "token.issued", refused, Renew, Usual, {.token = 2, .revoke = 1}},
    {"refresh-none", "token.algorithm", refused, Renew, Usual, {.token = 2, .revoke = 1}},
    {"refresh-key-unknown", "token.key_unknown", refused, Renew, Usual, {.token = 2, .keys = 2, .revoke = 1}},
};

const QList<HostileCase> asking{
    {"api-good", "", good, Ask, Usual, {.token = 1, .api = 1}},
    {"api-401-once", "", good, Ask, Usual, {.token = 2, .api = 2}},
    {"api-401-always", "api.refused", refused, Ask, Usual, {.token = 2, .api = 2}},
    {"api-403", "api.refused", refused, Ask, Usual, {.token = 1, .api = 1}},
    {"api-redirect", "redirected", refused, Ask, Usual, {.token = 1, .api = 1}},
    {"signout-good", "", good, SignOut, Usual, {.token = 1, .revoke = 1}},
    {"signout-503", "", good, SignOut, Usual, {.token = 1, .revoke = 2}},
    {"signout-refused", "", good, SignOut, Usual, {.token = 1, .revoke = 1}},
};

} // namespace

const QList<HostileCase> &hostileCases()
{
    static const QList<HostileCase> all = discovery + callback + token + idToken + keys + renewal + asking;
    return all;
}

} // namespace steward::tests
