// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

/// The clipboard, which QML reaches through a text only.
QtObject {
    id: clip

    readonly property Component carrier: Component {
        TextInput {
        }
    }

    function copy(text: string): void {
        const copied = carrier.createObject(null, {
                "text": text
            }) as TextInput;
        copied.selectAll();
        copied.copy();
        copied.destroy();
    }
}
