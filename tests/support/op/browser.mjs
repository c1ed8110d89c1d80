// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A browser for tests without a browser: opens the address a program hands to $BROWSER, follows redirects, keeps
// cookies, fills in and sends the provider's forms, and ends at the client's redirect address. See README.md.
import { appendFileSync, existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const isLoopback = (url) => /^https?:$/.test(url.protocol) && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
const ENTITIES = { '&quot;': '"', '&lt;': '<', '&gt;': '>', '&amp;': '&' };
const unescape = (text) => text.replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(n)).replace(/&(quot|lt|gt|amp);/g, (e) => ENTITIES[e]);
function attribute(tag, name) {
  const m = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag);
  return m ? unescape(m[1] ?? m[2]) : undefined;
}

// The first form of a page: where it goes, its fields, and its buttons, inside the form or bound to it by its id.
function readForm(html) {
  const m = /(<form\b[^>]*>)([\s\S]*?)<\/form>/i.exec(html);
  if (!m) return null;
  const id = attribute(m[1], 'id');
  const read = (tag) => ({ type: attribute(tag, 'type') ?? '', name: attribute(tag, 'name'), value: attribute(tag, 'value') ?? '' });
  const inside = [...m[2].matchAll(/<(?:input|button)\b[^>]*>/gi)].map(([tag]) => tag);
  const bound = [...html.matchAll(/<button\b[^>]*>/gi)].map(([tag]) => tag).filter((tag) => id && attribute(tag, 'form') === id);
  const isButton = (tag) => /^<button/i.test(tag) || attribute(tag, 'type') === 'submit';
  return {
    action: attribute(m[1], 'action') ?? '',
    fields: inside.filter((tag) => !isButton(tag)).map(read).filter((f) => f.name),
    buttons: [...inside.filter(isButton), ...bound].map(read),
  };
}

export class Browser {
  jars = new Map(); // origin -> Map of cookies

  constructor({ login = 'admin', password = 'x', code = '', deny = false, close = false, timeout = 10 } = {}) {
    Object.assign(this, { login, password, code, deny, close, timeout });
  }

  cookies() { return [...this.jars].map(([origin, jar]) => [origin, [...jar]]); }
  load(cookies) { this.jars = new Map(cookies.map(([origin, jar]) => [origin, new Map(jar)])); }

  async request(url, init = {}) {
    const { origin } = new URL(url);
    if (!this.jars.has(origin)) this.jars.set(origin, new Map());
    const jar = this.jars.get(origin);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const signal = AbortSignal.timeout(this.timeout * 1000);
    const r = await fetch(url, { ...init, redirect: 'manual', signal, headers: { ...init.headers, cookie } });
    for (const line of r.headers.getSetCookie()) {
      const [, name, value] = /^([^=]*)=([^;]*)/.exec(line);
      if (value) jar.set(name, value); else jar.delete(name);
    }
    return r;
  }

  // Goes on until an address of another origin (the client's), which is not opened, or a page without a form.
  // { end: redirect | page | denied | closed | rejected | outside | lost, to?, status?, html?, pages: titles seen }
  async walk(start) {
    const pages = [], sent = new Set();
    let url = new URL(start), init, denied = false;
    const { origin } = url;
    for (let step = 0; step < 30; step++) {
      if (!isLoopback(url)) return { end: 'outside', to: url, pages };
      const r = await this.request(url, init);
      const location = r.headers.get('location');
      init = undefined;
      if (location) {
        url = new URL(location, url);
        if (url.origin !== origin) return { end: 'redirect', to: url, status: r.status, pages };
        continue;
      }
      const html = await r.text();
      const form = readForm(html);
      pages.push(/<title>([^<]*)/i.exec(html)?.[1] ?? '');
      if (denied) return { end: 'denied', pages };
      if (!form) return { end: 'page', status: r.status, html, pages };
      if (this.close) return { end: 'closed', pages };
      if (form.action) url = new URL(form.action, url);
      const same = `${url.pathname} ${form.fields.map((f) => f.name)}`;
      if (sent.has(same)) return { end: 'rejected', status: r.status, html, pages };
      sent.add(same);
      const no = form.buttons.find((b) => /^(deny|abort|cancel)$/.test(b.name));
      denied = this.deny && !!no;
      const body = this.#fill(form, denied ? no : form.buttons.find((b) => b !== no));
      init = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', origin }, body };
    }
    return { end: 'lost', pages };
  }

