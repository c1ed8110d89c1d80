#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Steward contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes StewardSans-*.otf from Debian's fonts-inter (4.0~beta7). Needs python3-fonttools.

Three things change on the way: digits are the tabular ones, because font features cannot be asked for before Qt 6.7;
only scripts of the Latin kind stay, the system has fonts for the others; and the family gets a name of its own, so that
an Inter installed on the machine is never mixed with this one. Contextual alternates go: they draw "->" as an arrow,
and a name or a code must look as it was typed.
"""
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE = pathlib.Path("/usr/share/fonts/opentype/inter")
HERE = pathlib.Path(__file__).parent
FAMILY = "Steward Sans"
RANGES = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x2FF), (0x300, 0x36F), (0x1E00, 0x1EFF),
    (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2190, 0x2199), (0x2300, 0x23CF),
]
EXTRA = [0x21B5, 0x21E7, 0x21E5, 0x2116, 0x2122, 0x2126, 0x2206, 0x2212, 0x2215, 0x221A, 0x221E, 0x2248, 0x2260,
         0x2264, 0x2265, 0x25CF, 0x25CB, 0x2713, 0x2717, 0xFFFD]


def tabular(font):
    """What the feature tnum would put in place of each digit."""
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            lookup = table.LookupList.Lookup[record.Feature.LookupListIndex[0]]
            mapping = {}
            for part in lookup.SubTable:
                mapping.update(getattr(part, "ExtSubTable", part).mapping)
            return mapping
    raise SystemExit("this font has no tabular digits")


def build(style, weight):
    font = TTFont(SOURCE / f"Inter-{style}.otf", recalcTimestamp=False)
    mapping = tabular(font)
    for table in font["cmap"].tables:
        for code in range(0x30, 0x3A):
            if code in table.cmap:
                table.cmap[code] = mapping.get(table.cmap[code], table.cmap[code])

    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[c for a, b in RANGES for c in range(a, b + 1)] + EXTRA)
    subsetter.subset(font)

    spoken = {"SemiBold": "Semi Bold"}.get(style, style)
    # The bold of the family is drawn as a semibold: <b> asks for weight 700, and a face that is not there would be
    # thickened by the machine.
    if style == "SemiBold":
        spoken = "Bold"
    regular = style in ("Regular", "SemiBold")
    names = font["name"]
    for identity in (1, 2, 3, 4, 6, 16, 17, 21, 22, 25):
        names.removeNames(nameID=identity)
    def put(identity, text):
        names.setName(text, identity, 3, 1, 0x409)
    put(1, FAMILY if regular else f"{FAMILY} {spoken}")
    put(2, "Bold" if style == "SemiBold" else "Regular")
    put(3, f"Steward Sans {spoken}, from Inter 4.0 beta 7")
    put(4, f"{FAMILY} {spoken}")
    put(6, f"StewardSans-{style}")
    if not regular:
        put(16, FAMILY)
        put(17, spoken)
    font["OS/2"].usWeightClass = weight
    if weight == 700:
        font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x40 | 0x20
        font["head"].macStyle |= 1
    cff = font["CFF "].cff
    cff.fontNames = [f"StewardSans-{style}"]
    cff.topDictIndex[0].FamilyName = FAMILY
    cff.topDictIndex[0].FullName = f"{FAMILY} {spoken}"
    out = HERE / f"StewardSans-{style}.otf"
    font.save(out)
    print(f"{out.name}: {out.stat().st_size} bytes, {len(font.getGlyphOrder())} glyphs")


if __name__ == "__main__":
    for style, weight in (("Regular", 400), ("Medium", 500), ("SemiBold", 700)):
        build(style, weight)
    sys.exit(0)
