# SPDX-FileCopyrightText: 2026 The Steward contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/security/rules.json: what this program promises about secrets and sign-ins, and which test holds it to that. A
rule that must hold (M) has a test; one that should (S) has a test or a sentence why not. A test is named as ctest knows
it, with its function and perhaps its row: "session.challenge/judgesWhatComesBack:denied"."""

import re

NAME = re.compile(r"(?P<program>\w+)\.(?P<test>\w+)(?:/(?P<function>\w+)(?::(?P<row>.+))?)?")


def complaints(rules, known, sources):
    """What is wrong. `known`: names of ctest; `sources(program)`: the text of a program's tests."""
    seen = set()
    for rule in rules:
        name = rule.get("id", "")
        if not name or not rule.get("says"):
            yield f"{name or rule}: a rule has an id and says something"
        if name in seen:
            yield f"{name}: twice"
        seen.add(name)
        tests = rule.get("tests", [])
        if rule.get("mark") not in ("M", "S"):
            yield f"{name}: the mark is M or S"
        if rule.get("mark") == "M" and not tests:
            yield f"{name}: must hold, and has no test"
        if rule.get("mark") == "S" and not tests and not rule.get("why"):
            yield f"{name}: neither a test nor a sentence why not"
        for test in tests:
            if said := unknown(test, known, sources):
                yield f"{name}: {test}: {said}"


def unknown(test, known, sources):
    match = NAME.fullmatch(test)
    if not match:
        return "no name of a test"
    if f"{match['program']}.{match['test']}" not in known:
        return "ctest does not know it"
    text = sources(match["program"])
    if match["function"] and not re.search(rf"\bvoid (\w+::)?{match['function']}\(\)", text):
        return "there is no such function"
    if match["row"] and f'"{match["row"]}"' not in text:
        return "there is no such row"
    return None


def self_test():
    text = 'void holds()\n QTest::newRow("a row")'

    def first(rule):
        return next(complaints([rule], {"a.b"}, lambda _: text), "")

    good = {"id": "1", "mark": "M", "says": "x", "tests": ["a.b/holds:a row"]}
    wrong = [{**good, "tests": []}, {**good, "tests": ["a.c"]}, {**good, "tests": ["a.b/breaks"]},
             {**good, "tests": ["a.b/holds:no row"]}, {**good, "tests": ["a"]}, {**good, "mark": "X"},
             {**good, "says": ""}, {**good, "mark": "S", "tests": []}]
    said = [f"security.py takes {rule}" for rule in wrong if not first(rule)]
    fine = [good, {**good, "mark": "S", "tests": [], "why": "because"}]
    return said + [f"security.py refuses {rule}" for rule in fine if first(rule)]
