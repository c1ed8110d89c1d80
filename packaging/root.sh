# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Steward contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Root folders: a whole small Debian under build/, in which a newer suite builds the source tree that lies outside.
# Sourced by ./dev and by the scripts in wasm/, which have `set -euo pipefail` on.

shopt -s inherit_errexit # a failure inside $(…) is a failure

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

die() { echo "$(basename "$0"): $*" >&2; exit 1; }

# as_root COMMAND…: root as we are, or through sudo.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else
        command -v sudo >/dev/null || die "this needs root (or sudo): $*"
        sudo "$@"
    fi
}

# packages FILE GROUP…: the packages of these groups. A line of FILE is "GROUP PACKAGE[:COMMAND]"; a package with a
# command is only wanted where the command is missing, for instance because it came from elsewhere.
packages() {
    local file=$1 group name command; shift
    while read -r group name; do
        case " $* " in *" $group "*) ;; *) continue ;; esac
        command=${name#*:}
        if [ "$command" != "$name" ] && command -v "$command" >/dev/null; then continue; fi
        echo "${name%%:*}"
    done < <(sed 's/#.*//' "$file")
}

# missing [ROOT] -- PACKAGE…: those of the packages that are not installed (in ROOT). Asks dpkg alone, which is quick.
missing() {
    local root=/; [ "$1" = -- ] || { root=$1; shift; }; shift
    local have; have=$(dpkg-query --root="$root" -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
    local name; for name in "$@"; do grep -qx "$name installed" <<<"$have" || echo "$name"; done
}

# mirror: the Debian mirror this machine uses, so that no host stands in this project. Empty: debootstrap's own choice.
mirror() { apt-get indextargets --format '$(SITE)' 2>/dev/null | grep -m1 '/debian/*$' || true; }

# root_make ROOT SUITE PACKAGE…: makes ROOT, or adds to it what it lacks. The name is only taken once it is complete.
root_make() {
    local root=$1 suite=$2 lacking; shift 2
    if [ ! -d "$root" ]; then
        [ -z "$(missing -- debootstrap)" ] || as_root apt-get install -y --no-install-recommends debootstrap
        as_root rm -rf "$root.part"
        # A debootstrap older than the suite has no script of that name; all newer suites are made like sid.
        local script=; [ -e "/usr/share/debootstrap/scripts/$suite" ] || script=/usr/share/debootstrap/scripts/sid
        as_root debootstrap --variant=minbase --include=ca-certificates "$suite" "$root.part" "$(mirror)" $script
        as_root mv "$root.part" "$root"
    fi
    mapfile -t lacking < <(missing "$root" -- "$@")
    [ ${#lacking[@]} = 0 ] && return
    as_root cp /etc/resolv.conf "$root/etc/resolv.conf"
    root_run "$root" apt-get update -q
    root_run "$root" apt-get install -y -q --no-install-recommends "${lacking[@]}"
}

# root_run ROOT COMMAND…: runs COMMAND in ROOT, in /src, where this source tree is seen. The mounts live in a namespace
# of their own and go with the command: nothing to unmount, and no `rm -rf build` can reach the sources through them.
# BIND="FROM TO" shows one more folder. The environment is empty but for what is named here: emcc and npm listen to many
# variables.
root_run() {
    local root=$1; shift
    as_root unshare --mount --propagation private bash -euc '
        root=$1 source=$2 bind=$3; shift 3
        mkdir -p "$root/src"
        mount --bind "$source" "$root/src"
        mount --rbind /dev "$root/dev"
        mount -t proc proc "$root/proc"
        mount -t tmpfs tmpfs "$root/tmp"
        if [ -n "$bind" ]; then mkdir -p "$root${bind##* }"; mount --bind "${bind% *}" "$root${bind##* }"; fi
        exec chroot "$root" /usr/bin/env -i --chdir=/src "$@"' _ \
        "$root" "$source_dir" "${BIND:-}" \
        PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} "$@"
}
