// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/pack.h"
#include "models/preferences.h"

#include <QStringList>

#include <optional>

namespace steward {

/// What the program was started with.
struct Options
{
    std::optional<demo::PackSize> demo;        ///< a demo window, instead of the welcome page
    QString server;                            ///< to sign in to at once; empty: none
    std::optional<Preferences::Scheme> scheme; ///< for this window only; nothing is remembered
    std::optional<QString> help;               ///< to print, then end
    QString mistake;                           ///< not empty: what is wrong with the arguments
};

[[nodiscard]] Options parseOptions(const QStringList &arguments);

[[nodiscard]] QString nameFromPack(demo::PackSize pack);

} // namespace steward
