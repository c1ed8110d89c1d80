// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The published contract, to check what was sent and answered against it.
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { readFileSync } from "node:fs";
import { parse } from "yaml";

const base = "https://steward.invalid/openapi";

export class Contract {
  constructor(file) {
    this.document = parse(readFileSync(file, "utf8"), { merge: true });
    this.ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(this.ajv);
    this.ajv.addSchema({ $id: base, ...this.document });
    this.validators = new Map();
    this.paths = Object.keys(this.document.paths).map((path) => ({
      path,
      parts: path.split("/"),
    }));
  }

  /// The described path that a request's path fits; words before parameters.
  pathOf(requested) {
    const parts = requested.split("?")[0].split("/");
    const fits = ({ parts: known }) =>
      known.length === parts.length && known.every((part, i) => part.startsWith("{") || part === parts[i]);
    const named = (one) => one.parts.filter((part) => !part.startsWith("{")).length;
    return this.paths.filter(fits).sort((a, b) => named(b) - named(a))[0]?.path;
  }

  operations() {
    const verbs = ["get", "post", "put", "patch", "delete"];
    return Object.entries(this.document.paths).flatMap(([path, item]) =>
      verbs.filter((verb) => item[verb]).map((verb) => `${verb} ${path}`),
    );
  }

  /// What \a body does not have of \a keys' schema, in words; nothing: it fits.
  mistakes(keys, body) {
    const pointer = this.resolved([...keys, "schema"]).map(escaped).join("/");
    if (!this.validators.has(pointer))
      // A member that nobody has described is a mistake, too.
      this.validators.set(
        pointer,
        this.ajv.compile({ $ref: `${base}#/${pointer}`, ...(this.isObject(keys) ? { unevaluatedProperties: false } : {}) }),
      );
    const validate = this.validators.get(pointer);
    return validate(body) ? [] : validate.errors.map((error) => `${error.instancePath || "/"} ${error.message}`);
  }

  isObject(keys) {
    return this.at(this.resolved([...keys, "schema"]))?.additionalProperties === undefined;
  }

  /// \a keys with every $ref on the way followed.
  resolved(keys) {
    let found = [];
    for (const key of keys) {
      found.push(key);
      for (let ref = this.at(found)?.$ref; ref; ref = this.at(found)?.$ref) found = ref.slice(2).split("/").map(unescaped);
    }
    return found;
  }

  at(keys) {
    return keys.reduce((value, key) => value?.[key], this.document);
  }
}

const escaped = (key) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
const unescaped = (key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~");
