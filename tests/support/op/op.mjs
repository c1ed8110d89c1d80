// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A real OpenID provider on loopback for tests: the server around npm's oidc-provider, and the test hooks. See README.md.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { Accounts } from './accounts.mjs';
import { loadKeys, rotateKeys, saveKeys } from './keys.mjs';
import { changeOptions, liveOptions, o, usage } from './options.mjs';
import { interact } from './pages.mjs';
import { makeProvider } from './provider.mjs';

// oidc-provider tells time by Date.now() alone.
const trueNow = Date.now;
Date.now = () => trueNow() + o.skew * 1000;

// What the provider saw, for GET /_test/events.
const EVENTS = [
  'authorization.success', 'authorization.error', 'grant.success', 'grant.error', 'grant.revoked', 'end_session.success',
  'end_session.error', 'userinfo.error', 'server_error', 'revocation.error', 'refresh_token.consumed', 'refresh_token.saved',
  'refresh_token.destroyed', 'access_token.issued', 'access_token.saved',
];
const events = [];
function note(type, ctx, err) {
  const error = err?.error ?? (err instanceof Error ? err.message : undefined);
  const { client, params } = ctx?.oidc ?? {};
  events.push({ at: trueNow(), type, error, detail: err?.error_detail, client: client?.clientId, grant: params?.grant_type });
  if (events.length > 5000) events.shift();
  if (!o.quiet) console.error(JSON.stringify(events.at(-1)));
}

// Made anew by build() when options, accounts or keys have changed.
let address, keys, accounts, provider, callback;
const issuer = () => o.issuer || address;
function build(withKeys = keys) {
  const fresh = makeProvider(issuer(), withKeys, accounts);
  for (const type of EVENTS) fresh.on(type, (ctx, err) => note(type, ctx, err));
  [provider, callback, keys] = [fresh, fresh.callback(), withKeys];
}
function rotate(drop) {
  build(rotateKeys(keys, drop));
  saveKeys(keys);
  return { kids: keys.map((key) => key.kid) };
}

const HOOKS = {
  'GET /_test/events': () => events,
  'POST /_test/clear': () => { events.length = 0; return {}; },
  'GET /_test/options': liveOptions,
  'PUT /_test/options': (changes) => changeOptions(changes, build),
  'PUT /_test/accounts': (changes) => { accounts.merge(changes); build(); return {}; },
  'POST /_test/rotate': () => rotate(false),
  'POST /_test/rotate?drop': () => rotate(true),
};
async function runHook(req, res) {
  const hook = HOOKS[`${req.method} ${req.url}`];
  const send = (status, value) => res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  let body = '';
  for await (const chunk of req) body += chunk;
  if (!hook) return send(404, { error: 'no such hook' });
  try { return send(200, hook(body ? JSON.parse(body) : {})); } catch (e) { return send(400, { error: e.message }); }
}

async function serve(req, res) {
  res.setHeader('date', new Date(Date.now()).toUTCString());
  if (req.url.startsWith('/interaction/')) return interact(provider, accounts, req, res);
  if (req.url.startsWith('/_test/')) return runHook(req, res);
  return callback(req, res);
}
const answer = (req, res) => serve(req, res).catch((e) => { note('server_error', undefined, e); res.destroy(); });

function makeServer() {
  if (!o['tls-key']) return http.createServer(answer);
  return https.createServer({ key: readFileSync(o['tls-key']), cert: readFileSync(o['tls-cert']) }, answer);
}
try {
  accounts = new Accounts({ count: o.accounts, open: !o.closed });
  if (o['account-file']) accounts.merge(JSON.parse(readFileSync(o['account-file'], 'utf8')));
  keys = loadKeys();
  const server = makeServer();
  server.on('error', (e) => { console.error(`op: ${e.message}`); process.exit(1); });
  server.listen(o.port, o.host, () => {
    address = `http${o['tls-key'] && 's'}://${o.host.includes(':') ? `[${o.host}]` : o.host}:${server.address().port}`;
    try { build(); } catch (e) { usage(e.message); }
    console.log(JSON.stringify({ ready: true, issuer: issuer(), pid: process.pid, kids: keys.map((key) => key.kid) }));
  });
} catch (e) { usage(e.message); }
process.on('SIGUSR2', () => rotate(false));
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
