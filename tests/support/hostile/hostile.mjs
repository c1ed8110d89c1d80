// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An OpenID provider on loopback that does one thing wrong, another one for each case. See README.md.
import { createServer } from 'node:http';
import { CASES } from './cases.mjs';
import { Issuer } from './issuer.mjs';

const issuers = new Map(); // "/CASE/RUN" -> Issuer

const readBody = async (req) => {
  let body = '';
  for await (const chunk of req) body += chunk;
  return body;
};

// Whatever is led here should not have come.
const strangers = [];
const elsewhere = createServer(async (req, res) => {
  strangers.push({ method: req.method, path: req.url, authorization: req.headers.authorization, body: await readBody(req) });
  res.writeHead(200, { 'content-type': 'application/json' }).end('{}');
});

// What `browser` hands over.
async function browse(address) {
  try { await fetch(address, { signal: AbortSignal.timeout(10_000) }); } catch { /* nobody was there, or nobody said anything */ }
}

async function serve(req, res) {
  const url = new URL(req.url, 'http://127.0.0.1');
  const [, name, run, ...rest] = url.pathname.split('/');
  if (name === '_seen') return res.end(JSON.stringify({ seen: issuers.get(`/${run}/${rest[0]}`)?.seen ?? {}, strangers: strangers.filter((s) => s.path.startsWith(`/${run}/${rest[0]}/`)) }));
  if (name === '_browse') return res.end(await browse(req.headers['x-address']));
  if (!Object.hasOwn(CASES, name) || !run) return res.writeHead(404).end();
  const base = `/${name}/${run}`;
  if (!issuers.has(base)) issuers.set(base, new Issuer(CASES[name], `http://${req.headers.host}${base}`, `http://127.0.0.1:${elsewhere.address().port}${base}`));
  return issuers.get(base).serve(req, res, `/${rest.join('/')}`, url.searchParams, new URLSearchParams(await readBody(req)));
}

const server = createServer((req, res) => serve(req, res).catch((e) => { console.error(e); res.destroy(); }));
elsewhere.listen(0, '127.0.0.1', () => server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ ready: true, origin: `http://127.0.0.1:${server.address().port}`, cases: Object.keys(CASES) }));
}));
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
