// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A bare OAuth client and the test hooks of op.mjs, for flow-check.mjs and for checks of your own.
import { spawn } from 'node:child_process';
import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import { join } from 'node:path';
import { Browser } from './browser.mjs';

export const DESKTOP = 'http://127.0.0.1:5000/callback';
export const WEB = 'http://127.0.0.1:8080/callback.html';
export const SCOPE = 'openid offline_access profile email groups';
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

// A provider on a free port: { child, issuer, pid, kids }.
export async function startOp(...args) {
  const file = join(import.meta.dirname, 'op.mjs');
  const child = spawn(process.execPath, [file, '--port', '0', '--quiet', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill());
  let line = '';
  for await (const chunk of child.stdout) { line += chunk; if (line.includes('\n')) break; }
  return { child, ...JSON.parse(line) };
}

export const json = async (url, init) => (await fetch(url, init)).json();
export const form = (fields, headers = {}) => ({
  method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body: new URLSearchParams(fields),
});
const random = () => randomBytes(32).toString('base64url');
export function newPkce() {
  const verifier = random();
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}
export const isJwt = (token) => token?.split('.').length === 3;

export async function connect(issuer) {
  const cfg = await json(`${issuer}/.well-known/openid-configuration`);
  const keySet = async () => (await json(cfg.jwks_uri)).keys;

  const authQuery = (client, redirect, more = {}, pkce = newPkce()) => ({
    client_id: client, response_type: 'code', redirect_uri: redirect, scope: SCOPE, prompt: 'consent', state: random(), nonce: random(),
    code_challenge: pkce.challenge, code_challenge_method: 'S256', ...more,
  });
  const authUrl = (client, redirect, more) => `${cfg.authorization_endpoint}?${new URLSearchParams(authQuery(client, redirect, more))}`;
  const token = async (fields) => { const r = await fetch(cfg.token_endpoint, form(fields)); return { http: r.status, ...(await r.json()) }; };

  // One sign-in up to the redirect; `more` are parameters of the authorization request (undefined leaves one out).
  async function signIn(client = 'console-desktop', redirect = DESKTOP, more = {}, browser = new Browser()) {
    const pkce = newPkce();
    const asked = Object.fromEntries(Object.entries(authQuery(client, redirect, more, pkce)).filter(([, value]) => value !== undefined));
    const seen = await browser.walk(`${cfg.authorization_endpoint}?${new URLSearchParams(asked)}`);
    const answer = seen.to?.searchParams;
    return { ...seen, client, redirect, pkce, asked, answer, code: answer?.get('code'), error: answer?.get('error') };
  }
  const exchange = (s, over = {}) => token({
    grant_type: 'authorization_code', client_id: s.client, code: s.code, redirect_uri: s.redirect, code_verifier: s.pkce.verifier, ...over,
  });
  const tokens = async (...args) => exchange(await signIn(...args));
  const refresh = (refreshToken, client = 'console-desktop') => token({ grant_type: 'refresh_token', client_id: client, refresh_token: refreshToken });
  const revoke = (value, client = 'console-desktop') => fetch(cfg.revocation_endpoint, form({ client_id: client, token: value }));
  const userinfo = (access) => fetch(cfg.userinfo_endpoint, { headers: { authorization: `Bearer ${access}` } });

  async function startDevice(client, more = {}) {
    const d = await json(cfg.device_authorization_endpoint, form({ client_id: client, scope: SCOPE, prompt: 'consent', ...more }));
    return { ...d, poll: () => token({ grant_type: DEVICE_GRANT, client_id: client, device_code: d.device_code }) };
  }

  // { head, claims, signed }: signed by a key of the set that is published now
  async function readJwt(text) {
    const [h, p, s] = text.split('.');
    const [head, claims] = [h, p].map((piece) => JSON.parse(Buffer.from(piece, 'base64url')));
    const jwk = (await keySet()).find((k) => k.kid === head.kid);
    if (!jwk) return { head, claims, signed: false };
    const key = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' };
    return { head, claims, signed: verify('sha256', Buffer.from(`${h}.${p}`), key, Buffer.from(s, 'base64url')) };
  }

  const put = (what, value) => json(`${issuer}/_test/${what}`, { method: 'PUT', body: JSON.stringify(value) });
  const post = (what) => json(`${issuer}/_test/${what}`, { method: 'POST' });
  async function withOptions(changes, work) {
    const before = await json(`${issuer}/_test/options`);
    await put('options', changes);
    try { await work(); } finally { await put('options', before); }
  }
  return { cfg, keySet, authUrl, signIn, exchange, tokens, refresh, revoke, userinfo, startDevice, readJwt, put, post, withOptions };
}
