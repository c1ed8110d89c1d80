// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Drives op.mjs and browser.mjs end to end, the way a client would. Exit 0: every line says ok.
//   run flow-check           starts a provider of its own on a free port
//   run flow-check ISSUER    takes a running one with default options; its keys and accounts are changed at the end
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Browser } from './browser.mjs';
import { connect, DESKTOP, form, isJwt, json, SCOPE, startOp, WEB } from './client.mjs';

const API = 'https://api.example.test/';
const STEWARD = { resource: API, scope: `${SCOPE} steward` };
let passed = 0, failed = 0;
const part = (name) => console.log(`# ${name}`);
function ok(name, good, extra = '') {
  console.log(`${good ? 'ok  ' : 'FAIL'} ${name} ${extra}`);
  if (good) passed++; else failed++;
}
const now = () => Date.now() / 1000;
const near = (seconds, wanted) => Math.abs(seconds - wanted) < 10;

const own = process.argv[2] ? null : await startOp();
const issuer = own?.issuer ?? process.argv[2];
const op = await connect(issuer);
const { cfg, keySet, authUrl, signIn, exchange, tokens, refresh, revoke, userinfo, startDevice, readJwt, put, post, withOptions } = op;

part('discovery');
ok('issuer is exact', cfg.issuer === issuer);
ok('S256 only', String(cfg.code_challenge_methods_supported) === 'S256');
ok('RFC 9207 announced', cfg.authorization_response_iss_parameter_supported === true);
{
  const keys = await keySet();
  ok('key set has RS256 and ES256 and no private part', String(keys.map((k) => k.alg)) === 'RS256,ES256' && keys.every((k) => !k.d));
}

part('code flow, any loopback port, both families; every client id');
for (const [client, redirect, alg = 'RS256'] of [
  ['console-desktop', 'http://127.0.0.1:49152/callback'], ['console-desktop', 'http://[::1]:53121/callback'], ['console-desktop-2', DESKTOP],
  ['console-desktop-es256', 'http://127.0.0.1:40001/callback', 'ES256'], ['console-web', WEB], ['console-web-2', WEB],
]) {
  const s = await signIn(client, redirect);
  ok(`${client} ${redirect}`, s.code && s.to.href.startsWith(redirect) && s.answer.get('state') === s.asked.state && s.answer.get('iss') === issuer);
  const t = await exchange(s), { head, claims, signed } = await readJwt(t.id_token), person = await (await userinfo(t.access_token)).json();
  ok(`  ID token ${alg}`, t.http === 200 && t.refresh_token && signed && head.alg === alg && claims.iss === issuer && claims.aud === client
    && claims.nonce === s.asked.nonce && claims.exp > now(), `claims=${Object.keys(claims)}`);
  ok('  userinfo sub agrees', person.sub === claims.sub, JSON.stringify(person));
}
{
  const code = await exchange(await signIn('console-desktop'), { client_id: 'console-desktop-2' });
  const stolen = await refresh((await tokens('console-desktop')).refresh_token, 'console-desktop-2');
  ok('code and refresh token of one client are nothing to the other', code.error === 'invalid_grant' && stolen.error === 'invalid_grant');
}

part('what must not be honoured');
for (const bad of ['http://127.0.0.1:5000/other', 'http://localhost:5000/callback', 'http://evil.test/callback', 'https://127.0.0.1:5000/callback',
  'http://127.0.0.1@evil.test/callback']) {
  const s = await signIn('console-desktop', bad);
  ok(`redirect ${bad}`, !s.to && s.status === 400);
}
{
  const none = await signIn('console-desktop', DESKTOP, { code_challenge: undefined, code_challenge_method: undefined });
  ok('no PKCE', none.error === 'invalid_request');
  const plain = await signIn('console-desktop', DESKTOP, { code_challenge_method: 'plain' });
  ok('PKCE plain', plain.error === 'invalid_request');
  const verifier = await exchange(await signIn(), { code_verifier: 'v'.repeat(43) });
  ok('wrong verifier is invalid_grant', verifier.http === 400 && verifier.error === 'invalid_grant');
  const port = await exchange(await signIn(), { redirect_uri: 'http://127.0.0.1:5001/callback' });
  ok('other port at the token endpoint is invalid_grant', port.error === 'invalid_grant');
  const s = await signIn(), first = await exchange(s), again = await exchange(s), person = await userinfo(first.access_token);
  ok('code replay is invalid_grant and ends the first tokens', again.error === 'invalid_grant' && person.status === 401);
  const no = await signIn('console-desktop', DESKTOP, {}, new Browser({ deny: true }));
  ok('the person cancels', no.error === 'access_denied' && no.answer.get('iss') === issuer);
}

