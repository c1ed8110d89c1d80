// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A provider as it ought to be, but for what its case lays over it: one client, everybody is signed in at once.
import { createHash, createHmac, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const newKey = (kid, bits = 2048) => ({ kid, ...generateKeyPairSync('rsa', { modulusLength: bits }) });
export const KEYS = { first: newKey('k1'), second: newKey('k2'), stranger: newKey('k1'), weak: newKey('k1', 1024) };
export const jwkOf = (key, more = {}) => ({ ...key.publicKey.export({ format: 'jwk' }), kid: key.kid, alg: 'RS256', use: 'sig', ...more });

const encode = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);
const half = (text) => createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');

// A JWS; `text` are the claims as they are written.
export function signed(header, text, key = KEYS.first) {
  const input = `${encode(header)}.${encode(text)}`;
  return `${input}.${sign('sha256', Buffer.from(input), key.privateKey).toString('base64url')}`;
}
// With what everybody can read for a secret.
export function signedWithPublicKey(header, text) {
  const input = `${encode(header)}.${encode(text)}`;
  const pem = createPublicKey(KEYS.first.privateKey).export({ type: 'spki', format: 'pem' });
  return `${input}.${createHmac('sha256', pem).update(input).digest('base64url')}`;
}

export class Issuer {
  constructor(wrong, issuer, elsewhere) {
    Object.assign(this, { wrong, issuer, elsewhere, seen: {}, given: 0, key: KEYS.first, refresh: undefined });
  }

  // How often this was asked for, this time included.
  #count(what) { return this.seen[what] = (this.seen[what] ?? 0) + 1; }

  json(res, value, status = 200, headers = {}) {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  }

  async serve(req, res, path, query, form) {
    const what = { '/.well-known/openid-configuration': 'metadata', '/auth': 'auth', '/token': 'token', '/keys': 'keys', '/revoke': 'revoke', '/end': 'end', '/api': 'api' }[path];
    if (!what) return res.writeHead(404).end();
    const times = this.#count(what);
    const isRefresh = form.get('grant_type') === 'refresh_token';
    const turn = isRefresh ? this.#count('refresh') : times;
    // Wrong in how it answers, before what it answers; `false`: this time it behaves.
    const manner = this.wrong.manners?.[isRefresh ? 'refresh' : what];
    if (manner && await manner({ res, req, turn, issuer: this, form }) !== false) return undefined;
    return this[what](res, { query, form, req, isRefresh });
  }

  metadata(res) {
    const { issuer } = this;
    const good = {
      issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys`,
      revocation_endpoint: `${issuer}/revoke`, end_session_endpoint: `${issuer}/end`, response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'], id_token_signing_alg_values_supported: ['RS256'],
      authorization_response_iss_parameter_supported: true,
    };
    this.json(res, this.wrong.metadata ? this.wrong.metadata(good, this) : good);
  }

  auth(res, { query }) {
    this.asked = Object.fromEntries(query);
    this.code = randomBytes(16).toString('base64url');
    const back = new URL(this.asked.redirect_uri);
    const answer = new URLSearchParams({ code: this.code, state: this.asked.state, iss: this.issuer });
    this.wrong.callback?.(answer, this);
    back.search = answer;
    res.writeHead(302, { location: back.href }).end();
  }

  #isGood(form, isRefresh) {
    if (isRefresh) return this.refresh !== undefined && form.get('refresh_token') === this.refresh;
    const challenge = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
    return form.get('grant_type') === 'authorization_code' && form.get('code') === this.code && challenge === this.asked.code_challenge
      && form.get('redirect_uri') === this.asked.redirect_uri && form.get('client_id') === this.asked.client_id;
  }

  token(res, { form, isRefresh }) {
    if (!this.#isGood(form, isRefresh)) return this.json(res, { error: 'invalid_grant' }, 400);
    this.code = undefined;
    return this.json(res, this.tokens(isRefresh));
  }

  // New ones, in the place of those before.
  tokens(isRefresh) {
    this.access = `at-${++this.given}-${randomBytes(8).toString('hex')}`;
    this.refresh = `rt-${this.given}-${randomBytes(8).toString('hex')}`;
    const good = { token_type: 'Bearer', access_token: this.access, refresh_token: this.refresh, expires_in: 300, id_token: this.idToken(isRefresh) };
    const lay = isRefresh ? this.wrong.refreshed : this.wrong.tokens;
    return lay ? lay(good, this) : good;
  }

  idToken(isRefresh) {
    const { iss, sub, aud, ...more } = { iss: this.issuer, sub: 's-1', aud: this.asked.client_id };
    const claims = { iss, sub, aud, iat: now(), exp: now() + 300, at_hash: half(this.access), ...more };
    if (!isRefresh) claims.nonce = this.asked.nonce;
    const header = { alg: 'RS256', kid: this.key.kid, typ: 'JWT' };
    const lay = isRefresh ? this.wrong.idTokenAgain : this.wrong.idToken;
    const changed = lay?.({ header, claims, now: now(), issuer: this });
    return typeof changed === 'string' ? changed : signed(header, claims, this.key);
  }

  keys(res) {
    const keys = this.wrong.keys?.(this) ?? [jwkOf(this.key)];
    this.json(res, typeof keys === 'string' ? keys : { keys });
  }

  revoke(res) { res.writeHead(200).end(); }

  end(res, { query }) {
    const back = new URL(query.get('post_logout_redirect_uri'));
    back.searchParams.set('state', query.get('state'));
    res.writeHead(302, { location: back.href }).end();
  }

  api(res, { req }) {
    if (req.headers.authorization === `Bearer ${this.access}`) return this.json(res, { ok: true });
    return this.json(res, { type: 'about:blank', status: 401 }, 401, { 'content-type': 'application/problem+json', 'www-authenticate': 'Bearer error="invalid_token"' });
  }
}
