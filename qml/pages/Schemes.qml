// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

/// What the schemes of Preferences are called, in their order.
QtObject {
    readonly property list<string> texts: [qsTr("Match system"), qsTr("Light"), qsTr("Dark"), qsTr("High contrast, light"), qsTr("High contrast, dark")]
}
