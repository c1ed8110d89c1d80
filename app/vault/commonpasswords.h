// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace steward {

/// What stands at the top of every list of passwords that leaked, and the words they are put together from; in small
/// letters. Digits in a row are not among them: faultOf() sees those by itself.
[[nodiscard]] QStringList commonPasswords();

} // namespace steward