part('access tokens: resource (RFC 8707), JWT (RFC 9068)');
async function checkApiToken(name, t, { aud = API, alg = 'RS256', client = 'console-desktop', life = 300 } = {}) {
  ok(`${name}: three parts`, isJwt(t.access_token), t.error && `${t.error} ${t.error_description}`);
  if (!isJwt(t.access_token)) return;
  const { head, claims: c, signed } = await readJwt(t.access_token);
  ok('  typ, alg, signature', head.typ === 'at+jwt' && head.alg === alg && signed, JSON.stringify(head));
  ok('  iss, aud, scope, exp', c.iss === issuer && c.aud === aud && c.scope === 'steward' && t.scope === 'steward'
    && c.exp - c.iat === life && t.expires_in === life && c.exp > now(), JSON.stringify(c));
  ok('  sub, client_id, jti, acr, amr, auth_time', c.sub === 'admin' && c.client_id === client && c.jti && c.acr === 'aal2'
    && String(c.amr) === 'pwd,otp' && near(c.auth_time, now()));
}
{
  const t = await tokens('console-desktop', DESKTOP, STEWARD);
  await checkApiToken('resource given', t);
  ok('it is not for userinfo', (await userinfo(t.access_token)).status === 401);
  ok('the ID token beside it carries the claims', (await readJwt(t.id_token)).claims.email === 'admin@example.test');
  const r = await refresh(t.refresh_token);
  await checkApiToken('refreshed', r);
  const revoked = await revoke(r.access_token);
  ok('a JWT cannot be revoked', revoked.status === 400 && (await revoked.json()).error === 'unsupported_token_type');
}
{
  const t = await tokens('console-desktop', DESKTOP, { scope: STEWARD.scope });
  ok('without resource: not a JWT, no scope steward', !isJwt(t.access_token) && !t.scope.includes('steward'), `scope="${t.scope}"`);
  ok('  good for userinfo', (await userinfo(t.access_token)).status === 200);
}
for (const bad of ['api', `${API}#part`]) {
  const s = await signIn('console-desktop', DESKTOP, { ...STEWARD, resource: bad });
  ok(`resource ${bad} is invalid_target`, s.error === 'invalid_target');
}
{
  const t = await exchange(await signIn('console-desktop', DESKTOP, STEWARD), { resource: 'https://other.example.test/' });
  ok('another resource at the token endpoint is invalid_target', t.error === 'invalid_target');
}
await withOptions({ resources: 'https://a.example.test/,https://b.example.test/' }, async () => {
  const off = await signIn('console-desktop', DESKTOP, STEWARD);
  const on = await signIn('console-desktop', DESKTOP, { ...STEWARD, resource: 'https://b.example.test/' });
  ok('--resources: one off the list is invalid_target, one on it is not', off.error === 'invalid_target' && on.code);
});
await withOptions({ audience: 'urn:steward:api', 'at-ttl': 7 }, async () => {
  const given = await tokens('console-desktop', DESKTOP, STEWARD), none = await tokens('console-desktop', DESKTOP, { scope: STEWARD.scope });
  await checkApiToken('--audience, no resource given, --at-ttl 7', none, { aud: 'urn:steward:api', life: 7 });
  await checkApiToken('--audience, another resource given', given, { life: 7 });
});
await withOptions({ 'at-alg': 'ES256' }, async () => {
  await checkApiToken('--at-alg ES256', await tokens('console-web', WEB, STEWARD), { alg: 'ES256', client: 'console-web' });
});
await withOptions({ 'id-claims': true }, async () => {
  const { claims } = await readJwt((await tokens()).id_token);
  ok('--id-claims', claims.email === 'admin@example.test' && String(claims.groups) === 'admin');
});

