#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Steward contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# with-keyring.sh MODE COMMAND… — runs COMMAND with a private session bus and a real secret service.
#   unlocked  gnome-keyring, its login collection open
#   locked    the same, then locked (nobody can answer a prompt)
#   hung      the same, the daemon stopped (SIGSTOP): it never answers
#   fresh     gnome-keyring present but never unlocked (activated by the bus)
#   none      a bus on which no secret service can be started
#   nobus     no session bus at all
# Everything lives in a temporary folder ($KEYRING_HOME keeps it, to reopen a store; $KEYRING_PASSWORD opens it).
# All that was started ends with it, also when it is ended itself by SIGTERM, SIGINT or SIGHUP.
# Exit status: COMMAND's; 2 wrong usage; 127 a program is missing; 128 + signal.
# Needs: dbus (dbus-run-session), gnome-keyring, libglib2.0-bin (gdbus).
set -u
usage() { echo "usage: with-keyring.sh unlocked|locked|hung|fresh|none|nobus COMMAND…" >&2; exit 2; }
[[ $# -ge 2 ]] || usage
mode=$1; shift

# Outside: temporary folder, session of our own (so that one signal ends all of it), bus.
if [[ "$mode" != _inner ]]; then
  for program in dbus-run-session gnome-keyring-daemon gdbus; do
    command -v $program >/dev/null || { echo "with-keyring.sh: $program is missing" >&2; exit 127; }
  done
  dir=$(mktemp -d); group=
  finish() {
    [[ -n "$group" ]] && { kill -TERM -- "-$group"; kill -CONT -- "-$group"; } 2>/dev/null # a stopped daemon ends once it goes on
    rm -rf "$dir"
  }
  trap finish EXIT
  trap 'exit 129' HUP; trap 'exit 130' INT; trap 'exit 143' TERM
  export HOME=${KEYRING_HOME:-$dir/home} XDG_RUNTIME_DIR=$dir/run KEYRING_DIR=$dir
  mkdir -p "$HOME" "$XDG_RUNTIME_DIR"; chmod 700 "$XDG_RUNTIME_DIR"
  unset DISPLAY WAYLAND_DISPLAY XDG_DATA_HOME XDG_CONFIG_HOME DBUS_SESSION_BUS_ADDRESS
  case $mode in
    nobus) start=("$@") ;;
    none)
      printf '%s' '<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth><policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>' >"$dir/bus.conf"
      start=(dbus-run-session --config-file="$dir/bus.conf" -- "$@") ;;
    unlocked|locked|hung|fresh) start=(dbus-run-session -- "$0" _inner "$mode" "$@") ;;
    *) usage ;;
  esac
  setsid "${start[@]}" <&0 2> >(grep -vE 'fd limit|Gtk-WARNING|SystemPrompter|dbus-daemon\[|keyring/control|discover_other_daemon|^$' >&2) &
  group=$!
  wait "$group"
  exit
fi

# Inside, on the bus: the daemon in the state that was asked for.
mode=$1; shift
call() { gdbus call --session --timeout 5 --dest "$1" --object-path "$2" --method "${@:3}"; }
bus() { call org.freedesktop.DBus /org/freedesktop/DBus "org.freedesktop.DBus.$1" org.freedesktop.secrets; }
daemon() { bus GetConnectionUnixProcessID 2>/dev/null | tr -dc '0-9 ' | awk '{print $NF}'; }
login=/org/freedesktop/secrets/collection/login
if [[ "$mode" != fresh ]]; then
  # --foreground keeps it our child, so that it can be ended; the password comes on standard input, without a newline.
  printf '%s' "${KEYRING_PASSWORD-test-password}" | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>"$KEYRING_DIR/daemon.log" &
  for _ in $(seq 50); do # NameHasOwner does not start a second daemon, as any call to the service itself would
    [[ $(bus NameHasOwner) = '(true,)' ]] && call org.freedesktop.secrets $login org.freedesktop.DBus.Properties.Get org.freedesktop.Secret.Collection Label >/dev/null 2>&1 && break
    sleep 0.1
  done
fi
case $mode in
  locked) call org.freedesktop.secrets /org/freedesktop/secrets org.freedesktop.Secret.Service.Lock "['$login']" >/dev/null ;;
  hung) kill -STOP "$(daemon)" ;;
esac
"$@"; rc=$?
pid=$(daemon)
[[ -n "$pid" ]] && { kill "$pid"; kill -CONT "$pid"; } 2>/dev/null
exit $rc
