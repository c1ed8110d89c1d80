// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonObject>

namespace steward::cli {

/// Walks the chain of the log in \a database, the path of a SQLite file or the address of a PostgreSQL, which is only
/// read and may be in use. The answer: "rows" that were looked at, "right", and where it is false "firstBadRow" and
/// "what" about it. O(rows). Errors: those of SqlStore, with words in `detail` that hold no part of an address.
[[nodiscard]] Result<QJsonObject> auditAnswer(const QString &database);

[[nodiscard]] QString auditText(const QJsonObject &answer);

} // namespace steward::cli
