// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/logfilter.h"

#include <QUrlQuery>

#include <functional>

namespace steward::wire {

/// How a filter of the log travels: as members of a query. Ids are texts, instants RFC 3339 in UTC, and the author of
/// what was changed by rule is the word "rule". In place of an id may stand kind and handle, "role:nurse".

/// The object of a kind that has a handle now; null: none.
using IdOf = std::function<Id(const QString &kind, const QString &handle)>;

/// "&author=…&kind=role": to be put behind other members; empty where there is no filter.
[[nodiscard]] QString queryOf(const domain::LogFilter &filter);

/// Error::Invalid "query.invalid": a member that is malformed, given twice or neither part of a filter nor one of
/// \a others, as whoever misspells a filter must not be shown everything; or a time that ends before it begins; or a
/// handle that nothing has, as \a idOf says.
[[nodiscard]] Result<domain::LogFilter> logFilterFrom(const QUrlQuery &query, const QStringList &others,
                                                      const IdOf &idOf = {});

} // namespace steward::wire
