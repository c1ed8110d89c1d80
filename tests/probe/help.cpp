// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "probe/probe.h"

namespace steward::probe {

const char *help()
{
    return R"(steward-probe: Steward's own code for signing in, secrets and the sealed store, to be tried from outside.

Exit codes of all: 0 done (or signed in), 2 asked wrongly, 3 refused, 4 other trouble (line, disk, time).

steward-probe verify --stdin
  One JSON object a line in, one line out: "valid", "invalid CODE", or "error WHY" where the line itself is no case.
  A signature (RFC 7515, compact):
    jwks          the keys (RFC 7517): an object, or a text of JSON, which keeps its spelling; a single key will do
    algs          algorithms that are taken, of RS256, PS256, ES256 (any other is none); absent: these three
    jws           the token
  A whole ID token (OpenID Connect Core 3.1.3.7):
    jwks          as above
    token         the token
    ctx.issuer    whose it has to be, letter by letter
    ctx.client_id whom it has to be for
    ctx.nonce     that was sent; must not be empty, but for a refreshed token
    ctx.now       the moment, in seconds since 1970
    ctx.algs      algorithms that are taken; absent: these three
    ctx.access_token  that came along: compared with at_hash where the token has one
    ctx.leeway    seconds for clocks that differ; 60 where absent, and at most
    ctx.oldest    seconds that iat may lie back; 600 where absent
    ctx.first     for a token of a refresh (Core 12.2): {"sub", "aud" (text or list), "nonce"} of the first one
  Other members are not looked at.

steward-probe signin --issuer URL --client-id ID [OPTION…]
  Signs in as the desktop does: opens an address with $STEWARD_BROWSER or $BROWSER and waits on 127.0.0.1 for the answer.
    --insecure-loopback  the issuer may be http on this machine
    --scope WORD         to ask for besides openid, offline_access, profile, email; may be repeated
    --resource URI       whom the access token is for (RFC 8707)
    --refresh N          renews the tokens N times
    --api PATH           then asks for PATH at the issuer's host (or a whole URL) with the access token
    --signout            then signs out and waits until the tokens are taken back and the browser has been told
    --wait SECONDS       for the browser (300);  --overall SECONDS  for one request (20);  --silence SECONDS  in it (10)
    --limit SECONDS      for everything (600)
  Says, a line each: "signed-in {…}", "refreshed N", "offline CODE DETAIL" (and goes on trying), "api STATUS",
  "signed-out", and perhaps "refused CODE DETAIL" (3) or "trouble CODE DETAIL" (4); "revoked yes|no" once the issuer has
  taken back the tokens of a sign-out or of what was refused. Tokens and codes are never said.

steward-probe crypt --stdin
  One JSON object a line in, one line out: "valid", "valid HEX…", "invalid CODE", or "error WHY" for what is no case.
  All bytes are in hex; a member that is absent is empty. "alg" says what:
    AES-GCM     key (32 bytes), iv (12), aad, ct, tag (16), msg: opens; "valid MSG" where the tag is right and, if msg is
                there, it is that. Without iv, ct and tag: seals msg with an iv of its own, "valid IV CT TAG".
    PBKDF2      hash (SHA-1, SHA-256, SHA-384, SHA-512; SHA-256 where absent), password, salt, iterationCount, dkLen, dk
    HKDF        hash, ikm, salt, info, size, okm
    scrypt      password, salt, N, r, p, dkLen, dk
                "valid KEY" where it could be derived and, if dk or okm is there, it is that; dkLen and size may be absent
                then. What is not bearable (scrypt over 1 GiB, 10 million rounds, 4096 bytes) is invalid before any work.

steward-probe json FILE
  "valid", or "invalid CODE" (3): by the strict reading that tokens and documents of issuers get. A name twice in one
  object is json.repeated; a depth over 16 is json.malformed, as is all that is not RFC 8259.
steward-probe csv FILE
  Steward writes CSV and does not read it. FILE is a JSON array of rows, each an array of texts; says them as CSV.

steward-probe store put DIR [--count N] [--text TEXT]   adds N (1) records to DIR/store; "committed NUMBER" each, once durable
steward-probe store get DIR                             says "NUMBER TEXT" for each record
steward-probe store check DIR                           opens all, says the last number (0: there is none)
  The password is $STEWARD_PROBE_PASSWORD, or "correct horse battery staple". $STEWARD_PROBE_COST is scrypt's log N for a
  new store (17). "invalid CODE DETAIL" (3): another password, or damage; "trouble CODE DETAIL" (4): the disk.
)";
}

} // namespace steward::probe
