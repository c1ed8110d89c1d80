// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace steward::cli {

/// Lines for people, of answers as explain.h and impactanswer.h give them. In English alone: the keys and codes that
/// fill them are English, whoever works in a terminal looks for them by name, and the language tables belong to models,
/// which a command line without windows does not link.
[[nodiscard]] QString userText(const QJsonObject &answer);
[[nodiscard]] QString answersText(const QJsonObject &answer); ///< of a location, a permission, a setting
[[nodiscard]] QString impactText(const QJsonObject &answer);

} // namespace steward::cli
