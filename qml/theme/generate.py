#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Steward contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes Theme.qml from tokens.json. With --check it writes nothing and fails if Theme.qml is not current.

The result is committed, so that a build needs no Python, in the browser kit either.
"""
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
SCHEMES = ("light", "dark", "highContrastLight", "highContrastDark")

HEAD = """// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Made by generate.py from tokens.json. Do not edit.

pragma Singleton
import QtQuick

/// Colours, sizes and type styles. It remembers nothing: scheme, density, textScale and reducedMotion are bound once,
/// by the window, to the user's preferences. Sizes that hold text grow with textScale.
QtObject {
    id: root

    enum Scheme {
        Light,
        Dark,
        HighContrastLight,
        HighContrastDark
    }

    enum Density {
        Comfortable,
        Compact
    }
"""

STATE = """
    property int scheme: 0
    property int density: 0
    property real textScale: 1
    property bool reducedMotion: false

    readonly property bool dark: scheme === 1 || scheme === 3
    readonly property bool highContrast: scheme >= 2
    readonly property bool compact: density === 1

    /// A line of letters over its pixel size: the font's ascent and descent over its em.
    readonly property real letterHeight: 1.21
    readonly property string family: regular.name
    readonly property FontLoader regular: FontLoader {
        source: "qrc:/qt/qml/Steward/Theme/StewardSans-Regular.otf"
    }
    readonly property FontLoader medium: FontLoader {
        source: "qrc:/qt/qml/Steward/Theme/StewardSans-Medium.otf"
    }
    readonly property FontLoader semibold: FontLoader {
        source: "qrc:/qt/qml/Steward/Theme/StewardSans-SemiBold.otf"
    }
"""


def colour(value):
    """CSS writes #RRGGBBAA, QML #AARRGGBB."""
    return f"#{value[7:9]}{value[1:7]}" if len(value) == 9 else value


def capital(name):
    return name[0].upper() + name[1:]


def colour_name(name):
    """QML takes a property called onAccent for the handler of a signal and never sets it."""
    return "over" + name[2:] if name[:2] == "on" and name[2].isupper() else name


def colours(tokens):
    sets = [tokens["colour"][scheme] for scheme in SCHEMES]
    for name in sets[0]:
        values = ", ".join(f'"{colour(palette[name])}"' for palette in sets)
        yield f"    readonly property color {colour_name(name)}: [{values}][scheme]"


def group(name, values):
    """A group of plain numbers: an inline component, so that qmllint knows its properties. Such a component cannot
    see the object around it, so the values stand where it is used."""
    yield f"    component {capital(name)}: QtObject {{"
    yield from (f"        required property int {key}" for key in values)
    yield "    }"
    yield f"    readonly property {capital(name)} {name}: {capital(name)} {{"
    yield from (f"        {key}: {value}" for key, value in values.items())
    yield "    }"
    yield ""


def either(condition, one, other):
    return str(one) if one == other else f"{condition} ? {one} : {other}"


def styles(tokens):
    for name, style in tokens["font"]["scale"].items():
        yield f"    /// {capital(style['use'])}."
        yield f"    readonly property TextStyle {name}: TextStyle {{"
        yield f"        baseSize: {style['size']}"
        yield f"        baseLine: {style['line']}"
        # <b> asks for 700, and a face that is not there would be thickened by the machine: so the third of our faces is
        # known as Bold, though it is drawn as a semibold.
        yield f"        weight: {700 if style['weight'] == 600 else style['weight']}"
        yield f"        tracking: {style['tracking']}"
        yield "        family: root.family"
        yield "        scale: root.textScale"
        yield "    }"


def numbers(tokens):
    for name, value in tokens["space"].items():
        yield f"    readonly property int {name}: {value}"
    yield ""
    yield from group("radius", tokens["radius"])
    border, high = tokens["border"], tokens["border"]["highContrast"]
    yield from group("border", {key: either("root.highContrast", high[key], value)
                                for key, value in border.items() if key != "highContrast"})
    size = tokens["size"]
    shell = {key: value for key, value in size["shell"].items() if isinstance(value, int)}
    shell |= {f"dialog{capital(key)}": value for key, value in size["shell"]["dialog"].items()}
    grown = {"topBar", "draftBar", "statusStrip", "readingLine"}
    yield from group("shell", {key: f"root.grown({value})" if key in grown else value for key, value in shell.items()})
    # larger letters make a window as narrow as fewer pixels do
    points = {key: value if key == "browserMinimum" else f"Math.round({value} * root.textScale)"
              for key, value in size["breakpoint"].items() if isinstance(value, int)}
    points |= {f"minimum{capital(key)}": value for key, value in size["breakpoint"]["minimum"].items()}
    yield from group("breakpoint", points)
    parts = {"target": size["target"]["minimum"]}
    parts |= {f"icon{capital(key)}": value for key, value in size["icon"].items()}
    parts |= {f"switch{capital(key)}": value for key, value in size["switch"].items()}
    parts |= {key: size[key] for key in ("checkbox", "radio", "matrixGlyph", "avatar")}
    yield from group("size", parts)


def densities(tokens):
    wide, tight = tokens["density"]["comfortable"], tokens["density"]["compact"]
    for key, value in wide.items():
        name = "d" + capital(key)
        chosen = f"compact ? {tight[key]} : {value}"
        if key in ("cellPadding", "sectionGap"):
            yield f"    readonly property int {name}: {chosen}"
        elif key == "matrixColumn":
            yield f"    readonly property int {name}: Math.round(({chosen}) * textScale)"
        elif key == "rowTwoLine":
            yield f"    readonly property int {name}: Math.max({chosen}, row.height + small.height + s1)"
        else:
            yield f"    readonly property int {name}: grown({chosen})"


def layers(tokens):
    """Each shadow as a list of rectangles, the widest last."""
    for name in ("menu", "dialog"):
        rows = ", ".join(f"{{grow: {layer['grow']}, y: {layer['y']}, opacity: {layer['opacity']}}}"
                         for layer in tokens["elevation"][name]["layers"])
        yield f"    readonly property var {name}Shadow: highContrast ? [] : [{rows}]"


def generate():
    tokens = json.loads((HERE / "tokens.json").read_text(encoding="utf-8"))
    lines = [HEAD.rstrip("\n"), STATE.rstrip("\n"), ""]
    lines += list(colours(tokens)) + [""]
    lines += list(styles(tokens)) + [""]
    lines += list(numbers(tokens))
    lines += ["    // By density; what holds a line of text is never lower than the line."]
    lines += list(densities(tokens)) + [""]
    motion = tokens["motion"]["duration"]
    still = tokens["motion"]["reduced"]["duration"]
    lines += list(group("duration", {key: either("root.reducedMotion", still[key], value) for key, value in motion.items()}))
    lines += ["    readonly property int enter: Easing." + tokens["motion"]["easing"]["enter"],
              "    readonly property int leave: Easing." + tokens["motion"]["easing"]["exit"], ""]
    lines += list(group("z", tokens["z"]))
    lines += list(layers(tokens))
    lines += ["", "    /// The height of a row that is `token` high at normal text size.",
              "    function grown(token: int): int {",
              "        return Math.max(token, row.height + s4);", "    }", "}"]
    return "\n".join(lines) + "\n"


def main():
    target = HERE / "Theme.qml"
    text = generate()
    if "--check" in sys.argv:
        if target.read_text(encoding="utf-8") != text:
            raise SystemExit("Theme.qml is not what generate.py makes of tokens.json")
        return
    target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
