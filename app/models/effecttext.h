// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/impact.h"
#include "models/format.h"
#include "models/sentence.h"

namespace steward {

/// One effect in words. \a line stands under the edited value; \a title, \a detail and \a names in the impact panel.
struct EffectText
{
    QString line;
    QString title;
    QString detail;
    QString names;   ///< "Chifundo Nkhoma and 11 more"; empty when nobody is named
    Sentence told{}; ///< \a detail with its number in bold, where one matters; else empty
};

/// \a project gives the names of people and levels: the one before the change.
[[nodiscard]] EffectText effectText(const domain::Effect &effect, const domain::Project &project, const Format &format);

/// Why somebody cannot enter: a sentence for the argument "why" of "person.locked_out"; empty for one not known.
[[nodiscard]] QString lockOutReason(const QString &why);

/// "Touches 226 people and 2,412 phones.", "Touches nobody."
[[nodiscard]] QString touchedText(const domain::Impact &impact);

} // namespace steward
