// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonObject>

namespace steward::oidc {

/// One JSON object as RFC 8259 writes it and not otherwise. Qt's reader is lenient, and of two members of one name it
/// keeps the last while another reader may keep the first: what is signed must have one reading. So anything outside
/// the grammar, bytes that are not UTF-8, a name used twice in one object (escapes resolved) and a depth over 16 are
/// Error::Invalid "json.malformed" or "json.repeated". O(size).
[[nodiscard]] Result<QJsonObject> parseStrictObject(const QByteArray &bytes);

} // namespace steward::oidc
