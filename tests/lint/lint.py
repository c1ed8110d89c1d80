#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Steward contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of `./dev lint` that are more than one command. lint.py CHECK [--fix]; exit 1: something is wrong."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import counts
import rules
import security
import typenames

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/asan"
QT_BIN = Path("/usr/lib/qt6/bin")

# Targets with what the browser cannot have: the server, the command line, SQL, key ring, loop-back sign-in.
DESKTOP_ONLY = {"steward_server", "stewardd", "steward_cli", "stewardctl", "steward_store_sql", "steward_store_desktop",
                "steward_keychain", "steward_session_desktop"}


def files(*patterns):
    """The files of the source tree that fit, new ones too, those that git ignores not."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "--", *patterns], cwd=ROOT, check=True,
                            capture_output=True, text=True).stdout.splitlines()
    return sorted({name for name in listed if (ROOT / name).is_file()})


def in_parallel(work, items):
    """What `work` says of each item, in order; None where it has nothing to say."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return [said for said in pool.map(work, items) if said]


def compiled():
    """(target, path, arguments, folder) of every C++ file under app/, as CMake compiles it."""
    for entry in json.loads((BUILD / "compile_commands.json").read_text()):
        path = Path(entry["directory"], entry["file"]).resolve()
        target = re.search(r" -o \S*CMakeFiles/([^/]+)\.dir/", entry["command"])
        if target and path.is_relative_to(ROOT / "app"):
            yield target[1], path, shlex.split(entry["command"]), entry["directory"]


def desktop_only(path, sources):
    """Whether a file belongs to what the browser cannot have; a header goes with the source of its name."""
    return path.startswith(("app/server/", "app/cli/")) or path.rsplit(".", 1)[0] in sources


def check_licences(_fix):
    done = subprocess.run(["reuse", "lint"], cwd=ROOT, capture_output=True, text=True)
    return [] if done.returncode == 0 else [done.stdout + done.stderr]


