#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Steward contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""tojson.py YAML JSON: the published contract as the server gives it out, aliases and merge keys written out."""
import json
import sys

import yaml


class Loader(yaml.SafeLoader):
    """YAML 1.2 has no dates: an instant in an example is a text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

with open(sys.argv[1], encoding="utf-8") as source:
    contract = yaml.load(source, Loader)
with open(sys.argv[2], "w", encoding="utf-8") as target:
    json.dump(contract, target, ensure_ascii=False, separators=(",", ":"))
