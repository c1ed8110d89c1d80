// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QUrl>

namespace steward::cli {

/// Why there is no project of \a server, and what to do about it, in one line. \a error is one of a session, or of the
/// workspace's Loader.
[[nodiscard]] QString serverTrouble(const QUrl &server, const Error &error);

} // namespace steward::cli
