// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"

#include <QMap>

namespace steward::wire {

/// Who the caller is in the project, after CommCare's "my role" view (DOMAIN.md 1.9).
struct Me
{
    Id person;
    QString name;
    QString handle;
    bool isAdmin = false;
    QString roleName;
    QJsonObject permissions; ///< key: true, or {"scope": "limited", "items": [...]}
    bool mayEditRoles = false;
    QStringList canHelp; ///< names of admins, for "Ask ..."
};
[[nodiscard]] QJsonObject toJson(const Me &me);
[[nodiscard]] Result<Me> meFromJson(const QJsonObject &object);

} // namespace steward::wire
