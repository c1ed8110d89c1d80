// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

namespace steward {

/// What a gzip stream (RFC 1952, one member and nothing behind it) holds: at most \a most bytes, and no more than that
/// is ever unpacked, whatever the stream says of itself. Error::TooLarge "body.too_large" when it holds more,
/// Error::Invalid "body.gzip" when it is none, is damaged or ends early.
[[nodiscard]] Result<QByteArray> gunzip(const QByteArray &packed, qsizetype most);

} // namespace steward
