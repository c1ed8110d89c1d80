// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A static server on loopback with the headers of wasm/headers.json. `change(name, bytes)` may spoil what is sent.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const rules = JSON.parse(await readFile(new URL('../headers.json', import.meta.url)));
const policy = rules.policy.join('; ').replace(' API ISSUERS', '');

async function answer(site, request, change) {
    const path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
    const name = normalize(path === '/' ? 'index.html' : path.slice(1));
    if (name.startsWith('..' + sep) || name.startsWith(sep))
        return { status: 404 };
    const bytes = await readFile(join(site, name)).catch(() => null);
    if (!bytes)
        return { status: 404 };
    const headers = {
        ...rules.headers,
        'Content-Security-Policy': policy,
        'Content-Type': rules.types[extname(name)] ?? 'application/octet-stream',
        'Cache-Control': rules.cache[name] ?? rules.cache['*'],
    };
    return { status: 200, headers, body: change(name, bytes) };
}

export function serve(site, change = (_, bytes) => bytes) {
    const server = createServer(async (request, response) => {
        const { status, headers, body } = await answer(site, request, change);
        response.writeHead(status, headers).end(body);
    });
    return new Promise((resolve) => {
        server.listen(0, '127.0.0.1', () => resolve({
            url: `http://127.0.0.1:${server.address().port}/`,
            close: () => server.close(),
        }));
    });
}
