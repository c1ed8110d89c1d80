// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong, by name. What a client has to make of each: tests/probe/hostiletest.cpp, which knows them all.
//   manners   how something is answered: metadata, auth, token, refresh, keys, revoke, api
//   metadata, callback, tokens, refreshed, keys   what is said, given what would be right
//   idToken, idTokenAgain   { header, claims } to change, or a whole token to return; at the sign-in, at a renewal
import { KEYS, jwkOf, signed, signedWithPublicKey } from './issuer.mjs';
import { close, cut, drip, hang, html, huge, once, redirect, reset, status, typed } from './manners.mjs';

const EVIL = 'https://evil.example';
const metadata = (changes) => ({ metadata: (good, issuer) => ({ ...good, ...(typeof changes === 'function' ? changes(issuer) : changes) }) });
const callback = (change) => ({ callback: change });
const manners = (what, manner) => ({ manners: { [what]: manner } });
const tokens = (changes) => ({ tokens: (good) => ({ ...good, ...changes }) });
const header = (changes) => ({ idToken: ({ header: h }) => { Object.assign(h, changes); } });
const claims = (change) => ({ idToken: ({ claims: c, now }) => { Object.assign(c, change(c, now)); } });
const again = (changes) => ({ idTokenAgain: ({ claims: c }) => { Object.assign(c, changes); } });
const leaveOut = (name) => ({ idToken: ({ claims: c }) => { delete c[name]; } });
const keys = (list) => ({ keys: list });
const twice = (value, member) => JSON.stringify(value).replace('{', `{"${member}":"${EVIL}",`);

