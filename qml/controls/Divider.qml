// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// A hairline, lying or standing.
Rectangle {
    id: divider

    property bool vertical: false
    property bool strong: false

    implicitWidth: 1
    implicitHeight: 1
    color: strong ? Theme.lineMid : Theme.line
}