def check_rules(_fix):
    sources = {str(path.relative_to(ROOT)).rsplit(".", 1)[0] for target, path, _, _ in compiled()
               if target in DESKTOP_ONLY}
    texts = {}
    for name in files():
        try:
            texts[name] = (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or a font
    return typenames.self_test() + typenames.complaints(texts) + rules.self_test() + rules.check(texts, lambda path: desktop_only(path, sources), lambda name: (ROOT / name).exists())


def check_security(_fix):
    listed = subprocess.run(["ctest", "--test-dir", BUILD, "--show-only=json-v1"], check=True, capture_output=True,
                            text=True).stdout
    known = {test["name"] for test in json.loads(listed)["tests"]}

    def sources(program):
        return "\n".join((ROOT / name).read_text() for name in files(f"tests/{program}/*.cpp"))

    listed = json.loads((ROOT / "docs/security/rules.json").read_text())
    return security.self_test() + list(security.complaints(listed, known, sources))


def check_shell(_fix):
    # SC3013: dash knows -nt, whatever POSIX says.
    scripts = [name for name in files() if (ROOT / name).read_bytes()[:40].split(b"\n")[0]
               in (b"#!/bin/sh", b"#!/usr/bin/env bash", b"# shellcheck shell=bash")]
    done = subprocess.run(["shellcheck", "-x", "-S", "warning", "-e", "SC3013", *scripts], cwd=ROOT, capture_output=True, text=True)
    return [] if done.returncode == 0 else [done.stdout]


def check_cpp_format(fix):
    names = files("app/*.cpp", "app/*.h", "qml/*.cpp", "qml/*.h", "tests/*.cpp", "tests/*.h")
    todo = ["-i"] if fix else ["-n", "-Werror"]
    done = subprocess.run(["clang-format-14", *todo, *names], cwd=ROOT, capture_output=True, text=True)
    return [] if done.returncode == 0 else [done.stderr]


def formatted(name):
    """What a QML file would be. qmlformat 6.4.2 cuts the value off `pragma ComponentBehavior: Bound`."""
    done = subprocess.run([QT_BIN / "qmlformat", name], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        return None, f"{name}: qmlformat does not understand it\n{done.stderr}"
    return re.sub(r"^pragma ComponentBehavior$", "pragma ComponentBehavior: Bound", done.stdout, flags=re.M), None


def check_qml_format(fix):
    def one(name):
        wanted, complaint = formatted(name)
        if complaint or wanted == (ROOT / name).read_text():
            return complaint
        if fix:
            (ROOT / name).write_text(wanted)
            return None
        difference = subprocess.run(["diff", "-u", "--label", name, "--label", "formatted", name, "-"], cwd=ROOT,
                                    input=wanted, capture_output=True, text=True).stdout
        return difference + f"{name}: run ./dev format"
    # what a generator writes is as the generator writes it; a test compares the two
    return in_parallel(one, [name for name in files("*.qml") if "Do not edit." not in (ROOT / name).read_text()[:300]])


def check_qmllint(_fix):
    if not files("*.qml"):
        return []
    done = subprocess.run(["ninja", "-k0", "-C", BUILD, "all_qmllint"], capture_output=True, text=True)
    # qmllint ends well in spite of some warnings, so its words count as well.
    if done.returncode or re.search(r"^(Warning|Error|Info):", done.stdout + done.stderr, re.M):
        return [done.stdout + done.stderr]
    return []


def check_counts(fix):
    """translations/steward_en.ts knows every text with a count, and says it for one and for many."""
    committed = ROOT / "translations/steward_en.ts"
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / committed.name
        if committed.exists():
            shutil.copy(committed, fresh)
        for _ in range(2):  # the second time for lupdate's own way of writing what was filled in
            done = subprocess.run([QT_BIN / "lupdate", "-silent", "-pluralonly", "-no-obsolete", "-locations", "none",
                                   "app", "qml", "-ts", fresh], cwd=ROOT, capture_output=True, text=True)
            if done.returncode:
                return [done.stderr]
            wanted = fresh.read_text(encoding="utf-8")
            if fix:
                fresh.write_text(counts.filled(wanted), encoding="utf-8")
        if fix:
            committed.write_text(wanted, encoding="utf-8")
    if not committed.exists() or wanted != committed.read_text(encoding="utf-8"):
        return ["translations/steward_en.ts is behind the sources: run ./dev format, and read what it has filled in"]
    return [f"translations/steward_en.ts: {said}" for said in counts.complaints(wanted)]


def for_clang(arguments):
    """What of g++'s command line says how to read the source: include folders, definitions, warnings."""
    following = False
    for argument in arguments:
        if following or re.match(r"-[DIW]|-isystem", argument):
            following = argument == "-isystem"
            if argument != "-Winvalid-pch":
                yield argument


def check_libcxx(_fix):
    """clang with libc++, as emscripten has it, over everything that the browser build links; only the syntax."""
    built = [target for target in subprocess.run(["ninja", "-C", BUILD, "-t", "targets", "all"], capture_output=True,
                                                 text=True).stdout.splitlines() if "_autogen:" in target]
    ours = [line.split(":")[0] for line in built if re.match(r"steward\w*_autogen:", line)]
    done = subprocess.run(["ninja", "-C", BUILD, *ours], capture_output=True, text=True)
    if done.returncode:
        return [done.stdout]

    clang = ["clang++-19", "-stdlib=libc++", "-std=c++20", "-fPIC"]
    header = BUILD / "libcxx.pch"
    plain = next(arguments for target, _, arguments, _ in compiled() if target == "steward_core")
    subprocess.run([*clang, *for_clang(plain), "-x", "c++-header", ROOT / "app/pch.h", "-o", header], check=True)

    def one(entry):
        _, path, arguments, folder = entry
        done = subprocess.run([*clang, *for_clang(arguments), "-fsyntax-only", "-include-pch", header, path],
                              cwd=folder, capture_output=True, text=True)
        return None if done.returncode == 0 else f"{path.relative_to(ROOT)}: not for the browser\n{done.stderr}"

    return in_parallel(one, [entry for entry in compiled() if entry[0] not in DESKTOP_ONLY])


def main():
    check = globals().get("check_" + sys.argv[1]) if len(sys.argv) > 1 else None
    if not check:
        sys.exit(__doc__)
    complaints = check("--fix" in sys.argv[2:])
    for complaint in complaints:
        print(complaint.rstrip(), file=sys.stderr)
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
