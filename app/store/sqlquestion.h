// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QVariantList>

#include <functional>

class QSqlQuery;

namespace steward {

/// A statement with values for its question marks, and what is done with each row of its answer, with the query
/// standing on it; nothing where there are no rows. Where the line has broken it may be asked once more.
struct SqlQuestion
{
    QString sql;
    QVariantList values{};
    std::function<Result<void>(const QSqlQuery &)> take{};
};

} // namespace steward
