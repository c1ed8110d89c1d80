// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace steward::domain {

/// A file of resources/catalogue; empty when there is none of this name.
[[nodiscard]] QByteArray bundled(const QString &name);

} // namespace steward::domain