export const CASES = {
  good: {},

  // Discovery (RULES 2.18, 2.19; T4, T5)
  'metadata-issuer-other': metadata({ issuer: EVIL }),
  'metadata-issuer-slash': metadata(({ issuer }) => ({ issuer: `${issuer}/` })),
  'metadata-issuer-missing': metadata({ issuer: undefined }),
  'metadata-issuer-twice': { metadata: (good) => twice(good, 'issuer') },
  'metadata-redirect': manners('metadata', redirect(302)),
  'metadata-huge': manners('metadata', huge),
  'metadata-large': metadata({ padding: 'x'.repeat(200_000) }),
  'metadata-hang': manners('metadata', hang),
  'metadata-drip': manners('metadata', drip),
  'metadata-cut': manners('metadata', cut),
  'metadata-close': manners('metadata', close),
  'metadata-html': manners('metadata', html),
  'metadata-not-json': { metadata: () => '{"issuer":' },
  'metadata-404': manners('metadata', status(404)),
  'metadata-503': manners('metadata', status(503, { 'retry-after': '1' })),
  'metadata-endpoint-clear': metadata({ token_endpoint: 'http://evil.example/token' }),
  'metadata-endpoint-script': metadata({ authorization_endpoint: 'javascript:alert(1)' }),
  'metadata-endpoint-file': metadata({ jwks_uri: 'file:///etc/passwd' }),
  'metadata-pkce-plain': metadata({ code_challenge_methods_supported: ['plain'] }),
  'metadata-hmac-only': metadata({ id_token_signing_alg_values_supported: ['HS256', 'none'] }),
  'metadata-implicit-only': metadata({ response_types_supported: ['id_token', 'token'] }),

  // What the browser brings back (RULES 2.5, 2.7, 2.8, 2.17; RFC 9207)
  'callback-issuer-other': callback((answer) => answer.set('iss', EVIL)),
  'callback-issuer-slash': callback((answer, { issuer }) => answer.set('iss', `${issuer}/`)),
  'callback-issuer-missing': callback((answer) => answer.delete('iss')),
  'callback-error-of-another': callback((answer) => { answer.delete('code'); answer.set('error', 'access_denied'); answer.set('iss', EVIL); }),
  'callback-state-other': callback((answer) => answer.set('state', 'x'.repeat(43))),
  'callback-state-missing': callback((answer) => answer.delete('state')),
  'callback-code-twice': callback((answer) => answer.append('code', 'another')),
  'callback-code-missing': callback((answer) => answer.delete('code')),
  'callback-code-unsafe': callback((answer) => answer.set('code', 'a\r\nX-Injected: 1')),
  'callback-denied': callback((answer) => { answer.delete('code'); answer.set('error', 'access_denied'); }),
  'callback-error-unsafe': callback((answer) => { answer.delete('code'); answer.set('error', '<b>\r\n\u202e'); }),
  'callback-never': manners('auth', html),

  // The token endpoint (T3, T4, T5, T6, T11)
  'token-redirect': manners('token', redirect(307)),
  'token-huge': manners('token', huge),
  'token-hang': manners('token', hang),
  'token-drip': manners('token', drip),
  'token-cut': manners('token', cut),
  'token-close': manners('token', close),
  'token-reset': manners('token', reset),
  'token-html': manners('token', html),
  'token-500': manners('token', status(500)),
  'token-invalid-grant': manners('token', status(400, {}, '{"error":"invalid_grant"}')),
  'token-other-type': manners('token', typed('text/plain', (issuer) => issuer.tokens(false))),
  'token-twice': { tokens: (good) => twice(good, 'access_token') },
  'token-mac': tokens({ token_type: 'mac' }),
  'token-header-injection': tokens({ access_token: 'a\r\nX-Injected: 1' }),
  'token-life-endless': tokens({ expires_in: 1e300 }),
  'token-no-id-token': tokens({ id_token: undefined }),

  // The ID token (RULES 2.20, 2.21; RFC 8725)
  'id-nonce-missing': leaveOut('nonce'),
  'id-nonce-other': claims(() => ({ nonce: 'another' })),
  'id-issuer-other': claims(() => ({ iss: EVIL })),
  'id-audience-other': claims(() => ({ aud: 'another' })),
  'id-audience-several': claims((c) => ({ aud: [c.aud, 'another'] })),
  'id-party-other': claims(() => ({ azp: 'another' })),
  'id-expired': claims((_c, now) => ({ exp: now - 301 })),
  'id-expiry-missing': leaveOut('exp'),
  'id-expiry-text': claims((_c, now) => ({ exp: String(now + 300) })),
  'id-issued-far-ahead': claims((_c, now) => ({ iat: now + 3600 })),
  'id-issued-long-ago': claims((_c, now) => ({ iat: now - 86400 })),
  'id-issued-missing': leaveOut('iat'),
  'id-not-yet': claims((_c, now) => ({ nbf: now + 3600 })),
  'id-subject-missing': leaveOut('sub'),
  'id-subject-long': claims(() => ({ sub: 'x'.repeat(256) })),
  'id-subject-number': claims(() => ({ sub: 7 })),
  'id-access-hash-other': claims(() => ({ at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' })),
  'id-typed-access': header({ typ: 'at+jwt' }),
  'id-typed-logout': header({ typ: 'logout+jwt' }),
  'id-none': { idToken: ({ claims: c }) => `${signed({ alg: 'none' }, c).split('.').slice(0, 2).join('.')}.` },
  'id-hmac-of-public-key': { idToken: ({ header: h, claims: c }) => signedWithPublicKey({ ...h, alg: 'HS256' }, c) },
  'id-algorithm-not-announced': header({ alg: 'ES256' }),
  'id-jku': { idToken: ({ header: h, claims: c, issuer }) => signed({ ...h, jku: `${issuer.elsewhere}/keys` }, c) },
  'id-x5u': { idToken: ({ header: h, claims: c, issuer }) => signed({ ...h, x5u: `${issuer.elsewhere}/keys` }, c) },
  'id-jwk': { idToken: ({ header: h, claims: c }) => signed({ ...h, jwk: jwkOf(KEYS.stranger) }, c, KEYS.stranger) },
  'id-critical': header({ crit: ['b64'], b64: false }),
  'id-encrypted': { idToken: () => 'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.AA.AA.AA.AA' },
  'id-key-unknown': header({ kid: 'nobody' }),
  'id-signed-by-another': { idToken: ({ header: h, claims: c }) => signed(h, c, KEYS.stranger) },
  'id-signature-missing': { idToken: ({ header: h, claims: c }) => signed(h, c).replace(/[^.]*$/, '') },
  'id-padded': { idToken: ({ header: h, claims: c }) => `${signed(h, c)}==` },
  'id-claim-twice': { idToken: ({ header: h, claims: c }) => signed(h, twice(c, 'iss')) },

  // The keys (RULES 2.19)
  'keys-redirect': manners('keys', redirect(302)),
  'keys-huge': manners('keys', huge),
  'keys-hang': manners('keys', hang),
  'keys-html': manners('keys', html),
  'keys-twice': keys(() => '{"keys":[],"keys":[]}'),
  'keys-private': keys(() => [{ ...KEYS.first.privateKey.export({ format: 'jwk' }), kid: 'k1' }]),
  'keys-for-encryption': keys(() => [jwkOf(KEYS.first, { use: 'enc' })]),
  'keys-weak': { keys: () => [jwkOf(KEYS.weak)], idToken: ({ header: h, claims: c }) => signed(h, c, KEYS.weak) },
  'keys-same-name': keys(() => [jwkOf(KEYS.stranger), jwkOf(KEYS.first)]),
  'keys-many': keys(() => Array.from({ length: 65 }, (_, n) => jwkOf(KEYS.first, { kid: `k${n}` }))),

  // Renewal (RULES 2.10, 2.20; T3, T16)
  'refresh-good': {},
  'refresh-token-stays': { refreshed: (good, issuer) => { issuer.refresh = 'rt-stays'; return { ...good, refresh_token: undefined }; }, tokens: (good, issuer) => ({ ...good, refresh_token: issuer.refresh = 'rt-stays' }) },
  'refresh-keys-rotated': { idTokenAgain: ({ header: h, claims: c, issuer }) => { issuer.key = KEYS.second; return signed({ ...h, kid: 'k2' }, c, KEYS.second); } },
  'refresh-invalid-grant': manners('refresh', status(400, {}, '{"error":"invalid_grant"}')),
  'refresh-answer-lost': manners('refresh', once(({ res, issuer }) => { issuer.tokens(true); res.socket.end(); })),
  'refresh-503': manners('refresh', once(status(503, { 'retry-after': '1' }))),
  'refresh-429': manners('refresh', once(status(429, { 'retry-after': '1' }))),
  'refresh-hang': manners('refresh', once(hang)),
  'refresh-html': manners('refresh', once(html)),
  'refresh-redirect': manners('refresh', once(redirect(307))),
  'refresh-header-injection': manners('refresh', once(typed('application/json', (issuer) => ({ token_type: 'Bearer', access_token: 'a\r\nX-Injected: 1', refresh_token: issuer.refresh })))),
  'refresh-subject-other': again({ sub: 's-2' }),
  'refresh-issuer-other': again({ iss: EVIL }),
  'refresh-audience-other': again({ aud: 'another' }),
  'refresh-nonce-other': again({ nonce: 'another' }),
  'refresh-issued-long-ago': { idTokenAgain: ({ claims: c, now }) => { c.iat = now - 86400; } },
  'refresh-none': { idTokenAgain: ({ claims: c }) => `${signed({ alg: 'none' }, c).split('.').slice(0, 2).join('.')}.` },
  'refresh-key-unknown': { idTokenAgain: ({ header: h }) => { h.kid = 'nobody'; } },

  // With the token (RULES 2.25; T4)
  'api-good': {},
  'api-401-once': manners('api', once(status(401, { 'www-authenticate': 'Bearer error="invalid_token"' }))),
  'api-401-always': manners('api', status(401, { 'www-authenticate': 'Bearer error="invalid_token"' })),
  'api-403': manners('api', status(403, { 'www-authenticate': 'Bearer error="insufficient_scope"' })),
  'api-redirect': manners('api', redirect(302)),

  // The end (RULES 2.23)
  'signout-good': {},
  'signout-503': manners('revoke', once(status(503, { 'retry-after': '1' }))),
  'signout-refused': manners('revoke', status(400, {}, '{"error":"unsupported_token_type"}')),
};