part('refresh tokens, revocation');
{
  await post('clear');
  const t1 = await tokens(), t2 = await refresh(t1.refresh_token);
  ok('refresh rotates', t2.http === 200 && t2.refresh_token && t2.refresh_token !== t1.refresh_token && t2.id_token);
  const reuse = await refresh(t1.refresh_token), newest = await refresh(t2.refresh_token);
  ok('reuse is invalid_grant and ends the newer token too', reuse.error === 'invalid_grant' && newest.error === 'invalid_grant');
  const events = await json(`${issuer}/_test/events`);
  const details = events.filter((e) => e.type === 'grant.error').map((e) => e.detail);
  ok('  as the events say', details.join() === 'refresh token already used,refresh token not found', details);
}
await withOptions({ rotate: false }, async () => {
  const t1 = await tokens(), t2 = await refresh(t1.refresh_token), t3 = await refresh(t1.refresh_token);
  ok('--no-rotate: the same token again and again', t2.refresh_token === t1.refresh_token && t3.http === 200);
});
await withOptions({ grace: 3 }, async () => {
  const t1 = await tokens(), t2 = await refresh(t1.refresh_token);
  await sleep(1900);
  const t3 = await refresh(t1.refresh_token);
  ok('--grace 3: reuse within it gives a second pair', t3.http === 200 && t3.refresh_token !== t2.refresh_token);
  await sleep(1900);
  const late = await refresh(t1.refresh_token), newest = await refresh(t2.refresh_token);
  ok('  does not lengthen it; after it reuse ends all', late.error === 'invalid_grant' && newest.error === 'invalid_grant');
});
await withOptions({ 'code-ttl': 1, 'rt-ttl': 1, 'at-ttl': 1 }, async () => {
  const s = await signIn(), t = await tokens();
  await sleep(2100);
  const [code, again, person] = [await exchange(s), await refresh(t.refresh_token), await userinfo(t.access_token)];
  ok('--code-ttl, --rt-ttl, --at-ttl 1', code.error === 'invalid_grant' && again.error === 'invalid_grant' && person.status === 401);
});
{
  const t = await tokens(), r = await revoke(t.refresh_token), again = await refresh(t.refresh_token);
  ok('revocation', r.status === 200 && again.error === 'invalid_grant', `access token after: ${(await userinfo(t.access_token)).status}`);
  ok('revoking an unknown token is 200', (await revoke('nonsense')).status === 200);
}

part('clock and keys');
for (const skew of [120, -600]) {
  await withOptions({ skew }, async () => {
    const t = await tokens('console-desktop', DESKTOP, STEWARD), id = (await readJwt(t.id_token)).claims, at = (await readJwt(t.access_token)).claims;
    const date = Date.parse((await fetch(cfg.jwks_uri)).headers.get('date')) / 1000;
    ok(`--skew ${skew}: iat, exp and the Date header follow`, [id.iat, at.iat, id.exp - 300, date].every((s) => near(s, now() + skew)));
  });
}
{
  const t1 = await tokens(), before = await readJwt(t1.id_token);
  await post('rotate');
  const t2 = await refresh(t1.refresh_token), after = await readJwt(t2.id_token);
  ok('rotation: a new key signs, nobody is signed out', after.signed && after.head.kid !== before.head.kid);
  ok('  the old key stays published', (await readJwt(t1.id_token)).signed);
  await post('rotate?drop');
  ok('rotation with drop: the new keys alone are left', (await keySet()).length === 2 && !(await readJwt(t2.id_token)).signed);
}
if (own) {
  own.child.kill('SIGUSR2');
  await sleep(1500);
  ok('SIGUSR2 rotates too', (await keySet()).length === 4);
}
await withOptions({ keys: 'RS256,ES256,PS256,EdDSA' }, async () => {
  await post('rotate?drop');
  ok('--keys: one of each algorithm', String((await keySet()).map((k) => k.alg)) === 'RS256,ES256,PS256,EdDSA');
});
await post('rotate?drop');
{
  const answers = [await put('options', { 'at-ttl': 'soon' }), await put('options', { colour: 'red' }), await put('options', { port: 1 })];
  ok('options that make no sense are refused', answers.every((r) => r.error), JSON.stringify(answers));
  const before = await json(`${issuer}/_test/options`), half = await put('options', { 'at-ttl': 9, 'id-alg': 'PS256' });
  const after = await json(`${issuer}/_test/options`);
  ok('  all changes or none', half.error && JSON.stringify(after) === JSON.stringify(before), half.error);
}

