#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Steward contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes StewardIcons.otf and qml/theme/Icons.qml from svg/*.svg (Lucide 0.469.0). Needs python3-fontforge.

Lucide's own font has lines of 2 units in a box of 24; ours have 1.75, and 3 where a mark stands in a tick of 12 px.
The em square is the drawing's box and the line is as high as the letter, so a Text of pixel size n is n by n.
"""
import math
import pathlib
import re
import tempfile

import fontforge

HERE = pathlib.Path(__file__).parent
SINGLETON = HERE.parent.parent / "qml" / "theme" / "Icons.qml"
UNIT = 40  # font units for one unit of the drawing: an em of 960
STROKE = "1.75"
BOLD = ("check", "minus", "plus")  # these also come as NAME-bold, for ticks of 12 px
FIRST = 0xE000
MIRRORED = ("arrow-left", "arrow-right", "chevron-left", "chevron-right", "corner-down-right", "external-link", "list",
            "list-filter", "log-in", "log-out", "move-right", "panel-right", "undo-2")


def dashed_box():
    """The border of a tick that follows from something else: the whole box of 16 px, one px thick, in 14 dashes."""
    inset, radius, dashes = 0.75, 6.0, 14
    side = 24 - 2 * inset - 2 * radius
    quarter = math.pi * radius / 2

    def point(at):
        at %= 4 * (side + quarter)
        turn, along = divmod(at, side + quarter)
        if along <= side:
            x, y = inset + radius + along, inset
        else:
            angle = (along - side) / radius
            x = inset + radius + side + radius * math.sin(angle)
            y = inset + radius - radius * math.cos(angle)
        for _ in range(int(turn)):
            x, y = 24 - y, x
        return f"{x:.3f} {y:.3f}"

    step = 4 * (side + quarter) / dashes
    paths = ""
    for dash in range(dashes):
        start = dash * step
        points = [point(start + part * step * 0.6 / 4) for part in range(5)]
        paths += f'<path d="M{" L".join(points)}"/>'
    return ('<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" '
            f'stroke="black" stroke-width="1.5">{paths}</svg>')


def drawings():
    """(glyph name, SVG text) in the order of the code points."""
    for path in sorted((HERE / "svg").glob("*.svg")):
        text = re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.S)
        text = text.replace("currentColor", "black")
        yield path.stem, text.replace('stroke-width="2"', f'stroke-width="{STROKE}"')
        if path.stem in BOLD:
            yield path.stem + "-bold", text.replace('stroke-width="2"', 'stroke-width="3"')
        if path.stem in MIRRORED:
            yield path.stem + "-rtl", text.replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    yield "tick-dashed", dashed_box()
    # Set side by side, these make an even hatch.
    yield "hatch", ('<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="black">'
                    '<path d="M0 6V0H6ZM0 12V18L18 0H12ZM0 24H6L24 6V0ZM12 24H18L24 18V12Z"/></svg>')


def build():
    font = fontforge.font()
    font.encoding = "UnicodeFull"
    font.ascent, font.descent = 24 * UNIT, 0
    font.familyname = font.fullname = "Steward Icons"
    font.fontname = "StewardIcons"
    font.copyright = "Lucide Contributors 2022 (ISC), parts Cole Bemis 2013-2022 (MIT)"
    font.version = "1.0"
    for offset in ("os2_typoascent_add", "os2_typodescent_add", "hhea_ascent_add", "hhea_descent_add",
                   "os2_winascent_add", "os2_windescent_add"):
        setattr(font, offset, False)
    font.os2_typoascent = font.hhea_ascent = font.os2_winascent = 24 * UNIT
    font.os2_typodescent = font.hhea_descent = font.os2_windescent = 0
    font.os2_typolinegap = font.hhea_linegap = 0

    codes = {}
    with tempfile.TemporaryDirectory() as folder:
        for offset, (name, text) in enumerate(drawings()):
            file = pathlib.Path(folder) / f"{name}.svg"
            file.write_text(text, encoding="utf-8")
            glyph = font.createChar(FIRST + offset, name)
            glyph.importOutlines(str(file), scale=True, correctdir=True)
            glyph.removeOverlap()
            if name.endswith("-rtl"):
                glyph.transform((-1, 0, 0, 1, 24 * UNIT, 0))
            glyph.simplify(0.5, ("mergelines",))
            glyph.round()
            glyph.correctDirection()
            glyph.width = 24 * UNIT
            codes[name] = FIRST + offset
    out = HERE / "StewardIcons.otf"
    font.generate(str(out), flags=("opentype", "no-FFTM-table", "omit-instructions"))
    print(f"{out.name}: {out.stat().st_size} bytes, {len(codes)} icons")
    return codes


def write(codes):
    lines = [
        "// SPDX-FileCopyrightText: 2026 The Steward contributors",
        "// SPDX-License-Identifier: GPL-3.0-or-later",
        "// Made by resources/icons/build.py. Do not edit.",
        "",
        "pragma Singleton",
        "import QtQuick",
        "",
        "/// The icon font: a letter for each name.",
        "QtObject {",
        "    id: root",
        "",
        "    readonly property string family: font.name",
        "    readonly property FontLoader font: FontLoader {",
        '        source: "qrc:/qt/qml/Steward/Theme/StewardIcons.otf"',
        "    }",
        "    readonly property var codes: ({",
    ]
    lines += [f'        "{name}": "\\u{code:x}",' for name, code in codes.items()]
    lines[-1] = lines[-1].rstrip(",")
    lines += [
        "    })",
        "",
        "    /// The letter; empty for a name the font lacks. Some icons have a twin that faces the other way.",
        "    function letter(name: string, mirrored: bool): string {",
        '        return (mirrored ? root.codes[name + "-rtl"] : undefined) ?? root.codes[name] ?? "";',
        "    }",
        "",
        "    function turns(name: string): bool {",
        '        return root.codes[name + "-rtl"] !== undefined;',
        "    }",
        "}",
    ]
    SINGLETON.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(build())
