// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http.h"

#include <chrono>
#include <optional>

namespace steward::tests {

/// A socket and nothing more: sends any bytes, well-formed or not, and reads what comes. Blocking; every read ends
/// after a time limit.
class RawClient
{
public:
    explicit RawClient(quint16 port);
    ~RawClient();
    Q_DISABLE_COPY_MOVE(RawClient)

    [[nodiscard]] bool isConnected() const { return m_socket >= 0; }

    /// False when the other side has closed.
    bool send(const QByteArray &bytes);
    void finishSending(); ///< half-closes

    /// The next answer on this connection; nothing when it is closed or \a limit is over before there is one.
    [[nodiscard]] std::optional<Response> read(std::chrono::milliseconds limit = std::chrono::seconds(10));

    /// True when the other side closes within \a limit. What it still sends is thrown away.
    [[nodiscard]] bool isClosedWithin(std::chrono::milliseconds limit);

private:
    [[nodiscard]] bool readMore(std::chrono::steady_clock::time_point until);

    int m_socket = -1;
    bool m_isClosed = false; ///< by the other side
    QByteArray m_read;
};

/// Sends and reads one answer over a connection of its own.
[[nodiscard]] std::optional<Response> askOnce(quint16 port, const QByteArray &bytes);

} // namespace steward::tests
