// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/impact.h"
#include "models/format.h"

namespace steward {

/// One effect in words. \a line stands under the edited value; \a title, \a detail and \a names in the impact panel.
struct EffectText
{
    QString line;
    QString title;
    QString detail;
    QString names; ///< "Chifundo Nkhoma and 11 more"; empty when nobody is named
};

[[nodiscard]] EffectText effectText(const domain::Effect &effect, const domain::Project &project, const Format &format);

} // namespace steward