part('accounts');
{
  const nora = new Browser({ login: 'nora', password: 'right' });
  const account = { sub: 'n-17', password: 'right', email: 'nora@example.test', groups: ['admin', 'field'], acr: 'aal3', amr: ['hwk'] };
  await put('accounts', { nora: account });
  const t = await tokens('console-desktop', DESKTOP, {}, nora), { claims } = await readJwt(t.id_token);
  const person = await (await userinfo(t.access_token)).json();
  ok('sub is not the login name; acr and amr', claims.sub === 'n-17' && claims.acr === 'aal3' && String(claims.amr) === 'hwk', claims.sub);
  ok('email and groups', person.email === 'nora@example.test' && person.groups.length === 2, JSON.stringify(person));
  const wrong = await signIn('console-desktop', DESKTOP, {}, new Browser({ login: 'nora', password: 'wrong' }));
  ok('wrong password: the page comes again, 401', wrong.end === 'rejected' && wrong.status === 401);
  await put('accounts', { nora: null });
  const closed = await signIn('console-desktop', DESKTOP, {}, new Browser({ login: 'nora', password: 'right' }));
  const late = await refresh(t.refresh_token);
  ok('a closed account: no sign-in, refresh is invalid_grant', closed.end === 'rejected' && late.error === 'invalid_grant');
  const anybody = await tokens('console-desktop', DESKTOP, {}, new Browser({ login: 'anybody' }));
  ok('any other name is an account', (await readJwt(anybody.id_token)).claims.sub === 'anybody');
}

part('sign-out (RP-initiated)');
{
  const browser = new Browser(), t = await tokens('console-desktop', DESKTOP, {}, browser);
  const quietly = (client, redirect) => signIn(client, redirect, { prompt: 'none', scope: 'openid' }, browser);
  const goodbye = (redirect, by = browser) => by.walk(`${cfg.end_session_endpoint}?${new URLSearchParams({
    id_token_hint: t.id_token, post_logout_redirect_uri: redirect, state: 'bye' })}`);
  const native = await quietly('console-desktop', DESKTOP);
  ok('prompt=none for a native client always needs the person (RFC 8252 8.6)', native.error === 'interaction_required');
  await signIn('console-web', WEB, {}, browser);
  ok('prompt=none for the browser client with a session gives a code', (await quietly('console-web', WEB)).code);
  const stayed = await goodbye('http://127.0.0.1/signed-out', Object.assign(new Browser({ deny: true }), { jars: browser.jars }));
  ok('"stay signed in" keeps the session', stayed.to && (await quietly('console-web', WEB)).code);
  const left = await goodbye('http://127.0.0.1/signed-out');
  ok('returns to the registered address with state', left.to?.href === 'http://127.0.0.1/signed-out?state=bye');
  ok('then prompt=none is login_required', (await quietly('console-web', WEB)).error === 'login_required');
  ok('an unregistered address is refused', (await goodbye('http://127.0.0.1/elsewhere')).status === 400);
  const anyPort = await goodbye('http://127.0.0.1:5000/signed-out', new Browser());
  ok('a loopback address with any port is taken for a native client', anyPort.to?.port === '5000');
}

part('device flow (RFC 8628)');
for (const client of ['console-cli', 'console-cli-2', 'console-device']) {
  const d = await startDevice(client, STEWARD);
  ok(`${client} start`, d.user_code && d.verification_uri_complete && d.expires_in === 120, d.verification_uri_complete);
  const first = await d.poll(), second = await d.poll();
  ok('  pending', first.error === 'authorization_pending', `fast second poll: ${second.error}`);
  const typed = client === 'console-cli';
  const { pages } = await new Browser({ code: d.user_code }).walk(typed ? d.verification_uri : d.verification_uri_complete);
  await checkApiToken(`  approved (${pages})`, await d.poll(), { client });
  ok('  works once', (await d.poll()).error === 'invalid_grant');
}
{
  const d = await startDevice('console-cli');
  await new Browser({ deny: true }).walk(d.verification_uri_complete);
  ok('the person cancels', (await d.poll()).error === 'access_denied');
}

part('the browser face: CORS and port; two providers at once');
async function checkCors(name, origin) {
  const s = await signIn('console-web', `${origin}/callback.html`);
  const call = (from, code) => fetch(cfg.token_endpoint, form({
    grant_type: 'authorization_code', client_id: 'console-web', code, redirect_uri: s.redirect, code_verifier: s.pkce.verifier }, { origin: from }));
  const evil = await call('http://evil.test', 'x'), good = await call(origin, s.code), allowed = (r) => r.headers.get('access-control-allow-origin');
  ok(name, good.status === 200 && allowed(good) === origin && allowed(evil) !== 'http://evil.test', `evil: ${evil.status}`);
}
await checkCors('CORS', 'http://localhost:8080');
await withOptions({ 'web-port': '8123,8124' }, async () => {
  await checkCors('--web-port, first', 'http://127.0.0.1:8123');
  await checkCors('--web-port, second', 'http://localhost:8124');
  ok('--web-port: the default is gone', (await signIn('console-web', WEB)).status === 400);
});
{
  const es256 = ['--keys', 'ES256', '--id-alg', 'ES256', '--at-alg', 'ES256'];
  const second = await startOp('--web-port', '8125', '--accounts', '3', '--closed', ...es256);
  const there = await connect(second.issuer);
  const enter = (login) => there.signIn('console-web', 'http://127.0.0.1:8125/callback.html', {}, new Browser({ login }));
  const [mine, known, unknown] = await Promise.all([signIn('console-web', WEB), enter('user3'), enter('user4')]);
  ok('each sends its own iss to its own port', mine.to.port === '8080' && known.to.port === '8125' && known.answer.get('iss') === second.issuer);
  ok('--accounts 3 --closed: no fourth', known.code && unknown.end === 'rejected');
  const { head, signed } = await there.readJwt((await there.exchange(known)).id_token);
  ok('--keys ES256 --id-alg ES256', head.alg === 'ES256' && signed && (await there.keySet()).length === 1);
  second.child.kill();
}

