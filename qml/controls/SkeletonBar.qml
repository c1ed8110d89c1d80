// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// One still shape.
Rectangle {
    implicitWidth: 120
    implicitHeight: 10
    radius: Theme.radius.chip
    color: Theme.pressed
    Accessible.ignored: true
}
