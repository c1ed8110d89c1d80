// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads, once, where the named parts stand on the mock-ups and how they look, and writes it as geometry.json:
//     npm --prefix wasm/test ci && node tests/journey/readgeometry.mjs FOLDER_OF_MOCKUPS >tests/journey/geometry.json
// Nothing of the build or the tests calls this: what it wrote is committed. `holds` says which sides of the rectangle are
// the design's word; a side that depends on the sample's contents (a longer rail, eleven changes) is left out.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const require = createRequire(new URL('../../wasm/test/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const folder = resolve(process.argv[2]);

// part: mock-up, selector [, words to find among them], sides held, token of the fill, selector and token of the text
const parts = [
    ['rail', 'c-roles', 'nav.rail', '', 'xywh', 'canvas'],
    ['rail item, current', 'c-roles', 'nav.rail a.nav.on', '', 'xwh', 'selected', 'span', 'accentText'],
    ['rail item', 'c-roles', 'nav.rail a.nav', 'Audit', 'xwh', 'canvas', 'span', 'textMuted'],
    ['rail heading', 'c-roles', 'nav.rail h6', 'Record', '', '', '', 'textFaint'],
    ['top bar', 'c-roles', 'header.topbar', '', 'xywh', 'canvas'],
    ['product name', 'c-roles', '.brand > span', '', 'x', '', '', 'text'],
    ['search field', 'c-roles', '.searchbox', '', 'xywh', 'sheet', '.clip', 'textFaint'],
    ['project switcher', 'c-roles', '.topbar .proj', '', 'xywh', 'canvas', '.clip', 'text'],
    ['environment tag', 'n-demo', '.topbar .envtag', '', 'xywh', 'envDemo', '', 'onEnvDemo'],
    ['page title', 'c-roles', 'h1.t1', '', 'xy', '', '', 'text'],
    ['page sentence', 'c-roles', '.ph .sub', '', 'xy', '', '', 'textMuted'],
    ['sheet', 'c-roles', '.page > .sheet', '', 'xywh', 'sheet'],
    ['role list, row', 'c-roles', 'aside .ruled', 'M&E Officer', 'xywh', 'sheet', '.strong', 'text'],
    ['matrix, head of a role', 'c-roles', '.mx .h', 'M&E Officer', 'xywh', 'sunken', 'span', 'text'],
    ['matrix, holders of a role', 'c-roles', '.mx .h', 'M&E Officer', '', '', 'small', 'textFaint'],
    ['matrix, permission', 'c-roles', '.mx .p', 'Mobile Workers', 'xywh', 'sheet', '.clip', 'text'],
    ['matrix, level of a permission', 'c-roles', '.mx .p', 'Mobile Workers', '', '', '.faint', 'textFaint'],
    ['reading line', 'c-roles', '.reading', '', 'xywh', 'sunken', 'span', 'textMuted'],
    ['draft bar', 'c-roles', '.draft', '', 'xywh', 'pencilSoft'],
    ['draft bar, count', 'c-roles', '.draft b', '', 'x', '', '', 'pencilText'],
    ['draft bar, button', 'c-roles', '.draft .btn.pencil', '', 'xywh', 'pencil', '', 'onPencil'],
    ['role editor, sections', 'd-role-editor', '.page > .sheet > nav', '', 'xywh', 'canvas'],
    ['role editor, section', 'd-role-editor', '.page > .sheet > nav .nav', 'Reports', 'xywh', '', '.clip', 'textMuted'],
    ['role editor, title', 'd-role-editor', 'h1.t1', '', 'xywh', '', '', 'text'],
    ['role editor, toggle', 'd-role-editor', '.sw i', '', 'xywh', 'sheet'],
    ['impact panel', 'd-role-editor', 'aside, .page > .sheet > section', '', 'xywh', ''],
    ['impact panel, title', 'd-role-editor', 'h2', 'If you apply this', 'xywh', '', '', 'text'],
    ['impact panel, people who lose', 'd-role-editor', '.c-danger', '−12', '', '', '', 'dangerText'],
    ['impact panel, people who gain', 'd-role-editor', '.c-success', '+3', '', '', '', 'successText'],
    ['review, list', 'l-review', '.page section.sheet', '', 'xywh', 'sheet'],
    ['review, heading of removals', 'l-review', '.hd.sunk', 'Removals', 'xywh', 'sunken', 'h2', 'text'],
    ['review, removal', 'l-review', '.ruled.gone', 'Full Organization Access', 'xyw', 'sheet', '.strong', 'text'],
    ['review, whose', 'l-review', '.ruled.gone .muted', 'role District', '', '', '', 'textMuted'],
    ['review, tick', 'l-review', '.ruled.gone .cb.on', '', 'xywh', 'accent'],
    ['review, value before', 'l-review', '.ruled.gone .was', 'On', 'xywh', 'sunken', '', 'textFaint'],
    ['review, value removed', 'l-review', '.ruled.gone .now', 'Off', 'xywh', 'dangerSoft', '', 'dangerText'],
    ['review, aside', 'l-review', '.page aside section.sheet', '', 'xywh', 'sheet'],
    ['review, title of the aside', 'l-review', 'h2', 'Before it becomes ink', 'xywh', '', '', 'text'],
    ['review, Apply', 'l-review-ready', '.btn.ink', '', 'xywh', 'ink', '', 'onInk'],
    ['audit, list', 'k-audit', '.page > .sheet.grow > section', '', 'xw', 'sheet'],
    ['audit, day', 'k-audit', '.small.strong.muted', 'Today', 'xwh', 'sunken', '', 'textMuted'],
    ['audit, row chosen', 'k-audit', '.row.top-al', 'phone rules of', 'xw', 'selected', '.grow > span', 'text'],
    ['audit, author of a row', 'k-audit', '.row.top-al .avatar.sm', '', 'xwh', 'accentSoft', '', 'accentText'],
    ['audit, title of the detail', 'k-audit', 'h2', 'Phone rules', 'x', '', '', 'text'],
    ['audit, Put this back', 'k-audit', '.btn', 'Put this back', 'h', '', '', 'pencilText'],
    ['welcome, left pane', 'a-welcome', '.wl', '', 'xywh', 'canvas'],
    ['welcome, headline', 'a-welcome', 'h1', '', 'xyh', '', '', 'text'],
    ['welcome, ledger', 'a-welcome', '.lg', '', 'xywh', 'sheet'],
    ['welcome, applied row', 'a-welcome', '.lr.ink', '14 villages', 'xywh', '', '.clip', 'text'],
    ['welcome, staged row', 'a-welcome', '.lr.pen', '', 'xywh', '', '.clip', 'pencilText'],
    ['welcome, heading', 'a-welcome', 'h2', 'Connect to a server', 'x', '', '', 'text'],
    ['welcome, address', 'a-welcome', '.wr .input', '', 'xwh', 'sheet'],
    ['welcome, Sign in', 'a-welcome', '.wr .btn', 'Sign in', 'xwh', 'sheet', '', 'text'],
];