  #fill({ fields }, button) {
    const body = new URLSearchParams();
    for (const { type, name, value } of fields) {
      if (type === 'hidden') body.set(name, value);
      else if (type === 'password') body.set(name, this.password);
      else body.set(name, name === 'user_code' ? value || this.code : this.login);
    }
    if (button?.name) body.set(button.name, button.value);
    return body;
  }
}

const EXIT = { ok: 0, usage: 2, error: 3, refused: 4, rejected: 5, unanswered: 6, outside: 7, lost: 8 };

async function open(address, browser) {
  const seen = await browser.walk(address);
  const report = { end: seen.end, pages: seen.pages };
  const done = (code, more) => ({ code: EXIT[code], report: { ...report, ...more } });
  if (seen.end === 'page') return done(seen.status < 400 ? 'ok' : 'refused', { status: seen.status });
  if (seen.end !== 'redirect') return done({ denied: 'ok', closed: 'ok' }[seen.end] ?? seen.end);
  const { to } = seen, error = to.searchParams.get('error') ?? undefined;
  Object.assign(report, { to: `${to.origin}${to.pathname}`, parameters: [...to.searchParams.keys()], error });
  if (browser.close) return done('ok', { end: 'closed' });
  if (!isLoopback(to)) return done('outside', { end: 'outside' });
  try {
    const { status } = await fetch(to, { redirect: 'manual', signal: AbortSignal.timeout(browser.timeout * 1000) });
    if (status >= 400) return done('unanswered', { status });
    const asked = browser.deny ? !to.searchParams.has('code') : !error;
    return done(asked ? 'ok' : 'error', { status });
  } catch (e) { return done('unanswered', { why: e.cause?.code ?? e.message }); }
}

const USAGE = `usage: browser URL [--login NAME] [--password PASSWORD] [--code CODE] [--deny] [--close] [--timeout SECONDS]
               [--jar FILE] [--log FILE]
more options may stand in $OP_BROWSER; exit codes: README.md`;
async function main() {
  const options = Object.fromEntries(['login', 'password', 'code', 'timeout', 'jar', 'log'].map((name) => [name, { type: 'string' }]));
  options.deny = options.close = { type: 'boolean' };
  const args = [...(process.env.OP_BROWSER ?? '').split(/\s+/).filter(Boolean), ...process.argv.slice(2)];
  let values, address;
  try {
    const parsed = parseArgs({ args, options, allowPositionals: true });
    values = parsed.values;
    [address] = parsed.positionals;
    if (parsed.positionals.length !== 1 || !URL.canParse(address)) throw new Error('one address is wanted');
    if (!(Number(values.timeout ?? 1) > 0)) throw new Error('--timeout wants seconds');
  } catch (e) { console.error(`browser: ${e.message}\n${USAGE}`); return EXIT.usage; }

  const browser = new Browser({ ...values, timeout: Number(values.timeout ?? 10) });
  const { jar, log } = values;
  if (jar && existsSync(jar)) browser.load(JSON.parse(readFileSync(jar, 'utf8')));
  const lost = (e) => ({ code: EXIT.lost, report: { end: 'lost', why: e.cause?.code ?? e.message } });
  const result = await open(address, browser).catch(lost);
  if (jar) writeFileSync(jar, JSON.stringify(browser.cookies()), { mode: 0o600 });
  const line = JSON.stringify({ exit: result.code, ...result.report });
  if (log) appendFileSync(log, `${line}\n`);
  console.log(line);
  return result.code;
}
if (realpathSync(process.argv[1]) === import.meta.filename) process.exit(await main());
