// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"

namespace steward {

/// Why the server does not offer the permission \a key or the setting of that name: one or two sentences of plain text,
/// of which the last may be the server's own words. Empty: it offers it, or nobody tells why not.
[[nodiscard]] QString whyNotText(const domain::Capabilities &capabilities, const QString &key);

/// "This server does not offer this permission.", and why.
[[nodiscard]] QString notOfferedText(const domain::Capabilities &capabilities, int permission);

} // namespace steward
