// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QHash>

namespace steward::server {

/// Which route a path belongs to, for the log and the numbers: a path holds ids and whatever a client makes up, a
/// pattern holds nothing but what stands in our sources. Immutable, so thread-safe.
class RoutePatterns
{
public:
    /// "{}" stands for one part, but not for the first two: "/v1/roles/{}".
    explicit RoutePatterns(const QByteArrayList &patterns);

    /// The pattern that fits \a path (without a query), the most literal one of several; "other" when none does.
    /// O(patterns with the same second part).
    [[nodiscard]] QByteArray of(const QByteArray &path) const;

private:
    struct Pattern
    {
        QByteArray text;
        QByteArrayList parts;
    };
    QHash<QByteArray, QList<Pattern>> m_byWord; ///< the second part, in which most of them differ
};

/// Those of the service, and what the server answers itself.
[[nodiscard]] RoutePatterns servedPatterns();

} // namespace steward::server
