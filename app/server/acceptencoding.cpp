// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/acceptencoding.h"

#include <QList>

#include <cmath>
#include <optional>

namespace steward::server {

namespace {

/// The "q" among the parameters of one member of the list; 1000 without one.
std::optional<int> weightOf(const QByteArrayList &parameters)
{
    for (qsizetype i = 1; i < parameters.size(); ++i) {
        const QByteArray parameter = parameters.at(i).trimmed().toLower();
        if (!parameter.startsWith("q="))
            continue;
        bool isNumber = false;
        const double q = parameter.sliced(2).trimmed().toDouble(&isNumber);
        if (!isNumber || !(q >= 0 && q <= 1))
            return std::nullopt;
        return static_cast<int>(std::lround(q * 1000));
    }
    return 1000;
}

} // namespace

int wishFor(const QByteArray &coding, const QByteArray &header)
{
    std::optional<int> named;
    std::optional<int> any;
    for (const QByteArray &member : header.split(',')) {
        const QByteArrayList parts = member.split(';');
        const QByteArray name = parts.constFirst().trimmed().toLower();
        if (name == coding && !named)
            named = weightOf(parts);
        else if (name == "*" && !any)
            any = weightOf(parts);
    }
    if (named || any)
        return named.value_or(any.value_or(0));
    return coding == "identity" ? 1 : 0;
}

} // namespace steward::server
