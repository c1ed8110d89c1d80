// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace steward::cli {

/// Lines for people, of what answers.h says. The words of the API stay as they are: whoever works in a terminal greps
/// for them.
[[nodiscard]] QString userText(const QJsonObject &answer);
[[nodiscard]] QString locationText(const QJsonObject &answer);
[[nodiscard]] QString permissionText(const QJsonObject &answer);
[[nodiscard]] QString impactText(const QJsonObject &answer);

} // namespace steward::cli
