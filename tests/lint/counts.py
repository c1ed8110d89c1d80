# SPDX-FileCopyrightText: 2026 The Steward contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts with a count. In the sources they are written once, "%Ln person(s) lose(s) %1", in translations/steward_en.ts for
one and for many. What follows from that way of writing is filled in; a person writes the rest, and reads all."""

import re
from html import escape, unescape

MESSAGE = re.compile(r"<message numerus=\"yes\">.*?</message>", re.S)
SOURCE = re.compile(r"<source>(.*?)</source>", re.S)
TRANSLATION = re.compile(r"<translation.*?</translation>", re.S)
FORM = re.compile(r"<numerusform>(.*?)</numerusform>|<numerusform/>", re.S)

# What the count does; all other words with "(s)" are what is counted.
VERBS = {"end", "follow", "gain", "get", "hold", "keep", "lead", "lie", "lose", "move", "notice", "point",
         "remove", "see", "sign", "stop", "switch", "test", "work"}
# Where one of these stands, the number changes more than the words that are marked.
OTHER = re.compile(r"\b(are|were|have|their|theirs|they|them|these|those)\b")


def several(word):
    if word == "person":
        return "people"
    return word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s"


def forms(source):
    """(for one, for many), or nothing where a person has to say it."""
    marked = re.compile(r"(\w+)\((s|es)\)")
    if OTHER.search(source):
        return None
    one = marked.sub(lambda m: m[1] + m[2] if m[1] in VERBS else m[1], source)
    many = marked.sub(lambda m: m[1] if m[1] in VERBS else several(m[1]), source)
    return one, many


def filled(text):
    """The file with every form that follows from its source."""
    def fill(match):
        message = match[0]
        said = forms(unescape(SOURCE.search(message)[1]))
        if said is None or "type=\"unfinished\"" not in message:
            return message
        lines = "".join(f"            <numerusform>{escape(form, quote=False)}</numerusform>\n" for form in said)
        return TRANSLATION.sub(lambda _: f"<translation>\n{lines}        </translation>", message)
    return MESSAGE.sub(fill, text)


def complaints(text):
    for message in MESSAGE.findall(text):
        source = unescape(SOURCE.search(message)[1])
        said = [unescape(form) for form in FORM.findall(message)]
        if "type=\"unfinished\"" in message or len(said) != 2 or not all(said):
            yield f"nobody has said for one and for many: {source}"
            continue
        for form in said:
            if re.search(r"\((s|es|ies)\)", form):
                yield f"still both at once: {form}"
            if sorted(re.findall(r"%L?[n0-9]", form)) != sorted(re.findall(r"%L?[n0-9]", source)):
                yield f"not the same places as in \"{source}\": {form}"
