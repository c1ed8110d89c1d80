// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace steward {

/// Waits until the name of a file is on the disk as well as what it names: after it was made, renamed or removed.
/// False: it may not be, and errno says why.
bool syncFolderOf(const QString &path);

} // namespace steward
