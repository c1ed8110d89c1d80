// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who can sign in. An account is { sub, password?, acr, amr, …claims }, found by its login name; null is a closed one.
// Without a password any is taken; in an open house any other login name is an account too, its sub the name itself.
const BUILT_IN = {
  admin: { sub: 'admin', name: 'Ada Admin', email: 'admin@example.test', email_verified: true, groups: ['admin'], acr: 'aal2', amr: ['pwd', 'otp'] },
  viewer: { sub: 'viewer', name: 'Vic Viewer', email: 'viewer@example.test', email_verified: true, groups: ['viewer'] },
  'kofi-ünï': { sub: 'k-0f1', name: 'Kofi Ünïcode \u202Eevil', email: 'kofi@example.test', email_verified: false },
};
const PLAIN = { groups: [], acr: 'aal1', amr: ['pwd'] };

export class Accounts {
  #byLogin = new Map();
  #bySub = new Map();
  #open;

  constructor({ count, open }) {
    this.#open = open;
    this.merge(BUILT_IN);
    for (let n = 1; n <= count; n++) this.merge({ [`user${n}`]: { name: `User ${n}`, email: `user${n}@example.test`, email_verified: true } });
  }

  merge(changes) {
    for (const [login, claims] of Object.entries(changes)) {
      const before = this.#byLogin.get(login);
      const account = claims && { sub: login, ...PLAIN, ...before, ...claims };
      this.#bySub.delete(before?.sub);
      this.#bySub.set(account?.sub ?? before?.sub ?? login, account);
      this.#byLogin.set(login, account);
    }
  }

  // Nothing: no such person, closed, or the wrong password.
  signIn(login, password) {
    const account = this.#byLogin.has(login) ? this.#byLogin.get(login) : this.#stranger(login);
    return account && (account.password ?? password) === password ? account : undefined;
  }

  bySub(sub) { return this.#bySub.has(sub) ? this.#bySub.get(sub) : this.#stranger(sub); }

  #stranger(name) { return this.#open && name ? { sub: name, name, ...PLAIN } : undefined; }

  get acrs() { return [...new Set([PLAIN, ...this.#byLogin.values()].flatMap((a) => a?.acr ?? []))]; }
}
