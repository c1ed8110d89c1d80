// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/api.h"

#include <QMap>

namespace steward {

/// The code of what is not done because the server no longer serves consoles as old as this one.
inline constexpr QLatin1StringView tooOld("console.too_old");

/// How far the server is ahead of this console: what it told of itself, and what of its answer was not understood. A
/// value.
struct Newer
{
    wire::Standing standing = wire::Standing::Fits;
    QMap<QString, int> kinds; ///< objects that were left out, by name of their kind
    QString environment;      ///< a word not known here; the project counts as live then

    friend bool operator==(const Newer &, const Newer &) = default;
};

} // namespace steward
