// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/access/access.h"

#include <QJsonObject>

namespace steward::cli {

/// Answers of the rules as JSON: handles and slugs, no sentences; docs/stewardctl.md lists the members, explaintext.h
/// makes lines of them. Error::NotFound where there is no such object.

/// Everything about one person: permissions with their ways, what is seen how far, keys, what ends when. O(keys).
[[nodiscard]] Result<QJsonObject> explainUser(const domain::Access &access, const QString &handle);

/// Whom to name of those who see something, or whom alone to ask about.
struct Whom
{
    int limit = 20; ///< people named
    QString only;   ///< a handle: this one instead, and why not, too
};

/// Each sight of the place. O(people).
[[nodiscard]] Result<QJsonObject> explainLocation(const domain::Access &access, const QString &siteCode,
                                                  const Whom &whom);
[[nodiscard]] Result<QJsonObject> explainPermission(const domain::Access &access, const QString &key, const Whom &whom);
/// A field of an object of which there is one, such as the privacy and security settings: who reads it, who changes it.
[[nodiscard]] Result<QJsonObject> explainSetting(const domain::Access &access, const QString &key, const Whom &whom);

} // namespace steward::cli
