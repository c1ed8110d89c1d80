// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// smoke.mjs SITE PICTURE: opens the browser build in Chromium under its policy, waits for the first frame and saves it.
// Then spoils one byte of the program and sees that it is not started, and starts it without WebGL. Exit 1: something went wrong, and what.
import { chromium } from 'playwright-core';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { serve } from './serve.mjs';

const [site, picture] = process.argv.slice(2);
const executablePath = process.env.STEWARD_CHROMIUM ?? '/usr/bin/chromium';
// Root, as in CI, has no sandbox; software rendering because there is no graphics card either.
const args = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-background-networking',
              '--disable-component-update', '--no-first-run'];

// Opens the page and collects everything it complains of.
async function open(browser, url) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const troubles = [];
    page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) troubles.push(`${m.type()}: ${m.text()}`); });
    page.on('pageerror', (e) => troubles.push(`exception: ${e.message}`));
    page.on('requestfailed', (r) => troubles.push(`not loaded: ${r.url()}`));
    page.on('request', (r) => { if (!r.url().startsWith(url) && !/^(data|blob):/.test(r.url())) troubles.push(`asks elsewhere: ${r.url()}`); });
    await page.exposeFunction('violated', (what) => troubles.push(`against the policy: ${what}`));
    await page.addInitScript(() => document.addEventListener('securitypolicyviolation',
        (e) => window.violated(`${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`)));
    await page.goto(url);
    return { page, troubles };
}

// How many different colours a picture has: a frame with text has dozens, an empty one has one or two.
async function colours(browser, png) {
    const page = await browser.newPage();
    const count = await page.evaluate(async (source) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext('2d');
        context.drawImage(image, 0, 0);
        return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size;
    }, 'data:image/png;base64,' + png.toString('base64'));
    await page.close();
    return count;
}

async function starts(browser, picture) {
    const server = await serve(site);
    const { page, troubles } = await open(browser, server.url);
    await page.waitForFunction(() => performance.getEntriesByName('steward-first-frame').length > 0, null, { timeout: 60000 })
        .catch(async () => troubles.push('no first frame; the page says: ' + await page.locator('#sentence').textContent()));
    await page.waitForTimeout(1000); // what goes wrong right after the start belongs to it
    const png = await page.screenshot();
    await mkdir(dirname(picture), { recursive: true });
    await writeFile(picture, png);
    if (await page.locator('#notice').isVisible())
        troubles.push('the page still shows its notice');
    if (await colours(browser, png) < 16)
        troubles.push('the picture is empty: ' + picture);
    const frame = await page.evaluate(() => Math.round(performance.getEntriesByName('steward-first-frame')[0]?.startTime ?? -1));
    server.close();
    return { troubles, frame };
}

async function refusesAnotherProgram(browser) {
    const server = await serve(site, (name, bytes) => {
        if (name.endsWith('.wasm')) { // the last byte of a data segment: a module that still compiles
            bytes = Buffer.from(bytes);
            bytes[bytes.length - 1] ^= 1;
        }
        return bytes;
    });
    const { page } = await open(browser, server.url);
    await page.locator('#again').waitFor({ timeout: 60000 });
    const text = await page.locator('#sentence').textContent();
    const started = await page.evaluate(() => performance.getEntriesByName('steward-first-frame').length > 0);
    server.close();
    return text.includes('not the one') && !started ? [] : ['a program with a wrong digest was not refused: ' + text];
}

const browser = await chromium.launch({ executablePath, args });
const { troubles, frame } = await starts(browser, picture);
troubles.push(...await refusesAnotherProgram(browser));
await browser.close();
const plain = await chromium.launch({ executablePath, args: [...args, '--disable-3d-apis'] });
troubles.push(...(await starts(plain, picture.replace(/(\.png)?$/, '-without-webgl.png'))).troubles.map((t) => 'without WebGL: ' + t));
await plain.close();
for (const trouble of troubles)
    console.error('smoke: ' + trouble);
if (!troubles.length)
    console.log(`smoke: first frame after ${frame} ms, no complaint, with and without WebGL; a changed program refused; ${picture}`);
process.exit(troubles.length ? 1 : 0);
