// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// lint.mjs OPENAPI: the two linters, with what they warn of taken for an error.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const file = process.argv[2];
const run = (tool, ...more) =>
  spawnSync(process.execPath, [join(here, "node_modules", tool), "lint", ...more, file], {
    stdio: "inherit",
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  }).status;
const redocly = run("@redocly/cli/bin/cli.js", "--config", join(here, "redocly.yaml"));
const spectral = run("@stoplight/spectral-cli/dist/index.js", "--ruleset", join(here, "spectral.yaml"), "--fail-severity", "warn");
process.exit(redocly || spectral ? 1 : 0);
