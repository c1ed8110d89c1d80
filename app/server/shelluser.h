// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace steward::server {

/// The user of the operating system whose shell this is; where it is root's by way of sudo, also whose it was.
[[nodiscard]] QString shellUser();

} // namespace steward::server
