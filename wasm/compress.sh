#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Steward contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# wasm/compress.sh SITE: puts beside each file of the browser build the forms that a server sends to who takes them, as
# FILE.br and FILE.gz. Not beside index.html: it is small, and stewardd takes the page's own policy off it.
set -euo pipefail
site=$1

find "$site" -type f \( -name '*.br' -o -name '*.gz' \) -delete
find "$site" -type f ! -name index.html -print0 | while IFS= read -r -d '' file; do
    gzip -9 -n -k "$file" # without name and time: the same bytes give the same file
    brotli -q 11 -w 24 -k "$file"
done
