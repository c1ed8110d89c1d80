// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

// Starts the program in the page. It is compiled while it arrives and only started if its digest is the one that
// index.html names: `integrity` on the fetch itself would hold compilation back until the last byte is there.
(() => {
    const expected = document.getElementById('boot').dataset;
    const notice = document.getElementById('notice');
    const sentence = document.getElementById('sentence');
    const progress = document.getElementById('progress');
    const again = document.getElementById('again');
    again.addEventListener('click', () => location.reload());

    const stop = (text) => {
        sentence.textContent = text;
        sentence.setAttribute('role', 'alert');
        progress.hidden = true;
        again.hidden = false;
        notice.hidden = false;
    };

    class Trouble extends Error {} // its message is a sentence for the person

    const counted = () => {
        let bytes = 0;
        return new TransformStream({
            transform(chunk, controller) {
                bytes += chunk.byteLength;
                progress.value = Math.min(1, bytes / Number(expected.bytes));
                controller.enqueue(chunk);
            },
        });
    };

    const base64 = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));

    const program = async () => {
        if (!window.WebAssembly?.compileStreaming)
            throw new Trouble('This browser is too old for Steward: it lacks WebAssembly.');
        if (!window.isSecureContext)
            throw new Trouble('Steward needs a secure connection: its address must begin with https.');
        const canvas = document.createElement('canvas');
        if (!canvas.getContext('webgl2') && !canvas.getContext('webgl'))
            throw new Trouble('Steward needs WebGL to draw, which is switched off or missing in this browser.');
        const response = await fetch(expected.program, { credentials: 'same-origin' }).catch(() => null);
        if (!response?.ok)
            throw new Trouble('Steward could not be loaded: the server did not deliver the program.');
        const [compiled, hashed] = response.body.pipeThrough(counted()).tee();
        const headers = { 'content-type': 'application/wasm' };
        const [module, digest] = await Promise.all([
            WebAssembly.compileStreaming(new Response(compiled, { headers })).catch(() => null),
            new Response(hashed).arrayBuffer().then((bytes) => crypto.subtle.digest('SHA-384', bytes)).catch(() => null),
        ]);
        if (!digest)
            throw new Trouble('Steward could not be loaded: the connection broke.');
        if ('sha384-' + base64(digest) !== expected.digest)
            throw new Trouble('Steward was not started: the program that arrived is not the one this page belongs to.');
        if (!module)
            throw new Trouble('Steward could not be started: this browser did not accept the program.');
        sentence.textContent = 'Starting Steward…';
        return module;
    };

    window.addEventListener('steward-first-frame', () => {
        performance.mark('steward-first-frame');
        notice.hidden = true;
    }, { once: true });

    program().then((module) => qtLoad({
        preRun: [(instance) => { window.steward = instance; }],
        qt: {
            module: Promise.resolve(module),
            entryFunction: window.steward_entry,
            containerElements: [document.getElementById('screen')],
            onExit: ({ crashed }) => stop(crashed ? 'Steward has stopped because of an error.' : 'Steward has ended.'),
        },
    })).catch((error) => {
        if (!(error instanceof Trouble))
            console.error(error);
        stop(error instanceof Trouble ? error.message : 'Steward could not be started because of an error.');
    });
})();
