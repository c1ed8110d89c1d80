// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/recovered.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

Acknowledgement recoveryOf(const Id &person)
{
    return {u"recovered"_s, {u"person"_s, person}, {}};
}

Id recoveredIn(const QList<Acknowledgement> &acknowledged)
{
    const auto found = std::ranges::find(acknowledged, u"recovered"_s, &Acknowledgement::finding);
    return found == acknowledged.end() ? Id() : found->entity.id;
}

} // namespace steward::domain
