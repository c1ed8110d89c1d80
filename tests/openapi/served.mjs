// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// served.mjs OPENAPI JSON: what the server gives out is the contract, to the last value, read by another reader of YAML
// than the one it was made by.
import { deepStrictEqual } from "node:assert";
import { readFileSync } from "node:fs";
import { parse } from "yaml";

const [file, made] = process.argv.slice(2);
// Through text, as aliases are one object here and several there.
const written = JSON.parse(JSON.stringify(parse(readFileSync(file, "utf8"), { merge: true, maxAliasCount: -1 })));
deepStrictEqual(JSON.parse(readFileSync(made, "utf8")), written);
