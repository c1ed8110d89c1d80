// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Controls
import Steward.Models

/// Why what the key ring keeps could not be gone on with, and what can be done.
Banner {
    id: root

    required property SignIn signIn

    tone: Tone.Warning
    iconName: "lock"
    title: root.signIn.keptTitle
    text: root.signIn.keptText

    ActionButton {
        visible: root.signIn.keptAction !== ""
        small: true
        iconName: "refresh-cw"
        text: root.signIn.keptAction
        onClicked: root.signIn.keepAgain()
    }
}
