// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Steward.Theme

/// Several lines of text to fill in. Tab leaves it; it grows up to `maximumLines` and scrolls from there.
FieldFrame {
    id: field

    property alias text: input.text
    property alias inputFocus: input.activeFocus
    property string placeholder
    property int minimumLines: 2
    property int maximumLines: 8
    property bool staged: false

    signal edited(string text)

    Flickable {
        id: flick

        anchors.left: parent.left
        anchors.right: parent.right
        implicitWidth: Math.round(240 * Theme.textScale)
        implicitHeight: {
            const lines = Math.min(Math.max(input.lineCount, field.minimumLines), field.maximumLines);
            return lines * Theme.row.line + input.topPadding + input.bottomPadding;
        }
        contentWidth: width
        contentHeight: Math.max(input.implicitHeight, height)
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        clip: interactive

        function follow(r: rect): void {
            if (contentY > r.y)
                contentY = r.y;
            else if (contentY + height < r.y + r.height + input.bottomPadding)
                contentY = r.y + r.height + input.bottomPadding - height;
        }

        T.TextArea {
            id: input

            width: flick.width
            height: Math.max(implicitHeight, flick.height)
            implicitHeight: contentHeight + topPadding + bottomPadding
            focus: true
            padding: Theme.s3
            leftPadding: Theme.s4 + Theme.s1
            rightPadding: Theme.s4 + Theme.s1
            font: Theme.row.font
            color: field.blocked ? Theme.textFaint : Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.overAccent
            selectByMouse: true
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.Wrap
            readOnly: field.blocked
            activeFocusOnTab: true
            hoverEnabled: true
            onCursorRectangleChanged: flick.follow(cursorRectangle)
            onTextChanged: if (activeFocus)
                field.edited(text)
            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

            Accessible.role: Accessible.EditableText
            Accessible.name: field.label
            Accessible.description: field.spoken
            Accessible.multiLine: true
            Accessible.editable: !readOnly
            Accessible.readOnly: readOnly
            Accessible.focusable: true

            Label {
                visible: input.text === "" && input.preeditText === "" && field.placeholder !== ""
                x: input.leftPadding
                y: input.topPadding
                width: input.width - input.leftPadding - input.rightPadding
                text: field.placeholder
                color: Theme.textFaint
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
        }
    }
    FieldBox {
        anchors.fill: flick
        z: -1
        focused: input.activeFocus
        hovered: input.hovered
        staged: field.staged
        wrong: field.error !== ""
        blocked: field.blocked || !field.enabled
    }
}
