// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <utility>

namespace steward::domain {

/// A file of resources/catalogue; empty when there is none of this name.
[[nodiscard]] QByteArray bundled(const QString &name);

/// The same, read; ends the program when that cannot be done: a broken build, not a state to go on in.
template<typename Read>
[[nodiscard]] Read bundledAs(const QString &name)
{
    auto read = Read::fromJson(bundled(name));
    if (!read)
        qFatal("a bundled catalogue cannot be read: %s", qPrintable(name));
    return *std::move(read);
}

} // namespace steward::domain