part('browser as a command');
async function listen(answer) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${server.address().port}` };
}
const heard = []; // what the client's listener was asked
const client = await listen((req, res) => { heard.push(req.url); res.end('You can close this page.'); });
const silent = await listen(() => {});
const gone = await listen(() => {});
gone.server.close();
const folder = mkdtempSync(join(tmpdir(), 'op-'));
const page = (more, id = 'console-desktop', redirect = `${client.url}/callback`) => authUrl(id, redirect, more);
async function run(exit, name, args, env = {}) {
  heard.length = 0;
  const child = spawn(join(import.meta.dirname, 'browser'), args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] });
  const closed = once(child, 'close');
  let line = '';
  for await (const chunk of child.stdout) line += chunk;
  const [code] = await closed;
  ok(`exit ${exit}: ${name}`, code === exit, line.trim() || `exit ${code}`);
  return { heard: heard[0] ?? '', ...(line ? JSON.parse(line) : {}) };
}
ok('  the listener got a code', (await run(0, 'signs in', [page()])).heard.includes('code='));
ok('  the listener got access_denied', (await run(0, '--deny', [page(), '--deny'])).heard.includes('error=access_denied'));
{
  const { heard: got, pages } = await run(0, '--close', [page(), '--close']);
  ok('  closed at the first page; the listener got nothing', got === '' && String(pages) === 'Sign in');
}
{
  const jar = ['--jar', join(folder, 'jar')], log = join(folder, 'log');
  await run(0, '$OP_BROWSER, --jar, --log', [page()], { OP_BROWSER: `--login viewer ${jar.join(' ')} --log ${log}` });
  const again = await run(0, 'the jar holds the session', [page(), ...jar, '--log', log]);
  ok('  no sign-in page, two lines in the log', String(again.pages) === 'Allow access' && readFileSync(log, 'utf8').trim().split('\n').length === 2);
  await withOptions({ 'web-port': String(client.server.address().port) }, async () => {
    const web = (more) => page(more, 'console-web', `${client.url}/callback.html`);
    const silently = web({ prompt: 'none', scope: 'openid' });
    await run(0, 'the browser face', [web(), ...jar]);
    ok('  the listener got a code', (await run(0, 'again, prompt=none', [silently, ...jar])).heard.includes('code='));
    ok('  the listener got nothing', (await run(0, '--close where no page is shown', [silently, ...jar, '--close'])).heard === '');
  });
  await run(0, 'sign-out', [cfg.end_session_endpoint, ...jar]);
  ok('  the sign-in page is back', (await run(0, 'after it', [page(), ...jar])).pages[0] === 'Sign in');
}
{
  const d = await startDevice('console-cli');
  await run(5, 'wrong device code', [d.verification_uri, '--code', 'XXXX-XXXX']);
  await run(0, 'device code', [d.verification_uri, '--code', d.user_code]);
  ok('  the device has its token', (await d.poll()).http === 200);
}
await put('accounts', { petra: { password: 'right' } });
await run(0, '--login, --password', [page(), '--login', 'petra', '--password', 'right']);
await run(2, 'no address', ['nonsense']);
await run(3, 'the client is told an error that nobody asked for', [page({ prompt: 'none' })]);
await run(4, 'unknown client', [page({}, 'nobody')]);
await run(5, 'wrong password', [page(), '--login', 'petra', '--password', 'wrong']);
await run(6, 'nobody listens at the redirect address', [page({}, 'console-desktop', `${gone.url}/callback`)]);
await run(7, 'an address that is not on loopback', ['http://192.0.2.1/authorize']);
await run(8, 'no provider', [`${gone.url}/authorize`]);
await run(8, 'a provider that never answers, --timeout 1', [silent.url, '--timeout', '1']);

rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
