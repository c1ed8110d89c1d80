// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace steward::tests {

/// What a person may do who is no admin: which permissions his role grants, and where.
struct Standing
{
    enum class Reach { Everywhere, OnePlace, NoPlace };

    QStringList granted; ///< keys, as stored; with Reach::Everywhere access_all_locations besides
    Reach reach = Reach::Everywhere;

    /// Sees all places, by his reach or by what he is granted.
    [[nodiscard]] bool isEverywhere() const;
    /// Holds what \a keys ask for: "a+b": both, "a|b": one of them, "": nothing. Nobody of these holds "admin".
    [[nodiscard]] bool meets(QLatin1StringView keys) const;

private:
    [[nodiscard]] bool holds(const QString &key) const;
};

/// What a route takes, written down from the issue and DOMAIN.md 1 to 3 and not from the program, which is held against
/// it.
struct RouteRule
{
    QLatin1StringView route;
    QLatin1StringView ask; ///< without: 403, whatever it is about. "door": what one asks for who cannot enter yet
    QLatin1StringView see; ///< to be shown the object; without: 404. "own": it is somebody else's, and always 404
    QLatin1StringView act; ///< to do it; without: 403
    int good = 200;
    /// What a person of one place is answered of an object elsewhere; 0: the route is about no place.
    int elsewhere = 0;

    [[nodiscard]] int statusFor(const Standing &standing, bool isElsewhere) const;
};

[[nodiscard]] const QList<RouteRule> &routeRules();

} // namespace steward::tests
