// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>

namespace steward::server {

enum class LogLevel { Error, Warning, Info, Debug };

/// From here on the log of this process is one JSON object a line on the standard error: "time" (UTC), "level", and
/// for a message "from" (its category) and "text". Of what is not Steward's own (Qt's), warnings and worse only,
/// whatever the level: nobody has looked at what the rest would tell. A new line, a quote or a control character in a
/// text is escaped, so that no text can pass for a line of its own.
void startJsonLog(LogLevel level);

/// One request that is over. Every member comes from a list of ours or is a number.
struct RequestLine
{
    QByteArray id;    ///< the one in x-request-id
    QByteArray verb;  ///< "other": none that we know
    QByteArray route; ///< the pattern
    int status = 0;   ///< 0: closed without an answer of ours
    std::chrono::microseconds spent{};
    qint64 received = 0; ///< bytes of body
    qint64 sent = 0;
};
/// With "id", "verb", "route", "status", "ms", "in" and "out"; as a warning when the status is 500 or more, else as
/// "info". Thread-safe.
void logRequest(const RequestLine &line);

} // namespace steward::server
