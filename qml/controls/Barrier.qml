// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// Lies over a control that is blocked: takes the presses, gives the focus, so that the reason is read.
MouseArea {
    id: barrier

    required property T.Control control

    anchors.fill: parent
    acceptedButtons: Qt.LeftButton
    onPressed: control.forceActiveFocus(Qt.MouseFocusReason)
    Accessible.ignored: true
}
