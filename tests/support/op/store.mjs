// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the provider remembers, in memory: one map shared by every Provider object of op.mjs, so that a change of
// options or keys keeps sessions and tokens. Also the grace of refresh rotation, which oidc-provider itself lacks:
// for `grace()` seconds after its first use a refresh token may be used again.
const now = () => Math.floor(Date.now() / 1000);

export function makeStore(grace) {
  const entries = new Map(); // "Model:id" -> { payload, until }

  const live = (key) => {
    const entry = entries.get(key);
    if (entry && entry.until <= now()) entries.delete(key);
    return entries.get(key)?.payload;
  };

  return class Store {
    constructor(model) { this.model = model; }

    async upsert(id, payload, seconds = Infinity) { entries.set(`${this.model}:${id}`, { payload, until: now() + seconds }); }

    async find(id) {
      const payload = live(`${this.model}:${id}`);
      if (this.model !== 'RefreshToken' || !payload?.consumed || now() >= payload.consumed + grace()) return payload;
      const { consumed, ...unused } = payload;
      return unused;
    }

    async findByUid(uid) { return this.#findBy('uid', uid); }
    async findByUserCode(userCode) { return this.#findBy('userCode', userCode); }
    async destroy(id) { entries.delete(`${this.model}:${id}`); }

    async consume(id) {
      const payload = live(`${this.model}:${id}`);
      if (payload) payload.consumed ??= now();
    }

    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
    }

    #findBy(name, value) {
      for (const [key, { payload }] of entries) if (key.startsWith(`${this.model}:`) && payload[name] === value) return live(key);
    }
  };
}
