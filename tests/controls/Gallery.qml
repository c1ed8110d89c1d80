// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

/// Every control in every state, in the order of the design's sheet of components.
Rectangle {
    id: gallery

    property int scheme: 0
    property int density: 0
    property real textScale: 1
    property bool rightToLeft: false

    component Block: ColumnLayout {
        id: block

        required property string title
        property string note
        default property alias content: body.data
        property alias gap: body.spacing

        spacing: 10
        Layout.alignment: Qt.AlignTop
        Layout.fillWidth: true
        Layout.preferredWidth: 1

        Item {
            Layout.fillWidth: true
            implicitHeight: Theme.title3.line + 6

            RowLayout {
                width: parent.width
                spacing: Theme.s4

                Label {
                    text: block.title
                    look: Theme.title3
                }
                Label {
                    text: block.note
                    look: Theme.small
                    color: Theme.textFaint
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
            }
            Divider {
                width: parent.width
                anchors.bottom: parent.bottom
            }
        }
        ColumnLayout {
            id: body

            Layout.fillWidth: true
            spacing: 9
        }
    }

    component ButtonRow: RowLayout {
        id: line

        required property string kindName
        required property string title
        required property int kind

        spacing: 12

        Label {
            text: line.kindName
            look: Theme.small
            color: Theme.textFaint
            Layout.preferredWidth: 60
        }
        ActionButton {
            kind: line.kind
            text: line.title
        }
        ActionButton {
            kind: line.kind
            text: "Hover"
            lit: true
        }
        ActionButton {
            kind: line.kind
            text: "Focus"
            ringed: true
        }
    }

    component Swatch: ColumnLayout {
        id: swatch

        required property color tint
        required property string text

        spacing: 0
        Layout.fillWidth: true

        Rectangle {
            color: swatch.tint
            radius: Theme.radius.chip
            border.width: 1
            border.color: Theme.lineMid
            implicitHeight: 24
            Layout.fillWidth: true
        }
        Label {
            text: swatch.text
            look: Theme.small
            color: Theme.textFaint
        }
    }

    component Marked: RowLayout {
        id: marked

        required property int kind
        required property string text

        spacing: 6
        Layout.fillWidth: true
        Layout.preferredWidth: 1

        MatrixMark {
            kind: marked.kind
            count: 3
        }
        Label {
            text: marked.text
            look: Theme.small
            color: Theme.textMuted
            Layout.fillWidth: true
        }
    }

    component TreeRow: Item {
        id: tree

        required property string letter
        required property string text
        property int depth: 0
        property int mark: MarginMark.None
        property string twist
        property color ground: "transparent"
        property bool struck: false
        property bool ringed: false

        implicitHeight: Theme.dTreeRow
        Layout.fillWidth: true

        Rectangle {
            anchors.fill: parent
            color: tree.ground
        }
        MarginMark {
            id: margin

            anchors.left: parent.left
            height: parent.height
            mark: tree.mark
        }
        Row {
            anchors.left: margin.right
            anchors.leftMargin: 6 + tree.depth * 18
            anchors.verticalCenter: parent.verticalCenter
            spacing: 6

            Item {
                width: 18
                height: 18
                anchors.verticalCenter: parent.verticalCenter

                Icon {
                    anchors.centerIn: parent
                    visible: tree.twist !== ""
                    name: tree.twist
                    size: 14
                    color: Theme.textFaint
                }
            }
            LevelBadge {
                letter: tree.letter
                anchors.verticalCenter: parent.verticalCenter
            }
            Label {
                text: tree.text
                font.strikeout: tree.struck
                look: tree.ringed ? Theme.title3 : Theme.row
                font.pixelSize: Theme.row.size
                color: tree.struck ? Theme.textFaint : Theme.text
            }
        }
        FocusRing {
            visible: tree.ringed
            inside: true
            corner: 0
            anchors.leftMargin: tree.ringed ? margin.width : 0
        }
    }

    component TableRow: Item {
        id: row

        required property list<string> cells
        property int mark: MarginMark.None
        property bool ticked: false
        property color ground: "transparent"
        property string chip
        property bool dotted: false

        implicitHeight: Theme.grown(36)
        Layout.fillWidth: true

        Rectangle {
            anchors.fill: parent
            color: row.ground
        }
        MarginMark {
            id: edge

            anchors.left: parent.left
            height: parent.height
            mark: row.mark
        }
        RowLayout {
            anchors.left: edge.right
            anchors.right: parent.right
            anchors.leftMargin: 8
            anchors.rightMargin: 12
            height: parent.height
            spacing: 12

            Tick {
                label: row.cells[0]
                checked: row.ticked
            }
            Label {
                text: row.cells[0]
                look: Theme.rowStrong
                elide: Text.ElideRight
                Layout.preferredWidth: 100
                Layout.fillWidth: true
            }
            Label {
                text: row.cells[1]
                color: Theme.textMuted
                elide: Text.ElideRight
                Layout.preferredWidth: 60
                Layout.fillWidth: true
            }
            Label {
                text: row.cells[2]
                horizontalAlignment: Text.AlignRight
                Layout.preferredWidth: 44
            }
            Item {
                Layout.preferredWidth: 84
                implicitHeight: 20

                Chip {
                    visible: row.chip !== ""
                    text: row.chip
                    tone: Tone.Pencil
                    iconName: "pencil"
                }
                StatusDot {
                    visible: row.dotted
                    text: row.cells[3]
                }
                Label {
                    visible: row.chip === "" && !row.dotted
                    text: row.cells[3]
                    color: Theme.textMuted
                }
            }
        }
        Divider {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }

    color: Theme.canvas
    implicitHeight: page.implicitHeight + 52
    LayoutMirroring.enabled: rightToLeft
    LayoutMirroring.childrenInherit: true

    Binding {
        target: Theme
        property: "scheme"
        value: gallery.scheme
    }
    Binding {
        target: Theme
        property: "density"
        value: gallery.density
    }
    Binding {
        target: Theme
        property: "textScale"
        value: gallery.textScale
    }

    ColumnLayout {
        id: page

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: 28
        anchors.rightMargin: 28
        y: 24
        spacing: 16

        RowLayout {
            spacing: 12

            ProductMark {
                size: 26
            }
            Label {
                text: "Components"
                look: Theme.title1
            }
            Label {
                text: "One set, every state. Marks carry a shape and a word, never a colour alone."
                color: Theme.textMuted
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: 8

                EnvironmentTag {
                    kind: EnvironmentTag.Live
                }
                EnvironmentTag {
                    kind: EnvironmentTag.Training
                }
                EnvironmentTag {
                    kind: EnvironmentTag.Demo
                }
            }
        }

        GridLayout {
            columns: 3
            columnSpacing: 28
            rowSpacing: 22
            Layout.fillWidth: true

            Block {
                title: "Buttons"
                note: "ink appears once in the product: Apply"

                ButtonRow {
                    kindName: "Plain"
                    title: "Export"
                    kind: ActionButton.Plain
                }
                ButtonRow {
                    kindName: "Primary"
                    title: "Add user"
                    kind: ActionButton.Primary
                }
                ButtonRow {
                    kindName: "Draft"
                    title: "Review"
                    kind: ActionButton.Draft
                }
                ButtonRow {
                    kindName: "Ink"
                    title: "Apply"
                    kind: ActionButton.Ink
                }
                ButtonRow {
                    kindName: "Danger"
                    title: "Erase"
                    kind: ActionButton.Danger
                }
                ButtonRow {
                    kindName: "Quiet"
                    title: "Discard"
                    kind: ActionButton.Quiet
                }
                RowLayout {
                    spacing: 8

                    Label {
                        text: "Other"
                        look: Theme.small
                        color: Theme.textFaint
                        Layout.preferredWidth: 64
                    }
                    ActionButton {
                        text: "Disabled"
                        blocked: true
                        reason: "Because nothing is staged."
                    }
                    ActionButton {
                        text: "Stage a fix"
                        small: true
                        kind: ActionButton.DraftPlain
                        iconName: "pencil"
                    }
                    IconButton {
                        text: "More"
                        iconName: "ellipsis"
                        quiet: false
                    }
                }
            }

            Block {
                title: "Fields"

                GridLayout {
                    columns: 2
                    columnSpacing: 12
                    rowSpacing: 12
                    Layout.fillWidth: true

                    Field {
                        label: "Name"
                        text: "Nathenje"
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.alignment: Qt.AlignTop
                    }
                    Field {
                        label: "Focus"
                        text: "Nathenje"
                        ringed: true
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.alignment: Qt.AlignTop
                    }
                    Field {
                        label: "Staged"
                        text: "30"
                        staged: true
                        wasText: "20,160"
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.alignment: Qt.AlignTop
                    }
                    Choice {
                        label: "Choice"
                        model: ["Dowa", "Lilongwe", "Rumphi"]
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.alignment: Qt.AlignTop
                    }
                    Field {
                        label: "Site code"
                        text: "LL 09"
                        code: true
                        error: "Use letters, digits, - and _ only."
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.alignment: Qt.AlignTop
                    }
                    Field {
                        label: "Locked"
                        text: "set upstream"
                        iconName: "lock"
                        blocked: true
                        reason: "Only the source project can change it."
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.alignment: Qt.AlignTop
                    }
                }
            }

            Block {
                title: "Switches and choices"
                gap: 12

                RowLayout {
                    spacing: 8

                    Toggle {
                        label: "A"
                    }
                    Toggle {
                        label: "B"
                        checked: true
                    }
                    Toggle {
                        label: "C"
                        checked: true
                        staged: true
                        Layout.leftMargin: 6
                        Layout.rightMargin: 6
                    }
                    Toggle {
                        label: "D"
                        checked: true
                        ringed: true
                        Layout.leftMargin: 6
                        Layout.rightMargin: 6
                    }
                    Toggle {
                        label: "E"
                        blocked: true
                        reason: "Because Full Organization Access is off."
                    }
                }
                RowLayout {
                    spacing: 8

                    Tick {
                        text: "no"
                    }
                    Tick {
                        text: "yes"
                        checked: true
                    }
                    Tick {
                        text: "some"
                        some: true
                    }
                    Tick {
                        text: "implied"
                        implied: true
                        reason: "Can View follows from Can Edit."
                    }
                    Tick {
                        text: "staged"
                        checked: true
                        staged: true
                        Layout.leftMargin: 4
                    }
                    Tick {
                        text: "blocked"
                        blocked: true
                        reason: "Because Full Organization Access is off."
                    }
                }
                RowLayout {
                    spacing: 8

                    Radio {
                        text: "chosen"
                        checked: true
                    }
                    Radio {
                        text: "not"
                    }
                    Segmented {
                        label: "Second factor"
                        small: true
                        model: ["Off", "Remind", "Require"]
                        currentIndex: 1
                    }
                }
                RowLayout {
                    spacing: 6

                    FilterChip {
                        text: "Filter"
                    }
                    FilterChip {
                        text: "Only differences 13"
                        checked: true
                    }
                    FilterChip {
                        text: "Place: Dowa"
                        closable: true
                    }
                }
            }

            Block {
                title: "Chips and badges"
                gap: 8

                RowLayout {
                    spacing: 8

                    Chip {
                        text: "Neutral"
                    }
                    Chip {
                        text: "Health centre"
                        outlined: true
                    }
                    Chip {
                        text: "11 staged"
                        tone: Tone.Pencil
                        iconName: "pencil"
                    }
                    Chip {
                        text: "In force"
                        tone: Tone.Success
                        iconName: "check"
                    }
                    Chip {
                        text: "26 days"
                        tone: Tone.Warning
                        iconName: "key-round"
                    }
                }
                RowLayout {
                    spacing: 8

                    Chip {
                        text: "12 days"
                        tone: Tone.Danger
                        iconName: "file-key"
                    }
                    Chip {
                        text: "Dead zone"
                        tone: Tone.Info
                        iconName: "cloud-off"
                    }
                    Chip {
                        text: "this one"
                        tone: Tone.Accent
                    }
                    RowLayout {
                        spacing: 6

                        RiskBars {
                            level: 1
                        }
                        Label {
                            text: "low"
                            look: Theme.small
                            color: Theme.textMuted
                        }
                        RiskBars {
                            level: 2
                        }
                        Label {
                            text: "medium"
                            look: Theme.small
                            color: Theme.textMuted
                        }
                        RiskBars {
                            level: 3
                        }
                        Label {
                            text: "high risk"
                            look: Theme.small
                            color: Theme.textMuted
                        }
                    }
                }
                RowLayout {
                    spacing: 8

                    Kbd {
                        text: "Ctrl K"
                    }
                    Kbd {
                        text: "⏎"
                    }
                    LevelBadge {
                        letter: "H"
                    }
                    Avatar {
                        name: "Wezi Nyirenda"
                    }
                    StatusDot {
                        text: "in order"
                        Layout.fillWidth: false
                    }
                    StatusDot {
                        text: "waits"
                        tone: Tone.Warning
                        Layout.fillWidth: false
                    }
                    Bar {
                        value: 0.62
                        second: 0.09
                        label: "Raw 62, with accepted risks 71"
                        implicitWidth: 90
                    }
                }
            }

            Block {
                title: "Matrix marks"

                GridLayout {
                    columns: 3
                    columnSpacing: 8
                    rowSpacing: 12
                    Layout.fillWidth: true

                    Marked {
                        kind: MatrixMark.Granted
                        text: "granted"
                    }
                    Marked {
                        kind: MatrixMark.Implied
                        text: "implied"
                    }
                    Marked {
                        kind: MatrixMark.Some
                        text: "only some"
                    }
                    Marked {
                        kind: MatrixMark.NotGranted
                        text: "not granted"
                    }
                    Marked {
                        kind: MatrixMark.Blocked
                        text: "blocked"
                    }
                    Marked {
                        kind: MatrixMark.NotOffered
                        text: "not offered"
                    }
                    Marked {
                        kind: MatrixMark.StagedOn
                        text: "staged on"
                    }
                    Marked {
                        kind: MatrixMark.StagedOff
                        text: "staged off"
                    }
                    Marked {
                        kind: MatrixMark.Dangerous
                        text: "dangerous"
                    }
                }
            }

            Block {
                title: "Tabs, menu, tooltip"

                RowLayout {
                    spacing: 16

                    ColumnLayout {
                        spacing: 12
                        Layout.alignment: Qt.AlignTop

                        Tabs {
                            label: "Person"
                            model: [{
                                    "text": "Summary"
                                }, {
                                    "text": "People",
                                    "count": "40"
                                }, {
                                    "text": "History"
                                }]
                            Layout.fillWidth: true
                        }
                        Rectangle {
                            radius: Theme.radius.control
                            color: Theme.tooltip
                            implicitHeight: told.implicitHeight + 12
                            Layout.fillWidth: true

                            Label {
                                id: told

                                x: 10
                                y: 6
                                width: parent.width - 20
                                text: "Can View follows from Can Edit. Press W to see why."
                                look: Theme.small
                                color: Theme.overTooltip
                                wrapMode: Text.Wrap
                            }
                        }
                    }
                    Raised {
                        implicitWidth: 176
                        implicitHeight: items.implicitHeight + 10

                        Column {
                            id: items

                            x: 5
                            y: 5
                            width: parent.width - 10

                            MenuItem {
                                width: parent.width
                                text: "Move to…"
                                iconName: "move-right"
                                shortcutHint: "M"
                                lit: true
                            }
                            MenuItem {
                                width: parent.width
                                text: "Who can see"
                                iconName: "eye"
                                shortcutHint: "W"
                            }
                            MenuItem {
                                width: parent.width
                                text: "Archive…"
                                iconName: "archive"
                                danger: true
                            }
                        }
                    }
                }
            }

            Block {
                title: "Table"
                note: "margin, head, row states, reading line"

                Sheet {
                    implicitHeight: rows.implicitHeight + 2
                    Layout.fillWidth: true

                    ColumnLayout {
                        id: rows

                        x: 1
                        y: 1
                        width: parent.width - 2
                        spacing: 0

                        TableRow {
                            cells: ["Name", "Place", "Unsent", "State"]
                            ground: Theme.sunken
                        }
                        TableRow {
                            cells: ["Fatsani Zulu", "Nathenje", "0", "in order"]
                            dotted: true
                        }
                        TableRow {
                            cells: ["Temwa Gondwe", "Rumphi", "3", "hovered"]
                            ground: Theme.hover
                        }
                        TableRow {
                            cells: ["Dalitso Mvula", "Kachule", "41", "selected"]
                            ground: Theme.selected
                            ticked: true
                        }
                        TableRow {
                            cells: ["Alinafe Mbewe", "Chikuse", "12", ""]
                            mark: MarginMark.Staged
                            chip: "staged"
                        }
                        ReadingLine {
                            title: "Dalitso Mvula, Unsent:"
                            text: "41 forms wait on the phone."
                            Layout.fillWidth: true
                        }
                    }
                }
            }

            Block {
                title: "Tree and margin"
                note: "staged, removed, conflict, locked"

                Sheet {
                    implicitHeight: places.implicitHeight + 2
                    Layout.fillWidth: true

                    ColumnLayout {
                        id: places

                        x: 1
                        y: 1
                        width: parent.width - 2
                        spacing: 0

                        TreeRow {
                            letter: "D"
                            text: "Lilongwe"
                            twist: "chevron-down"
                        }
                        TreeRow {
                            letter: "H"
                            text: "Kabudula"
                            depth: 1
                            twist: "chevron-right"
                            ground: Theme.hover
                        }
                        TreeRow {
                            letter: "H"
                            text: "Nathenje"
                            depth: 1
                            twist: "chevron-down"
                            ground: Theme.selected
                            mark: MarginMark.Staged
                            ringed: true
                        }
                        TreeRow {
                            letter: "V"
                            text: "Kachule"
                            depth: 2
                            mark: MarginMark.Removed
                            struck: true
                        }
                        TreeRow {
                            letter: "V"
                            text: "Mpira"
                            depth: 2
                            mark: MarginMark.Conflict
                        }
                        TreeRow {
                            letter: "V"
                            text: "Mtema"
                            depth: 2
                            mark: MarginMark.Locked
                        }
                    }
                }
            }

            Block {
                title: "Diff rows"
                note: "changed, added, removed, staged, masked"
                gap: 0

                DiffRow {
                    kind: DiffRow.Changed
                    title: "Login Duration"
                    was: "24 h"
                    now: "12 h"
                    Layout.fillWidth: true
                }
                DiffRow {
                    kind: DiffRow.Added
                    title: "Exception for Chikwawa"
                    now: "14 days"
                    Layout.fillWidth: true
                }
                DiffRow {
                    kind: DiffRow.Removed
                    title: "Kachule"
                    was: "In use"
                    now: "Archived"
                    Layout.fillWidth: true
                }
                DiffRow {
                    kind: DiffRow.Staged
                    title: "Two Factor Authentication"
                    was: "Off"
                    now: "Remind"
                    Layout.fillWidth: true
                }
                DiffRow {
                    kind: DiffRow.Masked
                    title: "Client secret"
                    was: "••••"
                    now: "•••• new"
                    Layout.fillWidth: true
                }
            }

            Block {
                title: "Effect and because"
                note: "what it does; why it is so"

                EffectLine {
                    text: "214 people will be signed out now."
                    Layout.fillWidth: true
                }
                EffectLine {
                    kind: EffectLine.Danger
                    text: "Reaches past the location limit."
                    Layout.fillWidth: true
                }
                BecauseLine {
                    text: "Both switch off, because Full Organization Access is off."
                    Layout.fillWidth: true
                }
                ReasonPath {
                    model: [{
                            "text": "District Supervisor",
                            "icon": "key-round"
                        }, {
                            "text": "Lilongwe and below",
                            "icon": "map-pin"
                        }, {
                            "text": "may",
                            "icon": "check",
                            "tone": Tone.Success
                        }]
                    Layout.fillWidth: true
                }
                ReasonPath {
                    model: [{
                            "text": "Data Officer",
                            "icon": "key-round"
                        }, {
                            "text": "API, past the limit",
                            "icon": "octagon-alert",
                            "tone": Tone.Danger
                        }]
                    Layout.fillWidth: true
                }
            }

            Block {
                title: "Banners"
                gap: 8

                Banner {
                    tone: Tone.Danger
                    sentence: ({
                            "html": "<b>1 person could not enter.</b> Give them a place.",
                            "plain": "1 person could not enter. Give them a place."
                        })
                    Layout.fillWidth: true
                }
                Banner {
                    tone: Tone.Warning
                    sentence: ({
                            "html": "<b>12 forms were never sent.</b> They go first.",
                            "plain": "12 forms were never sent. They go first."
                        })
                    Layout.fillWidth: true
                }
                Banner {
                    tone: Tone.Info
                    text: "People on single sign-on skip this step."
                    Layout.fillWidth: true
                }
                Banner {
                    tone: Tone.Success
                    text: "11 changes are live. Undo until 15:02."
                    Layout.fillWidth: true
                }
            }

            Block {
                title: "Toast and draft bar"
                gap: 12

                Toast {
                    text: "11 changes are live"
                    actionText: "Undo"
                    timeText: "29:41"
                    Layout.fillWidth: true
                }
                DraftBar {
                    title: "11 changes staged"
                    reviewText: "Review"
                    framed: true
                    discardable: false
                    Layout.fillWidth: true
                }
                Strip {
                    text: "No network. Applying waits."
                    actionText: "Try now"
                    framed: true
                    Layout.fillWidth: true
                }
            }

            Block {
                title: "Dialog"
                note: "Enter acts only when the words match"

                Raised {
                    dialog: true
                    implicitHeight: question.implicitHeight
                    Layout.fillWidth: true

                    ColumnLayout {
                        id: question

                        width: parent.width
                        spacing: 0

                        DialogHeader {
                            title: "Archive Kachule?"
                            text: "2 workers move up to Nathenje. You can bring it back for 30 days."
                            Layout.fillWidth: true
                        }
                        Field {
                            label: "Type Kachule to go on"
                            text: "Kach"
                            ringed: true
                            Layout.fillWidth: true
                            Layout.leftMargin: 20
                            Layout.rightMargin: 20
                            Layout.bottomMargin: 14
                        }
                        DialogFooter {
                            Layout.fillWidth: true
                            actions: [
                                ActionButton {
                                    text: "Cancel"
                                },
                                ActionButton {
                                    text: "Archive"
                                    kind: ActionButton.Danger
                                    blocked: true
                                    reason: "Type the name first."
                                }
                            ]
                        }
                    }
                }
            }

            Block {
                title: "Drawer"
                note: "docked, not modal; Esc closes"

                Sheet {
                    implicitHeight: 188
                    Layout.fillWidth: true

                    Column {
                        x: 17
                        y: 21
                        spacing: 10

                        Repeater {
                            model: 6
                            delegate: SkeletonBar {
                            }
                        }
                    }
                    SideSheet {
                        anchors.right: parent.right
                        anchors.top: parent.top
                        anchors.bottom: parent.bottom
                        anchors.margins: 1
                        width: parent.width * 0.72
                        title: "Chifundo Nkhoma"

                        ColumnLayout {
                            anchors.fill: parent
                            anchors.margins: 16
                            spacing: 8

                            RowLayout {
                                spacing: 6

                                Icon {
                                    name: "octagon-alert"
                                    color: Theme.dangerText
                                }
                                Label {
                                    text: "Yes, past the limit"
                                    look: Theme.rowStrong
                                    Layout.fillWidth: true
                                }
                            }
                            BecauseLine {
                                text: "The API does not ask for a place."
                                Layout.fillWidth: true
                            }
                            ActionButton {
                                text: "Stage a fix"
                                small: true
                                kind: ActionButton.DraftPlain
                                iconName: "pencil"
                            }
                            Item {
                                Layout.fillHeight: true
                            }
                        }
                    }
                }
            }

            Block {
                title: "Type and colour"

                RowLayout {
                    spacing: 16

                    ColumnLayout {
                        spacing: 4
                        Layout.alignment: Qt.AlignTop

                        Label {
                            text: "62"
                            look: Theme.display
                        }
                        Label {
                            text: "Page title 20"
                            look: Theme.title1
                        }
                        Label {
                            text: "Panel title 16"
                            look: Theme.title2
                        }
                        Label {
                            text: "Block 14"
                            look: Theme.title3
                        }
                        Label {
                            text: "Row 13, 1,204"
                        }
                        Label {
                            text: "Small 12"
                            look: Theme.small
                            color: Theme.textMuted
                        }
                    }
                    GridLayout {
                        columns: 3
                        columnSpacing: 8
                        rowSpacing: 8
                        Layout.fillWidth: true
                        Layout.alignment: Qt.AlignTop

                        Swatch {
                            tint: Theme.canvas
                            text: "Canvas"
                        }
                        Swatch {
                            tint: Theme.sheet
                            text: "Sheet"
                        }
                        Swatch {
                            tint: Theme.sunken
                            text: "Sunken"
                        }
                        Swatch {
                            tint: Theme.hover
                            text: "Hover"
                        }
                        Swatch {
                            tint: Theme.selected
                            text: "Selected"
                        }
                        Swatch {
                            tint: Theme.accent
                            text: "Accent"
                        }
                        Swatch {
                            tint: Theme.pencil
                            text: "Pencil"
                        }
                        Swatch {
                            tint: Theme.ink
                            text: "Ink"
                        }
                        Swatch {
                            tint: Theme.danger
                            text: "Danger"
                        }
                        Swatch {
                            tint: Theme.warning
                            text: "Warning"
                        }
                        Swatch {
                            tint: Theme.success
                            text: "Success"
                        }
                        Swatch {
                            tint: Theme.info
                            text: "Info"
                        }
                    }
                }
            }
        }
    }
}
