// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/checking.h"
#include "domain/names.h"

namespace steward::domain {

/// Checks that objects of more than one kind need.

/// name.empty, name.blank_start, name.length, name.characters.
void checkName(const Tell &tell, QLatin1StringView field, const QString &name, qsizetype longest = longestName);
/// handle.shape, handle.length; a code that is empty is none.
void checkCode(const Tell &tell, QLatin1StringView field, const QString &code);
/// handle.empty: another one may be given, but what has one is not left without.
void checkHandleKept(const Tell &tell, const QString &before, const QString &now);
/// email.shape.
void checkEmail(const Tell &tell, QLatin1StringView field, const QString &email);
/// ip.range, list.length.
void checkIpRanges(const Tell &tell, QLatin1StringView field, const QStringList &ranges);
/// dates.order: \a later must come after \a earlier where both are told.
void checkOrder(const Tell &tell, QLatin1StringView field, const std::optional<Instant> &earlier,
                const std::optional<Instant> &later);
/// places.primary: among the assigned (DOMAIN.md 2.4).
void checkPrimary(const Tell &tell, const Id &primary, const QList<Id> &places);
/// role.archived.
void checkRole(const Tell &tell, QLatin1StringView field, const Id &role, Finding::Weight weight);
/// places.archived (of \a weight) and places.takes_nobody (DOMAIN.md 2.3).
void checkAssigned(const Tell &tell, const QList<Id> &places, Finding::Weight weight);

enum class Demand {
    Required, ///< a field that is required must be there
    Given,    ///< only what is there is looked at
};
/// custom.required, custom.type, custom.length, custom.choice, custom.regex (DOMAIN.md 2.3).
void checkCustomData(const Tell &tell, QLatin1StringView field, CustomField::Of of, const QJsonObject &data,
                     Demand demand);

/// So long may a value of a custom field be, in UTF-16 units.
inline constexpr qsizetype longestCustomValue = 2000;
/// So much may one list of addresses hold.
inline constexpr qsizetype mostInList = 1000;

} // namespace steward::domain
