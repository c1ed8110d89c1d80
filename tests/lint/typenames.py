# SPDX-FileCopyrightText: 2026 The Steward contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One name, one type. Two types of one name link without a complaint as long as no file includes both, and then one's
destructor is called for the other: the console links client and service into one program."""

import re
from collections import defaultdict

OPENS = re.compile(r"^namespace ?([\w:]*) ?\{")
CLOSES = re.compile(r"^\} *// namespace")
TYPE = re.compile(r"^(?:template *<.*> *)?(?:class|struct) (\w+)(?: final)?(?: *:[^:;][^;]*)?$")


def types(text):
    """Full names of the types that stand at the left edge, but for those nobody else can name."""
    spaces = []
    for line in text.splitlines():
        if opened := OPENS.match(line):
            spaces.append(opened[1])
        elif CLOSES.match(line) and spaces:
            spaces.pop()
        elif (found := TYPE.match(line)) and all(spaces):
            yield "::".join([*spaces, found[1]])


def complaints(texts):
    places = defaultdict(set)
    for name, text in texts.items():
        if re.match(r"app/.*\.(h|cpp)$", name):
            for full in types(text):
                places[full].add(name)
    return [f"{full} is more than one type: {', '.join(sorted(names))}" for full, names in sorted(places.items())
            if len(names) > 1]


def self_test():
    one = "namespace a {\n\nstruct X\n{\n};\n\n} // namespace a\n"
    bad = {"app/a.h": one, "app/b.h": one.replace("struct", "class")}
    good = {"app/a.h": one, "app/b.h": one.replace("a {", "b {"), "app/c.cpp": "namespace a {\n\nnamespace {\n" + one[14:],
            "app/d.h": "namespace a {\n\nstruct X;\n\n} // namespace a\n"}
    if len(complaints(bad)) == 1 and not complaints(good):
        return []
    return ["typenames.py does not find what it should"]
