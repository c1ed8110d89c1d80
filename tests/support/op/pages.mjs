// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The provider's few pages: plain HTML without scripts or addresses elsewhere, for real and scripted browsers alike.
const esc = (text) => String(text ?? '').replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const html = (title, body) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${esc(title)}</title></head>
<body><h1>${esc(title)}</h1>${body}</body></html>`;
const show = (make) => async (ctx, ...args) => { ctx.type = 'html'; ctx.body = html(...make(...args)); };

const loginPage = (name, wrong) => html('Sign in', `${wrong ? '<p role="alert">Name or password is wrong.</p>' : ''}
<form method="post">
<p><label>Name <input name="login" autocomplete="username" value="${esc(name)}" autofocus></label>
<p><label>Password <input type="password" name="password" autocomplete="current-password"></label>
<p><button>Sign in</button> <button name="deny" value="yes">Cancel</button>
</form>`);

const consentPage = (client, asked) => html('Allow access', `<p><b>${esc(client)}</b> asks for:</p>
<ul>${asked.map((a) => `<li>${esc(a)}</li>`).join('')}</ul>
<form method="post"><button>Allow</button> <button name="deny" value="yes">Cancel</button></form>`);

// For the provider's configuration; oidc-provider hands its own <form> in and looks for these button names.
export const renderError = show((out) => {
  const lines = Object.entries(out).map(([name, value]) => `<dt>${esc(name)}<dd>${esc(value)}`);
  return ['Not possible', `<dl>${lines.join('')}</dl>`];
});
export const device = {
  userCodeInputSource: show((form, _out, err) => ['Connect a device', `${err ? '<p role="alert">That code was not taken.</p>' : ''}
${form}<button form="op.deviceInputForm">Continue</button>`]),
  userCodeConfirmSource: show((form, client, _info, code) => ['Connect this device?', `<p>${esc(client.clientId)} shows <b>${esc(code)}</b></p>
${form}<button form="op.deviceConfirmForm">Continue</button> <button form="op.deviceConfirmForm" name="abort" value="yes">Cancel</button>`]),
  successSource: show(() => ['Signed in', '<p>You can close this page.</p>']),
};
export const logout = {
  logoutSource: show((form) => ['Sign out?', `${form}<button form="op.logoutForm" name="logout" value="yes">Sign out</button>
<button form="op.logoutForm" name="deny" value="yes">Stay signed in</button>`]),
  postLogoutSuccessSource: show(() => ['Signed out', '<p>You can close this page.</p>']),
};

// GET and POST /interaction/UID: who is it, and may the client have what it asks for?
export async function interact(provider, accounts, req, res) {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  const send = (status, body) => res.writeHead(status, headers).end(body);
  const finish = (result) => provider.interactionFinished(req, res, result, { mergeWithLastSubmission: 'consent' in result });
  let it;
  try {
    it = await provider.interactionDetails(req, res);
  } catch (e) { return send(400, html('Not possible', `<p>${esc(e.error_description ?? e.message)}</p>`)); }
  const { prompt: { name, details }, params } = it;
  const missing = details.missingResourceScopes ?? {};

  if (req.method !== 'POST') {
    if (name === 'login') return send(200, loginPage(params.login_hint));
    return send(200, consentPage(params.client_id, [...(params.scope ?? '').split(' '), ...Object.keys(missing)]));
  }
  let body = '';
  for await (const chunk of req) body += chunk;
  const answer = new URLSearchParams(body);
  if (answer.has('deny')) return finish({ error: 'access_denied', error_description: 'the person said no' });
  if (name === 'login') {
    const account = accounts.signIn(answer.get('login'), answer.get('password'));
    if (!account) return send(401, loginPage(answer.get('login'), true));
    return finish({ login: { accountId: account.sub, acr: account.acr, amr: account.amr } });
  }
  const fresh = () => new provider.Grant({ accountId: it.session.accountId, clientId: params.client_id });
  const grant = it.grantId ? await provider.Grant.find(it.grantId) : fresh();
  if (details.missingOIDCScope) grant.addOIDCScope(details.missingOIDCScope.join(' '));
  if (details.missingOIDCClaims) grant.addOIDCClaims(details.missingOIDCClaims);
  for (const [resource, scopes] of Object.entries(missing)) grant.addResourceScope(resource, scopes.join(' '));
  return finish({ consent: { grantId: await grant.save() } });
}
