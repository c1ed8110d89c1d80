// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An HTTP proxy that injects faults, for tests. Options, rules and faults: README.md.
import http from 'node:http';
import https from 'node:https';
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const { values: o } = parseArgs({ options: {
  listen: { type: 'string', default: '9600' }, control: { type: 'string', default: '9601' }, to: { type: 'string', default: '127.0.0.1:9400' },
  seed: { type: 'string', default: '1' }, 'tls-key': { type: 'string' }, 'tls-cert': { type: 'string' },
} });
const to = new URL(`http://${o.to}`);
const upstream = { host: to.hostname.replace(/^\[|\]$/g, ''), port: to.port, agent: new http.Agent({ keepAlive: false }) };

let rules = [], log = [], seed = Number(o.seed);
const chance = () => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return seed / 2 ** 32; }; // repeatable
const FAULTS = ['latency', 'jitter', 'status', 'headers', 'body', 'reset', 'refuse', 'blackhole', 'reset_after_request', 'duplicate',
  'truncate', 'close_after', 'drip', 'set_headers', 'corrupt'];

function setRules(list) {
  if (!Array.isArray(list)) throw new Error('rules: not a list');
  for (const rule of list) {
    const odd = Object.keys(rule).find((key) => !['match', 'times', 'prob', ...FAULTS].includes(key));
    if (odd) throw new Error(`rules: ${odd} is not known`);
    if (rule.match?.path) new RegExp(rule.match.path); // throws on a bad one
  }
  rules = list;
}

const fits = ({ times, match, prob }, { method, url }) => (times === undefined || times > 0) && (!match?.method || match.method === method)
  && (!match?.path || new RegExp(match.path).test(url)) && (prob === undefined || chance() < prob);

async function read(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function ask({ method, url, headers: { connection, ...headers } }, body) {
  const request = http.request({ ...upstream, method, path: url, headers });
  request.end(body);
  const [answer] = await once(request, 'response');
  return { status: answer.statusCode, headers: answer.headers, body: await read(answer) };
}

async function handle(req, res) {
  const rule = rules.find((r) => fits(r, req)) ?? {};
  if (rule.times !== undefined) rule.times--;
  log.push({ t: Date.now(), method: req.method, url: req.url, rule: Object.keys(rule).filter((key) => FAULTS.includes(key)).join() || null });
  if (log.length > 10000) log.shift();
  const { socket } = req;

  if (rule.reset) return socket.resetAndDestroy();
  if (rule.refuse) return socket.end();
  if (rule.blackhole) return;
  const body = await read(req);
  if (rule.latency) await sleep(rule.latency + (rule.jitter ? chance() * rule.jitter : 0));
  if (rule.status) {
    res.writeHead(rule.status, { 'content-type': 'application/problem+json', ...rule.headers });
    return res.end(rule.body ?? JSON.stringify({ title: 'injected', status: rule.status }));
  }

  let answer;
  try {
    answer = await ask(req, body);
    for (let i = 0; i < (rule.duplicate ?? 0); i++) await ask(req, body).catch(() => {});
  } catch (e) { return res.writeHead(502).end(e.message); }
  if (rule.reset_after_request) return socket.resetAndDestroy();

  const { status, headers, body: content } = answer;
  const bodiless = req.method === 'HEAD' || status === 204 || status === 304;
  delete headers.connection;
  if (!bodiless) { delete headers['transfer-encoding']; headers['content-length'] = content.length; }
  for (const [name, value] of Object.entries(rule.set_headers ?? {})) if (value === null) delete headers[name]; else headers[name] = value;
  if (rule.corrupt !== undefined && content.length) content[rule.corrupt % content.length] ^= 1;
  res.writeHead(status, headers);

  const cut = rule.truncate ?? rule.close_after;
  if (cut !== undefined) {
    res.write(content.subarray(0, cut));
    await sleep(30); // let it arrive before the end does
    return rule.truncate !== undefined ? socket.resetAndDestroy() : socket.end();
  }
  if (rule.drip) {
    for (let at = 0; at < content.length && !res.destroyed; at += rule.drip.bytes) {
      res.write(content.subarray(at, at + rule.drip.bytes));
      await sleep(rule.drip.every);
    }
    return res.end();
  }
  res.end(content);
}

async function steer(req, res) {
  let status = 200, answer = rules;
  try {
    if (req.url === '/rules' && req.method === 'PUT') { setRules(JSON.parse(await read(req))); answer = rules; }
    else if (req.url === '/log') { if (req.method === 'DELETE') log = []; answer = log; }
    else if (req.url !== '/rules') throw new Error('no such address');
  } catch (e) { status = 400; answer = { error: e.message }; }
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}

const front = (req, res) => handle(req, res).catch((e) => { console.error(`faultproxy: ${e.message}`); res.destroy(); });
const tls = o['tls-key'] && { key: readFileSync(o['tls-key']), cert: readFileSync(o['tls-cert']) };
const proxy = tls ? https.createServer(tls, front) : http.createServer(front);
const control = http.createServer(steer);
for (const [server, port] of [[proxy, o.listen], [control, o.control]]) {
  server.on('error', (e) => { console.error(`faultproxy: ${e.message}`); process.exit(1); });
  await once(server.listen(Number(port), '127.0.0.1'), 'listening');
}
proxy.keepAliveTimeout = 1000;
console.log(JSON.stringify({ ready: true, listen: proxy.address().port, control: control.address().port }));
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
