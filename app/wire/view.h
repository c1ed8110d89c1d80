// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/access/whatcansee.h"

#include <QJsonObject>

namespace steward::wire {

/// All that somebody sees, as somebody else may be told it.
struct ToldView
{
    domain::View view; ///< without the places and keys that he who asks is not shown
    int placesBeyond = 0;
    int keysBeyond = 0;
};

/// resources/api/openapi.yaml, View. O(permissions + kinds).
[[nodiscard]] QJsonObject toJson(const ToldView &told);

} // namespace steward::wire
