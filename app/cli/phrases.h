// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace steward::cli {

/// Members of answers in words. Whatever comes from a project goes through plain().

[[nodiscard]] QString textIn(const QJsonObject &object, const QString &key);
[[nodiscard]] QStringList textsIn(const QJsonObject &object, const QString &key);

/// Any value on one line: texts as they are, else as JSON.
[[nodiscard]] QString valueText(const QJsonValue &value);

/// What an object is called in a line: a person by the handle, a place by name and code, others by their name.
[[nodiscard]] QString labelOf(const QJsonObject &named);
/// The same with its kind: "role Data Clerk".
[[nodiscard]] QString kindAndLabel(const QJsonObject &named);

/// "implied by edit_data", of a permission with its cause; empty where it has none.
[[nodiscard]] QString bearingText(const QJsonObject &permission);

/// "yes", "no: out of reach".
[[nodiscard]] QString verdict(const QString &reason);
/// "out of reach".
[[nodiscard]] QString phraseOfReason(const QString &reason);
/// "role Data Clerk > edit_data > everywhere", of {"reason", "path"}; without the person it begins with.
[[nodiscard]] QString wayOf(const QJsonObject &answer);

/// What a code of an effect means; empty for one of a newer rule.
[[nodiscard]] QString phraseOfEffect(const QString &code);

/// Of {"count", "first"}: those named, and how many more.
[[nodiscard]] QStringList namesIn(const QJsonObject &counted);
/// "2 people: a, b", of {"count", "first"}; "nobody".
[[nodiscard]] QString peopleText(const QJsonObject &counted);

} // namespace steward::cli
