// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/logfilter.h"

#include "domain/kinds.h"

#include <algorithm>

namespace steward::domain {

bool LogFilter::takes(Instant at, const Id &rowAuthor) const
{
    return (!author || *author == rowAuthor) && (!from || at >= *from) && (!until || at < *until);
}

bool LogFilter::takes(const QList<Change> &changes) const
{
    if (!looksIntoChanges())
        return true;
    return std::any_of(changes.cbegin(), changes.cend(), [this](const Change &change) {
        return (kind.isEmpty() || change.entity.kind == kind) && (object.isNull() || change.entity.id == object);
    });
}

bool isKindOfObject(QStringView kind)
{
    return kindOf(kind) != nullptr;
}

} // namespace steward::domain
