#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Steward contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# wasm/assemble.sh BUILT SITE: makes the folder SITE that a server can give out as it is, from the program in BUILT and
# the page in wasm/page. Every file but index.html carries a part of its digest in its name, so it may be kept for ever;
# index.html names the files and their digests, so one page can only start the program it was made with.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
built=$1 site=$2

mkdir -p "$site"
find "$site" -mindepth 1 -delete
page=$(cat "$here/page/index.html")
for file in "$built"/{steward.wasm,steward.js,qtloader.js} "$here"/page/{boot.js,page.css}; do
    asset=$(basename "$file")
    hex=$(sha384sum "$file" | cut -c1-96)
    name=${asset%.*}.${hex:0:16}.${asset##*.}
    digest=sha384-$(openssl dgst -sha384 -binary "$file" | openssl base64 -A)
    cp "$file" "$site/$name"
    chmod 644 "$site/$name"
    page=${page//"@name $asset@"/"$name"}
    page=${page//"@digest $asset@"/"$digest"}
    page=${page//"@bytes $asset@"/"$(stat -c %s "$file")"}
done
# A meta element cannot say frame-ancestors, and a folder without a server of ours talks to nobody but itself.
policy=$(sed -n '/"policy"/,/]/s/^ *"\([a-z-]* .*\)",\?$/\1/p' "$here/headers.json" |
    grep -v frame-ancestors | sed 's/ API ISSUERS//' | paste -sd ';' | sed 's/;/; /g')
page=${page//@policy@/"$policy"}
case $page in *@*@*) echo "assemble.sh: a placeholder was left over" >&2; exit 1 ;; esac
printf '%s\n' "$page" >"$site/index.html"
