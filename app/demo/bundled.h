// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace steward::demo {

/// One table of resources/demo, compiled into this library; \a path is relative to that folder. A table that is
/// missing or cannot be read is a fault of the build and ends the program in every kind of build: half a pack would
/// be worse.
[[nodiscard]] QJsonObject bundled(const QString &path);

} // namespace steward::demo
