// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

#include <functional>

namespace steward::probe {

/// What the program answers with.
enum Exit {
    Good = 0,
    Usage = 2,
    Refused = 3, ///< what was given is not to be trusted, or not right
    Trouble = 4  ///< nothing was found out: the line, the disk, the time
};

[[nodiscard]] const char *help();

/// Says \a text as one line, at once.
void say(const QByteArray &text);
/// On standard error; Usage.
[[nodiscard]] int complain(const QString &about);

/// Answers each line of standard input with one of standard output. A line that is no JSON object is "error …".
[[nodiscard]] int answerLines(const std::function<QByteArray(const QJsonObject &)> &answer);

/// "valid", "invalid CODE", "error WHY" for one case.
[[nodiscard]] QByteArray verifyCase(const QJsonObject &given);
[[nodiscard]] QByteArray cryptCase(const QJsonObject &given);

[[nodiscard]] int signIn(const QStringList &arguments);
[[nodiscard]] int readJson(const QString &file);
[[nodiscard]] int writeCsv(const QString &file);
[[nodiscard]] int store(const QStringList &arguments);

} // namespace steward::probe