/** In the page: rectangle, fill and text of one part. */
function measure([selector, words, textSelector, token, textToken]) {
    const fits = e => !words || e.textContent.includes(words);
    const element = [...document.querySelectorAll(selector)].find(fits);
    if (!element) throw new Error(`nothing fits ${selector} “${words}”`);
    const kebab = name => '--' + name.replace(/[A-Z]/g, c => '-' + c.toLowerCase());
    const hex = color => '#' + color.match(/[\d.]+/g).slice(0, 3).map(n => Number(n).toString(16).padStart(2, '0')).join('');
    const check = (found, name) => {
        const wanted = getComputedStyle(document.documentElement).getPropertyValue(kebab(name)).trim().toLowerCase();
        if (wanted !== found) throw new Error(`${selector}: ${found}, but ${name} is ${wanted}`);
    };
    const box = element.getBoundingClientRect();
    const round = n => Math.round(n * 10) / 10;
    const part = { rect: [box.x, box.y, box.width, box.height].map(round) };
    if (token) {
        let under = element;
        while (getComputedStyle(under).backgroundColor === 'rgba(0, 0, 0, 0)') under = under.parentElement;
        part.fill = hex(getComputedStyle(under).backgroundColor);
        check(part.fill, token);
        part.fillToken = token;
    }
    if (textToken) {
        const text = textSelector ? element.querySelector(textSelector) : element;
        const style = getComputedStyle(text);
        part.text = text.textContent.trim();
        part.size = parseFloat(style.fontSize);
        part.weight = Number(style.fontWeight);
        part.color = hex(style.color);
        check(part.color, textToken);
        part.colorToken = textToken;
    }
    return part;
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
const read = [];
for (const [part, mockup, selector, words, holds, token = '', textSelector = '', textToken = ''] of parts) {
    await page.goto(`file://${folder}/${mockup}.html`);
    await page.evaluate(() => document.fonts.ready);
    try {
        read.push({ part, mockup, holds, ...await page.evaluate(measure, [selector, words, textSelector, token, textToken]) });
    } catch (error) {
        console.error(`${part}: ${error.message.split('\n')[0]}`);
        process.exitCode = 1;
    }
}
await browser.close();
console.log('[\n' + read.map(part => '    ' + JSON.stringify(part)).join(',\n') + '\n]');
