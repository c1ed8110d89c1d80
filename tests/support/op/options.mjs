// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The provider's options: from the command line, and those of LIVE also by PUT /_test/options. README.md explains them.
import { parseArgs } from 'node:util';

const FIXED = {
  host: '127.0.0.1', port: 9400, 'tls-key': '', 'tls-cert': '', jwks: '', accounts: 0, 'account-file': '', closed: false, quiet: false,
};
const LIVE = {
  issuer: '', 'web-port': '8080', audience: '', resources: '', keys: 'RS256,ES256', 'id-alg': 'RS256', 'at-alg': 'RS256',
  'at-ttl': 300, 'id-ttl': 300, 'rt-ttl': 3600, 'code-ttl': 60, 'dc-ttl': 120, rotate: true, grace: 0, skew: 0, 'id-claims': false,
};
const DEFAULTS = { ...FIXED, ...LIVE };

function convert(name, value) {
  const type = typeof DEFAULTS[name];
  if (type === 'number') {
    if (String(value).trim() === '' || !Number.isFinite(Number(value))) throw new Error(`${name}: not a number`);
    return Number(value);
  }
  if (typeof value !== type) throw new Error(`${name}: not a ${type}`);
  return value;
}

export function usage(message) {
  const names = Object.entries(DEFAULTS).map(([name, value]) => `--${name}${value === true ? ` --no-${name}` : ''}`);
  console.error(`op: ${message}\noptions: ${names.join(' ')}`);
  process.exit(2);
}

export const o = { ...DEFAULTS };
try {
  const types = Object.entries(DEFAULTS).map(([name, value]) => [name, { type: typeof value === 'boolean' ? 'boolean' : 'string' }]);
  const { values } = parseArgs({ options: Object.fromEntries(types), allowNegative: true });
  for (const [name, value] of Object.entries(values)) o[name] = convert(name, value);
} catch (e) { usage(e.message); }

export const list = (text) => text.split(',').filter(Boolean);
export const liveOptions = () => Object.fromEntries(Object.keys(LIVE).map((name) => [name, o[name]]));

// All of the changes or none: `apply` may still refuse them.
export function changeOptions(changes, apply) {
  const before = { ...o };
  try {
    for (const [name, value] of Object.entries(changes)) {
      if (!(name in LIVE)) throw new Error(name in FIXED ? `${name} is fixed at the start` : `no option ${name}`);
      o[name] = convert(name, value);
    }
    apply();
  } catch (e) { Object.assign(o, before); throw e; }
  return liveOptions();
}
