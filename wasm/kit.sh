#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Steward contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The place where the browser build is made: a Debian 13 root folder with emscripten, and in it Qt for WebAssembly.
#
#   wasm/kit.sh               makes ready what is missing, and nothing twice
#   wasm/kit.sh run COMMAND…  the same, then runs COMMAND there, in /src (the source tree)
#
# Debian has no Qt for WebAssembly, so the kit (static libraries) comes from the first of these that is there:
#   $QT_WASM_ROOT             a folder with an unpacked kit
#   $STEWARD_WASM_KIT         a packed kit
#   ../shared/wasm/           a packed kit beside the source tree
#   Debian's sources          built here by wasm/build-kit.sh, once, in about an hour on two cores
set -euo pipefail
# shellcheck source=packaging/root.sh
. "$(dirname "$(readlink -f "$0")")/../packaging/root.sh"

root=$source_dir/build/wasm-root
prefix=/opt/qt-wasm # the kit's own CMake files remember it

# Prints the packed kit, building it where there is none; nothing if the root folder has a kit and none is packed.
archive() {
    local found
    if [ -n "${STEWARD_WASM_KIT:-}" ]; then
        [ -f "$STEWARD_WASM_KIT" ] || die "STEWARD_WASM_KIT names no file: $STEWARD_WASM_KIT"
        readlink -f "$STEWARD_WASM_KIT"; return
    fi
    for found in "$source_dir"/../shared/wasm/qt-wasm-kit-*.tar.xz "$source_dir"/build/wasm-kit/qt-wasm-kit-*.tar.xz; do
        [ ! -f "$found" ] || { readlink -f "$found"; return; }
    done
    [ ! -f "$root$prefix/.from" ] || return 0 # unpacked once, and the archive has gone since
    "$source_dir/wasm/build-kit.sh" >&2
    readlink -f "$source_dir"/build/wasm-kit/qt-wasm-kit-*.tar.xz
}

# Unpacks the kit unless this very one is there already.
unpack() {
    local file=$1 stamp=$root$prefix/.from mark
    mark=$(stat -c '%n %s %Y' "$file")
    [ "$(cat "$stamp" 2>/dev/null || true)" != "$mark" ] || return 0
    if [ -f "$(dirname "$file")/SHA256SUMS" ]; then
        (cd "$(dirname "$file")" && sha256sum --quiet --ignore-missing -c SHA256SUMS) || die "the kit is damaged: $file"
    fi
    as_root rm -rf "$root$prefix"
    as_root tar -C "$root" -xJf "$file"
    as_root tee "$stamp" <<<"$mark" >/dev/null
}

mapfile -t wanted < <(packages "$source_dir/packaging/debian-13.packages" wasm)
root_make "$root" trixie "${wanted[@]}"
if [ -n "${QT_WASM_ROOT:-}" ]; then
    [ -x "$QT_WASM_ROOT/bin/qt-cmake" ] || die "QT_WASM_ROOT holds no Qt: $QT_WASM_ROOT"
    BIND="$(readlink -f "$QT_WASM_ROOT") $prefix"; export BIND
else
    kit=$(archive)
    [ -z "$kit" ] || unpack "$kit"
fi

# moc, rcc and qmlcachegen of another version write code that does not fit the kit's libraries.
tools=$(root_run "$root" /usr/lib/qt6/bin/qmake -query QT_VERSION)
target=$(root_run "$root" sed -n 's/^set(PACKAGE_VERSION "\(.*\)")/\1/p' $prefix/lib/cmake/Qt6/Qt6ConfigVersionImpl.cmake)
[ "$tools" = "$target" ] || die "the kit is Qt $target, but Debian's tools are Qt $tools: build a new kit (wasm/build-kit.sh)"

[ "${1:-}" != run ] || root_run "$root" EMSDK=/usr/share/emscripten "${@:2}"
