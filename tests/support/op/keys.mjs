// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The provider's signing keys, one for each algorithm of --keys; kept in the file of --jwks, if there is one.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { list, o } from './options.mjs';

const RSA = ['rsa', { modulusLength: 2048 }];
const TYPES = {
  RS256: RSA, PS256: RSA, ES256: ['ec', { namedCurve: 'P-256' }], ES384: ['ec', { namedCurve: 'P-384' }], EdDSA: ['ed25519'],
};

function makeKey(alg) {
  if (!TYPES[alg]) throw new Error(`keys: ${alg} is none of ${Object.keys(TYPES)}`);
  const jwk = generateKeyPairSync(...TYPES[alg]).privateKey.export({ format: 'jwk' });
  return { ...jwk, kid: `${alg.toLowerCase()}-${randomBytes(3).toString('hex')}`, use: 'sig', alg };
}
export const saveKeys = (keys) => { if (o.jwks) writeFileSync(o.jwks, JSON.stringify({ keys }), { mode: 0o600 }); };

export function loadKeys() {
  if (o.jwks && existsSync(o.jwks)) return JSON.parse(readFileSync(o.jwks, 'utf8')).keys;
  const keys = list(o.keys).map(makeKey);
  saveKeys(keys);
  return keys;
}

// New ones first: oidc-provider signs with the first that fits. `drop` takes the old ones out of the set at once.
export const rotateKeys = (old, drop) => [...list(o.keys).map(makeKey), ...(drop ? [] : old)];
