// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// Where holders come out when they sign in.
ColumnLayout {
    id: block

    required property RoleEditor editor

    spacing: 0

    BlockHeading {
        title: qsTr("Landing page")
    }
    Choice {
        label: qsTr("Default Landing Page")
        help: qsTr("What holders see first when they sign in on the web.")
        model: block.editor.landingTexts
        currentIndex: block.editor.landingIndex
        staged: block.editor.isLandingStaged
        wasText: block.editor.wasLandingText
        blocked: !block.editor.isEditable
        reason: block.editor.lockText
        Layout.margins: Theme.s5
        Layout.bottomMargin: Theme.s6
        Layout.leftMargin: Theme.shell.margin + 14
        Layout.preferredWidth: Math.round(280 * Theme.textScale)
        onChosen: index => {
            currentIndex = Qt.binding(() => block.editor.landingIndex);
            block.editor.setLanding(index);
        }
    }
}
