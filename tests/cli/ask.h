// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/run.h"

namespace steward::tests {

/// stewardctl within this process. \a line is split at blanks outside of quotes.
[[nodiscard]] cli::Told ask(const QString &line);
/// The answer with --json; empty where there is none or it is no JSON.
[[nodiscard]] QJsonObject askJson(const QString &line);

/// Each member of \a part stands in \a whole, lists of equal length element by element. Empty: yes; else where not.
[[nodiscard]] QString missingIn(const QJsonValue &whole, const QJsonValue &part, const QString &where = {});

} // namespace steward::tests
