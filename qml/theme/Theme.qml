// SPDX-FileCopyrightText: 2026 The Steward contributors
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

    readonly property color canvas: ["#F9F8F5", "#101414", "#FFFFFF", "#000000"][scheme]
    readonly property color sheet: ["#FFFFFF", "#161B1B", "#FFFFFF", "#000000"][scheme]
    readonly property color raised: ["#FFFFFF", "#1E2323", "#FFFFFF", "#0B0B0B"][scheme]
    readonly property color sunken: ["#F4F3EE", "#121616", "#F2F2F2", "#121212"][scheme]
    readonly property color hover: ["#F0EEE9", "#202626", "#E6E6E6", "#242424"][scheme]
    readonly property color pressed: ["#E8E5DF", "#282F2F", "#D4D4D4", "#333333"][scheme]
    readonly property color selected: ["#E2F4F3", "#12302F", "#D6F0EE", "#06302F"][scheme]
    readonly property color tooltip: ["#26241F", "#E5E9E9", "#000000", "#FFFFFF"][scheme]
    readonly property color scrim: ["#661C1A15", "#A6000000", "#B3000000", "#CC000000"][scheme]
    readonly property color text: ["#1D1C18", "#E7EAEA", "#000000", "#FFFFFF"][scheme]
    readonly property color textMuted: ["#4E4B45", "#B3BBBA", "#1F1F1F", "#F0F0F0"][scheme]
    readonly property color textFaint: ["#625F58", "#969F9F", "#333333", "#DADADA"][scheme]
    readonly property color textDisabled: ["#8B8983", "#656E6D", "#595959", "#B0B0B0"][scheme]
    readonly property color overTooltip: ["#FFFFFF", "#131717", "#FFFFFF", "#000000"][scheme]
    readonly property color line: ["#E3E0DB", "#2B3131", "#6B6B6B", "#8C8C8C"][scheme]
    readonly property color lineMid: ["#C7C4BD", "#3D4645", "#4D4D4D", "#B3B3B3"][scheme]
    readonly property color lineStrong: ["#7F7B74", "#778181", "#000000", "#FFFFFF"][scheme]
    readonly property color focus: ["#1F5ED9", "#7EB3FF", "#0033CC", "#FFD500"][scheme]
    readonly property color focusGap: ["#FFFFFF", "#101414", "#FFFFFF", "#000000"][scheme]
    readonly property color accent: ["#006465", "#5DC7C0", "#004B4C", "#7CF2EA"][scheme]
    readonly property color accentHover: ["#005556", "#6ED7D0", "#003637", "#A8F8F2"][scheme]
    readonly property color accentPressed: ["#004646", "#4FB1AB", "#002526", "#55D9D0"][scheme]
    readonly property color overAccent: ["#FFFFFF", "#041B1B", "#FFFFFF", "#000000"][scheme]
    readonly property color accentText: ["#005C5C", "#6BD4CD", "#00494A", "#7CF2EA"][scheme]
    readonly property color accentSoft: ["#DEF3F2", "#102D2D", "#E0F4F2", "#03201F"][scheme]
    readonly property color accentLine: ["#209292", "#3C9693", "#004B4C", "#7CF2EA"][scheme]
    readonly property color pencil: ["#6A36A0", "#C69DF2", "#4C1486", "#E2BDFF"][scheme]
    readonly property color pencilHover: ["#5B2A8C", "#D6B2FD", "#3A0C69", "#EFD9FF"][scheme]
    readonly property color overPencil: ["#FFFFFF", "#1E102E", "#FFFFFF", "#000000"][scheme]
    readonly property color pencilText: ["#613092", "#D4B1F8", "#4C1486", "#E2BDFF"][scheme]
    readonly property color pencilSoft: ["#F5EEFC", "#302140", "#F3EAFC", "#1E0A30"][scheme]
    readonly property color pencilLine: ["#9464CD", "#A076D2", "#4C1486", "#E2BDFF"][scheme]
    readonly property color ink: ["#1D1C18", "#E7EAEA", "#000000", "#FFFFFF"][scheme]
    readonly property color inkHover: ["#35332D", "#FFFFFF", "#2B2B2B", "#E0E0E0"][scheme]
    readonly property color overInk: ["#FFFFFF", "#101414", "#FFFFFF", "#000000"][scheme]
    readonly property color danger: ["#B12322", "#F7827A", "#8B0000", "#FFB0A6"][scheme]
    readonly property color dangerHover: ["#991618", "#FE9B93", "#6B0000", "#FFC9C2"][scheme]
    readonly property color overDanger: ["#FFFFFF", "#290B0A", "#FFFFFF", "#000000"][scheme]
    readonly property color dangerText: ["#A21D1D", "#FFA098", "#8B0000", "#FFB0A6"][scheme]
    readonly property color dangerSoft: ["#FDEFED", "#3C1E1B", "#FDECEA", "#2A0603"][scheme]
    readonly property color dangerLine: ["#D74840", "#D55F57", "#8B0000", "#FFB0A6"][scheme]
    readonly property color warning: ["#8B5510", "#EAB358", "#5C3400", "#FFD37A"][scheme]
    readonly property color overWarning: ["#FFFFFF", "#251803", "#FFFFFF", "#000000"][scheme]
    readonly property color warningText: ["#7C480F", "#F0C16E", "#5C3400", "#FFD37A"][scheme]
    readonly property color warningSoft: ["#FDF3DE", "#342711", "#FFF3D9", "#261700"][scheme]
    readonly property color warningLine: ["#BA7924", "#BC8737", "#5C3400", "#FFD37A"][scheme]
    readonly property color success: ["#226837", "#72CB8C", "#0A4A20", "#8CF0AC"][scheme]
    readonly property color overSuccess: ["#FFFFFF", "#061B0D", "#FFFFFF", "#000000"][scheme]
    readonly property color successText: ["#1A5D2F", "#87D89E", "#0A4A20", "#8CF0AC"][scheme]
    readonly property color successSoft: ["#E7F7EA", "#182C1F", "#E4F5E9", "#03200E"][scheme]
    readonly property color successLine: ["#439458", "#4D9965", "#0A4A20", "#8CF0AC"][scheme]
    readonly property color info: ["#2861A5", "#7CB6F1", "#0B3A80", "#A9D0FF"][scheme]
    readonly property color overInfo: ["#FFFFFF", "#091628", "#FFFFFF", "#000000"][scheme]
    readonly property color infoText: ["#1C5495", "#99C7F8", "#0B3A80", "#A9D0FF"][scheme]
    readonly property color infoSoft: ["#EAF3FD", "#19293B", "#E6F0FC", "#051A33"][scheme]
    readonly property color infoLine: ["#4C85CC", "#588DC7", "#0B3A80", "#A9D0FF"][scheme]
    readonly property color envLive: ["#1D1C18", "#E7EAEA", "#000000", "#FFFFFF"][scheme]
    readonly property color overEnvLive: ["#FFFFFF", "#101414", "#FFFFFF", "#000000"][scheme]
    readonly property color envTraining: ["#854F15", "#EAB358", "#5C3400", "#FFD37A"][scheme]
    readonly property color overEnvTraining: ["#FFFFFF", "#251803", "#FFFFFF", "#000000"][scheme]
    readonly property color envDemo: ["#105D9D", "#7CB6F1", "#0B3A80", "#A9D0FF"][scheme]
    readonly property color overEnvDemo: ["#FFFFFF", "#091628", "#FFFFFF", "#000000"][scheme]
    readonly property color shadow: ["#1C1A15", "#000000", "#000000", "#000000"][scheme]
    readonly property color addedText: ["#1A5D2F", "#87D89E", "#0A4A20", "#8CF0AC"][scheme]
    readonly property color addedSoft: ["#E7F7EA", "#182C1F", "#E4F5E9", "#03200E"][scheme]
    readonly property color addedLine: ["#439458", "#4D9965", "#0A4A20", "#8CF0AC"][scheme]
    readonly property color removedText: ["#A21D1D", "#FFA098", "#8B0000", "#FFB0A6"][scheme]
    readonly property color removedSoft: ["#FDEFED", "#3C1E1B", "#FDECEA", "#2A0603"][scheme]
    readonly property color removedLine: ["#D74840", "#D55F57", "#8B0000", "#FFB0A6"][scheme]
    readonly property color changedText: ["#1C5495", "#99C7F8", "#0B3A80", "#A9D0FF"][scheme]
    readonly property color changedSoft: ["#EAF3FD", "#19293B", "#E6F0FC", "#051A33"][scheme]
    readonly property color changedLine: ["#4C85CC", "#588DC7", "#0B3A80", "#A9D0FF"][scheme]
    readonly property color link: ["#005C5C", "#6BD4CD", "#00494A", "#7CF2EA"][scheme]
    readonly property color mark: ["#006465", "#3D9C98", "#004B4C", "#7CF2EA"][scheme]
    readonly property color overMark: ["#FFFFFF", "#051212", "#FFFFFF", "#000000"][scheme]

    /// Posture figure, welcome headline.
    readonly property TextStyle display: TextStyle {
        baseSize: 32
        baseLine: 40
        weight: 700
        tracking: -0.6
        family: root.family
        scale: root.textScale
    }
    /// Page title.
    readonly property TextStyle title1: TextStyle {
        baseSize: 20
        baseLine: 28
        weight: 700
        tracking: -0.25
        family: root.family
        scale: root.textScale
    }
    /// Dialog, drawer and inspector title.
    readonly property TextStyle title2: TextStyle {
        baseSize: 16
        baseLine: 24
        weight: 700
        tracking: -0.1
        family: root.family
        scale: root.textScale
    }
    /// Block heading.
    readonly property TextStyle title3: TextStyle {
        baseSize: 14
        baseLine: 20
        weight: 700
        tracking: 0
        family: root.family
        scale: root.textScale
    }
    /// Forms and reading.
    readonly property TextStyle body: TextStyle {
        baseSize: 14
        baseLine: 20
        weight: 400
        tracking: 0
        family: root.family
        scale: root.textScale
    }
    /// Labels of settings.
    readonly property TextStyle bodyStrong: TextStyle {
        baseSize: 14
        baseLine: 20
        weight: 500
        tracking: 0
        family: root.family
        scale: root.textScale
    }
    /// Tables, trees, navigation, buttons.
    readonly property TextStyle row: TextStyle {
        baseSize: 13
        baseLine: 20
        weight: 400
        tracking: 0
        family: root.family
        scale: root.textScale
    }
    /// First column, buttons.
    readonly property TextStyle rowStrong: TextStyle {
        baseSize: 13
        baseLine: 20
        weight: 500
        tracking: 0
        family: root.family
        scale: root.textScale
    }
    /// Help, meta, effect lines.
    readonly property TextStyle small: TextStyle {
        baseSize: 12
        baseLine: 16
        weight: 400
        tracking: 0
        family: root.family
        scale: root.textScale
    }
    /// Chips, field labels, table heads.
    readonly property TextStyle smallStrong: TextStyle {
        baseSize: 12
        baseLine: 16
        weight: 500
        tracking: 0
        family: root.family
        scale: root.textScale
    }

    readonly property int s0: 0
    readonly property int s1: 2
    readonly property int s2: 4
    readonly property int s3: 6
    readonly property int s4: 8
    readonly property int s5: 12
    readonly property int s6: 16
    readonly property int s7: 20
    readonly property int s8: 24
    readonly property int s9: 32
    readonly property int s10: 40
    readonly property int s11: 48
    readonly property int s12: 64

    component Radius: QtObject {
        required property int none
        required property int mark
        required property int chip
        required property int control
        required property int sheet
        required property int dialog
        required property int pill
    }
    readonly property Radius radius: Radius {
        none: 0
        mark: 3
        chip: 4
        control: 6
        sheet: 8
        dialog: 12
        pill: 999
    }

    component Border: QtObject {
        required property int hairline
        required property int control
        required property int focus
        required property int stagedBar
        required property int envStrip
    }
    readonly property Border border: Border {
        hairline: 1
        control: root.highContrast ? 2 : 1
        focus: root.highContrast ? 3 : 2
        stagedBar: root.highContrast ? 5 : 3
        envStrip: root.highContrast ? 5 : 3
    }

    component Shell: QtObject {
        required property int topBar
        required property int navRail
        required property int navRailCollapsed
        required property int draftBar
        required property int statusStrip
        required property int readingLine
        required property int margin
        required property int inspector
        required property int drawer
        required property int pagePadding
        required property int pagePaddingNarrow
        required property int formMeasure
        required property int dialogSmall
        required property int dialogMedium
        required property int dialogLarge
    }
    readonly property Shell shell: Shell {
        topBar: root.grown(48)
        navRail: 220
        navRailCollapsed: 56
        draftBar: root.grown(52)
        statusStrip: root.grown(36)
        readingLine: root.grown(36)
        margin: 28
        inspector: 384
        drawer: 460
        pagePadding: 24
        pagePaddingNarrow: 16
        formMeasure: 720
        dialogSmall: 440
        dialogMedium: 640
        dialogLarge: 840
    }

    component Breakpoint: QtObject {
        required property int collapseNav
        required property int stackAside
        required property int singlePane
        required property int browserMinimum
        required property int minimumWidth
        required property int minimumHeight
    }
    readonly property Breakpoint breakpoint: Breakpoint {
        collapseNav: Math.round(1120 * root.textScale)
        stackAside: Math.round(1000 * root.textScale)
        singlePane: Math.round(840 * root.textScale)
        browserMinimum: 768
        minimumWidth: 1024
        minimumHeight: 680
    }

    component Size: QtObject {
        required property int target
        required property int iconRow
        required property int iconNav
        required property int iconEmpty
        required property int switchWidth
        required property int switchHeight
        required property int switchKnob
        required property int checkbox
        required property int radio
        required property int matrixGlyph
        required property int avatar
    }
    readonly property Size size: Size {
        target: 24
        iconRow: 16
        iconNav: 18
        iconEmpty: 40
        switchWidth: 34
        switchHeight: 20
        switchKnob: 14
        checkbox: 16
        radio: 16
        matrixGlyph: 18
        avatar: 24
    }

    // By density; what holds a line of text is never lower than the line.
    readonly property int dControl: grown(compact ? 28 : 32)
    readonly property int dButton: grown(compact ? 28 : 32)
    readonly property int dRow: grown(compact ? 30 : 40)
    readonly property int dRowTwoLine: Math.max(compact ? 36 : 44, row.height + small.height + s1)
    readonly property int dTreeRow: grown(compact ? 26 : 32)
    readonly property int dMatrixRow: grown(compact ? 24 : 28)
    readonly property int dMatrixColumn: Math.round((compact ? 64 : 72) * textScale)
    readonly property int dTableHead: grown(compact ? 30 : 36)
    readonly property int dNavItem: grown(compact ? 30 : 34)
    readonly property int dCellPadding: compact ? 8 : 12
    readonly property int dSectionGap: compact ? 16 : 24

    component Duration: QtObject {
        required property int instant
        required property int quick
        required property int base
        required property int slow
        required property int coach
    }
    readonly property Duration duration: Duration {
        instant: 0
        quick: root.reducedMotion ? 0 : 90
        base: root.reducedMotion ? 0 : 140
        slow: root.reducedMotion ? 0 : 220
        coach: root.reducedMotion ? 0 : 320
    }

    readonly property int enter: Easing.OutCubic
    readonly property int leave: Easing.InCubic

    component Z: QtObject {
        required property int content
        required property int stickyHead
        required property int readingLine
        required property int draftBar
        required property int drawer
        required property int popup
        required property int scrim
        required property int dialog
        required property int palette
        required property int toast
        required property int tooltip
        required property int presenter
    }
    readonly property Z z: Z {
        content: 0
        stickyHead: 10
        readingLine: 15
        draftBar: 20
        drawer: 30
        popup: 40
        scrim: 50
        dialog: 60
        palette: 70
        toast: 80
        tooltip: 90
        presenter: 100
    }

    readonly property var menuShadow: highContrast ? [] : [{grow: 1, y: 1, opacity: 0.06}, {grow: 2, y: 2, opacity: 0.04}, {grow: 4, y: 4, opacity: 0.025}]
    readonly property var dialogShadow: highContrast ? [] : [{grow: 1, y: 1, opacity: 0.1}, {grow: 2, y: 3, opacity: 0.05}, {grow: 5, y: 6, opacity: 0.03}]

    /// The height of a row that is `token` high at normal text size.
    function grown(token: int): int {
        return Math.max(token, row.height + s4);
    }
}
