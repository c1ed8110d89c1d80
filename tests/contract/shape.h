// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace steward::tests {

/// What an answer looked like to a client that read it: the types of values, the members of objects and which of them
/// were always there; of the items of a list together. {"types": [...], "members": {...}, "optional": [...],
/// "items": {...}}.
[[nodiscard]] QJsonObject shapeOf(const QJsonValue &value);

/// Where \a value does not have what \a shape says, in words; nothing: whoever could read the one can read the other.
/// More members than he knew are no mistake.
[[nodiscard]] QStringList mistakes(const QJsonObject &shape, const QJsonValue &value, const QString &pointer = {});

} // namespace steward::tests
