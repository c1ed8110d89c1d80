// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change.h"

#include <functional>

namespace steward {

/// JSON texts of objects of one state: of each the same as long as the state is, so worked out once.
class ObjectTexts
{
public:
    virtual ~ObjectTexts() = default;

    /// What \a make gave for the object the first time.
    [[nodiscard]] virtual QByteArray of(const domain::EntityRef &entity, const std::function<QByteArray()> &make) = 0;
};

} // namespace steward
