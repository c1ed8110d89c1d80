// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"

#include <QMap>

namespace steward::domain {

/// Why a server does not offer something. A value.
struct WhyNot
{
    QString reason; ///< stable slug: "not_built", "not_connected", "switched_off"; a newer server may know more
    QString words;  ///< for people, from whoever runs the server; may be empty

    friend bool operator==(const WhyNot &, const WhyNot &) = default;
};

/// By key of a permission or name of a setting. What is not in it is not offered for a reason that nobody tells.
using WhyNots = QMap<QString, WhyNot>;

[[nodiscard]] QJsonObject toJson(const WhyNots &whyNots);
/// The member \a key, which need not be there: servers and stores from before it told keys alone.
[[nodiscard]] WhyNots whyNotsFrom(ObjectReader &reader, const QString &key);

} // namespace steward::domain
