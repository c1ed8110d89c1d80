// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The configuration of npm's oidc-provider, made from the options as they are now.
import { randomBytes } from 'node:crypto';
import { errors, Provider } from 'oidc-provider';
import { list, o } from './options.mjs';
import { device, logout, renderError } from './pages.mjs';
import { makeStore } from './store.mjs';

// What outlives a Provider object, so that a change of options or keys signs nobody out.
const Store = makeStore(() => o.grace);
const cookieKeys = [randomBytes(24).toString('base64url')];

const webOrigins = () => list(o['web-port']).flatMap((port) => [`http://127.0.0.1:${port}`, `http://localhost:${port}`]);

// Two clients of each face, alike but for the id; all are public and use PKCE.
function makeClients(keys) {
  const common = { token_endpoint_auth_method: 'none', id_token_signed_response_alg: o['id-alg'] };
  const code = { ...common, response_types: ['code'], grant_types: ['authorization_code', 'refresh_token'] };
  const desktop = { // RFC 8252: a loopback redirect without a port fits any port
    ...code, application_type: 'native', redirect_uris: ['http://127.0.0.1/callback', 'http://[::1]/callback'],
    post_logout_redirect_uris: ['http://127.0.0.1/signed-out'],
  };
  const web = {
    ...code, application_type: 'web', redirect_uris: webOrigins().map((origin) => `${origin}/callback.html`),
    post_logout_redirect_uris: webOrigins().map((origin) => `${origin}/`),
  };
  const cli = { // RFC 8628
    ...common, application_type: 'native', response_types: [], redirect_uris: [],
    grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
  };
  const clients = { 'console-desktop': desktop, 'console-web': web, 'console-cli': cli };
  for (const [id, it] of Object.entries(clients)) clients[`${id}-2`] = it;
  clients['console-device'] = cli; // console-cli by its older name
  if (keys.some((key) => key.alg === 'ES256')) clients['console-desktop-es256'] = { ...desktop, id_token_signed_response_alg: 'ES256' };
  return Object.entries(clients).map(([id, it]) => ({ client_id: id, ...it }));
}

// RFC 8707: with a resource the access token is a JWT for it (RFC 9068); without one it is opaque and for userinfo alone.
const resourceIndicators = {
  enabled: true,
  defaultResource: (_ctx, _client, several) => several ?? (o.audience || undefined),
  useGrantedResource: () => true,
  getResourceServerInfo: (_ctx, resource) => {
    if (o.resources && !list(o.resources).includes(resource)) throw new errors.InvalidTarget('unknown resource');
    return { scope: 'steward', audience: resource, accessTokenFormat: 'jwt', jwt: { sign: { alg: o['at-alg'] } } };
  },
};

// acr, amr and auth_time of the sign-in that the access token goes back to (RFC 9068 2.2.1)
function signInClaims(ctx) {
  const { AuthorizationCode, RefreshToken, DeviceCode } = ctx.oidc.entities;
  const from = AuthorizationCode ?? RefreshToken ?? DeviceCode;
  return from && { acr: from.acr, amr: from.amr, auth_time: from.authTime };
}

export function makeProvider(issuer, keys, accounts) {
  for (const name of ['id-alg', 'at-alg']) {
    if (!keys.some((key) => key.alg === o[name])) throw new Error(`${name}: there is no key for ${o[name]}`);
  }
  return new Provider(issuer, {
    adapter: Store,
    clients: makeClients(keys),
    jwks: { keys },
    cookies: { keys: cookieKeys },
    claims: { openid: ['sub', 'acr', 'amr', 'auth_time'], profile: ['name'], email: ['email', 'email_verified'], groups: ['groups'] },
    scopes: ['openid', 'offline_access', 'profile', 'email', 'groups'], // steward is the resource's, not the provider's own
    acrValues: accounts.acrs,
    conformIdTokenClaims: !o['id-claims'],
    extraTokenClaims: signInClaims,
    pkce: { required: () => true },
    clientBasedCORS: (_ctx, origin, client) => client.clientId.startsWith('console-web') && webOrigins().includes(origin),
    issueRefreshToken: (_ctx, client, code) => client.grantTypeAllowed('refresh_token') && code.scopes.has('offline_access'),
    rotateRefreshToken: () => o.rotate,
    ttl: {
      AccessToken: o['at-ttl'], IdToken: o['id-ttl'], RefreshToken: o['rt-ttl'], AuthorizationCode: o['code-ttl'],
      DeviceCode: o['dc-ttl'], Interaction: 600, Session: 3600, Grant: Math.max(3600, o['rt-ttl']),
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    renderError,
    features: {
      devInteractions: { enabled: false },
      deviceFlow: { enabled: true, ...device },
      introspection: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      resourceIndicators,
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true, ...logout },
      userinfo: { enabled: true },
    },
    findAccount: (_ctx, sub) => {
      const account = accounts.bySub(sub);
      if (!account) return undefined;
      const { password, ...claims } = account;
      return { accountId: sub, claims: () => claims };
    },
  });
}
