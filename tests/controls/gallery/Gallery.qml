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

            ButtonsBlock {
            }

            FieldsBlock {
            }

            SwitchesBlock {
            }

            ChipsBlock {
            }

            MarksBlock {
            }

            TabsBlock {
            }

            TableBlock {
            }

            TreeBlock {
            }

            DiffsBlock {
            }

            EffectsBlock {
            }

            BannersBlock {
            }

            BarsBlock {
            }

            DialogBlock {
            }

            DrawerBlock {
            }

            TypeBlock {
            }
        }
    }
}
