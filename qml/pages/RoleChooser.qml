// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// In a narrow window: which roles are columns of the matrix.
ModalDialog {
    id: dialog

    required property RoleListModel roles

    title: qsTr("Roles in the matrix")
    text: roles.shownText
    answer: done
    actions: ActionButton {
        id: done

        text: qsTr("Done")
        onClicked: dialog.close()
    }

    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true

        RoleListPane {
            roles: dialog.roles
            editable: false
            Layout.fillWidth: true
            Layout.preferredHeight: Math.round(440 * Theme.textScale)
            onActivated: key => dialog.roles.toggleShown(key)
        }
    }
}
