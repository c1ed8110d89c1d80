// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/context.h"
#include "store/visits.h"

namespace steward {

/// Writes down what is about to leave the server whole: who asks, from where and when are the context's. What cannot be
/// written down is not given (16.5.3 of ASVS: fail closed); then the error. The number of the row; one transaction.
[[nodiscard]] Result<qint64> noteRead(const Context &context, Read read);

} // namespace steward
