// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A page, with the panes that F6 goes through, in this order; those that are hidden are passed over.
FocusScope {
    property list<Item> panes
}
