// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http.h"

namespace steward {

/// The list of an If-None-Match names the tag. Compared weakly (RFC 9110, 13.1.2), as a proxy may have weakened it;
/// nothing names no tag.
[[nodiscard]] bool isKnownTag(const QByteArray &tag, const QByteArray &known);

/// With a strong tag by its bytes: for what no version or revision says whether it is the same. O(body).
[[nodiscard]] Response taggedByBytes(Response response);

} // namespace steward
