// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tries every fault of faultproxy.mjs on a small server. Exit 0: every line says ok.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';

const CONTENT = '0123456789'.repeat(10);
const requests = []; // what the server got
const server = createServer(async (req, res) => {
  let body = '';
  for await (const chunk of req) body += chunk;
  requests.push(`${req.method} ${req.url} ${body}`);
  res.setHeader('etag', '"a"');
  if (req.url === '/same') res.writeHead(304).end(); else res.setHeader('content-length', CONTENT.length).end(CONTENT);
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const arguments_ = [join(import.meta.dirname, 'faultproxy.mjs'), '--listen', '0', '--control', '0', '--to', `127.0.0.1:${server.address().port}`];
const child = spawn(process.execPath, arguments_, { stdio: ['ignore', 'pipe', 'inherit'] });
process.once('exit', () => child.kill());
const { listen, control } = JSON.parse(String((await once(child.stdout, 'data'))[0]));

let passed = 0, failed = 0;
function ok(name, good, seen) {
  console.log(`${good ? 'ok  ' : 'FAIL'} ${name}${good ? '' : ` ${JSON.stringify(seen)}`}`);
  if (good) passed++; else failed++;
}
async function steer(path, method = 'GET', body) {
  const r = await fetch(`http://127.0.0.1:${control}${path}`, { method, body });
  return { status: r.status, value: await r.json() };
}
const setRules = (...rules) => steer('/rules', 'PUT', JSON.stringify(rules));
async function call(path = '/token', method = 'POST') {
  requests.length = 0;
  const start = Date.now();
  const init = { method, body: method === 'POST' ? 'abc' : undefined, signal: AbortSignal.timeout(1500) };
  const seen = await fetch(`http://127.0.0.1:${listen}${path}`, init)
    .then(async (r) => ({ status: r.status, headers: Object.fromEntries(r.headers), body: await r.text() }))
    .catch((e) => ({ error: e.cause?.code ?? e.name }));
  return { ...seen, ms: Date.now() - start, arrived: requests.length };
}

const table = [
  ['no fault', {}, (a) => a.status === 200 && a.body === CONTENT && a.headers.etag === '"a"' && a.arrived === 1 && a.ms < 200],
  ['latency', { latency: 300 }, (a) => a.status === 200 && a.ms >= 300],
  ['latency, jitter', { latency: 100, jitter: 200 }, (a) => a.status === 200 && a.ms >= 100 && a.ms < 400],
  ['status', { status: 503, headers: { 'retry-after': '1' } }, (a) => a.status === 503 && a.headers['retry-after'] === '1'
    && a.headers['content-type'] === 'application/problem+json' && a.arrived === 0],
  ['status, body', { status: 400, body: '{"error":"slow_down"}' }, (a) => a.status === 400 && a.body === '{"error":"slow_down"}'],
  ['reset', { reset: true }, (a) => a.error === 'ECONNRESET' && a.arrived === 0],
  ['refuse', { refuse: true }, (a) => a.error === 'UND_ERR_SOCKET' && a.arrived === 0],
  ['blackhole', { blackhole: true }, (a) => a.error === 'TimeoutError' && a.arrived === 0],
  ['reset_after_request', { reset_after_request: true }, (a) => a.error === 'ECONNRESET' && a.arrived === 1],
  ['duplicate', { duplicate: 2 }, (a) => a.status === 200 && a.arrived === 3],
  ['truncate', { truncate: 10 }, (a) => a.error === 'ECONNRESET' && a.arrived === 1],
  ['close_after', { close_after: 10 }, (a) => a.error === 'UND_ERR_SOCKET' && a.arrived === 1],
  ['drip', { drip: { bytes: 10, every: 20 } }, (a) => a.body === CONTENT && a.ms >= 180],
  ['set_headers', { set_headers: { date: 'long ago', etag: null } }, (a) => a.headers.date === 'long ago' && !a.headers.etag],
  ['corrupt', { corrupt: 3 }, (a) => a.body.startsWith('0122') && a.body.length === 100],
  ['match', { match: { method: 'POST', path: '^/token$' }, status: 429 }, (a) => a.status === 429],
  ['match, other path', { match: { path: '^/other' }, status: 429 }, (a) => a.status === 200],
  ['match, other method', { match: { method: 'GET' }, status: 429 }, (a) => a.status === 200],
];
for (const [name, rule, good] of table) {
  await setRules(rule);
  const answer = await call();
  ok(name, good(answer), answer);
}

await setRules({ status: 503, times: 2 }, { latency: 200, times: 1 });
const row = [await call(), await call(), await call(), await call()].map((a) => `${a.status}${a.ms >= 200 ? ' late' : ''}`);
ok('times: two failures, one late, then well', row.join() === '503,503,200 late,200', row);
await setRules({ status: 503, prob: 0.5 });
const statuses = [];
for (let i = 0; i < 40; i++) statuses.push((await call()).status);
const share = statuses.filter((s) => s === 503).length;
ok('prob', share > 8 && share < 32, statuses);
await setRules();
const head = await call('/x', 'HEAD'), same = await call('/same', 'GET');
ok('HEAD keeps its length, 304 has none', head.headers['content-length'] === '100' && same.status === 304, { head, same });
ok('the log names the faults', (await steer('/log')).value.some((e) => e.rule === 'status,headers' && e.url === '/token'));
await steer('/log', 'DELETE');
ok('the log is emptied', (await steer('/log')).value.length === 0);
const refused = [];
for (const bad of ['{', '{}', '[{"match":{"path":"("}}]', '[{"slow":1}]']) refused.push((await steer('/rules', 'PUT', bad)).status);
ok('bad rules are refused, the old ones stay', refused.every((s) => s === 400) && (await call()).status === 200, refused);
server.close();
server.closeAllConnections();
ok('no server behind it: 502', (await call()).status === 502);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
