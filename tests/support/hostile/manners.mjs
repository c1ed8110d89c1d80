// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ways to answer wrongly, whatever the answer. Each is called with { res, issuer, turn, … }.
const JSON_TYPE = { 'content-type': 'application/json' };

export const redirect = (status) => ({ res, issuer, req }) => { res.writeHead(status, { location: `${issuer.elsewhere}${new URL(req.url, 'http://x').pathname}` }).end(); };
export const status = (code, headers = {}, body = '{}') => ({ res }) => { res.writeHead(code, { ...JSON_TYPE, ...headers }).end(body); };
export const html = ({ res }) => { res.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Welcome to our wireless network</title>'); };
export const hang = () => {};
// A byte at a time, for ever: never silent, never done.
export const drip = ({ res }) => {
  res.writeHead(200, JSON_TYPE);
  const timer = setInterval(() => res.write(' '), 100);
  res.on('close', () => clearInterval(timer));
};
// Announced are more bytes than come.
export const cut = ({ res }) => {
  res.writeHead(200, { ...JSON_TYPE, 'content-length': 1000 });
  res.write('{"issuer":', () => res.socket.end());
};
// As much as is read, without its length being said.
export const huge = ({ res }) => {
  res.writeHead(200, JSON_TYPE);
  const piece = Buffer.alloc(64 * 1024, ' ');
  let left = 1024;
  const more = () => { while (!res.destroyed && left-- > 0) if (!res.write(piece)) return; res.end(); };
  res.on('drain', more);
  more();
};
export const close = ({ res }) => { res.socket.end(); };
export const reset = ({ res }) => { res.socket.resetAndDestroy(); };
// The same JSON, called something else.
export const typed = (type, value) => ({ res, issuer, form }) => { res.writeHead(200, { 'content-type': type }).end(JSON.stringify(value(issuer, form))); };
// Only the first time.
export const once = (manner) => (how) => (how.turn === 1 ? manner(how) : false);
