// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace steward::tests {

/// What one of many clients does that mean no good; none of it is a whole request but the first.
enum class Opening { Pipelined, SlowHeader, GiantHeader, SlowBody, Silent, CutShort };
inline constexpr int openings = 6;
inline constexpr int pipelined = 8; ///< requests at once

/// They take turns.
[[nodiscard]] inline Opening openingOf(size_t client)
{
    return static_cast<Opening>(client % openings);
}

/// All that it sends. Who is cut short closes its half of the connection behind it.
[[nodiscard]] inline QByteArray bytesOf(Opening opening)
{
    const QByteArray line = "POST /v1/change-sets HTTP/1.1\r\nHost: x\r\n";
    switch (opening) {
    case Opening::Pipelined:
        return QByteArray("GET /v1/me HTTP/1.1\r\nHost: x\r\n\r\n").repeated(pipelined);
    case Opening::SlowHeader:
        return line + "X-Slow: ";
    case Opening::GiantHeader:
        return line + "X-Giant: " + QByteArray(64 * 1024, 'g');
    case Opening::SlowBody:
        return line + "Content-Length: 8000000\r\n\r\n" + QByteArray(10'000, '{');
    case Opening::CutShort:
        return line + "Content-Length: 100\r\n\r\n{\"id\":";
    case Opening::Silent:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace steward::tests
