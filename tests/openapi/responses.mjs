// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// responses.mjs OPENAPI FOLDER: checks every exchange that the tests have written to FOLDER (tests/support/exchanges.h)
// against the contract: that it is described at all, with its status, media type and body; that what was sent and taken
// is described, too; and that of each operation a good answer was seen.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Contract } from "./contract.mjs";

const [file, folder] = process.argv.slice(2);
const contract = new Contract(file);
const found = new Map(); // mistake → the first exchange that has it, and how many
const seen = new Set();
let count = 0;

function complain(exchange, what) {
  const known = found.get(what);
  if (known) known.times += 1;
  else found.set(what, { exchange, times: 1 });
}

// What clients go by; whatever is sent of these is described, and each is of the form it is described with.
const watched = ["etag", "link", "location", "retry-after", "x-request-id"];

function checkHeaders(exchange, response, name) {
  const described = contract.at(response).headers ?? {};
  const sent = exchange.headers ?? {};
  const known = new Set();
  for (const header of Object.keys(described)) {
    const spec = contract.resolved([...response, "headers", header]);
    const value = sent[header.toLowerCase()];
    known.add(header.toLowerCase());
    if (value === undefined && contract.at(spec).required) complain(exchange, `${name}: the header ${header} is lacking`);
    if (value === undefined) continue;
    const isNumber = contract.at(contract.resolved([...spec, "schema"])).type === "integer";
    for (const mistake of contract.mistakes(spec, isNumber ? Number(value) : value))
      complain(exchange, `${name}: the header ${header}: ${mistake}`);
  }
  for (const header of watched)
    if (sent[header] !== undefined && !known.has(header)) complain(exchange, `${name}: the header ${header} is not described`);
  if ([429, 503].includes(exchange.status) && sent["retry-after"] === undefined)
    complain(exchange, `${name}: nobody says when to try again`);
}

function checkResponse(exchange, keys) {
  const name = `${exchange.verb} ${keys[1]} ${exchange.status}`;
  const responses = contract.at([...keys, "responses"]);
  const status = responses[exchange.status] ? String(exchange.status) : exchange.status >= 400 ? "default" : null;
  if (!status || !responses[status]) return complain(exchange, `${name}: the status is not described`);
  const response = contract.resolved([...keys, "responses", status]);
  checkHeaders(exchange, response, name);
  const content = contract.at(response).content ?? {};
  const type = (exchange.type ?? "").split(";")[0];
  if (!type) return Object.keys(content).length && complain(exchange, `${name}: no body, though one is described`);
  if (!content[type]) return complain(exchange, `${name}: the media type ${type} is not described`);
  if (!type.endsWith("json")) return;
  for (const mistake of contract.mistakes([...response, "content", type], JSON.parse(exchange.body)))
    complain(exchange, `${name}: ${mistake}`);
}

function checkRequest(exchange, keys) {
  if (exchange.status >= 300 || !exchange.sent) return;
  const name = `${exchange.verb} ${keys[1]}, as it was taken`;
  const body = contract.resolved([...keys, "requestBody"]);
  const content = contract.at(body)?.content;
  const type = (exchange.sentType ?? "").split(";")[0];
  if (!content?.[type]) return complain(exchange, `${name}: the media type ${type} is not described`);
  for (const mistake of contract.mistakes([...body, "content", type], JSON.parse(exchange.sent)))
    complain(exchange, `${name}: ${mistake}`);
}

// What is no request of the contract is refused as any other, in the form of a problem.
function checkStray(exchange, path) {
  if (!path && !exchange.path.startsWith("/v1/")) return; // files of the browser build
  const name = `${exchange.verb} ${path ?? "elsewhere"} ${exchange.status}`;
  if (exchange.status < 400) return complain(exchange, `${exchange.verb} ${exchange.path}: not described`);
  const problem = ["components", "responses", "Problem"];
  checkHeaders(exchange, problem, name);
  if (exchange.type !== "application/problem+json") return complain(exchange, `${name}: no problem, but ${exchange.type}`);
  for (const mistake of contract.mistakes([...problem, "content", exchange.type], JSON.parse(exchange.body)))
    complain(exchange, `${name}: ${mistake}`);
}

function check(exchange) {
  count += 1;
  const path = contract.pathOf(exchange.path);
  const operation = path && contract.at(["paths", path, exchange.verb]);
  if (!operation) return checkStray(exchange, path);
  const keys = ["paths", path, exchange.verb];
  if (exchange.status < 300) seen.add(`${exchange.verb} ${path}`);
  if (exchange.status === 304) return;
  checkResponse(exchange, keys);
  checkRequest(exchange, keys);
}

for (const name of readdirSync(folder))
  for (const line of readFileSync(join(folder, name), "utf8").split("\n")) if (line) check(JSON.parse(line));

const itself = "get /openapi.json"; // served.mjs looks at that
const unseen = contract.operations().filter((one) => !seen.has(one) && one !== itself);
for (const [what, { exchange, times }] of found)
  console.log(`${what} (${times}×, first: ${exchange.path} ${String(exchange.body).slice(0, 200)})`);
for (const one of unseen) console.log(`${one}: no test has had a good answer`);
console.log(`${count} exchanges, ${seen.size} operations, ${found.size} mistakes`);
process.exit(found.size || unseen.length || !count ? 1 : 0);
