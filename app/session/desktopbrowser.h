// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

namespace steward {

/// Opens an address in the person's browser: with the program of $STEWARD_BROWSER or the first of $BROWSER where one is
/// set, given the address as its last argument or where it says %s, else as the desktop does it. False when that is
/// known to have failed. Only safe addresses (isSafeAddress) are opened. The desktop's way needs a QGuiApplication.
[[nodiscard]] bool openInBrowser(const QUrl &url);

} // namespace steward
